import RhumbEngine
import RhumbFunctions

/// Textual encoding of keys and certificates (RFC 7468), read as leniently as Go's `encoding/pem` reads it.
struct PEM {
  let label: [UInt8]
  let bytes: [UInt8]

  /// The text: lines of 64 characters, a line break at the end.
  static func encode(_ label: StaticString, _ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.append("-----BEGIN ")
    out.append(label)
    out.append("-----\n")
    let digits = Base64.encode(bytes)
    for start in stride(from: 0, to: digits.count, by: 64) {
      out += digits[start..<min(start + 64, digits.count)]
      out.append("\n")
    }
    out.append("-----END ")
    out.append(label)
    out.append("-----\n")
    return out
  }

  /// The first sound block of a text.
  static func first(in text: [UInt8]) -> PEM? {
    var position = 0
    while let start = startOfBlock(in: text, from: position) {
      position = start
      if let block = block(in: text, at: &position) { return block }
    }
    return nil
  }

  /// The place after the next "-----BEGIN " at the start of a line.
  private static func startOfBlock(in text: [UInt8], from position: Int) -> Int? {
    let mark: [UInt8] = Array("-----BEGIN ".utf8)
    var search = position
    while let found = ByteSearch.index(of: mark, in: text, from: search) {
      if found == position || text[found - 1] == 0x0A { return found + mark.count }
      search = found + 1
    }
    return nil
  }

  /// Reads on from the label; nil if this is no block, with the place to search on from.
  private static func block(in text: [UInt8], at position: inout Int) -> PEM? {
    let dashes: [UInt8] = Array("-----".utf8)
    let first = line(in: text, at: &position)
    guard ByteSearch.hasSuffix(Array(first), dashes) else { return nil }
    let label = Array(first.dropLast(dashes.count))
    var hasHeaders = false
    while position < text.count {
      var next = position
      guard line(in: text, at: &next).contains(UInt8(ascii: ":")) else { break }
      hasHeaders = true
      position = next
    }
    let end: [UInt8] = Array("-----END ".utf8)
    let body = position
    if hasHeaders || !ByteSearch.hasPrefix(Array(text[position...].prefix(end.count)), end) {
      guard let found = ByteSearch.index(of: [0x0A] + end, in: text, from: position) else { return nil }
      position = found + 1
    }
    let data = text[body..<position].filter { $0 != 0x20 && $0 != 0x09 }
    var tail = position + end.count
    guard Array(line(in: text, at: &tail)) == label + dashes else { return nil }
    guard let bytes = try? Base64.decode(data) else { return nil }
    return PEM(label: label, bytes: bytes)
  }

  /// The line at a place without its break and trailing blanks; moves past it.
  private static func line(in text: [UInt8], at position: inout Int) -> ArraySlice<UInt8> {
    let rest = text[min(position, text.count)...]
    let end = rest.firstIndex(of: 0x0A) ?? text.count
    position = min(end + 1, text.count)
    var line = rest[..<end]
    if line.last == 0x0D { line.removeLast() }
    while let last = line.last, last == 0x20 || last == 0x09 { line.removeLast() }
    return line
  }
}
