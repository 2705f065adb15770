import RhumbSystem
import RhumbTestSupport
import Testing

/// A file `golden/diagnostics/AREA/NAME.txtar`: a command in its comment, what it reads, and what it answers. The file is
/// called like the code of the message that it shows. `:latin1` behind a file's name says how its text is written.
struct DiagnosticCase: Sendable, CustomTestStringConvertible {
  private static let folder = BuiltProgram.root.appending("golden/diagnostics")
  /// What is recorded: the terminal's form and that of `--report json`.
  private static let answers = ["stdout", "stderr", "report.json", "status"]

  /// `template/nil-field`
  let name: String
  private let path: FilePath

  var testDescription: String { name }

  static func all() throws -> [DiagnosticCase] {
    try GoldenCase.folders(in: folder).flatMap { area in
      let files = try DiskFileSystem().list(folder.appending(area)).map { String(decoding: $0.name, as: UTF8.self) }
      return files.filter { $0.hasSuffix(".txtar") }.sorted().map { file in
        DiagnosticCase(name: "\(area)/\(file.dropLast(6))", path: folder.appending(area).appending(file))
      }
    }
  }

  /// What it holds, and what it would hold if it were recorded now.
  func run() throws -> (found: TextArchive, recorded: TextArchive) {
    let bytes = try DiskFileSystem().read(path, limit: 1 << 20)
    let found = TextArchive(String(decoding: bytes, as: UTF8.self))
    let scratch = try ScratchFolder()
    for file in found.files where !Self.answers.contains(file.name) {
      let parts = file.name.split(separator: ":")
      let isLatin = parts.count > 1 && parts[1] == "latin1"
      let bytes = isLatin ? file.text.unicodeScalars.map { UInt8($0.value) } : Array(file.text.utf8)
      try OutputDirectory(root: scratch.path).write(bytes, at: FilePath(String(parts[0])))
    }
    let commands = found.comment.split(separator: "\n").filter { $0.hasPrefix("$ rhumb ") }
    let words = try #require(commands.first).split(separator: " ").dropFirst(2).map(String.init)
    let input = Array((found["stdin"] ?? "").utf8)
    let answer = try BuiltProgram.run(words, in: scratch.path, input: input)
    let report = try BuiltProgram.run(words + ["--report", "json"], in: scratch.path, input: input)
    func text(_ bytes: [UInt8]) -> String { Self.steady(bytes, folder: scratch.path.text) }
    var recorded = found
    recorded["stdout"] = answer.output.isEmpty ? nil : text(answer.output)
    recorded["stderr"] = answer.errors.isEmpty ? nil : text(answer.errors)
    recorded["report.json"] = text(report.errors)
    recorded["status"] = "\(answer.status)\n"
    return (found, recorded)
  }

  /// Lines longer than this are kept by their ends.
  private static let lineLimit = 4000

  /// Without what differs from run to run, and without the middle of lines that nobody reads.
  private static func steady(_ bytes: [UInt8], folder: String) -> String {
    // Some messages of Helm's name the folder.
    let text = String(decoding: bytes, as: UTF8.self).split(separator: folder, omittingEmptySubsequences: false)
      .joined(separator: "$FOLDER")
    return text.replacing(/Time:        [0-9.]+ms/, with: "Time:        $TIME")
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.utf8.count <= lineLimit ? String($0) : "\($0.prefix(400)) … \($0.suffix(200))" }
      .joined(separator: "\n")
  }

  func record(_ archive: TextArchive) throws {
    let folder = FilePath(Array(path.bytes.dropLast(path.lastComponent.count)))
    try OutputDirectory(root: folder).write(Array(archive.text.utf8), at: FilePath(Array(path.lastComponent)))
  }
}
