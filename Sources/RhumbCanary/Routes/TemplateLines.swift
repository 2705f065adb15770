import RhumbDiagnostics
import RhumbEngine

/// Finds the line of a template that a literal line of its output was copied from.
struct TemplateLines {
  private let rendered: CanaryChart.Rendered

  init(_ rendered: CanaryChart.Rendered) { self.rendered = rendered }

  /// The line, if it is certain: without actions, and as often in the template as in the manifest.
  func line(of span: SourceSpan) -> SourceSpan? {
    let texts = rendered.scene.texts
    guard let manifest = texts[span.file], let source = rendered.templates[ByteString(manifest.name)],
      let template = texts[source]
    else { return nil }
    let number = manifest.position(of: Int(span.start)).line
    let wanted = Self.trimmed(manifest.line(number))
    let written = Self.lines(equal: wanted, in: manifest)
    let candidates = Self.lines(equal: wanted, in: template)
    guard written.count == candidates.count, let index = written.firstIndex(where: { $0.number == number }) else {
      return nil
    }
    let column = manifest.position(of: Int(span.start)).column - 1
    let indent = manifest.line(number).count - manifest.line(number).drop { $0 == 0x20 }.count
    let start = candidates[index].start + column - indent
    return SourceSpan(file: source, start: start, end: start + Int(span.end) - Int(span.start))
  }

  /// Lines of a text that hold just this: their numbers, and the offsets of their first bytes that are no blanks.
  private static func lines(equal wanted: ArraySlice<UInt8>, in file: SourceFile) -> [(number: Int, start: Int)] {
    var found: [(number: Int, start: Int)] = []
    for (index, line) in file.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated() {
      let text = trimmed(line)
      if text.elementsEqual(wanted) { found.append((index + 1, text.startIndex)) }
    }
    return found
  }

  private static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var rest = line.drop { $0 == 0x20 }
    while let last = rest.last, last == 0x20 || last == 0x0D { rest.removeLast() }
    return rest
  }
}
