/// UTF-8 read as Go reads it: bytes first, and a byte that belongs to no character is U+FFFD of width 1.
package enum UTF8Text {
  /// Go's `utf8.RuneError`.
  package static let replacement: UInt32 = 0xFFFD
  package static let maximum: UInt32 = 0x10FFFF

  package struct Rune {
    package let value: UInt32
    package let width: Int

    /// A byte that belongs to no character.
    package var isInvalid: Bool { width == 1 && value == UTF8Text.replacement }
  }

  /// The rune at `position`, which must be less than `bytes.count`.
  package static func decode(_ bytes: [UInt8], at position: Int) -> Rune {
    decode(bytes, at: position, end: bytes.count)
  }

  /// The rune at `position`, reading nothing from `end` on; `position < end <= bytes.count`.
  package static func decode(_ bytes: [UInt8], at position: Int, end: Int) -> Rune {
    let first = bytes[position]
    if first < 0x80 { return Rune(value: UInt32(first), width: 1) }
    let left = end - position
    switch first {
    case 0xC2...0xDF where left > 1:
      guard let b = continuation(bytes[position + 1]) else { break }
      return Rune(value: UInt32(first & 0x1F) << 6 | b, width: 2)
    case 0xE0...0xEF where left > 2:
      guard let b = continuation(bytes[position + 1]), let c = continuation(bytes[position + 2]) else { break }
      let value = UInt32(first & 0x0F) << 12 | b << 6 | c
      if value < 0x800 || isSurrogate(value) { break }
      return Rune(value: value, width: 3)
    case 0xF0...0xF4 where left > 3:
      guard let b = continuation(bytes[position + 1]), let c = continuation(bytes[position + 2]),
        let d = continuation(bytes[position + 3])
      else { break }
      let value = UInt32(first & 0x07) << 18 | b << 12 | c << 6 | d
      if value < 0x10000 || value > maximum { break }
      return Rune(value: value, width: 4)
    default: break
    }
    return Rune(value: replacement, width: 1)
  }

  private static func continuation(_ byte: UInt8) -> UInt32? { byte & 0xC0 == 0x80 ? UInt32(byte & 0x3F) : nil }

  private static func isSurrogate(_ value: UInt32) -> Bool { value >= 0xD800 && value <= 0xDFFF }

  package static func isValidRune(_ value: UInt32) -> Bool { value <= maximum && !isSurrogate(value) }

  /// Appends a rune; what is none (a surrogate, or too large) becomes U+FFFD.
  package static func encode(_ rune: UInt32, to out: inout [UInt8]) {
    if rune < 0x80 {
      out.append(UInt8(rune))
      return
    }
    let value = isValidRune(rune) ? rune : replacement
    if value < 0x800 {
      out.append(0xC0 | UInt8(value >> 6))
    } else {
      if value < 0x10000 {
        out.append(0xE0 | UInt8(value >> 12))
      } else {
        out.append(0xF0 | UInt8(value >> 18))
        out.append(0x80 | UInt8(value >> 12 & 0x3F))
      }
      out.append(0x80 | UInt8(value >> 6 & 0x3F))
    }
    out.append(0x80 | UInt8(value & 0x3F))
  }

  /// How many bytes a rune takes.
  package static func width(of rune: UInt32) -> Int {
    rune < 0x80 ? 1 : rune < 0x800 ? 2 : rune < 0x10000 || rune > maximum ? 3 : 4
  }

  /// Go's `utf8.RuneCount`: each bad byte counts as one.
  package static func runeCount(_ bytes: [UInt8], from start: Int = 0) -> Int {
    var position = start
    var count = 0
    while position < bytes.count {
      position += bytes[position] < 0x80 ? 1 : decode(bytes, at: position).width
      count += 1
    }
    return count
  }

  package static func isValid(_ bytes: [UInt8]) -> Bool {
    var position = 0
    while position < bytes.count {
      if bytes[position] < 0x80 {
        position += 1
        continue
      }
      let rune = decode(bytes, at: position)
      if rune.isInvalid { return false }
      position += rune.width
    }
    return true
  }

  /// Go's `[]rune(text)`: bad bytes become U+FFFD.
  package static func runes(_ bytes: [UInt8]) -> [UInt32] {
    var runes: [UInt32] = []
    runes.reserveCapacity(bytes.count)
    var position = 0
    while position < bytes.count {
      let rune = decode(bytes, at: position)
      runes.append(rune.value)
      position += rune.width
    }
    return runes
  }

  /// Go's `string(runes)`.
  package static func bytes(_ runes: [UInt32]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(runes.count)
    for rune in runes { encode(rune, to: &out) }
    return out
  }
}
