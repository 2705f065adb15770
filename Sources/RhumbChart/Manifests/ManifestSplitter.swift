import RhumbEngine

/// Cuts a rendered text into its documents, at every line that begins with `---`: one after the other, those that hold
/// anything, as ranges of the text.
///
/// What follows the dashes on their line belongs to the next document, after blanks: Helm's charts rely on that. White
/// space before a document goes, white space after it stays.
package struct ManifestSplitter: Sequence, IteratorProtocol {
  private let text: [UInt8]
  /// Where the document under way begins.
  private var start: Int
  /// The line to be looked at; nil after the last.
  private var line: Int?
  private var isFinished = false

  package init(_ text: [UInt8]) {
    self.text = text
    start = text.endOfLeadingSpace
    line = start
  }

  package mutating func next() -> Range<Int>? {
    while let position = line {
      var document: Range<Int>?
      if isSeparator(position) {
        document = self.document(to: position)
        start = position + 3
        while start < text.count, text[start] == 0x20 || text[start] == 0x09 { start += 1 }
      }
      line = ByteScan.index(of: 0x0A, in: text, from: Swift.max(position, start)).map { $0 + 1 }
      if let document { return document }
    }
    if isFinished { return nil }
    isFinished = true
    return document(to: text.count)
  }

  private func isSeparator(_ line: Int) -> Bool {
    line + 3 <= text.count && text[line] == 0x2D && text[line + 1] == 0x2D && text[line + 2] == 0x2D
  }

  /// Nil if nothing stands there.
  private func document(to end: Int) -> Range<Int>? {
    let first = text.endOfSpace(from: start, to: end)
    return first < end ? first..<end : nil
  }
}
