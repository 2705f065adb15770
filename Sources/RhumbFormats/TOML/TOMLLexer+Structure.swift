import RhumbEngine

/// Tables, keys, arrays and comments.
extension TOMLLexer {
  mutating func top() throws(TOMLError) -> State {
    let rune = try next()
    if Self.isSpace(rune) || Self.isNewline(rune) { return skip(to: .top) }
    switch rune {
    case UnicodeScalar("#").value: return beginComment(then: .top)
    case UnicodeScalar("[").value: return try tableStart()
    case Self.end:
      emit(.end)
      return .done
    default:
      backup()
      returns.append(.topEnd)
      return .keyStart
    }
  }

  mutating func topEnd() throws(TOMLError) -> State {
    let rune = try next()
    if rune == UnicodeScalar("#").value { return beginComment(then: .top) }
    if Self.isSpace(rune) { return .topEnd }
    if Self.isNewline(rune) { return skip(to: .top) }
    if rune == Self.end {
      emit(.end)
      return .done
    }
    throw fault(unexpected(rune, "expected a top-level item to end with a newline, comment, or EOF, but got "))
  }

  private mutating func tableStart() throws(TOMLError) -> State {
    if try peek() == UnicodeScalar("[").value {
      _ = try next()
      emit(.tableArray)
      returns.append(.tableArrayEnd)
    } else {
      emit(.table)
      returns.append(.tableEnd)
    }
    return .tableNameStart
  }

  mutating func tableArrayEnd() throws(TOMLError) -> State {
    let rune = try next()
    if rune != UnicodeScalar("]").value {
      throw fault(unexpected(rune, "expected end of table array name delimiter ']', but got "))
    }
    emit(.tableArrayEnd)
    return .topEnd
  }

  mutating func tableNameStart() throws(TOMLError) -> State {
    try skipSpace()
    switch try peek() {
    case UnicodeScalar("]").value, Self.end:
      throw fault("unexpected end of table name (table names cannot be empty)")
    case UnicodeScalar(".").value: throw fault("unexpected table separator (table names cannot be empty)")
    case UnicodeScalar("\"").value, UnicodeScalar("'").value:
      ignore()
      returns.append(.tableNameEnd)
      return .quotedName
    default:
      returns.append(.tableNameEnd)
      return .bareName
    }
  }

  mutating func tableNameEnd() throws(TOMLError) -> State {
    try skipSpace()
    let rune = try next()
    switch rune {
    case UnicodeScalar(".").value: return skip(to: .tableNameStart)
    case UnicodeScalar("]").value: return pop()
    default: throw fault(unexpected(rune, "expected '.' or ']' to end table name, but got "))
    }
  }

  mutating func bareName() throws(TOMLError) -> State {
    while true {
      let rune = try next()
      guard rune < 0x80, rune != Self.end, TOMLText.isBare(UInt8(rune)) else { break }
    }
    backup()
    emit(.text)
    return pop()
  }

  mutating func quotedName() throws(TOMLError) -> State {
    let rune = try next()
    ignore()
    return rune == UnicodeScalar("\"").value ? .string : .rawString
  }

  mutating func keyStart() throws(TOMLError) -> State {
    try skipSpace()
    switch try peek() {
    case UnicodeScalar("=").value, Self.end: throw fault("unexpected '=': key name appears blank")
    case UnicodeScalar(".").value: throw fault("unexpected '.': keys cannot start with a '.'")
    default:
      emit(.key)
      return .keyNameStart
    }
  }

  mutating func keyNameStart() throws(TOMLError) -> State {
    try skipSpace()
    switch try peek() {
    case UnicodeScalar("=").value, Self.end: throw fault("unexpected '='")
    case UnicodeScalar(".").value: throw fault("unexpected '.'")
    case UnicodeScalar("\"").value, UnicodeScalar("'").value:
      ignore()
      returns.append(.keyEnd)
      return .quotedName
    default:
      returns.append(.keyEnd)
      return .bareName
    }
  }

  mutating func keyEnd() throws(TOMLError) -> State {
    try skipSpace()
    let rune = try next()
    switch rune {
    case Self.end: throw fault("unexpected EOF; expected key separator '='")
    case UnicodeScalar(".").value: return skip(to: .keyNameStart)
    case UnicodeScalar("=").value:
      emit(.keyEnd)
      return skip(to: .value)
    default:
      let reason = unexpected(rune, "expected '.' or '=', but got ")
      throw rune == 0x0A ? faultOnLineBefore(reason) : fault(reason)
    }
  }

  // MARK: Arrays and inline tables

  mutating func arrayValue() throws(TOMLError) -> State {
    let rune = try next()
    if Self.isSpace(rune) || Self.isNewline(rune) { return skip(to: .arrayValue) }
    switch rune {
    case UnicodeScalar("#").value: return beginComment(then: .arrayValue)
    case UnicodeScalar(",").value: throw fault("unexpected comma")
    case UnicodeScalar("]").value: return close(.arrayEnd)
    default:
      backup()
      returns.append(.arrayValueEnd)
      return .value
    }
  }

  mutating func arrayValueEnd() throws(TOMLError) -> State {
    let rune = try next()
    if Self.isSpace(rune) || Self.isNewline(rune) { return skip(to: .arrayValueEnd) }
    switch rune {
    case UnicodeScalar("#").value: return beginComment(then: .arrayValueEnd)
    case UnicodeScalar(",").value: return skip(to: .arrayValue)
    case UnicodeScalar("]").value: return close(.arrayEnd)
    default:
      throw fault("expected a comma (',') or array terminator (']'), but got \(Self.name(rune))")
    }
  }

  mutating func inlineValue() throws(TOMLError) -> State {
    let rune = try next()
    if Self.isSpace(rune) || Self.isNewline(rune) { return skip(to: .inlineValue) }
    switch rune {
    case UnicodeScalar("#").value: return beginComment(then: .inlineValue)
    case UnicodeScalar(",").value: throw fault("unexpected comma")
    case UnicodeScalar("}").value: return close(.inlineTableEnd)
    default:
      backup()
      returns.append(.inlineValueEnd)
      return .keyStart
    }
  }

  mutating func inlineValueEnd() throws(TOMLError) -> State {
    let rune = try next()
    if Self.isSpace(rune) || Self.isNewline(rune) { return skip(to: .inlineValueEnd) }
    switch rune {
    case UnicodeScalar("#").value: return beginComment(then: .inlineValueEnd)
    case UnicodeScalar(",").value:
      try skipSpace()
      return try peek() == UnicodeScalar("}").value ? .inlineValueEnd : .inlineValue
    case UnicodeScalar("}").value: return close(.inlineTableEnd)
    default:
      throw fault("expected a comma or an inline table terminator '}', but got \(Self.name(rune)) instead")
    }
  }

  private mutating func close(_ kind: TOMLItem.Kind) -> State {
    ignore()
    emit(kind)
    return pop()
  }

  private static func name(_ rune: UInt32) -> String {
    guard rune != end, let scalar = Unicode.Scalar(rune) else { return "end of file" }
    return "'\(scalar)'"
  }

  // MARK: Comments

  private mutating func beginComment(then state: State) -> State {
    returns.append(state)
    ignore()
    emit(.comment)
    return .comment
  }

  mutating func comment() throws(TOMLError) -> State {
    while true {
      let rune = try next()
      if Self.isNewline(rune) || rune == Self.end { break }
    }
    backup()
    emit(.text)
    return pop()
  }
}
