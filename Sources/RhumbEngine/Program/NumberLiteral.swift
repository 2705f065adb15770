/// A numeric constant may be of several types at once; the place where it is used decides (text/template's rule).
package struct NumberLiteral: Sendable {
  package var int: Int64?
  package var uint: UInt64?
  package var float: Double?
  package var complex: (real: Double, imaginary: Double)?
  /// Written with a point or an exponent: as an untyped argument it is a float.
  package var isWrittenAsFloat = false

  struct Problem: Error {
    let text: ByteString
  }

  /// Reads a number or character constant as text/template/parse does.
  static func parse(_ text: ArraySlice<UInt8>, kind: Token.Kind) -> Result<NumberLiteral, Problem> {
    if kind == .number, let number = plain(text) { return .success(number) }
    let bytes = Array(text)
    switch kind {
    case .characterConstant: return character(bytes)
    case .complex: return complex(bytes)
    default: break
    }
    if bytes.last == UInt8(ascii: "i") {
      let (value, error) = GoNumber.parseFloat(Array(bytes.dropLast()))
      if error == nil { return .success(simplified(real: 0, imaginary: value)) }
    }
    return real(bytes)
  }

  /// What nearly all constants are: a few decimal digits.
  private static func plain(_ text: ArraySlice<UInt8>) -> NumberLiteral? {
    guard let first = text.first, text.count <= 18, first != UInt8(ascii: "0") || text.count == 1 else { return nil }
    var value: Int64 = 0
    for byte in text {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      value = value &* 10 &+ Int64(byte &- 0x30)
    }
    return NumberLiteral(int: value, uint: UInt64(value), float: Double(value))
  }

  private static func character(_ bytes: [UInt8]) -> Result<NumberLiteral, Problem> {
    guard let rune = GoQuote.unquoteRune(bytes) else {
      // More than one character, of which the first is sound, has a message of its own.
      let quote = bytes[0]
      let isTooLong = (2..<bytes.count).contains { GoQuote.unquoteRune(bytes[..<$0] + [quote]) != nil }
      return .failure(
        Problem(text: isTooLong ? "malformed character constant: " + ByteString(bytes) : "invalid syntax"))
    }
    return .success(NumberLiteral(int: Int64(rune), uint: UInt64(rune), float: Double(rune)))
  }

  /// `1+2i`: the sign that splits the parts is the last one not in an exponent.
  private static func complex(_ bytes: [UInt8]) -> Result<NumberLiteral, Problem> {
    let body = bytes.dropLast()
    let split = body.indices.dropFirst().last { index in
      (body[index] == UInt8(ascii: "+") || body[index] == UInt8(ascii: "-"))
        && body[index - 1] | 0x20 != UInt8(ascii: "e")
    }
    guard let split else { return .failure(Problem(text: "syntax error scanning complex number")) }
    let (real, realError) = GoNumber.parseFloat(Array(body[..<split]))
    let (imaginary, imaginaryError) = GoNumber.parseFloat(Array(body[split...]))
    guard realError == nil, imaginaryError == nil else {
      return .failure(Problem(text: "syntax error scanning complex number"))
    }
    return .success(simplified(real: real, imaginary: imaginary))
  }

  private static func simplified(real: Double, imaginary: Double) -> NumberLiteral {
    var literal = NumberLiteral(complex: (real, imaginary))
    if imaginary == 0 {
      literal.float = real
      literal.int = Int64(exactly: real)
      literal.uint = UInt64(exactly: real)
    }
    return literal
  }

  private static func real(_ bytes: [UInt8]) -> Result<NumberLiteral, Problem> {
    var literal = NumberLiteral()
    let unsigned = GoNumber.parseUint(bytes, base: 0)
    if unsigned.error == nil { literal.uint = unsigned.value }
    let signed = GoNumber.parseInt(bytes, base: 0)
    if signed.error == nil {
      literal.int = signed.value
      if signed.value == 0 { literal.uint = 0 }
    }
    let isHexadecimal = bytes.count > 2 && bytes[0] == UInt8(ascii: "0") && bytes[1] | 0x20 == UInt8(ascii: "x")
    let hasExponent = bytes.contains { $0 | 0x20 == UInt8(ascii: "p") }
    let looksFloat = bytes.contains {
      $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") || $0 | 0x20 == UInt8(ascii: "p")
    }
    literal.isWrittenAsFloat = looksFloat && !(isHexadecimal && !hasExponent)
    if let int = literal.int {
      literal.float = Double(int)
    } else if let uint = literal.uint {
      literal.float = Double(uint)
    } else {
      let (value, error) = GoNumber.parseFloat(bytes)
      if error == nil {
        guard looksFloat else { return .failure(Problem(text: "integer overflow: " + GoQuote.quoted(bytes[...]))) }
        literal.float = value
        literal.int = Int64(exactly: value)
        literal.uint = UInt64(exactly: value)
      }
    }
    if literal.float == nil {
      return .failure(Problem(text: "illegal number syntax: " + GoQuote.quoted(bytes[...])))
    }
    return .success(literal)
  }
}
