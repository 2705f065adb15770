import RhumbChart
import RhumbDiagnostics
import RhumbEngine
import RhumbFormats

/// `rhumb explain` for people.
package struct ExplainText {
  private let render: TracedRender
  private var text = ""

  private init(_ render: TracedRender) { self.render = render }

  /// The objects of the chart, for somebody who doesn't say which.
  package static func list(_ render: TracedRender) -> String {
    render.objects.map { object in
      let line = ProvenanceWords.line(of: object.text.startIndex, in: object.path, render)
      return TextRenderer.escape("\(object.title.description)  \(object.path.description):\(line)") + "\n"
    }.joined()
  }

  /// A field or line: what wrote it, through which calls, of which values, under which conditions.
  package static func draw(_ target: ExplainTarget, in render: TracedRender) -> String {
    var writer = ExplainText(render)
    writer.target(target)
    return writer.text
  }

  private mutating func line(_ content: String) { text += content + "\n" }

  private mutating func target(_ target: ExplainTarget) {
    let range = target.field?.valueRange ?? target.range
    let explanation = render.provenance.explanation(of: range, in: target.path)
    var title = target.object?.title.description ?? target.path.description
    if let field = target.field { title += " " + field.path.text.description }
    line(TextRenderer.escape(title))
    rendered(target)
    templates(explanation)
    calls(explanation)
    values(explanation)
    conditions(explanation)
  }

  // MARK: Parts

  private mutating func rendered(_ target: ExplainTarget) {
    guard let file = render.provenance.file(target.path) else { return }
    let first = ProvenanceWords.line(of: target.range.lowerBound, in: target.path, render)
    let last = ProvenanceWords.line(
      of: max(target.range.lowerBound, target.range.upperBound - 1), in: target.path, render)
    let lines = first == last ? "line \(first)" : "lines \(first) to \(last)"
    line("\nrendered from \(TextRenderer.escape(target.path.description)), \(lines)")
    excerpt(file.text, first...max(first, last))
  }

  private static let excerptLimit = 20

  private mutating func excerpt(_ bytes: [UInt8], _ lines: ClosedRange<Int>) {
    let width = String(lines.upperBound).utf8.count
    for number in lines.prefix(Self.excerptLimit) {
      guard let range = RenderProvenance.range(ofLine: number, in: bytes) else { continue }
      line("  \(Self.padded(String(number), width, right: false)) | \(ProvenanceWords.shown(bytes[range]))")
    }
    if lines.count > Self.excerptLimit {
      line("  \(String(repeating: " ", count: width)) | … \(lines.count - Self.excerptLimit) more lines")
    }
  }

  private mutating func templates(_ explanation: Explanation) {
    line("\nwritten by")
    var seen: Set<String> = []
    var isEmpty = true
    for span in explanation.spans {
      guard let place = render.place(of: span), seen.insert("\(place.file):\(place.line)").inserted else { continue }
      isEmpty = false
      line("  \(place.name)")
      line("    | \(ProvenanceWords.shown(place.text))")
      if seen.count >= Self.excerptLimit { break }
    }
    if isEmpty { line("  (nothing but space)") }
  }

  private mutating func calls(_ explanation: Explanation) {
    let calls = explanation.calls.filter { $0.kind != .file }
    if calls.isEmpty { return }
    line("\nthrough")
    for call in calls {
      let place = render.place(of: call.span)?.name ?? "(text of tpl)"
      let what =
        switch call.kind {
        case .tpl: "tpl" + (call.values.first.map { " of \($0.path.description)" } ?? "")
        case .template: "template \"\(call.name.description)\""
        default: "include \"\(call.name.description)\""
        }
      line("  \(place)  \(TextRenderer.escape(what))")
    }
  }

  private mutating func values(_ explanation: Explanation) {
    if explanation.values.isEmpty { return line("\nno values: the template's own words") }
    line("\nvalues")
    for value in explanation.values { self.value(value, indent: "  ") }
  }

  private mutating func value(_ value: ValueSource, indent: String) {
    for words in ProvenanceWords.lines(value, in: render) { line(indent + words) }
  }

  private mutating func conditions(_ explanation: Explanation) {
    if explanation.conditions.isEmpty { return }
    line("\nbecause")
    for step in explanation.conditions {
      let place = render.place(of: step.span)?.name ?? "(text of tpl)"
      line("  \(place)  \(ProvenanceWords.outcome(step.kind))\(ProvenanceWords.shown(step.text.bytes[...]))")
      for value in step.values { self.value(value, indent: "      ") }
    }
  }

  // MARK: Words

  private static func padded(_ text: String, _ width: Int, right: Bool) -> String {
    let fill = String(repeating: " ", count: max(0, width - text.utf8.count))
    return right ? text + fill : fill + text
  }
}
