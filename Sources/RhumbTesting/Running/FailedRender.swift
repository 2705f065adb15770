import RhumbChart
import RhumbEngine

/// What suites know of a render that failed: the words of Helm 3, which helm-unittest renders with, and the template
/// that they name.
struct FailedRender {
  let text: ByteString
  /// The template's path, and the words after its place; nil for a message that names no line and column.
  let named: (file: ByteString, words: ByteString)?

  init(_ error: RenderError) {
    switch error {
    case .parse: text = error.helmText
    case .fault(let fault): text = fault.kind == .raised ? fault.helmText : fault.goText
    }
    named = Self.parse(text)
  }

  /// Finds `PATH:LINE:COLUMN` after the first `: ` or ` (`, and takes what follows the next `: `, up to the end of the
  /// line; of a message of several lines, all but the first line.
  private static func parse(_ text: ByteString) -> (file: ByteString, words: ByteString)? {
    let bytes = text.bytes
    let lineEnd = bytes.firstIndex(of: 0x0A) ?? bytes.count
    guard let (file, end) = place(in: bytes[..<lineEnd]) else { return nil }
    // helm-unittest takes the place up to the first digit of the column, and wants one byte more before the ": ".
    var position = end + 1
    while position + 1 < lineEnd, !(bytes[position] == UInt8(ascii: ":") && bytes[position + 1] == 0x20) {
      position += 1
    }
    guard position + 1 < lineEnd else { return nil }
    if lineEnd < bytes.count { return (file, ByteString(bytes[(lineEnd + 1)...])) }
    return position + 2 < lineEnd ? (file, ByteString(bytes[(position + 2)...])) : nil
  }

  private static func place(in line: ArraySlice<UInt8>) -> (file: ByteString, end: Int)? {
    var start = line.startIndex + 1
    while start + 1 < line.endIndex {
      let isColon = line[start] == UInt8(ascii: ":") && line[start + 1] == 0x20
      let isBracket = line[start] == 0x20 && line[start + 1] == UInt8(ascii: "(")
      if isColon || isBracket, let end = endOfPlace(in: line, from: start + 2) { return end }
      start += 1
    }
    return nil
  }

  /// `:LINE:COLUMN` behind a path that begins here; the end is that of the column's first digit.
  private static func endOfPlace(in line: ArraySlice<UInt8>, from start: Int) -> (file: ByteString, end: Int)? {
    var position = start + 1
    while position < line.endIndex {
      if line[position] == UInt8(ascii: ":"), let first = digits(in: line, from: position + 1),
        first < line.endIndex, line[first] == UInt8(ascii: ":"), digits(in: line, from: first + 1) != nil
      {
        return (ByteString(line[start..<position]), first + 2)
      }
      position += 1
    }
    return nil
  }

  /// Where the digits end; nil if there are none.
  private static func digits(in line: ArraySlice<UInt8>, from start: Int) -> Int? {
    var end = start
    while end < line.endIndex, line[end] &- 0x30 <= 9 { end += 1 }
    return end > start ? end : nil
  }
}
