/// Draws a diagnostic for people: headline, excerpts of the sources with carets, notes and help.
///
/// A pure function of the diagnostic and the sources. Text of charts is shown with its control characters escaped, so
/// that no chart can drive a terminal or a log.
package struct TextRenderer {
  /// Lines longer than this are shown around the place only.
  private static let lineWidth = 160
  private static let trailLimit = 8

  private let sources: SourceMap
  private let style: TextStyle
  private var text = ""

  private init(_ sources: SourceMap, _ style: TextStyle) {
    self.sources = sources
    self.style = style
  }

  /// The whole message, ending in a newline.
  package static func draw(_ diagnostic: Diagnostic, in sources: SourceMap, style: TextStyle = .plain) -> String {
    var renderer = TextRenderer(sources, style)
    let severity = style.paint("\(diagnostic.severity.word)[\(diagnostic.code.text)]", diagnostic.severity.role)
    renderer.line(severity + style.paint(": " + Self.shortened(diagnostic.headline), .emphasis))
    renderer.body(of: diagnostic)
    return renderer.text
  }

  /// What stands below the headline: for callers that print a headline of their own.
  package static func drawBody(_ diagnostic: Diagnostic, in sources: SourceMap, style: TextStyle = .plain) -> String {
    var renderer = TextRenderer(sources, style)
    renderer.body(of: diagnostic)
    return renderer.text
  }

  private mutating func line(_ content: String) {
    text += content
    text += "\n"
  }

  private mutating func body(of diagnostic: Diagnostic) {
    let places = diagnostic.labels.compactMap { label in place(of: label).map { (label, $0) } }
    let gutter = places.map { String($0.1.line).utf8.count }.max() ?? 1
    let margin = String(repeating: " ", count: gutter)
    var isFirst = true
    for (label, place) in places {
      line("\(margin)\(style.paint(isFirst ? "-->" : ":::", .frame)) \(place.shown)")
      if label.isConfidential {
        if !label.text.isEmpty { tell("note", label.text, margin, .note) }
      } else {
        excerpt(of: label, at: place, gutter: gutter, role: isFirst ? diagnostic.severity.role : .frame)
      }
      isFirst = false
    }
    for label in diagnostic.trail.prefix(Self.trailLimit) {
      guard let place = place(of: label) else { continue }
      line("\(margin) \(mark) in: \(Self.escape(label.text)) at \(place.shown)")
    }
    if diagnostic.trail.count > Self.trailLimit {
      line("\(margin) \(mark) in: … \(diagnostic.trail.count - Self.trailLimit) more")
    }
    for note in diagnostic.notes { tell("note", note, margin, .note) }
    for help in diagnostic.help { tell("help", help, margin, .help) }
  }

  private var mark: String { style.paint("=", .frame) }

  private mutating func tell(_ word: String, _ content: String, _ margin: String, _ role: TextStyle.Role) {
    line("\(margin) \(mark) \(style.paint(word, role)): \(Self.shortened(content))")
  }

  // MARK: Excerpts

  private struct Place {
    let file: SourceFile
    let name: String
    let line: Int
    let column: Int
    /// In bytes.
    let length: Int

    /// Words of the command line are short enough to be found without numbers.
    var shown: String { file.kind == .words ? name : "\(name):\(line):\(column)" }
  }

  private func place(of label: Diagnostic.Label) -> Place? {
    let span = sources.span(of: label)
    guard let file = sources[span.file] else { return nil }
    let position = file.position(of: Int(span.start))
    return Place(
      file: file, name: Self.escape(file.name), line: position.line, column: position.column,
      length: Int(span.end) - Int(span.start))
  }

  /// The line of the place with carets below what is meant.
  private mutating func excerpt(of label: Diagnostic.Label, at place: Place, gutter: Int, role: TextStyle.Role) {
    let bytes = place.file.line(place.line)
    let column = min(place.column - 1, bytes.count)
    let length = min(max(place.length, 1), max(bytes.count - column, 1))
    // A long line is cut to a window around the place.
    let windowStart = column > Self.lineWidth * 3 / 4 ? column - Self.lineWidth / 4 : 0
    let windowEnd = min(bytes.count, windowStart + Self.lineWidth)
    let start = bytes.startIndex
    let end = max(column, min(column + length, windowEnd))
    let before = Self.escape(bytes[(start + windowStart)..<(start + column)])
    let meant = Self.escape(bytes[(start + column)..<(start + end)])
    let after = Self.escape(bytes[(start + end)..<(start + windowEnd)])
    let number = String(repeating: " ", count: gutter - String(place.line).utf8.count) + String(place.line)
    let (open, close) = (windowStart > 0 ? "…" : "", windowEnd < bytes.count ? "…" : "")
    let edge = style.paint("|", .frame)
    line("\(style.paint(number, .frame)) \(edge) \(open)\(before)\(meant)\(after)\(close)")
    let indent = String(repeating: " ", count: Self.width(open + before))
    let carets = String(repeating: "^", count: max(Self.width(meant), 1))
    let words = carets + (label.text.isEmpty ? "" : " " + Self.shortened(label.text))
    line("\(String(repeating: " ", count: gutter)) \(edge) \(indent)\(style.paint(words, role))")
  }

  /// Characters on the screen, to line up carets; combining ones are rare enough in charts.
  private static func width(_ text: String) -> Int { text.unicodeScalars.reduce(0) { count, _ in count + 1 } }

  private static func escape(_ bytes: ArraySlice<UInt8>) -> String { escape(String(decoding: bytes, as: UTF8.self)) }

  /// A text that a person reads: of a long one the middle is left out.
  private static func shortened(_ text: String) -> String {
    guard text.utf8.count > textLimit else { return escape(text) }
    let bytes = Array(text.utf8)
    return escape(bytes[..<(textLimit * 3 / 4)]) + " … (\(bytes.count - textLimit) bytes left out) … "
      + escape(bytes[(bytes.count - textLimit / 4)...])
  }

  private static let textLimit = 4_000

  /// Tabs become spaces, other control characters and what turns the direction of text are spelled out.
  package static func escape(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09: out += "    "
      case 0x0A: out += "\\n"
      case 0x0D: out += "\\r"
      case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069:
        out += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
