/// rhumb's own wire format. Fields may be added within a version; none changes its meaning or goes.
enum JSONReport {
  private static let formatVersion = 1

  static func render(_ report: DiagnosticReport) -> String {
    let diagnostics = report.subjects.flatMap { subject in subject.diagnostics.map { object($0, subject) } }
    return WireJSON.object([
      ("version", .number(formatVersion)),
      ("tool", .object([("name", .text("rhumb")), ("version", .text(report.version))])),
      ("command", .text(report.command)),
      (
        "summary",
        .object([
          ("errors", .number(report.count(.error))), ("warnings", .number(report.count(.warning))),
          ("notes", .number(report.count(.note))),
        ])
      ),
      ("diagnostics", .list(diagnostics)),
    ]).document
  }

  private static func object(_ diagnostic: Diagnostic, _ subject: DiagnosticReport.Subject) -> WireJSON {
    func texts(_ lines: [String]) -> WireJSON { .list(lines.map { .text($0) }) }
    func places(_ labels: [Diagnostic.Label]) -> WireJSON { .list(labels.compactMap { place($0, subject.sources) }) }
    return .object([
      ("code", .text(diagnostic.code.text)),
      ("severity", .text(diagnostic.severity.word)),
      ("message", .text(diagnostic.headline)),
      ("subject", .object([("group", .text(subject.group)), ("name", .text(subject.name))])),
      ("labels", places(diagnostic.labels)),
      ("trail", places(diagnostic.trail)),
      ("notes", texts(diagnostic.notes)),
      ("help", texts(diagnostic.help)),
    ])
  }

  private static func place(_ label: Diagnostic.Label, _ sources: SourceMap) -> WireJSON? {
    guard let place = ResolvedPlace(sources.span(of: label), in: sources) else { return nil }
    let kind =
      switch place.file.kind {
      case .file: "file"
      case .words: "words"
      case .stream: "stream"
      case .rendered: "rendered"
      }
    return .object([
      ("source", .text(place.file.name)), ("kind", .text(kind)),
      ("line", .number(place.line)), ("column", .number(place.column)),
      ("endLine", .number(place.endLine)), ("endColumn", .number(place.endColumn)), ("text", .text(label.text)),
    ])
  }
}
