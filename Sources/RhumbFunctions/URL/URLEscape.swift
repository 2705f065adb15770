internal import RhumbEngine

/// Percent-encoding in the parts of a URL, with Go's choice of what stays as it is.
enum URLEscape {
  enum Part {
    case path, host, zone, user, fragment

    /// What stays unescaped besides letters, digits and `-._~`.
    fileprivate var plain: StaticString {
      switch self {
      case .path: "$&+,/:;=@"
      case .host, .zone: "!\"$&'()*+,:;<=>[]"
      case .user: "$&+,;="
      case .fragment: "!$&()*+,/:;=?@"
      }
    }
  }

  static func isPlain(_ byte: UInt8, in part: Part) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
      true
    default: part.plain.withUTF8Buffer { unsafe $0.contains(byte) }
    }
  }

  static func escape(_ text: [UInt8], in part: Part) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    for byte in text {
      if isPlain(byte, in: part) {
        out.append(byte)
      } else {
        out.append(UInt8(ascii: "%"))
        out.append(digits[Int(byte >> 4)])
        out.append(digits[Int(byte & 15)])
      }
    }
    return out
  }

  static func unescape(_ text: ArraySlice<UInt8>, in part: Part) throws(Fault) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var rest = text
    while let byte = rest.first {
      guard byte == UInt8(ascii: "%") else {
        if part == .host || part == .zone, byte < 0x80, !isPlain(byte, in: part) {
          throw Fault("invalid character " + GoQuote.quoted(rest.prefix(1)) + " in host name")
        }
        out.append(byte)
        rest = rest.dropFirst()
        continue
      }
      let escape = rest.prefix(3)
      guard let value = value(escape), isAllowed(value, escape, in: part) else {
        throw Fault("invalid URL escape " + GoQuote.quoted(escape))
      }
      out.append(value)
      rest = rest.dropFirst(3)
    }
    return out
  }

  /// In hosts only what is not ASCII may be escaped, and a percent sign (RFC 6874); in zones also a space.
  private static func isAllowed(_ value: UInt8, _ escape: ArraySlice<UInt8>, in part: Part) -> Bool {
    switch part {
    case .host: value >= 0x80 || escape.elementsEqual("%25".utf8)
    case .zone: escape.elementsEqual("%25".utf8) || value == UInt8(ascii: " ") || isPlain(value, in: .host)
    case .path, .user, .fragment: true
    }
  }

  private static func value(_ escape: ArraySlice<UInt8>) -> UInt8? {
    guard escape.count == 3, let high = digit(escape[escape.startIndex + 1]),
      let low = digit(escape[escape.startIndex + 2])
    else { return nil }
    return high << 4 | low
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
