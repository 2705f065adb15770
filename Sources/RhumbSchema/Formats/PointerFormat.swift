import RhumbEngine

/// `json-pointer` (RFC 6901) and `relative-json-pointer`.
enum PointerFormat {
  static func jsonPointer(_ text: ByteString) -> ByteString? {
    if text.isEmpty { return nil }
    if text.bytes.first != UInt8(ascii: "/") { return "not starting with /" }
    var isEscape = false
    for byte in text.bytes.dropFirst() {
      if isEscape && byte != 0x30 && byte != 0x31 { return "~ must be followed by 0 or 1" }
      isEscape = !isEscape && byte == UInt8(ascii: "~")
    }
    return isEscape ? "~ must be followed by 0 or 1" : nil
  }

  static func relative(_ text: ByteString) -> ByteString? {
    let digits = text.bytes.prefix { $0 >= 0x30 && $0 <= 0x39 }
    if digits.isEmpty { return "must start with non-negative integer" }
    if digits.count > 1 && digits.first == 0x30 { return "starts with zero" }
    let rest = ByteString(text.bytes[digits.endIndex...])
    return rest == "#" ? nil : jsonPointer(rest)
  }
}
