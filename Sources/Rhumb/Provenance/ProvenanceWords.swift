import RhumbChart
import RhumbDiagnostics
import RhumbEngine

/// Pieces of sources as `explain`, `values` and `impact` show them.
enum ProvenanceWords {
  private static let width = 120

  /// Text of a chart on one line.
  static func shown(_ bytes: ArraySlice<UInt8>) -> String {
    let cut = bytes.prefix(width)
    return TextRenderer.escape(String(decoding: cut, as: UTF8.self)) + (cut.count < bytes.count ? "…" : "")
  }

  /// The first line of what stands in a span.
  static func excerpt(of span: SourceSpan, in render: TracedRender) -> String {
    guard let file = render.sources[span.file] else { return "" }
    let end = min(Int(span.end), file.bytes.count)
    let bytes = file.bytes[min(Int(span.start), end)..<end]
    let first = bytes.prefix { $0 != 0x0A }
    let isCut = bytes.dropFirst(first.count).contains { $0 != 0x0A && $0 != 0x20 }
    return shown(first) + (isCut ? " …" : "")
  }

  /// `values.yaml:3:8  "1.2"`
  static func layer(_ span: SourceSpan, in render: TracedRender) -> String {
    guard let place = render.place(of: span) else { return "" }
    return "\(place.name)  \(excerpt(of: span, in: render))"
  }

  /// A value with its layers, a line each.
  static func lines(_ value: ValueSource, in render: TracedRender) -> [String] {
    let path = TextRenderer.escape(value.path.description)
    switch value.kind {
    case .builtIn: return [path]
    case .undefined: return ["\(path)  not set"]
    case .value: break
    }
    guard let winner = value.layers.first else { return ["\(path)  made by Helm"] }
    return ["\(path)  \(layer(winner, in: render))"]
      + value.layers.dropFirst().map { "  over \(layer($0, in: render))" }
  }

  /// The line of a rendered file that holds a byte.
  static func line(of offset: Int, in path: ByteString, _ render: TracedRender) -> Int {
    guard let text = render.provenance.file(path)?.text else { return 0 }
    return 1 + text[..<min(offset, text.count)].reduce(0) { $1 == 0x0A ? $0 + 1 : $0 }
  }

  /// How a decision fell.
  static func outcome(_ kind: TraceFrame.Kind) -> String {
    switch kind {
    case .otherwise: "else of "
    case .nothing: "nothing in "
    case .turn: "a turn of "
    default: ""
    }
  }
}
