/// Go's quoted literals: `strconv.Quote` and `strconv.Unquote`.
package enum GoQuote {
  /// `strconv.Quote`: double quotes, Go's escapes, printable characters as they are, `\xff` for bad bytes.
  package static func quote(_ text: [UInt8], to out: inout [UInt8]) {
    quote(text, in: UInt8(ascii: "\""), asciiOnly: false, to: &out)
  }

  /// `strconv.QuoteToASCII`.
  package static func quoteToASCII(_ text: [UInt8], to out: inout [UInt8]) {
    quote(text, in: UInt8(ascii: "\""), asciiOnly: true, to: &out)
  }

  /// `strconv.QuoteRune`: what is no rune is written as U+FFFD.
  package static func quoteRune(_ rune: UInt32, asciiOnly: Bool = false, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "'"))
    let valid = UTF8Text.isValidRune(rune) ? rune : UTF8Text.replacement
    appendEscaped(valid, quote: UInt8(ascii: "'"), asciiOnly: asciiOnly, to: &out)
    out.append(UInt8(ascii: "'"))
  }

  private static func quote(_ text: [UInt8], in quote: UInt8, asciiOnly: Bool, to out: inout [UInt8]) {
    out.reserveCapacity(out.count + text.count + 2)
    out.append(quote)
    var position = 0
    while position < text.count {
      let byte = text[position]
      if byte >= 0x20 && byte < 0x7F && byte != quote && byte != UInt8(ascii: "\\") {
        out.append(byte)
        position += 1
        continue
      }
      let rune = UTF8Text.decode(text, at: position)
      position += rune.width
      if rune.isInvalid {
        appendHex(UInt32(byte), digits: 2, letter: UInt8(ascii: "x"), to: &out)
      } else {
        appendEscaped(rune.value, quote: quote, asciiOnly: asciiOnly, to: &out)
      }
    }
    out.append(quote)
  }

  private static func appendEscaped(_ rune: UInt32, quote: UInt8, asciiOnly: Bool, to out: inout [UInt8]) {
    if rune == UInt32(quote) || rune == 0x5C {
      out.append(UInt8(ascii: "\\"))
      out.append(UInt8(rune))
      return
    }
    if (!asciiOnly || rune < 0x80) && RuneClass.isPrint(rune) {
      UTF8Text.encode(rune, to: &out)
      return
    }
    switch rune {
    case 0x07: out.append("\\a")
    case 0x08: out.append("\\b")
    case 0x0C: out.append("\\f")
    case 0x0A: out.append("\\n")
    case 0x0D: out.append("\\r")
    case 0x09: out.append("\\t")
    case 0x0B: out.append("\\v")
    case 0..<0x20, 0x7F: appendHex(rune, digits: 2, letter: UInt8(ascii: "x"), to: &out)
    case 0..<0x10000: appendHex(rune, digits: 4, letter: UInt8(ascii: "u"), to: &out)
    default: appendHex(rune, digits: 8, letter: UInt8(ascii: "U"), to: &out)
    }
  }

  private static func appendHex(_ value: UInt32, digits: Int, letter: UInt8, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "\\"))
    out.append(letter)
    for index in (0..<digits).reversed() { out.append(GoNumber.hexDigit(UInt8(value >> UInt32(index * 4) & 0xF))) }
  }

  /// Whether backquotes can hold the text unchanged (`%#q`): no backquote, no control character but tab, valid UTF-8
  /// without a byte order mark.
  package static func canBackquote(_ text: [UInt8]) -> Bool {
    var position = 0
    while position < text.count {
      let rune = UTF8Text.decode(text, at: position)
      position += rune.width
      if rune.isInvalid || rune.value == 0xFEFF || rune.value == 0x60 || rune.value == 0x7F { return false }
      if rune.value < 0x20 && rune.value != 0x09 { return false }
    }
    return true
  }

  /// Whether the literal at `range`, which stands in `"` or `` ` ``, means just what it says: no escape to read, no
  /// carriage return to drop, no byte that might be no character.
  static func isPlain(_ source: [UInt8], _ range: Range<Int>) -> Bool {
    guard range.count >= 2 else { return false }
    if source[range.lowerBound] == UInt8(ascii: "`") {
      return ByteScan.index(of: 0x0D, in: source, from: range.lowerBound, to: range.upperBound) == nil
    }
    for index in range where source[index] >= 0x80 || source[index] == UInt8(ascii: "\\") { return false }
    return true
  }

  /// `strconv.Unquote` of a whole literal in `"`, `` ` `` or `'`; nil where Go reports a syntax error.
  package static func unquote(_ literal: [UInt8]) -> [UInt8]? {
    guard literal.count >= 2, let quote = literal.first, literal.last == quote else { return nil }
    let inner = literal[1..<(literal.count - 1)]
    switch quote {
    case UInt8(ascii: "`"):
      return inner.contains(quote) ? nil : inner.filter { $0 != UInt8(ascii: "\r") }
    case UInt8(ascii: "\""): return unescape(literal, quote: quote)
    case UInt8(ascii: "'"):
      // An empty character literal is the empty text; else exactly one character.
      if inner.isEmpty { return [] }
      guard let (_, next) = unescapedRune(literal, at: 1, quote: quote), next == literal.count - 1 else { return nil }
      if literal[1] == UInt8(ascii: "\n") { return nil }
      return unescape(literal, quote: quote)
    default: return nil
    }
  }

  private static func unescape(_ literal: [UInt8], quote: UInt8) -> [UInt8]? {
    var out: [UInt8] = []
    out.reserveCapacity(literal.count)
    var position = 1
    while position < literal.count, literal[position] != quote {
      if literal[position] == UInt8(ascii: "\n") { return nil }
      guard let (rune, next) = unescapedRune(literal, at: position, quote: quote) else { return nil }
      switch rune {
      case .byte(let byte): out.append(byte)
      case .rune(let value): UTF8Text.encode(value, to: &out)
      }
      position = next
    }
    return position == literal.count - 1 ? out : nil
  }

  /// `strconv.UnquoteChar` of a character constant such as `'a'` or `'\x41'`: its value, if the literal holds one
  /// character.
  package static func unquoteRune(_ literal: [UInt8]) -> UInt32? {
    let quote = UInt8(ascii: "'")
    guard literal.count >= 3, literal[0] == quote, literal[literal.count - 1] == quote,
      let (rune, next) = unescapedRune(literal, at: 1, quote: quote), next == literal.count - 1
    else { return nil }
    switch rune {
    case .byte(let byte): return UInt32(byte)
    case .rune(let value): return value
    }
  }

  private enum Unescaped {
    case byte(UInt8)
    case rune(UInt32)
  }

  /// The character at `position` and where the next one starts.
  private static func unescapedRune(_ text: [UInt8], at position: Int, quote: UInt8) -> (Unescaped, Int)? {
    guard position < text.count else { return nil }
    let first = text[position]
    if first == quote { return nil }
    if first >= 0x80 {
      let rune = UTF8Text.decode(text, at: position)
      return (.rune(rune.value), position + rune.width)
    }
    if first != UInt8(ascii: "\\") { return (.byte(first), position + 1) }
    guard position + 1 < text.count else { return nil }
    let letter = text[position + 1]
    let start = position + 2
    switch letter {
    case UInt8(ascii: "a"): return (.byte(0x07), start)
    case UInt8(ascii: "b"): return (.byte(0x08), start)
    case UInt8(ascii: "f"): return (.byte(0x0C), start)
    case UInt8(ascii: "n"): return (.byte(0x0A), start)
    case UInt8(ascii: "r"): return (.byte(0x0D), start)
    case UInt8(ascii: "t"): return (.byte(0x09), start)
    case UInt8(ascii: "v"): return (.byte(0x0B), start)
    case UInt8(ascii: "\\"): return (.byte(letter), start)
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return letter == quote ? (.byte(letter), start) : nil
    case UInt8(ascii: "x"): return number(text, start, count: 2, base: 16).map { (.byte(UInt8($0)), start + 2) }
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      let count = letter == UInt8(ascii: "u") ? 4 : 8
      guard let value = number(text, start, count: count, base: 16), UTF8Text.isValidRune(value) else { return nil }
      return (.rune(value), start + count)
    case 0x30...0x37:
      guard let value = number(text, start - 1, count: 3, base: 8), value < 256 else { return nil }
      return (.byte(UInt8(value)), start + 2)
    default: return nil
    }
  }

  private static func number(_ text: [UInt8], _ start: Int, count: Int, base: UInt64) -> UInt32? {
    guard start + count <= text.count else { return nil }
    var value: UInt64 = 0
    for index in start..<(start + count) {
      guard let digit = GoNumber.digitValue(text[index]), digit < base else { return nil }
      value = value * base + digit
    }
    return UInt32(value)
  }
}
