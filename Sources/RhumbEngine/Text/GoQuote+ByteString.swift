extension GoQuote {
  /// Go's `%q` of a text, as a text.
  package static func quoted(_ text: ArraySlice<UInt8>) -> ByteString {
    var out: [UInt8] = []
    out.reserveCapacity(text.count + 2)
    quote(Array(text), to: &out)
    return ByteString(out)
  }

  package static func quoted(_ text: ByteString) -> ByteString { quoted(text.bytes[...]) }
}

extension UTF8Text {
  /// Whether a text is nothing but white space, as Go's `bytes.TrimSpace` sees it.
  package static func isBlank(_ text: ArraySlice<UInt8>) -> Bool {
    var index = text.startIndex
    while index < text.endIndex {
      if Lexer.isSpace(text[index]) {
        index += 1
        continue
      }
      let rune = decode(Array(text[index...].prefix(4)), at: 0)
      guard RuneClass.isSpace(rune.value) else { return false }
      index += rune.width
    }
    return true
  }

  /// The first so many characters.
  static func prefix(_ text: ArraySlice<UInt8>, runes count: Int) -> ArraySlice<UInt8> {
    let bytes = Array(text)
    var end = 0
    var left = count
    while left > 0, end < bytes.count {
      end += decode(bytes, at: end).width
      left -= 1
    }
    return text.prefix(end)
  }
}

extension GoPrinter {
  /// Go's `%v` of a value, for messages: what can't be printed is left out.
  package static func text(_ value: Value) -> ByteString {
    var out: [UInt8] = []
    do { try append(value, to: &out) } catch { out.append("…") }
    return ByteString(out)
  }
}
