import RhumbChart
import RhumbDiagnostics
import RhumbEngine
import RhumbFormats

/// `rhumb explain` for people.
package struct ExplainText {
  private let render: TracedRender
  private var text = ""

  private init(_ render: TracedRender) { self.render = render }

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
    let first = Self.lineNumber(of: target.range.lowerBound, in: file.text)
    let last = Self.lineNumber(of: max(target.range.lowerBound, target.range.upperBound - 1), in: file.text)
    let lines = first == last ? "line \(first)" : "lines \(first) to \(last)"
    line("\nrendered from \(TextRenderer.escape(target.path.description)), \(lines)")
    excerpt(file.text, first...max(first, last))
  }

  private static func lineNumber(of offset: Int, in text: [UInt8]) -> Int {
    1 + text[..<min(offset, text.count)].reduce(0) { $1 == 0x0A ? $0 + 1 : $0 }
  }

  private static let excerptLimit = 20

  private mutating func excerpt(_ bytes: [UInt8], _ lines: ClosedRange<Int>) {
    let width = String(lines.upperBound).utf8.count
    for number in lines.prefix(Self.excerptLimit) {
      guard let range = RenderProvenance.range(ofLine: number, in: bytes) else { continue }
      line("  \(Self.padded(String(number), width, right: false)) | \(Self.shown(bytes[range]))")
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
      // A newline or space between two lines says nothing.
      if explanation.spans.count > 1, Self.isBlank(span, in: render) { continue }
      isEmpty = false
      line("  \(place.name)")
      line("    | \(Self.shown(place.text))")
      if seen.count >= Self.excerptLimit { break }
    }
    if isEmpty { line("  (nothing but space)") }
  }

  private static func isBlank(_ span: SourceSpan, in render: TracedRender) -> Bool {
    guard let file = render.sources[span.file] else { return true }
    let end = min(Int(span.end), file.bytes.count)
    return file.bytes[min(Int(span.start), end)..<end].allSatisfy { $0 == 0x20 || $0 == 0x0A || $0 == 0x0D }
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
    let path = TextRenderer.escape(value.path.description)
    switch value.kind {
    case .builtIn: return line("\(indent)\(path)")
    case .undefined: return line("\(indent)\(path)  not set")
    case .value: break
    }
    guard let winner = value.layers.first else { return line("\(indent)\(path)  made by Helm") }
    line("\(indent)\(path)  \(shown(winner))")
    for layer in value.layers.dropFirst() { line("\(indent)  over \(shown(layer))") }
  }

  /// `values.yaml:3:8  "1.2"`
  private func shown(_ layer: SourceSpan) -> String {
    guard let place = render.place(of: layer), let file = render.sources[layer.file] else { return "" }
    let bytes = file.bytes[Int(layer.start)..<min(Int(layer.end), file.bytes.count)]
    let first = bytes.prefix { $0 != 0x0A }
    let more = first.count < bytes.count ? " …" : ""
    return "\(place.name)  \(Self.shown(first))\(more)"
  }

  private mutating func conditions(_ explanation: Explanation) {
    if explanation.conditions.isEmpty { return }
    line("\nbecause")
    for step in explanation.conditions {
      let outcome =
        switch step.kind {
        case .then: ""
        case .otherwise: "else of "
        case .nothing: "nothing in "
        default: "a turn of "
        }
      let place = render.place(of: step.span)?.name ?? "(text of tpl)"
      line("  \(place)  \(outcome)\(Self.shown(step.text.bytes[...]))")
      for value in step.values { self.value(value, indent: "      ") }
    }
  }

  // MARK: Words

  private static func shown(_ bytes: ArraySlice<UInt8>) -> String {
    let cut = bytes.prefix(200)
    return TextRenderer.escape(String(decoding: cut, as: UTF8.self)) + (cut.count < bytes.count ? "…" : "")
  }

  private static func padded(_ text: String, _ width: Int, right: Bool) -> String {
    let fill = String(repeating: " ", count: max(0, width - text.utf8.count))
    return right ? text + fill : fill + text
  }
}
