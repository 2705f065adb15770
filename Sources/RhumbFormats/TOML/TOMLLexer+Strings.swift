import RhumbEngine

/// What stands between quotes.
extension TOMLLexer {
  mutating func string() throws(TOMLError) -> State {
    while true {
      let rune = try next()
      switch rune {
      case Self.end: throw fault("unexpected EOF; expected '\"'")
      case 0x0A, 0x0D: throw faultOnLineBefore("strings cannot contain newlines")
      case UnicodeScalar("\\").value:
        returns.append(.string)
        return .stringEscape
      case UnicodeScalar("\"").value:
        backup()
        emit(hasEscape ? .escapedString : .string)
        hasEscape = false
        return try leave(quotes: 1)
      default: continue
      }
    }
  }

  mutating func rawString() throws(TOMLError) -> State {
    while true {
      let rune = try next()
      switch rune {
      case Self.end: throw fault("unexpected EOF; expected \"'\"")
      case 0x0A, 0x0D: throw faultOnLineBefore("strings cannot contain newlines")
      case UnicodeScalar("'").value:
        backup()
        emit(.rawString)
        return try leave(quotes: 1)
      default: continue
      }
    }
  }

  /// Passes the closing quotes, which are known to be there.
  private mutating func leave(quotes: Int) throws(TOMLError) -> State {
    for _ in 0..<quotes { _ = try next() }
    ignore()
    return pop()
  }

  mutating func multilineString() throws(TOMLError) -> State {
    while true {
      let rune = try next()
      switch rune {
      case Self.end: throw fault("unexpected EOF; expected '\"\"\"'")
      case UnicodeScalar("\\").value:
        if Self.isNewline(try next()) { continue }
        backup()
        returns.append(.multilineString)
        return .stringEscape
      case UnicodeScalar("\"").value:
        guard try isClosing("\"") else { continue }
        hasEscape = false
        emit(.multilineString)
        return try leave(quotes: 3)
      default: continue
      }
    }
  }

  mutating func rawMultilineString() throws(TOMLError) -> State {
    while true {
      let rune = try next()
      switch rune {
      case Self.end: throw fault("unexpected EOF; expected \"'''\"")
      case UnicodeScalar("'").value:
        guard try isClosing("'") else { continue }
        emit(.rawMultilineString)
        return try leave(quotes: 3)
      default: continue
      }
    }
  }

  /// After one quote: whether it is the first of the three that end the string. Two more may stand before them.
  private mutating func isClosing(_ mark: Unicode.Scalar) throws(TOMLError) -> Bool {
    guard try accept(mark) else { return false }
    guard try accept(mark) else {
      backup()
      return false
    }
    if try peek() == mark.value {
      let five = [UInt8](repeating: UInt8(ascii: mark), count: 5)
      let isEscaped = mark == "\"" && current.suffix(6).elementsEqual([0x5C] + five)
      if current.suffix(5).elementsEqual(five) && !isEscaped {
        throw fault(mark == "'" ? "unexpected \"''''''\"" : "unexpected '\"\"\"\"\"\"'")
      }
      backup()
      backup()
      return false
    }
    backup()
    backup()
    backup()
    return true
  }

  mutating func stringEscape() throws(TOMLError) -> State {
    hasEscape = true
    let rune = try next()
    switch rune {
    case UnicodeScalar("x").value: return try hexDigits(2, "expected two hexadecimal digits after '\\x', but got ")
    case UnicodeScalar("u").value: return try hexDigits(4, "expected four hexadecimal digits after '\\u', but got ")
    case UnicodeScalar("U").value: return try hexDigits(8, "expected eight hexadecimal digits after '\\U', but got ")
    case 0x20, 0x09: return pop()
    default:
      if rune < 0x80 && rune != Self.end && Self.escapes.contains(UInt8(rune)) { return pop() }
      var reason: [UInt8] = []
      reason.append("invalid escape in string '\\")
      UTF8Text.encode(rune, to: &reason)
      reason.append("'")
      // The library takes the end of the text for a line of its own here.
      throw TOMLError(ByteString(reason), line: isAtEnd ? line - 1 : line)
    }
  }

  private static let escapes = Array("ebtnfr\"\\".utf8)

  private mutating func hexDigits(_ count: Int, _ complaint: StaticString) throws(TOMLError) -> State {
    for _ in 0..<count where !Self.isHex(try next()) {
      var reason: [UInt8] = []
      reason.append(complaint)
      GoQuote.quote(Array(current), to: &reason)
      reason.append(" instead")
      throw fault(ByteString(reason))
    }
    return pop()
  }
}
