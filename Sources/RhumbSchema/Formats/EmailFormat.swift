import RhumbEngine

/// `email` (RFC 5321, without comments and folding).
enum EmailFormat {
  static func email(_ text: ByteString) -> ByteString? {
    if text.count > 254 { return "more than 255 characters long" }
    guard let at = text.bytes.lastIndex(of: UInt8(ascii: "@")) else { return "missing @" }
    let local = text.bytes[..<at]
    if local.count > 64 { return "local part more than 64 characters long" }
    if local.count > 1 && local.first == UInt8(ascii: "\"") && local.last == UInt8(ascii: "\"") {
      let inner = local.dropFirst().dropLast()
      if inner.contains(UInt8(ascii: "\\")) || inner.contains(UInt8(ascii: "\"")) {
        return "backslash and quote are not allowed within quoted local part"
      }
    } else if let objection = unquoted(local) {
      return objection
    }
    return domain(text.bytes[(at + 1)...])
  }

  private static func unquoted(_ local: ArraySlice<UInt8>) -> ByteString? {
    let dot = UInt8(ascii: ".")
    if local.first == dot { return "starts with dot" }
    if local.last == dot { return "ends with dot" }
    for (byte, next) in zip(local, local.dropFirst()) where byte == dot && next == dot { return "consecutive dots" }
    let punctuation = Array(".!#$%&'*+-/=?^_`{|}~".utf8)
    for rune in UTF8Text.runes(Array(local)) {
      if SchemaFormat.isLetter(rune) || SchemaFormat.isDigit(rune) { continue }
      if rune < 0x80 && punctuation.contains(UInt8(rune)) { continue }
      return SchemaFormat.character(rune, "invalid character ")
    }
    return nil
  }

  /// A host's name, or an address in brackets.
  private static func domain(_ domain: ArraySlice<UInt8>) -> ByteString? {
    if domain.count > 1 && domain.first == UInt8(ascii: "[") && domain.last == UInt8(ascii: "]") {
      let inner = domain.dropFirst().dropLast()
      if inner.starts(with: "IPv6:".utf8) {
        return NetworkFormat.ipv6(ByteString(inner.dropFirst(5))).map { "invalid ipv6 address: " + $0 }
      }
      return NetworkFormat.ipv4(ByteString(inner)).map { "invalid ipv4 address: " + $0 }
    }
    return NetworkFormat.hostname(ByteString(domain)).map { "invalid domain: " + $0 }
  }
}
