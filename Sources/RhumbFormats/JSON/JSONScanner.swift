import RhumbEngine

/// Reads the tokens of a JSON text (RFC 8259), as leniently as Go's encoding/json: bad UTF-8 and lone surrogates become
/// U+FFFD, and nothing else is forgiven.
struct JSONScanner {
  let source: [UInt8]
  var position = 0

  init(_ source: [UInt8]) { self.source = source }

  mutating func skipSpace() {
    while position < source.count {
      switch source[position] {
      case 0x20, 0x09, 0x0A, 0x0D: position += 1
      default: return
      }
    }
  }

  /// The byte at the position; an error at the end of the text.
  func peek() throws(JSONError) -> UInt8 {
    guard position < source.count else { throw .unexpectedEnd(at: source.count) }
    return source[position]
  }

  func invalid(_ place: String) -> JSONError { .invalidCharacter(source, at: position, place) }

  /// `null`, `true` or `false`.
  mutating func literal(_ word: String) throws(JSONError) {
    for expected in word.utf8 {
      guard position < source.count else { throw .unexpectedEnd(at: position) }
      if source[position] != expected {
        throw invalid("in literal \(word) (expecting '\(Unicode.Scalar(expected))')")
      }
      position += 1
    }
  }

  // MARK: Numbers

  /// Moves past a number.
  mutating func number() throws(JSONError) {
    if source[position] == UInt8(ascii: "-") { position += 1 }
    if try peek() == UInt8(ascii: "0") { position += 1 } else { try digits() }
    guard position < source.count else { return }
    if source[position] == UInt8(ascii: ".") {
      position += 1
      try digits()
      guard position < source.count else { return }
    }
    if source[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      let sign = try peek()
      if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { position += 1 }
      try digits()
    }
  }

  private mutating func digits() throws(JSONError) {
    guard isDigit(try peek()) else { throw invalid("in numeric literal") }
    while position < source.count, isDigit(source[position]) { position += 1 }
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  // MARK: Strings

  /// The text of the string that starts at the position.
  mutating func string(_ place: String) throws(JSONError) -> ByteString {
    guard try peek() == UInt8(ascii: "\"") else { throw invalid(place) }
    position += 1
    let start = position
    while position < source.count {
      let byte = source[position]
      if byte == UInt8(ascii: "\"") {
        let text = ByteString(source[start..<position])
        position += 1
        return text
      }
      if byte >= 0x80 {
        let rune = UTF8Text.decode(source, at: position)
        if rune.isInvalid { break }
        position += rune.width
      } else if byte < 0x20 || byte == UInt8(ascii: "\\") {
        break
      } else {
        position += 1
      }
    }
    return try stringWithEscapes(from: start)
  }

  /// The slow way: what was passed so far, then escapes and bad bytes.
  private mutating func stringWithEscapes(from start: Int) throws(JSONError) -> ByteString {
    var text = Array(source[start..<position])
    while position < source.count {
      let byte = source[position]
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return ByteString(text)
      case UInt8(ascii: "\\"): try escape(to: &text)
      case 0..<0x20: throw invalid("in string")
      case 0x20..<0x80:
        text.append(byte)
        position += 1
      default:
        let rune = UTF8Text.decode(source, at: position)
        UTF8Text.encode(rune.value, to: &text)
        position += rune.width
      }
    }
    throw .unexpectedEnd(at: position)
  }

  private mutating func escape(to text: inout [UInt8]) throws(JSONError) {
    guard position + 1 < source.count else { throw .unexpectedEnd(at: position) }
    let letter = source[position + 1]
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      try unicodeEscape(to: &text)
      return
    default: throw .invalidEscape(source, at: position, end: position + 2)
    }
    position += 2
  }

  /// `\uXXXX`, and a second one if the two make a surrogate pair.
  private mutating func unicodeEscape(to text: inout [UInt8]) throws(JSONError) {
    guard let first = hexUnit(at: position) else {
      if source.count - position < 6 && isEscapePrefix(from: position) { throw .unexpectedEnd(at: position) }
      throw .invalidEscape(source, at: position, end: position + 6)
    }
    position += 6
    if first >= 0xD800 && first < 0xDC00, let second = hexUnit(at: position), second >= 0xDC00 && second < 0xE000 {
      position += 6
      UTF8Text.encode(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00), to: &text)
    } else {
      UTF8Text.encode(first, to: &text)
    }
  }

  /// The value of a `\uXXXX` that starts there.
  private func hexUnit(at start: Int) -> UInt32? {
    guard source.count - start >= 6, source[start] == UInt8(ascii: "\\"), source[start + 1] == UInt8(ascii: "u") else {
      return nil
    }
    var value: UInt32 = 0
    for index in start + 2..<start + 6 {
      guard let digit = hexDigit(source[index]) else { return nil }
      value = value << 4 | digit
    }
    return value
  }

  /// Whether all that is left of the text may be the beginning of a `\uXXXX`.
  private func isEscapePrefix(from start: Int) -> Bool {
    source[min(start + 2, source.count)...].allSatisfy { hexDigit($0) != nil }
  }

  private func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte) - 0x30
    case 0x61...0x66: UInt32(byte) - 0x61 + 10
    case 0x41...0x46: UInt32(byte) - 0x41 + 10
    default: nil
    }
  }
}
