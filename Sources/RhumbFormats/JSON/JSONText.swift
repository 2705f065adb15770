import RhumbEngine

/// How encoding/json writes scalars.
package enum JSONText {
  /// Appends a quoted string. `<`, `>` and `&` are escaped if asked for, U+2028 and U+2029 always; a byte that belongs
  /// to no character becomes U+FFFD.
  package static func appendQuoted(_ text: [UInt8], escapingHTML: Bool, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "\""))
    var clean = 0
    var position = 0
    while position < text.count {
      let byte = text[position]
      if byte < 0x80 {
        if needsEscape(byte, escapingHTML) {
          out.append(contentsOf: text[clean..<position])
          appendEscape(byte, to: &out)
          clean = position + 1
        }
        position += 1
        continue
      }
      let rune = UTF8Text.decode(text, at: position)
      if rune.isInvalid || rune.value == 0x2028 || rune.value == 0x2029 {
        out.append(contentsOf: text[clean..<position])
        if rune.isInvalid {
          UTF8Text.encode(UTF8Text.replacement, to: &out)
        } else {
          out.append(rune.value == 0x2028 ? "\\u2028" : "\\u2029")
        }
        clean = position + rune.width
      }
      position += rune.width
    }
    if clean == 0 { out.append(contentsOf: text) } else { out.append(contentsOf: text[clean...]) }
    out.append(UInt8(ascii: "\""))
  }

  private static func needsEscape(_ byte: UInt8, _ escapingHTML: Bool) -> Bool {
    switch byte {
    case 0..<0x20, UInt8(ascii: "\""), UInt8(ascii: "\\"): true
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"): escapingHTML
    default: false
    }
  }

  private static func appendEscape(_ byte: UInt8, to out: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"):
      out.append(UInt8(ascii: "\\"))
      out.append(byte)
    case 0x08: out.append("\\b")
    case 0x0C: out.append("\\f")
    case 0x0A: out.append("\\n")
    case 0x0D: out.append("\\r")
    case 0x09: out.append("\\t")
    default:
      out.append(byte < 0x10 ? "\\u000" : "\\u00")
      GoNumber.formatUint(UInt64(byte), base: 16, to: &out)
    }
  }

  /// Appends a finite float: the shortest digits, with an exponent only under 1e-6 and from 1e21 on.
  package static func appendFloat(_ value: Double, to out: inout [UInt8]) {
    if value.magnitude < 9_007_199_254_740_992, let whole = Int64(exactly: value), whole != 0 || value.sign == .plus {
      GoNumber.formatInt(whole, to: &out)
      return
    }
    let magnitude = value.magnitude
    guard magnitude != 0 && (magnitude < 1e-6 || magnitude >= 1e21) else {
      GoNumber.formatFloat(value, format: UInt8(ascii: "f"), to: &out)
      return
    }
    GoNumber.formatFloat(value, format: UInt8(ascii: "e"), to: &out)
    // e-07 is written e-7.
    let end = out.count
    if end >= 4, out[end - 4] == UInt8(ascii: "e"), out[end - 3] == UInt8(ascii: "-"), out[end - 2] == 0x30 {
      out.remove(at: end - 2)
    }
  }

  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  /// Appends bytes in base64 with padding (RFC 4648): what a Go `[]byte` becomes.
  package static func appendBase64(_ bytes: [UInt8], to out: inout [UInt8]) {
    var position = 0
    while position < bytes.count {
      let left = bytes.count - position
      let first = bytes[position]
      let second = left > 1 ? bytes[position + 1] : 0
      let third = left > 2 ? bytes[position + 2] : 0
      out.append(alphabet[Int(first >> 2)])
      out.append(alphabet[Int((first & 0x03) << 4 | second >> 4)])
      out.append(left > 1 ? alphabet[Int((second & 0x0F) << 2 | third >> 6)] : UInt8(ascii: "="))
      out.append(left > 2 ? alphabet[Int(third & 0x3F)] : UInt8(ascii: "="))
      position += 3
    }
  }
}
