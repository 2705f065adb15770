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

  @Test("every row that no table of rules stands behind has a recorded message, and no message is without a row")
  func rowsHaveGoldens() throws {
    let recorded = Set(try DiagnosticCase.all().map(\.name))
    let rows = DiagnosticExplanation.table.filter {
      !Self.unshown.contains($0.code.text) && !Self.unshownAreas.contains($0.area)
    }
    .map(\.code.text)
    #expect(Set(rows).subtracting(recorded).sorted() == [])
    #expect(recorded.subtracting(ErrorCatalogue.all.map(\.code.text)).sorted() == [])
  }

  /// Their commands have tests of their own that show their messages.
  private static let unshownAreas: Set<String> = ["test", "lint", "create"]

  /// What no readable case leads to: a limit that takes millions of values, a message of sixty thousand bytes, texts that
  /// are no UTF-8, what only a bug would lead to, and words of definitions and policies. Tests of their rooms reach them.
  private static let unshown: Set<String> = [
    "values/limit", "template/recursion", "edit/encoding", "edit/unwritable", "kubernetes/rule", "kubernetes/policy",
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
