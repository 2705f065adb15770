package import RhumbEngine

/// Standard base64 with padding (RFC 4648), read as Go's `base64.StdEncoding` reads it.
package enum Base64 {
  package static func encode(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity((bytes.count + 2) / 3 * 4)
    var position = 0
    while position + 3 <= bytes.count {
      let group = UInt32(bytes[position]) << 16 | UInt32(bytes[position + 1]) << 8 | UInt32(bytes[position + 2])
      appendDigits(group, 4, to: &out)
      position += 3
    }
    switch bytes.count - position {
    case 1:
      appendDigits(UInt32(bytes[position]) << 16, 2, to: &out)
      out.append("==")
    case 2:
      appendDigits(UInt32(bytes[position]) << 16 | UInt32(bytes[position + 1]) << 8, 3, to: &out)
      out.append(UInt8(ascii: "="))
    default: break
    }
    return out
  }

  private static func appendDigits(_ group: UInt32, _ count: Int, to out: inout [UInt8]) {
    out.append(digit(group >> 18))
    out.append(digit(group >> 12))
    if count > 2 { out.append(digit(group >> 6)) }
    if count > 3 { out.append(digit(group)) }
  }

  private static func digit(_ bits: UInt32) -> UInt8 {
    let value = UInt8(bits & 63)
    return switch value {
    case 0..<26: value + UInt8(ascii: "A")
    case 26..<52: value - 26 + UInt8(ascii: "a")
    case 52..<62: value - 52 + UInt8(ascii: "0")
    case 62: UInt8(ascii: "+")
    default: UInt8(ascii: "/")
    }
  }

  private static func value(_ digit: UInt8) -> UInt32? {
    switch digit {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(digit - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(digit - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(digit - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }

  /// Reads base64; line ends are ignored. Throws Go's words, which tell the position.
  package static func decode(_ text: [UInt8]) throws(Fault) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count / 4 * 3 + 3)
    var group: UInt32 = 0
    var digits = 0
    var position = 0
    while position < text.count {
      let byte = text[position]
      position += 1
      if let value = value(byte) {
        group = group << 6 | value
        digits += 1
        if digits == 4 {
          append(group, 3, to: &out)
          (group, digits) = (0, 0)
        }
      } else if !isLineEnd(byte) {
        guard byte == UInt8(ascii: "="), digits >= 2 else { throw corrupt(position - 1) }
        try finish(text, after: position, digits: digits)
        append(group << (digits == 2 ? 12 : 6), digits - 1, to: &out)
        return out
      }
    }
    if digits > 0 { throw corrupt(text.count - digits) }
    return out
  }

  /// What follows the first `=`: the second one if two digits were read, and nothing else but line ends.
  private static func finish(_ text: [UInt8], after start: Int, digits: Int) throws(Fault) {
    var position = start
    func skipLineEnds() {
      while position < text.count, isLineEnd(text[position]) { position += 1 }
    }
    if digits == 2 {
      skipLineEnds()
      if position == text.count { throw corrupt(text.count) }
      if text[position] != UInt8(ascii: "=") { throw corrupt(position - 1) }
      position += 1
    }
    skipLineEnds()
    if position < text.count { throw corrupt(position) }
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

  private static func append(_ group: UInt32, _ count: Int, to out: inout [UInt8]) {
    out.append(UInt8(truncatingIfNeeded: group >> 16))
    if count > 1 { out.append(UInt8(truncatingIfNeeded: group >> 8)) }
    if count > 2 { out.append(UInt8(truncatingIfNeeded: group)) }
  }

  private static func corrupt(_ position: Int) -> Fault { Fault("illegal base64 data at input byte \(position)") }
}
