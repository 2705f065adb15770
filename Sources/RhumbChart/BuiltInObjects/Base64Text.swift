import RhumbEngine

/// Standard base64 with padding.
enum Base64Text {
  private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  static func encode(_ bytes: [UInt8]) -> ByteString {
    var out: [UInt8] = []
    out.reserveCapacity((bytes.count + 2) / 3 * 4)
    var position = 0
    while position < bytes.count {
      let left = bytes.count - position
      let first = UInt32(bytes[position]) << 16
      let second = left > 1 ? UInt32(bytes[position + 1]) << 8 : 0
      let third = left > 2 ? UInt32(bytes[position + 2]) : 0
      let group = first | second | third
      out.append(digits[Int(group >> 18)])
      out.append(digits[Int(group >> 12 & 63)])
      out.append(left > 1 ? digits[Int(group >> 6 & 63)] : UInt8(ascii: "="))
      out.append(left > 2 ? digits[Int(group & 63)] : UInt8(ascii: "="))
      position += 3
    }
    return ByteString(out)
  }
}
