/// Base 64 as Go's `base64.StdEncoding` has it: RFC 4648's alphabet, padded.
package enum Base64 {
  /// What is not base 64, and where.
  package struct CorruptInput: Error, Sendable {
    /// The byte of the input that could not be read.
    package let offset: Int

    /// Go's words.
    package var message: String { "illegal base64 data at input byte \(offset)" }
  }

  package static func encode(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    encode(bytes, to: &out)
    return out
  }

  package static func encode(_ bytes: [UInt8], to out: inout [UInt8]) {
    out.reserveCapacity(out.count + (bytes.count + 2) / 3 * 4)
    var position = 0
    while position + 3 <= bytes.count {
      let group = UInt32(bytes[position]) << 16 | UInt32(bytes[position + 1]) << 8 | UInt32(bytes[position + 2])
      out.append(digit(group >> 18))
      out.append(digit(group >> 12))
      out.append(digit(group >> 6))
      out.append(digit(group))
      position += 3
    }
    let left = bytes.count - position
    if left == 0 { return }
    let group = UInt32(bytes[position]) << 16 | (left > 1 ? UInt32(bytes[position + 1]) << 8 : 0)
    out.append(digit(group >> 18))
    out.append(digit(group >> 12))
    out.append(left > 1 ? digit(group >> 6) : pad)
    out.append(pad)
  }

  /// Reads padded base 64; line breaks anywhere are skipped, all else that is no digit is an error.
  package static func decode(_ text: [UInt8]) throws(CorruptInput) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count / 4 * 3 + 3)
    var position = 0
    while try decodeGroup(text, &position, to: &out) {}
    return out
  }

  /// Reads four digits, or two or three and their padding; false at the end.
  private static func decodeGroup(
    _ text: [UInt8], _ position: inout Int, to out: inout [UInt8]
  ) throws(CorruptInput) -> Bool {
    var group: UInt32 = 0
    var digits = 0
    while digits < 4 {
      guard position < text.count else {
        if digits == 0 { return false }
        throw CorruptInput(offset: position - digits)
      }
      let byte = text[position]
      position += 1
      if let value = value(of: byte) {
        group = group << 6 | value
        digits += 1
      } else if byte != 0x0A && byte != 0x0D {
        guard byte == pad, digits >= 2 else { throw CorruptInput(offset: position - 1) }
        try endPadding(text, &position, missing: digits == 2 ? 1 : 0)
        break
      }
    }
    group <<= UInt32(4 - digits) * 6
    out.append(UInt8(truncatingIfNeeded: group >> 16))
    if digits > 2 { out.append(UInt8(truncatingIfNeeded: group >> 8)) }
    if digits > 3 { out.append(UInt8(truncatingIfNeeded: group)) }
    return digits == 4
  }

  /// After the first padding character: perhaps another, then nothing but line breaks.
  private static func endPadding(
    _ text: [UInt8], _ position: inout Int, missing: Int
  ) throws(CorruptInput) {
    func skipBreaks() {
      while position < text.count, text[position] == 0x0A || text[position] == 0x0D { position += 1 }
    }
    skipBreaks()
    if missing == 1 {
      guard position < text.count else { throw CorruptInput(offset: text.count) }
      guard text[position] == pad else { throw CorruptInput(offset: position - 1) }
      position += 1
      skipBreaks()
    }
    if position < text.count { throw CorruptInput(offset: position) }
  }

  private static let pad = UInt8(ascii: "=")

  private static func digit(_ group: UInt32) -> UInt8 {
    switch UInt8(truncatingIfNeeded: group & 63) {
    case let value where value < 26: UInt8(ascii: "A") + value
    case let value where value < 52: UInt8(ascii: "a") + value - 26
    case let value where value < 62: UInt8(ascii: "0") + value - 52
    case 62: UInt8(ascii: "+")
    default: UInt8(ascii: "/")
    }
  }

  private static func value(of digit: UInt8) -> UInt32? {
    switch digit {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(digit - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(digit - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(digit - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
