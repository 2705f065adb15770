import Rhumb
import RhumbChart
import RhumbDiagnostics
import RhumbEngine
import Testing

/// An explanation as a test writes it down: a line for each place (`by`), call (`via`), value (`of`) and decision
/// (`when`). Places are told by their text rather than by numbers, which change with every edit of a chart.
enum ExplanationLines {
  typealias Case = (object: ByteString, field: ByteString, lines: [String])

  static func expect(_ cases: [Case], in render: TracedRender) throws {
    for test in cases {
      #expect(
        try of([test.object, test.field], in: render) == test.lines,
        "\(test.object.description) \(test.field.description)")
    }
  }

  /// - Parameters:
  ///   - place: how a place is told.
  ///   - decision: how a decision is, apart from how it fell.
  static func of(
    _ words: [ByteString], in render: TracedRender, place: (SourceSpan, TracedRender) -> String = Self.place,
    decision: (ExplanationStep) -> String = { $0.text.description }
  ) throws -> [String] {
    let target = try ExplainTarget.find(words, in: render)
    let range = target.field?.valueRange ?? target.range
    let explanation = render.provenance.explanation(of: range, in: target.path)
    var lines: [String] = []
    for span in explanation.spans {
      let line = "by " + place(span, render)
      if !lines.contains(line) { lines.append(line) }
    }
    for call in explanation.calls where call.kind != .file {
      lines.append(call.kind == .tpl ? "via tpl" : "via \(call.name.description)")
    }
    lines += explanation.values.map { "of " + value($0) { place($0, render) } }
    for step in explanation.conditions {
      let names = step.values.map(\.path.description).joined(separator: ", ")
      lines.append("when \(outcome(step.kind)): \(decision(step)) (\(names))")
    }
    return lines
  }

  private static func value(_ value: ValueSource, place: (SourceSpan) -> String) -> String {
    let path = value.path.description
    switch value.kind {
    case .builtIn: return path
    case .undefined: return path + ": not set"
    case .value: return path + ": " + value.layers.map(place).joined(separator: ", over ")
    }
  }

  /// `values.yaml| tag: ""`, by the file's last name.
  static func place(_ span: SourceSpan, _ render: TracedRender) -> String {
    guard let place = render.place(of: span) else { return "nowhere" }
    let base = place.file.split(separator: "/").last.map(String.init) ?? ""
    let text = String(decoding: place.text, as: UTF8.self)
    let trimmed = text.drop { $0 == " " }
    return "\(base)| \(trimmed)"
  }

  private static func outcome(_ kind: TraceFrame.Kind) -> String {
    switch kind {
    case .then: "taken"
    case .otherwise: "else"
    case .turn: "turn"
    default: "\(kind)"
    }
  }
}
