import RhumbEngine

/// Numbers, dates, words and strings.
extension TOMLLexer {
  mutating func value() throws(TOMLError) -> State {
    let rune = try next()
    if Self.isSpace(rune) { return skip(to: .value) }
    switch rune {
    case 0x30...0x39: return try rune == 0x30 ? basedNumber() : numberOrDate()
    case UnicodeScalar("[").value:
      ignore()
      emit(.array)
      return .arrayValue
    case UnicodeScalar("{").value:
      ignore()
      emit(.inlineTable)
      return .inlineValue
    case UnicodeScalar("\"").value: return try quote("\"", .string, .multilineString)
    case UnicodeScalar("'").value: return try quote("'", .rawString, .rawMultilineString)
    case UnicodeScalar(".").value: throw fault("floats must start with a digit, not '.'")
    case UnicodeScalar("i").value, UnicodeScalar("n").value:
      if try acceptBoth("n", "f") { return finish(.float) }
      if try acceptBoth("a", "n") { return finish(.float) }
    case UnicodeScalar("-").value, UnicodeScalar("+").value: return try signedNumber()
    default: break
    }
    if RuneClass.isLetter(rune) {
      backup()
      return try bool()
    }
    if rune == Self.end { throw fault("unexpected EOF; expected value") }
    let reason = unexpected(rune, "expected value but found ")
    throw rune == 0x0A ? faultOnLineBefore(reason) : fault(reason)
  }

  private mutating func acceptBoth(_ first: Unicode.Scalar, _ second: Unicode.Scalar) throws(TOMLError) -> Bool {
    guard try accept(first) else { return false }
    return try accept(second)
  }

  private mutating func finish(_ kind: TOMLItem.Kind) -> State {
    emit(kind)
    return pop()
  }

  /// One quote begins a string, three begin one of several lines.
  private mutating func quote(_ mark: Unicode.Scalar, _ one: State, _ three: State) throws(TOMLError) -> State {
    if try accept(mark) {
      if try accept(mark) { return skip(to: three) }
      backup()
    }
    return skip(to: one)
  }

  private mutating func bool() throws(TOMLError) -> State {
    let from = position
    while RuneClass.isLetter(try next()) {}
    backup()
    let word = source[from..<position]
    if word.elementsEqual("true".utf8) || word.elementsEqual("false".utf8) { return finish(.bool) }
    var reason: [UInt8] = []
    reason.append("expected value but found ")
    GoQuote.quote(Array(word), to: &reason)
    reason.append(" instead")
    throw fault(ByteString(reason))
  }

  // MARK: Numbers

  private mutating func numberOrDate() throws(TOMLError) -> State {
    while true {
      let rune = try next()
      if Self.isDigit(rune) { continue }
      switch rune {
      case UnicodeScalar("-").value, UnicodeScalar(":").value: return try datetime()
      case UnicodeScalar("_").value: return try decimal()
      case UnicodeScalar(".").value, UnicodeScalar("e").value, UnicodeScalar("E").value: return try float()
      default:
        backup()
        return finish(.integer)
      }
    }
  }

  private mutating func datetime() throws(TOMLError) -> State {
    while true {
      let rune = try next()
      if Self.isDigit(rune) || (rune < 0x80 && rune != Self.end && Self.datetimeBytes.contains(UInt8(rune))) {
        continue
      }
      backup()
      break
    }
    var end = position
    while end > start, source[end - 1] == 0x20 { end -= 1 }
    item = TOMLItem(kind: .datetime, text: source[start..<end], line: line)
    start = position
    return pop()
  }

  private static let datetimeBytes = Array("-:Tt .Zz+".utf8)

  private mutating func decimal() throws(TOMLError) -> State {
    while true {
      let rune = try next()
      if Self.isDigit(rune) { continue }
      switch rune {
      case UnicodeScalar(".").value, UnicodeScalar("e").value, UnicodeScalar("E").value: return try float()
      case UnicodeScalar("_").value: continue
      default:
        backup()
        return finish(.integer)
      }
    }
  }

  /// Any run of what floats are made of; the parser judges it.
  private mutating func float() throws(TOMLError) -> State {
    while true {
      let rune = try next()
      if Self.isDigit(rune) || (rune < 0x80 && rune != Self.end && Self.floatBytes.contains(UInt8(rune))) { continue }
      backup()
      return finish(.float)
    }
  }

  private static let floatBytes = Array("_.-+eE".utf8)

  private mutating func signedNumber() throws(TOMLError) -> State {
    let rune = try next()
    switch rune {
    case UnicodeScalar("i").value:
      guard try acceptBoth("n", "f") else { throw invalidFloat }
      return finish(.float)
    case UnicodeScalar("n").value:
      guard try acceptBoth("a", "n") else { throw invalidFloat }
      return finish(.float)
    case UnicodeScalar("0").value:
      let letter = try peek()
      if letter == UnicodeScalar("b").value || letter == UnicodeScalar("o").value || letter == UnicodeScalar("x").value
      {
        var reason: [UInt8] = []
        reason.append("cannot use sign with non-decimal numbers: '")
        reason.append(contentsOf: current)
        reason.append(UInt8(letter))
        reason.append("'")
        throw fault(ByteString(reason))
      }
    case UnicodeScalar(".").value: throw fault("floats must start with a digit, not '.'")
    default: break
    }
    if Self.isDigit(rune) { return try decimal() }
    throw fault(unexpected(rune, "expected a digit but got ", ""))
  }

  private var invalidFloat: TOMLError {
    var reason: [UInt8] = []
    reason.append("invalid float: '")
    reason.append(contentsOf: current)
    reason.append("'")
    return fault(ByteString(reason))
  }

  /// After a leading zero: a based integer, a date, a float or zero itself.
  private mutating func basedNumber() throws(TOMLError) -> State {
    let rune = try next()
    if Self.isDigit(rune) { return try numberOrDate() }
    switch rune {
    case UnicodeScalar("_").value: return try decimal()
    case UnicodeScalar(".").value, UnicodeScalar("e").value, UnicodeScalar("E").value: return try float()
    case UnicodeScalar("b").value: return try based("not a binary number: '") { $0 == 0x30 || $0 == 0x31 }
    case UnicodeScalar("o").value: return try based("not an octal number: '") { $0 >= 0x30 && $0 <= 0x37 }
    case UnicodeScalar("x").value: return try based("not a hexadecimal number: '", Self.isHex)
    default:
      backup()
      return finish(.integer)
    }
  }

  private mutating func based(_ complaint: StaticString, _ isDigit: (UInt32) -> Bool) throws(TOMLError) -> State {
    let first = try peek()
    if !isDigit(first) {
      var reason: [UInt8] = []
      reason.append(complaint)
      reason.append(contentsOf: current)
      UTF8Text.encode(first, to: &reason)
      reason.append("'")
      throw fault(ByteString(reason))
    }
    while true {
      let rune = try next()
      if isDigit(rune) || rune == UnicodeScalar("_").value { continue }
      backup()
      return finish(.integer)
    }
  }
}
