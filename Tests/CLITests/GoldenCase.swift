import RhumbDiagnostics
import RhumbEngine
import RhumbSystem
import RhumbTesting
import Testing

/// A case of a `golden/CHART/golden.yaml`: the arguments of `helm template`, and what Helm 4.3.1 answered to them.
struct GoldenCase: Sendable, CustomTestStringConvertible {
  /// `CHART/CASE`
  let name: String
  /// As they are typed at the root of the repository.
  let arguments: [String]
  private let folder: FilePath

  var testDescription: String { name }

  /// Every case of every chart under `golden/`.
  static func all() throws -> [GoldenCase] {
    try folders(in: BuiltProgram.root.appending("golden")).filter { $0 != "diagnostics" && $0 != "provenance" }.flatMap
    { chart in
      let folder = FilePath("golden/\(chart)")
      let bytes = try DiskFileSystem().read(inRoot(folder).appending("golden.yaml"), limit: 1 << 20)
      let suite = try GoldenReader.read(bytes, file: FileID(raw: 1), folder: folder)
      return suite.cases.map { golden in
        GoldenCase(
          name: "\(chart)/\(golden.name.description)",
          arguments: golden.arguments(chart: suite.chart, folder: folder).map(\.description),
          folder: inRoot(folder).appending(golden.name.bytes))
      }
    }
  }

  private static func inRoot(_ path: FilePath) -> FilePath { BuiltProgram.root.appending(path.bytes) }

  /// What Helm printed, or its words where it refused.
  func answer() throws -> (refused: Bool, bytes: [UInt8]) {
    if let words = try? bytes("error.txt") { return (true, words) }
    let names = try bytes("objects.txt").split(separator: UInt8(ascii: "\n"))
    return (false, try names.flatMap { try bytes(String(decoding: $0, as: UTF8.self)) })
  }

  private func bytes(_ file: String) throws -> [UInt8] {
    try DiskFileSystem().read(folder.appending(file), limit: 1 << 26)
  }

  static func folders(in directory: FilePath) throws -> [String] {
    try DiskFileSystem().list(directory).filter { $0.kind == .directory }
      .map { String(decoding: $0.name, as: UTF8.self) }.sorted()
  }
}
