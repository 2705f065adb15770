package import RhumbChart
import RhumbDiagnostics
import RhumbEngine

/// A whole object with the line of the template before each line, and the values behind it.
package enum ExplainGutter {
  private static let widestGutter = 40
  private static let mostValues = 4

  package static func draw(_ object: RenderedObject, in render: TracedRender) -> String {
    var rows: [(gutter: String, line: String, values: String)] = []
    var start = object.text.startIndex
    while start < object.text.endIndex {
      let end = object.text[start...].firstIndex(of: 0x0A) ?? object.text.endIndex
      let explanation = render.provenance.explanation(of: start..<end, in: object.path)
      rows.append(
        (gutter(explanation, render), ProvenanceWords.shown(object.text[start..<end]), values(explanation, render)))
      start = end + 1
    }
    let width = min(rows.map { $0.gutter.utf8.count }.max() ?? 0, widestGutter)
    var text = TextRenderer.escape("\(object.title.description), from \(object.path.description)") + "\n"
    for row in rows {
      let fill = String(repeating: " ", count: max(0, width - row.gutter.utf8.count))
      text += "\(row.gutter)\(fill) | \(row.line)\(row.values.isEmpty ? "" : "  <- \(row.values)")\n"
    }
    return text
  }

  /// The place of what wrote the line: of its first action, else of its text. Where a value was read from a text
  /// (`fromYaml`), what wrote that says more than the one action that printed it all.
  private static func gutter(_ explanation: Explanation, _ render: TracedRender) -> String {
    let piece =
      explanation.pieces.first { $0.isInner && !$0.isBlank } ?? explanation.pieces.first {
        !$0.isLiteral && !$0.isBlank
      }
      ?? explanation.pieces.first { !$0.isBlank }
    guard let span = piece?.writer, let place = render.place(of: span) else { return "" }
    return "\(base(place.file)):\(place.line)"
  }

  private static func base(_ path: String) -> String { path.split(separator: "/").last.map(String.init) ?? path }

  private static func values(_ explanation: Explanation, _ render: TracedRender) -> String {
    let values = explanation.values
    var words = values.prefix(mostValues).map { value in
      let path = TextRenderer.escape(value.path.description)
      switch value.kind {
      case .builtIn: return path
      case .undefined: return "\(path) (not set)"
      case .value:
        guard let winner = value.layers.first, let place = render.place(of: winner) else { return path }
        return "\(path) (\(base(place.file)):\(place.line))"
      }
    }
    if values.count > mostValues { words.append("… \(values.count - mostValues) more") }
    return words.joined(separator: ", ")
  }
}
