package import RhumbEngine

/// A piece of an expression's text.
struct Token {
  enum Kind: Equatable {
    case identifier
    /// A literal; the value is read by the parser.
    case int, uint, double, string, bytes
    case punctuation(Punctuation)
    case end
  }

  let kind: Kind
  /// Offsets in bytes.
  let start: Int
  let end: Int
}

/// Operators and brackets, by their text.
enum Punctuation: String, CaseIterable {
  case logicalOr = "||"
  case logicalAnd = "&&"
  case equal = "=="
  case notEqual = "!="
  case lessOrEqual = "<="
  case greaterOrEqual = ">="
  case less = "<"
  case greater = ">"
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divide = "/"
  case remainder = "%"
  case not = "!"
  case question = "?"
  case colon = ":"
  case comma = ","
  case dot = "."
  case openParenthesis = "("
  case closeParenthesis = ")"
  case openBracket = "["
  case closeBracket = "]"
  case openBrace = "{"
  case closeBrace = "}"
}

/// Where and why an expression can't be compiled.
package struct CELCompileError: Error, Equatable {
  /// Offset in bytes.
  package let offset: Int
  package let message: ByteString

  package init(_ offset: Int, _ message: ByteString) {
    self.offset = offset
    self.message = message
  }

  /// As cel-go draws it: the message, the line, and a mark below the place.
  package func drawn(in source: ByteString) -> ByteString {
    let bytes = source.bytes
    let offset = min(offset, bytes.count)
    let newline = UInt8(ascii: "\n")
    let start = bytes[..<offset].lastIndex(of: newline).map { $0 + 1 } ?? 0
    let end = bytes[offset...].firstIndex(of: newline) ?? bytes.count
    let line = bytes[..<start].count { $0 == newline } + 1
    let before = UTF8Text.runes(Array(bytes[start..<offset]))
    var out = Array("ERROR: <input>:\(line):\(before.count + 1): ".utf8)
    out += message
    guard end - start <= Self.longestExcerpt else { return ByteString(out) }
    out.append("\n | ")
    out.append(contentsOf: bytes[start..<end].map { $0 == UInt8(ascii: "\t") ? UInt8(ascii: " ") : $0 })
    out.append("\n | ")
    for rune in before {
      if rune < 0x80 { out.append(".") } else { out.append("\u{FF0E}") }
    }
    if offset < end, bytes[offset] >= 0x80 { out.append("\u{FF3E}") } else { out.append("^") }
    return ByteString(out)
  }

  private static let longestExcerpt = 16_384
}
