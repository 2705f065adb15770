package import RhumbEngine

/// Percent-encoding as Go's net/url does it in each part of a URL.
package enum URLEscape {
  package enum Part: Sendable { case path, pathSegment, host, zone, userPassword, queryComponent, fragment }

  static func needsEscape(_ byte: UInt8, _ part: Part) -> Bool {
    switch byte {
    case 0x41...0x5A, 0x61...0x7A, 0x30...0x39: return false
    case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "~"): return false
    default: break
    }
    if part == .host || part == .zone { return !hostBytes.contains(byte) }
    if reserved.contains(byte) {
      switch part {
      case .path: return byte == UInt8(ascii: "?")
      case .pathSegment: return segmentBytes.contains(byte)
      case .userPassword: return userBytes.contains(byte)
      case .queryComponent: return true
      default: return false
      }
    }
    if part == .fragment { return !fragmentBytes.contains(byte) }
    return true
  }

  private static let hostBytes = Array("!$&'()*+,;=:[]<>\"".utf8)
  private static let reserved = Array("$&+,/:;=?@".utf8)
  private static let segmentBytes = Array("/;,?".utf8)
  private static let userBytes = Array("@/?:".utf8)
  private static let fragmentBytes = Array("!()*".utf8)

  package static func encode(_ text: ByteString, _ part: Part) -> ByteString {
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    for byte in text.bytes {
      if byte == 0x20 && part == .queryComponent {
        out.append(UInt8(ascii: "+"))
      } else if needsEscape(byte, part) {
        out.append(UInt8(ascii: "%"))
        out.append(hexDigit(byte >> 4))
        out.append(hexDigit(byte & 15))
      } else {
        out.append(byte)
      }
    }
    return ByteString(out)
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x37 + value }

  private static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }

  package static func decode(_ text: [UInt8], _ part: Part) throws(GoURL.Failure) -> ByteString {
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var position = 0
    // Go looks at the whole text before it decodes any of it, in the same order.
    while position < text.count {
      let byte = text[position]
      if byte == UInt8(ascii: "%") {
        let escape = text[position..<min(position + 3, text.count)]
        guard escape.count == 3, let high = hexValue(escape[position + 1]), let low = hexValue(escape[position + 2])
        else {
          throw failure("invalid URL escape ", escape)
        }
        let value = high << 4 | low
        let isPercent = value == 0x25
        if part == .host && high < 8 && !isPercent { throw failure("invalid URL escape ", escape) }
        if part == .zone && !isPercent && value != 0x20 && needsEscape(value, .host) {
          throw failure("invalid URL escape ", escape)
        }
        out.append(value)
        position += 3
        continue
      }
      if (part == .host || part == .zone) && byte < 0x80 && needsEscape(byte, part) {
        throw failure("invalid character ", [byte], " in host name")
      }
      out.append(byte == UInt8(ascii: "+") && part == .queryComponent ? 0x20 : byte)
      position += 1
    }
    return ByteString(out)
  }

  private static func failure(
    _ before: StaticString, _ text: ArraySlice<UInt8>, _ after: StaticString = ""
  ) -> GoURL.Failure {
    var reason: [UInt8] = []
    reason.append(before)
    GoQuote.quote(Array(text), to: &reason)
    reason.append(after)
    return GoURL.Failure(ByteString(reason))
  }

  /// Whether a written path or fragment may stay as it is.
  static func isSound(_ text: ByteString, _ part: Part) -> Bool {
    text.bytes.allSatisfy { soundBytes.contains($0) || !needsEscape($0, part) }
  }

  private static let soundBytes = Array("!$&'()*+,;=:@[]%".utf8)
}
