package import RhumbEngine

/// Searching, splitting and replacing in bytes, as Go's `strings` does.
package enum ByteSearch {
  /// The first place of `needle` at or after `start`; nil if there is none.
  package static func index(of needle: [UInt8], in text: [UInt8], from start: Int = 0) -> Int? {
    ByteScan.index(of: needle, in: text, from: start)
  }

  /// The last place of a byte before `end`.
  static func lastIndex(of byte: UInt8, in text: [UInt8], from start: Int, to end: Int) -> Int? {
    var position = end
    while position > start {
      position -= 1
      if text[position] == byte { return position }
    }
    return nil
  }

  private static func matches(_ needle: [UInt8], _ text: [UInt8], at position: Int) -> Bool {
    for offset in 0..<needle.count where text[position + offset] != needle[offset] { return false }
    return true
  }

  package static func hasPrefix(_ text: [UInt8], _ prefix: [UInt8]) -> Bool {
    prefix.count <= text.count && matches(prefix, text, at: 0)
  }

  package static func hasSuffix(_ text: [UInt8], _ suffix: [UInt8]) -> Bool {
    suffix.count <= text.count && matches(suffix, text, at: text.count - suffix.count)
  }

  /// `strings.SplitN`: at most `limit` parts, all of them if it is negative; an empty separator splits runes.
  package static func split(_ text: [UInt8], _ separator: [UInt8], limit: Int = -1) -> [ByteString] {
    if limit == 0 { return [] }
    var parts: [ByteString] = []
    var start = 0
    while limit < 0 || parts.count < limit - 1 {
      let end: Int
      if separator.isEmpty {
        guard start < text.count else { break }
        end = start + UTF8Text.decode(text, at: start).width
        if end == text.count { break }
      } else {
        guard let found = index(of: separator, in: text, from: start) else { break }
        end = found
      }
      parts.append(ByteString(text[start..<end]))
      start = end + separator.count
    }
    if separator.isEmpty && text.isEmpty { return [] }
    parts.append(ByteString(text[start...]))
    return parts
  }

  /// `strings.Replace` of all places; an empty `old` stands before each rune and at the end.
  package static func replace(
    _ text: [UInt8], _ old: [UInt8], with new: [UInt8], _ context: CallContext
  ) throws(Fault) -> [UInt8] {
    if old == new { return text }
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var start = 0
    if old.isEmpty {
      while start < text.count {
        out.append(contentsOf: new)
        let end = start + UTF8Text.decode(text, at: start).width
        out.append(contentsOf: text[start..<end])
        start = end
        try BuildLimit.check(out.count, "replace")
      }
      out.append(contentsOf: new)
    } else {
      while let found = index(of: old, in: text, from: start) {
        out.append(contentsOf: text[start..<found])
        out.append(contentsOf: new)
        start = found + old.count
        try BuildLimit.check(out.count, "replace")
      }
      out.append(contentsOf: text[start...])
    }
    try BuildLimit.charge(out.count, "replace", context)
    return out
  }

  /// The text without the runes at both ends that `isCut` names.
  package static func trim(_ text: [UInt8], where isCut: (UInt32) -> Bool) -> ByteString {
    var start = 0
    var end = text.count
    while start < end {
      let rune = UTF8Text.decode(text, at: start)
      if !isCut(rune.value) { break }
      start += rune.width
    }
    while end > start {
      let rune = lastRune(text, from: start, to: end)
      if !isCut(rune.value) { break }
      end -= rune.width
    }
    return start == 0 && end == text.count ? ByteString(text) : ByteString(text[start..<end])
  }

  /// The rune that ends at `end`.
  private static func lastRune(_ text: [UInt8], from start: Int, to end: Int) -> UTF8Text.Rune {
    var position = end - 1
    if text[position] >= 0x80 {
      while position > start, end - position < 4, text[position] & 0xC0 == 0x80 { position -= 1 }
      let rune = UTF8Text.decode(text, at: position, end: end)
      if position + rune.width == end { return rune }
      position = end - 1
    }
    return UTF8Text.decode(text, at: position, end: end)
  }
}
