import RhumbEngine

/// Cuts the text of an expression into tokens.
struct Lexer {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// All tokens, with `.end` as the last.
  static func tokens(_ bytes: [UInt8]) throws(CELCompileError) -> [Token] {
    var lexer = Lexer(bytes)
    var tokens: [Token] = []
    while true {
      let token = try lexer.next()
      tokens.append(token)
      if token.kind == .end { return tokens }
    }
  }

  private func byte(_ offset: Int = 0) -> UInt8 {
    position + offset < bytes.count ? bytes[position + offset] : 0
  }

  private mutating func next() throws(CELCompileError) -> Token {
    skipSpace()
    let start = position
    guard start < bytes.count else { return Token(kind: .end, start: start, end: start) }
    let kind = try kind()
    return Token(kind: kind, start: start, end: position)
  }

  private mutating func skipSpace() {
    while position < bytes.count {
      switch bytes[position] {
      case 0x09, 0x0A, 0x0C, 0x0D, 0x20: position += 1
      case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "/"):
        while position < bytes.count, bytes[position] != UInt8(ascii: "\n") { position += 1 }
      default: return
      }
    }
  }

  private mutating func kind() throws(CELCompileError) -> Token.Kind {
    let first = bytes[position]
    if Self.isDigit(first) || first == UInt8(ascii: ".") && Self.isDigit(byte(1)) { return number() }
    if let prefix = quotePrefix() { return try string(prefix) }
    if Self.isLetter(first) {
      while Self.isLetter(byte()) || Self.isDigit(byte()) { position += 1 }
      return .identifier
    }
    for mark in Punctuation.allCases where bytes[position...].starts(with: mark.rawValue.utf8) {
      position += mark.rawValue.utf8.count
      return .punctuation(mark)
    }
    let rune = UTF8Text.decode(bytes, at: position)
    let shown = ByteString(bytes[position..<(position + rune.width)])
    throw CELCompileError(position, "Syntax error: token recognition error at: '" + shown + "'")
  }

  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  private static func isHexDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66
  }

  static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A || byte == UInt8(ascii: "_")
  }

  // MARK: Numbers

  private mutating func number() -> Token.Kind {
    if byte() == 0x30, byte(1) | 0x20 == UInt8(ascii: "x"), Self.isHexDigit(byte(2)) {
      position += 2
      while Self.isHexDigit(byte()) { position += 1 }
      return unsignedMark()
    }
    digits()
    var isDouble = false
    if byte() == UInt8(ascii: "."), Self.isDigit(byte(1)) {
      isDouble = true
      position += 1
      digits()
    }
    if byte() | 0x20 == UInt8(ascii: "e") {
      let isSigned = byte(1) == UInt8(ascii: "+") || byte(1) == UInt8(ascii: "-")
      if Self.isDigit(byte(isSigned ? 2 : 1)) {
        isDouble = true
        position += isSigned ? 2 : 1
        digits()
      }
    }
    return isDouble ? .double : unsignedMark()
  }

  private mutating func digits() { while Self.isDigit(byte()) { position += 1 } }

  private mutating func unsignedMark() -> Token.Kind {
    guard byte() | 0x20 == UInt8(ascii: "u") else { return .int }
    position += 1
    return .uint
  }

  // MARK: Strings

  private struct Prefix {
    var isBytes = false
    var isRaw = false
    var length = 0
  }

  /// What stands before a quote: `r`, `b`, `br` or nothing, in either case.
  private func quotePrefix() -> Prefix? {
    var prefix = Prefix()
    if byte() | 0x20 == UInt8(ascii: "b") {
      prefix.isBytes = true
      prefix.length = 1
    }
    if byte(prefix.length) | 0x20 == UInt8(ascii: "r") {
      prefix.isRaw = true
      prefix.length += 1
    }
    let quote = byte(prefix.length)
    return quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") ? prefix : nil
  }

  private mutating func string(_ prefix: Prefix) throws(CELCompileError) -> Token.Kind {
    let start = position
    position += prefix.length
    let quote = byte()
    let isTriple = byte(1) == quote && byte(2) == quote
    position += isTriple ? 3 : 1
    while position < bytes.count {
      let current = bytes[position]
      if current == UInt8(ascii: "\\"), !prefix.isRaw {
        position += 2
      } else if current == quote, !isTriple || byte(1) == quote && byte(2) == quote {
        position += isTriple ? 3 : 1
        return prefix.isBytes ? .bytes : .string
      } else if !isTriple, current == UInt8(ascii: "\n") || current == UInt8(ascii: "\r") {
        break
      } else {
        position += 1
      }
    }
    throw CELCompileError(
      start,
      "Syntax error: token recognition error at: '" + ByteString(bytes[start..<min(position, bytes.count)]) + "'")
  }
}
