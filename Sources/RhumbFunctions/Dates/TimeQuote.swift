internal import RhumbEngine

/// How Go's `time` package quotes texts in errors: everything but printable ASCII byte by byte.
enum TimeQuote {
  static func quoted(_ text: ArraySlice<UInt8>) -> ByteString {
    let digits = ByteText.bytes("0123456789abcdef")
    var out: [UInt8] = [UInt8(ascii: "\"")]
    for byte in text {
      if byte >= 0x80 || byte < 0x20 {
        out.append("\\x")
        out.append(digits[Int(byte >> 4)])
        out.append(digits[Int(byte & 15)])
      } else {
        if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { out.append(UInt8(ascii: "\\")) }
        out.append(byte)
      }
    }
    out.append(UInt8(ascii: "\""))
    return ByteString(out)
  }
}
