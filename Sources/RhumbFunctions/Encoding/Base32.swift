package import RhumbEngine

/// Standard base32 with padding (RFC 4648), read as Go's `base32.StdEncoding` reads it.
package enum Base32 {
  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

  package static func encode(_ bytes: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity((bytes.count + 4) / 5 * 8)
    var position = 0
    while position < bytes.count {
      let count = min(5, bytes.count - position)
      var group: UInt64 = 0
      for index in 0..<5 { group = group << 8 | (index < count ? UInt64(bytes[position + index]) : 0) }
      let used = (count * 8 + 4) / 5
      for index in 0..<8 {
        out.append(index < used ? digits[Int(group >> UInt64(35 - 5 * index) & 31)] : UInt8(ascii: "="))
      }
      position += 5
    }
    return out
  }

  private static func value(_ digit: UInt8) -> UInt64? {
    switch digit {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt64(digit - UInt8(ascii: "A"))
    case UInt8(ascii: "2")...UInt8(ascii: "7"): UInt64(digit - UInt8(ascii: "2")) + 26
    default: nil
    }
  }

  /// Reads base32; line ends are left out first, and positions in Go's words count without them.
  package static func decode(_ text: [UInt8]) throws(Fault) -> [UInt8] {
    let text = text.filter { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    var out: [UInt8] = []
    out.reserveCapacity(text.count / 8 * 5 + 5)
    var position = 0
    while position < text.count {
      var group: UInt64 = 0
      var count = 0
      var isLast = false
      while count < 8 {
        if position == text.count { throw corrupt(position - count) }
        let byte = text[position]
        position += 1
        if byte == UInt8(ascii: "="), count >= 2, text.count - position < 8 {
          try checkPadding(text, after: position, digits: count)
          isLast = true
          break
        }
        guard let value = value(byte) else { throw corrupt(position - 1) }
        group = group << 5 | value
        count += 1
      }
      group <<= UInt64(5 * (8 - count))
      for index in 0..<(count * 5 / 8) { out.append(UInt8(truncatingIfNeeded: group >> UInt64(32 - 8 * index))) }
      if isLast { break }
    }
    return out
  }

  private static func checkPadding(_ text: [UInt8], after position: Int, digits: Int) throws(Fault) {
    let rest = text.count - position
    if rest + digits < 7 { throw corrupt(text.count) }
    for offset in 0..<(7 - digits) where offset < rest && text[position + offset] != UInt8(ascii: "=") {
      throw corrupt(position + offset - 1)
    }
    // So many digits hold no whole byte more than fewer would.
    if digits == 3 || digits == 6 { throw corrupt(position - 1) }
  }

  private static func corrupt(_ position: Int) -> Fault { Fault("illegal base32 data at input byte \(position)") }
}
