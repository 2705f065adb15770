import RhumbEngine

/// Cuts a rendered text into its documents, at every line that begins with `---`.
///
/// What follows the dashes on their line belongs to the next document, after blanks: Helm's charts rely on that. White
/// space before a document goes, white space after it stays.
package enum ManifestSplitter {
  /// The documents that hold anything, in order, as ranges of the text.
  package static func documents(of text: [UInt8]) -> [Range<Int>] {
    var documents: [Range<Int>] = []
    var start = text.endOfLeadingSpace
    var line = start
    while true {
      if isSeparator(text, at: line) {
        append(start..<line, of: text, to: &documents)
        start = line + 3
        while start < text.count, text[start] == 0x20 || text[start] == 0x09 { start += 1 }
      }
      guard let end = ByteScan.index(of: 0x0A, in: text, from: max(line, start)) else { break }
      line = end + 1
    }
    append(start..<text.count, of: text, to: &documents)
    return documents
  }

  private static func isSeparator(_ text: [UInt8], at line: Int) -> Bool {
    line + 3 <= text.count && text[line] == 0x2D && text[line + 1] == 0x2D && text[line + 2] == 0x2D
  }

  private static func append(_ range: Range<Int>, of text: [UInt8], to documents: inout [Range<Int>]) {
    let start = text.endOfSpace(from: range.lowerBound, to: range.upperBound)
    if start < range.upperBound { documents.append(start..<range.upperBound) }
  }
}
