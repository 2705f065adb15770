import Rhumb
import RhumbDiagnostics
import RhumbSystem
import RhumbTestSupport
import Testing

/// Every kind of message: its terminal form, its JSON, and what is said about it. `RHUMB_RECORD=1` writes the expected
/// sides anew, and fails.
@Suite struct DiagnosticTests {
  private static var isRecording: Bool { EnvironmentVariables.text("RHUMB_RECORD") != nil }

  @Test("messages are as they were recorded", arguments: try DiagnosticCase.all())
  func isAsRecorded(_ golden: DiagnosticCase) throws {
    let (found, recorded) = try golden.run()
    #expect(recorded["report.json"]?.contains("\"code\": \"\(golden.name)\"") == true, "it shows another message")
    if found == recorded { return }
    if Self.isRecording {
      try golden.record(recorded)
      Issue.record("recorded \(golden.name)")
    } else {
      for name in ["stdout", "stderr", "report.json", "status"] { #expect(recorded[name] == found[name]) }
    }
  }

  @Test("every row has a recorded message, and no message is without a row")
  func rowsHaveGoldens() throws {
    let recorded = Set(try DiagnosticCase.all().map(\.name))
    let rows = ErrorCatalogue.all.map(\.code.text)
    #expect(Set(rows).subtracting(recorded).subtracting(Self.unshown.keys).sorted() == [])
    #expect(recorded.subtracting(rows).sorted() == [])
    #expect(recorded.intersection(Self.unshown.keys).sorted() == [])
  }

  /// What no input leads to, and why.
  private static let unshown: [String: String] = [
    "create/golden":
      "the presets are part of the program, and a test renders them all: only a disk that fails says this"
  ]

  @Test("every code in the sources has one row")
  func codesHaveRows() throws {
    let rows = ErrorCatalogue.all.map(\.code.text)
    #expect(Set(rows).count == rows.count)
    let known = Set(rows)
    let used = try SourceCodes.all(areas: Set(ErrorCatalogue.all.map(\.area)))
    #expect(used.subtracting(known).sorted() == [])
    let table = DiagnosticExplanation.table.map(\.code.text)
    #expect(Set(table).subtracting(used).sorted() == [], "rows of codes that nothing uses")
  }

  @Test("rows are whole", arguments: ErrorCatalogue.all)
  func rowsAreWhole(_ row: DiagnosticExplanation) {
    #expect(row.headline.last != "." && !row.headline.isEmpty)
    #expect(row.cause.last == "." && row.cure.last == ".")
  }

  @Test("docs/reference/diagnostics.md says what the rows say")
  func pageIsCurrent() throws {
    let path = BuiltProgram.root.appending("docs/reference/diagnostics.md")
    let wanted = Array(DiagnosticReference.text(ErrorCatalogue.all).utf8)
    if (try? DiskFileSystem().read(path, limit: 1 << 20)) == wanted { return }
    if Self.isRecording {
      let folder = BuiltProgram.root.appending("docs/reference")
      try OutputDirectory(root: folder).write(wanted, at: FilePath("diagnostics.md"))
    }
    Issue.record("run `make docs`: \(path.text) was out of date")
  }

  @Test func explains() throws {
    let answer = try BuiltProgram.run(["explain-error", "template/nil-field"])
    #expect(answer.status == 0)
    #expect(String(decoding: answer.output, as: UTF8.self).hasPrefix("error[template/nil-field]: null has no field"))
    #expect(try BuiltProgram.run(["explain-error", "nil-field"]).output == answer.output)
    let unknown = try BuiltProgram.run(["explain-error", "template/nil-feild"])
    #expect(unknown.status == 1)
    #expect(
      String(decoding: unknown.errors, as: UTF8.self)
        == "Error: there is no message 'template/nil-feild'; did you mean 'template/nil-field'?\n"
        + "'rhumb explain-error' lists all\n")
    let list = try BuiltProgram.run(["explain-error"])
    #expect(list.output.count { $0 == 0x0A } == ErrorCatalogue.all.count)
  }
}

/// The codes that the sources use.
enum SourceCodes {
  static func all(areas: Set<String>) throws -> Set<String> {
    var codes: Set<String> = []
    try visit(BuiltProgram.root.appending("Sources")) { text in
      for match in text.matches(of: /"([a-z]+)\/[a-z][a-z0-9-]*"/) where areas.contains(String(match.1)) {
        let code = String(match.0.dropFirst().dropLast())
        // Versions of APIs look like codes.
        if !code.contains(/\/v[0-9]/) { codes.insert(code) }
      }
      for match in text.matches(of: /(?:Diagnostic\(\s*\.[a-z]+|Refusal\(|Rule\(|code:)\s*,?\s*"([a-z]+\/[a-z0-9-]+)"/)
      {
        codes.insert(String(match.1))
      }
    }
    return codes
  }

  /// Every Swift file but the rows themselves.
  private static func visit(_ folder: FilePath, _ body: (String) -> Void) throws {
    for entry in try DiskFileSystem().list(folder) {
      let path = folder.appending(entry.name)
      if entry.kind == .directory {
        if path.text.hasSuffix("/Explanations") { continue }
        try visit(path, body)
      } else if path.text.hasSuffix(".swift") {
        body(String(decoding: try DiskFileSystem().read(path, limit: 1 << 24), as: UTF8.self))
      }
    }
  }
}
