package import RhumbEngine

/// An IP address as Go's `netip.ParseAddr` reads it.
package struct GoAddress: Sendable {
  package struct Failure: Error, Sendable {
    /// `ParseAddr("…"): why (at "…")`.
    package let message: ByteString
  }

  package let isVersion4: Bool
  package let hasZone: Bool

  package init(_ text: ByteString) throws(Failure) {
    let bytes = text.bytes
    guard let mark = bytes.first(where: { Array(".:%".utf8).contains($0) }) else {
      throw Self.failure(bytes, "unable to parse IP")
    }
    if mark == UInt8(ascii: "%") { throw Self.failure(bytes, "missing IPv6 address") }
    if mark == UInt8(ascii: ".") {
      try Self.checkVersion4(bytes[...], of: bytes)
      isVersion4 = true
      hasZone = false
      return
    }
    isVersion4 = false
    hasZone = try Self.checkVersion6(bytes)
  }

  private static func failure(
    _ input: [UInt8], _ reason: StaticString, at rest: ArraySlice<UInt8> = []
  ) -> Failure {
    var message: [UInt8] = []
    message.append("ParseAddr(")
    GoQuote.quote(input, to: &message)
    message.append("): ")
    message.append(reason)
    if !rest.isEmpty {
      message.append(" (at ")
      GoQuote.quote(Array(rest), to: &message)
      message.append(")")
    }
    return Failure(message: ByteString(message))
  }

  private static func checkVersion4(_ text: ArraySlice<UInt8>, of input: [UInt8]) throws(Failure) {
    var value = 0
    var digits = 0
    var fields = 0
    for index in text.indices {
      let byte = text[index]
      if byte >= 0x30 && byte <= 0x39 {
        if digits == 1 && value == 0 { throw failure(input, "IPv4 field has octet with leading zero") }
        value = value * 10 + Int(byte - 0x30)
        digits += 1
        if value > 255 { throw failure(input, "IPv4 field has value >255") }
      } else if byte == UInt8(ascii: ".") {
        if digits == 0 || index == text.endIndex - 1 {
          throw failure(input, "IPv4 field must have at least one digit", at: text[index...])
        }
        if fields == 3 { throw failure(input, "IPv4 address too long") }
        fields += 1
        value = 0
        digits = 0
      } else {
        throw failure(input, "unexpected character", at: text[index...])
      }
    }
    if fields < 3 { throw failure(input, "IPv4 address too short") }
  }

  /// Whether there is a zone.
  private static func checkVersion6(_ input: [UInt8]) throws(Failure) -> Bool {
    var rest = input[...]
    var hasZone = false
    if let percent = rest.firstIndex(of: UInt8(ascii: "%")) {
      if percent == input.count - 1 { throw failure(input, "zone must be a non-empty string") }
      rest = rest[..<percent]
      hasZone = true
    }
    let end = rest.endIndex
    var hasEllipsis = false
    if rest.starts(with: "::".utf8) {
      hasEllipsis = true
      rest = rest.dropFirst(2)
      if rest.isEmpty { return hasZone }
    }
    var filled = 0
    while filled < 16 {
      let digits = rest.prefix { isHex($0) }
      if digits.count > 4 { throw failure(input, "each group must have 4 or less digits", at: rest) }
      if digits.isEmpty { throw failure(input, "each colon-separated field must have at least one digit", at: rest) }
      let next = rest.dropFirst(digits.count)
      if next.first == UInt8(ascii: ".") {
        if !hasEllipsis && filled != 12 {
          throw failure(input, "embedded IPv4 address must replace the final 2 fields of the address", at: rest)
        }
        if filled + 4 > 16 {
          throw failure(input, "too many hex fields to fit an embedded IPv4 at the end of the address", at: rest)
        }
        try checkVersion4(input[rest.startIndex..<end], of: input)
        rest = []
        filled += 4
        break
      }
      filled += 2
      rest = next
      if rest.isEmpty { break }
      if rest.first != UInt8(ascii: ":") {
        throw failure(input, "unexpected character, want colon", at: rest)
      } else if rest.count == 1 {
        throw failure(input, "colon must be followed by more characters", at: rest)
      }
      rest = rest.dropFirst()
      if rest.first == UInt8(ascii: ":") {
        if hasEllipsis { throw failure(input, "multiple :: in address", at: rest) }
        hasEllipsis = true
        rest = rest.dropFirst()
        if rest.isEmpty { break }
      }
    }
    if !rest.isEmpty { throw failure(input, "trailing garbage after address", at: rest) }
    if filled < 16 && !hasEllipsis { throw failure(input, "address string too short") }
    if filled == 16 && hasEllipsis { throw failure(input, "the :: must expand to at least one field of zeros") }
    return hasZone
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x46, 0x61...0x66: true
    default: false
    }
  }
}
