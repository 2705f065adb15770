import RhumbSystem
import Testing

/// A folder `golden/CHART/CASE`: the arguments of `helm template`, and what Helm 4.3.1 answered to them.
struct GoldenCase: Sendable, CustomTestStringConvertible {
  /// `CHART/CASE`
  let name: String
  let folder: FilePath
  /// Names of the files in the folder.
  let files: Set<String>

  var testDescription: String { name }

  /// Every folder two levels under `golden/`.
  static func all() throws -> [GoldenCase] {
    let golden = BuiltProgram.root.appending("golden")
    return try folders(in: golden).flatMap { chart in
      try folders(in: golden.appending(chart)).map { name in
        let folder = golden.appending(chart).appending(name)
        let files = try DiskFileSystem().list(folder).map { text($0.name) }
        return GoldenCase(name: "\(chart)/\(name)", folder: folder, files: Set(files))
      }
    }
  }

  /// One argument a line, paths from the root of the repository.
  func arguments() throws -> [String] {
    try bytes("arguments").split(separator: UInt8(ascii: "\n")).map { Self.text($0) }
  }

  func bytes(_ file: String) throws -> [UInt8] {
    try DiskFileSystem().read(folder.appending(file), limit: 1 << 26)
  }

  static func folders(in directory: FilePath) throws -> [String] {
    try DiskFileSystem().list(directory).filter { $0.kind == .directory }.map { text($0.name) }.sorted()
  }

  private static func text(_ bytes: some Collection<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
