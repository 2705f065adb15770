import RhumbChart
import RhumbDiagnostics
import RhumbEngine
import RhumbFormats

/// `rhumb impact` for people, and for programs.
package enum ImpactText {
  private static let mostReaches = 40

  package static func draw(_ report: ImpactReport, in render: TracedRender) -> String {
    var lines: [String] = []
    if report.sources.isEmpty { lines.append("\(TextRenderer.escape(report.key.text.description))  not set") }
    for source in report.sources { lines += ProvenanceWords.lines(source, in: render) }
    lines.append(
      report.fields.isEmpty
        ? "\nreaches no field in this render" : "\nreaches (with the line of what the template rendered)")
    for reach in report.fields { lines.append("  " + words(reach, render)) }
    if !report.decisions.isEmpty { lines.append("\ndecides") }
    for decision in report.decisions {
      let place = render.place(of: decision.span)?.name ?? "(text of tpl)"
      let outcome = decision.isTaken ? "taken" : "not taken"
      let count = decision.count > 1 ? ", \(decision.count) times" : ""
      lines.append("  \(place)  \(ProvenanceWords.shown(decision.text.bytes[...]))  \(outcome)\(count)")
      for reach in decision.reaches.prefix(mostReaches) { lines.append("    " + words(reach, render)) }
      if decision.reaches.count > mostReaches {
        lines.append("    … \(decision.reaches.count - mostReaches) more")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func words(_ reach: ImpactReport.Reach, _ render: TracedRender) -> String {
    let title = TextRenderer.escape(reach.object.title.description)
    guard let field = reach.field else { return title }
    let line = ProvenanceWords.line(of: field.valueRange.lowerBound, in: reach.object.path, render)
    let place = TextRenderer.escape("\(reach.object.path.description):\(line)")
    return "\(title)  \(TextRenderer.escape(field.path.text.description))  \(place)"
  }

  package static func json(_ report: ImpactReport, in render: TracedRender) -> String {
    func value(_ reach: ImpactReport.Reach) -> Value {
      let start = reach.field?.valueRange.lowerBound ?? reach.object.text.startIndex
      return ProvenanceJSON.map([
        ("object", ExplainJSON.object(reach.object)), ("field", reach.field.map { .string($0.path.text) } ?? .null),
        ("line", .int(ProvenanceWords.line(of: start, in: reach.object.path, render))),
      ])
    }
    let decisions = report.decisions.map { decision in
      ProvenanceJSON.map([
        ("place", ProvenanceJSON.place(decision.span, in: render)), ("text", .string(decision.text)),
        ("taken", .bool(decision.isTaken)), ("count", .int(decision.count)),
        ("reaches", .list(decision.reaches.map(value))),
      ])
    }
    return ProvenanceJSON.text(
      ProvenanceJSON.map([
        ("key", .string(report.key.text)),
        ("sources", .list(report.sources.map { ProvenanceJSON.value($0, in: render) })),
        ("reaches", .list(report.fields.map(value))), ("decides", .list(decisions)),
      ]))
  }
}
