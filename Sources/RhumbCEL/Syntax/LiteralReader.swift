import RhumbEngine

/// Reads the values of literals.
enum LiteralReader {
  enum Failure: Error { case invalid }

  static func int(_ text: ArraySlice<UInt8>, isNegative: Bool) -> CELValue? {
    guard let magnitude = magnitude(text) else { return nil }
    if !isNegative { return Int64(exactly: magnitude).map { .int($0) } }
    if magnitude == 1 << 63 { return .int(.min) }
    return Int64(exactly: magnitude).map { .int(-$0) }
  }

  static func uint(_ text: ArraySlice<UInt8>) -> CELValue? { magnitude(text.dropLast()).map { .uint($0) } }

  /// A value beyond a double's range is infinite.
  static func double(_ text: ArraySlice<UInt8>, isNegative: Bool) -> CELValue? {
    let (value, error) = GoNumber.parseFloat(Array(text))
    if error != nil, !value.isInfinite { return nil }
    return .double(isNegative ? -value : value)
  }

  private static func magnitude(_ text: ArraySlice<UInt8>) -> UInt64? {
    let isHex = text.count > 2 && text[text.startIndex + 1] | 0x20 == UInt8(ascii: "x")
    var value: UInt64 = 0
    for byte in isHex ? text.dropFirst(2) : text {
      let digit = UInt64(byte <= 0x39 ? byte - 0x30 : (byte | 0x20) - 0x61 + 10)
      let (product, overflow) = value.multipliedReportingOverflow(by: isHex ? 16 : 10)
      let (sum, overflow2) = product.addingReportingOverflow(digit)
      if overflow || overflow2 { return nil }
      value = sum
    }
    return value
  }

  /// The text of a string or bytes literal with its prefix and quotes; nil if an escape is wrong.
  static func text(_ literal: ArraySlice<UInt8>, isBytes: Bool) -> ByteString? {
    var body = literal
    var isRaw = false
    while let first = body.first, first != UInt8(ascii: "'"), first != UInt8(ascii: "\"") {
      if first | 0x20 == UInt8(ascii: "r") { isRaw = true }
      body = body.dropFirst()
    }
    guard let quote = body.first else { return nil }
    let isTriple = body.count >= 6 && body.prefix(3).allSatisfy { $0 == quote }
    body = body.dropFirst(isTriple ? 3 : 1).dropLast(isTriple ? 3 : 1)
    let text = withPlainLineEnds(body)
    return isRaw ? ByteString(text) : unescaped(text, isBytes: isBytes).map { ByteString($0) }
  }

  private static func withPlainLineEnds(_ text: ArraySlice<UInt8>) -> [UInt8] {
    guard text.contains(0x0D) else { return Array(text) }
    var out: [UInt8] = []
    var previous: UInt8 = 0
    for byte in text {
      if byte == 0x0D { out.append(0x0A) } else if byte != 0x0A || previous != 0x0D { out.append(byte) }
      previous = byte
    }
    return out
  }

  private static func unescaped(_ text: [UInt8], isBytes: Bool) -> [UInt8]? {
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var position = 0
    while position < text.count {
      guard text[position] == UInt8(ascii: "\\") else {
        out.append(text[position])
        position += 1
        continue
      }
      guard position + 1 < text.count else { return nil }
      let mark = text[position + 1]
      position += 2
      if let plain = simpleEscape(mark) {
        out.append(plain)
        continue
      }
      guard let (digits, base) = numericEscape(mark, isBytes: isBytes) else { return nil }
      // An octal escape begins with its first digit.
      if base == 8 { position -= 1 }
      guard let value = number(text, position, digits, base) else { return nil }
      position += digits
      if isBytes {
        guard value <= 0xFF else { return nil }
        out.append(UInt8(value))
      } else {
        guard UTF8Text.isValidRune(value) else { return nil }
        UTF8Text.encode(value, to: &out)
      }
    }
    return out
  }

  private static func simpleEscape(_ mark: UInt8) -> UInt8? {
    switch mark {
    case UInt8(ascii: "a"): 7
    case UInt8(ascii: "b"): 8
    case UInt8(ascii: "f"): 12
    case UInt8(ascii: "n"): 10
    case UInt8(ascii: "r"): 13
    case UInt8(ascii: "t"): 9
    case UInt8(ascii: "v"): 11
    case UInt8(ascii: "\\"), UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"), UInt8(ascii: "?"): mark
    default: nil
    }
  }

  private static func numericEscape(_ mark: UInt8, isBytes: Bool) -> (digits: Int, base: UInt32)? {
    switch mark {
    case UInt8(ascii: "x"), UInt8(ascii: "X"): (2, 16)
    case UInt8(ascii: "u") where !isBytes: (4, 16)
    case UInt8(ascii: "U") where !isBytes: (8, 16)
    case UInt8(ascii: "0")...UInt8(ascii: "3"): (3, 8)
    default: nil
    }
  }

  private static func number(_ text: [UInt8], _ start: Int, _ count: Int, _ base: UInt32) -> UInt32? {
    guard start + count <= text.count else { return nil }
    var value: UInt32 = 0
    for byte in text[start..<(start + count)] {
      let digit: UInt32
      switch byte {
      case 0x30...0x39: digit = UInt32(byte - 0x30)
      case 0x41...0x46, 0x61...0x66: digit = UInt32((byte | 0x20) - 0x61 + 10)
      default: return nil
      }
      guard digit < base else { return nil }
      value = value &* base &+ digit
    }
    return value
  }
}
