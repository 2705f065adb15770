import RhumbDiagnostics
import Testing

/// Every form of a report, and that each is what its readers ask for.
@Suite struct ReportTests {
  /// Two errors and a warning in two subjects, with text that every form must escape; one subject passes, one is skipped.
  private static func report() -> DiagnosticReport {
    var map = SourceMap()
    let template = map.add(name: "./web/templates/d é,1.yaml", bytes: Array("kind: X\nname: é{{ .a }}\n".utf8))
    let words = map.add(name: "--set a=1", bytes: Array("a=1".utf8), kind: .words)
    let rendered = map.add(name: "web/templates/d.yaml (rendered)", bytes: Array("a: hunter2\n".utf8), kind: .rendered)
    var first = Diagnostic(
      .error, "template/nil-field", "no <b>, 100% \"q\" & \u{1B}[1m\nx]]>",
      labels: [
        .init(SourceSpan(file: template, start: 16, end: 24), "read: here"),
        .init(SourceSpan(file: words, start: 0, end: 1), "set here"),
        .init(SourceSpan(file: rendered, start: 3, end: 10), "", isConfidential: true),
      ])
    first.trail = [.init(SourceSpan(file: template, start: 0, end: 4), "called by 'web.pod'")]
    first.notes = ["a note"]
    first.help = ["a help"]
    let second = Diagnostic(.error, "chart/invalid", "has no place")
    let third = Diagnostic(
      .warning, "chart/invalid", "rendered only",
      labels: [.init(SourceSpan(file: rendered, start: 0, end: 1), "", isConfidential: true)])
    var report = DiagnosticReport(command: "rhumb template", version: "1.2.3") { code in
      DiagnosticExplanation.table.first { $0.code == code }
    }
    report.add(.init(group: "web", name: "one", [first, second, third, second], in: map))
    report.add(.init(group: "web", name: "two", in: map))
    report.add(.init(group: "other", name: "three", in: map, isSkipped: true))
    return report
  }

  private static let empty = DiagnosticReport(command: "rhumb template", version: "1.2.3")

  @Test func textTellsAllAndCounts() {
    let text = ReportFormat.text.render(Self.report())
    #expect(text.hasPrefix("error[template/nil-field]: no <b>, 100% \"q\" & \\u{1b}[1m\\nx]]>\n"))
    #expect(text.hasSuffix("\nrhumb template: 3 errors, 1 warning\n"))
    #expect(!text.contains("hunter2"))
    #expect(ReportFormat.text.render(Self.empty) == "rhumb template: nothing found\n")
  }

  @Test func onlyTextIsColoured() {
    for format in ReportFormat.allCases {
      let isColoured = format.render(Self.report(), style: .coloured).contains("\u{1B}[")
      #expect(isColoured == (format == .text))
      #expect(!format.render(Self.report()).contains("\u{1B}"), "\(format) passes a control character on")
    }
  }

  @Test func secretLinesAreInNoForm() {
    for format in ReportFormat.allCases { #expect(!format.render(Self.report()).contains("hunter2"), "\(format)") }
  }

  @Test func githubEscapesWhatIsACommandThere() {
    #expect(
      ReportFormat.github.render(Self.report()).split(separator: "\n").first.map(String.init)
        == "::error file=web/templates/d é%2C1.yaml,line=2,col=8,endColumn=16,title=template/nil-field::"
        + "no <b>, 100%25 \"q\" & %1B[1m%0Ax]]>%0Aread: here%0Aa note%0Ahelp: a help")
    #expect(ReportFormat.github.render(Self.empty) == "")
  }

  @Test func gitlabFingerprintsDiffer() {
    let text = ReportFormat.gitlab.render(Self.report())
    let prints = text.split(separator: "\n").filter { $0.contains("\"fingerprint\"") }
    #expect(prints.count == 4)
    #expect(Set(prints).count == 4)
    #expect(text.contains("\"path\": \"web/templates/d é,1.yaml\""))
    #expect(ReportFormat.gitlab.render(Self.empty) == "[]\n")
  }

  @Test func jsonHasAVersionAndEveryPlace() {
    let text = ReportFormat.json.render(Self.report())
    #expect(text.hasPrefix("{\n  \"version\": 1,\n"))
    #expect(text.contains("\"kind\": \"words\""))
    #expect(text.contains("\"message\": \"no <b>, 100% \\\"q\\\" & \\u001b[1m\\nx]]>\""))
  }

  @Test func sarifFitsItsSchema() throws {
    #expect(try SARIFSchema.complaints(about: ReportFormat.sarif.render(Self.report())) == [])
    #expect(try SARIFSchema.complaints(about: ReportFormat.sarif.render(Self.empty)) == [])
    let text = ReportFormat.sarif.render(Self.report())
    #expect(text.contains("\"uri\": \"web/templates/d%20%C3%A9%2C1.yaml\""))
    #expect(text.contains("\"startColumn\": 8"), "columns count characters, not bytes")
  }

  @Test(
    "the schema refuses what SARIF does",
    arguments: [
      ("\"2.1.0\"", "\"2.0.0\""), ("\"level\": \"error\"", "\"level\": \"fatal\""), ("\"driver\"", "\"driven\""),
      ("\"startLine\": 2", "\"startLine\": 0"), ("\"text\": \"has", "\"txt\": \"has"),
    ]) func schemaCanFail(_ sound: String, _ broken: String) throws
  {
    let text = ReportFormat.sarif.render(Self.report())
    let parts = text.split(separator: sound, maxSplits: 1, omittingEmptySubsequences: false)
    #expect(parts.count == 2)
    #expect(try SARIFSchema.complaints(about: parts.joined(separator: broken)) != [])
  }

  @Test func junitIsSound() throws {
    try JUnitCheck.check(ReportFormat.junit.render(Self.report()))
    try JUnitCheck.check(ReportFormat.junit.render(Self.empty))
  }

  @Test(
    "the check of JUnit refuses what its readers do",
    arguments: [
      ("failures=\"1\"", "failures=\"2\""), ("tests=\"3\"", "tests=\"2\""), ("classname=\"web\"", ""),
      ("<skipped/>", "<skip/>"), ("</testcase>", "</testcases>"), ("&lt;b", "<b"), ("&quot;q", "\"q"),
      ("<skipped/>", "<skipped/><failure message=\"\" type=\"\"/>"), ("</testsuites>\n", ""),
    ]) func junitCheckCanFail(_ sound: String, _ broken: String) throws
  {
    let text = ReportFormat.junit.render(Self.report())
    let parts = text.split(separator: sound, maxSplits: 1, omittingEmptySubsequences: false)
    #expect(parts.count == 2)
    #expect(throws: JUnitCheck.Problem.self) { try JUnitCheck.check(parts.joined(separator: broken)) }
  }
}
