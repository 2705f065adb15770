internal import RhumbEngine

/// Internet addresses as Go's `netip.ParseAddr` reads them.
enum InternetAddress {
  /// Why a text is no IPv4 or IPv6 address, in Go's words; nil if it is one.
  static func refusal(of text: [UInt8]) -> ByteString? {
    do throws(Refusal) {
      switch text.first(where: { ".:%".utf8.contains($0) }) {
      case UInt8(ascii: "."): try checkIPv4(text[...])
      case UInt8(ascii: ":"): try checkIPv6(text)
      case nil: throw Refusal("unable to parse IP")
      default: throw Refusal("missing IPv6 address")
      }
      return nil
    } catch {
      var words = "ParseAddr(" + GoQuote.quoted(text[...]) + "): " + ByteString(stringLiteral: error.reason)
      if !error.rest.isEmpty { words = words + " (at " + GoQuote.quoted(error.rest) + ")" }
      return words
    }
  }

  private struct Refusal: Error {
    let reason: StaticString
    let rest: ArraySlice<UInt8>

    init(_ reason: StaticString, at rest: ArraySlice<UInt8> = []) {
      self.reason = reason
      self.rest = rest
    }
  }

  private static func checkIPv4(_ text: ArraySlice<UInt8>) throws(Refusal) {
    var value = 0
    var digits = 0
    var dots = 0
    for index in text.indices {
      let byte = text[index]
      if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
        if digits == 1, value == 0 { throw Refusal("IPv4 field has octet with leading zero") }
        value = value * 10 + Int(byte - UInt8(ascii: "0"))
        digits += 1
        if value > 255 { throw Refusal("IPv4 field has value >255") }
      } else if byte == UInt8(ascii: ".") {
        if digits == 0 || index == text.endIndex - 1 {
          throw Refusal("IPv4 field must have at least one digit", at: text[index...])
        }
        if dots == 3 { throw Refusal("IPv4 address too long") }
        dots += 1
        (value, digits) = (0, 0)
      } else {
        throw Refusal("unexpected character", at: text[index...])
      }
    }
    if dots < 3 { throw Refusal("IPv4 address too short") }
  }

  private static func checkIPv6(_ text: [UInt8]) throws(Refusal) {
    var rest = text[...]
    if let percent = rest.firstIndex(of: UInt8(ascii: "%")) {
      if percent == text.count - 1 { throw Refusal("zone must be a non-empty string") }
      rest = rest[..<percent]
    }
    var hasGap = false
    if rest.starts(with: "::".utf8) {
      hasGap = true
      rest = rest.dropFirst(2)
      if rest.isEmpty { return }
    }
    var bytes = 0
    while bytes < 16 {
      let digits = rest.prefix(while: isHexadecimal)
      if digits.count > 4 { throw Refusal("each group must have 4 or less digits", at: rest) }
      if digits.isEmpty { throw Refusal("each colon-separated field must have at least one digit", at: rest) }
      if rest.dropFirst(digits.count).first == UInt8(ascii: ".") {
        if !hasGap && bytes != 12 {
          throw Refusal("embedded IPv4 address must replace the final 2 fields of the address", at: rest)
        }
        if bytes + 4 > 16 {
          throw Refusal("too many hex fields to fit an embedded IPv4 at the end of the address", at: rest)
        }
        try checkIPv4(rest)
        rest = []
        bytes += 4
        break
      }
      bytes += 2
      rest = rest.dropFirst(digits.count)
      if rest.isEmpty { break }
      if rest.first != UInt8(ascii: ":") { throw Refusal("unexpected character, want colon", at: rest) }
      if rest.count == 1 { throw Refusal("colon must be followed by more characters", at: rest) }
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: ":") {
        if hasGap { throw Refusal("multiple :: in address", at: rest) }
        hasGap = true
        rest = rest.dropFirst()
        if rest.isEmpty { break }
      }
    }
    if !rest.isEmpty { throw Refusal("trailing garbage after address", at: rest) }
    if bytes < 16 && !hasGap { throw Refusal("address string too short") }
    if bytes == 16 && hasGap { throw Refusal("the :: must expand to at least one field of zeros") }
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }
}
