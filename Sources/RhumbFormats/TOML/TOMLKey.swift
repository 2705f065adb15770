import RhumbEngine

/// How TOML spells keys and strings.
enum TOMLText {
  static func isBare(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x41...0x5A, 0x61...0x7A, 0x30...0x39, UInt8(ascii: "_"), UInt8(ascii: "-"): true
    default: false
    }
  }

  /// One part of a key, quoted if it has to be.
  static func appendKey(_ key: ByteString, to out: inout [UInt8]) {
    if !key.isEmpty && key.bytes.allSatisfy(isBare) {
      out.append(contentsOf: key.bytes)
    } else {
      appendQuoted(key, to: &out)
    }
  }

  /// A dotted key.
  static func appendPath(_ path: [ByteString], to out: inout [UInt8]) {
    for (index, part) in path.enumerated() {
      if index > 0 { out.append(UInt8(ascii: ".")) }
      appendKey(part, to: &out)
    }
  }

  static func path(_ path: [ByteString]) -> ByteString {
    var text: [UInt8] = []
    appendPath(path, to: &text)
    return ByteString(text)
  }

  /// A basic string: control characters, quotes and backslashes are escaped, all else stands as it is.
  static func appendQuoted(_ text: ByteString, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "\""))
    for byte in text.bytes {
      switch byte {
      case UInt8(ascii: "\""): out.append("\\\"")
      case UInt8(ascii: "\\"): out.append("\\\\")
      case 0x08: out.append("\\b")
      case 0x09: out.append("\\t")
      case 0x0A: out.append("\\n")
      case 0x0C: out.append("\\f")
      case 0x0D: out.append("\\r")
      case 0..<0x20, 0x7F:
        out.append(byte < 0x10 ? "\\u000" : "\\u00")
        GoNumber.formatUint(UInt64(byte), base: 16, to: &out)
      default: out.append(byte)
      }
    }
    out.append(UInt8(ascii: "\""))
  }
}
