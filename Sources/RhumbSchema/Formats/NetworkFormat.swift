import RhumbEngine
import RhumbFormats

/// `ipv4`, `ipv6` and `hostname` (RFC 1123).
enum NetworkFormat {
  static func ipv4(_ text: ByteString) -> ByteString? {
    let groups = SchemaFormat.parts(text.bytes[...], ".")
    if groups.count != 4 { return "expected four decimals" }
    for group in groups {
      if group.count > 1 && group.first == 0x30 { return "leading zeros" }
      let (number, error) = GoNumber.parseInt(Array(group))
      if let error {
        var reason: [UInt8] = []
        reason.append("strconv.Atoi: parsing ")
        GoQuote.quote(Array(group), to: &reason)
        reason.append(error == .range ? ": value out of range" : ": invalid syntax")
        return ByteString(reason)
      }
      if number < 0 || number > 255 { return "decimal must be between 0 and 255" }
    }
    return nil
  }

  static func ipv6(_ text: ByteString) -> ByteString? {
    if !text.bytes.contains(UInt8(ascii: ":")) { return "missing colon" }
    do throws(GoAddress.Failure) {
      return try GoAddress(text).hasZone ? "zone id is not a part of ipv6 address" : nil
    } catch {
      return error.message
    }
  }

  static func hostname(_ text: ByteString) -> ByteString? {
    let name = text.bytes.last == UInt8(ascii: ".") ? text.bytes.dropLast() : text.bytes[...]
    if name.count > 253 { return "more than 253 characters long" }
    for label in SchemaFormat.parts(name, ".") {
      if label.isEmpty || label.count > 63 { return "label must be 1 to 63 characters long" }
      if label.first == UInt8(ascii: "-") { return "label starts with hyphen" }
      if label.last == UInt8(ascii: "-") { return "label ends with hyphen" }
      for rune in UTF8Text.runes(Array(label))
      where !SchemaFormat.isLetter(rune) && !SchemaFormat.isDigit(rune) && rune != 0x2D {
        return SchemaFormat.character(rune, "invalid character ")
      }
    }
    return nil
  }
}
