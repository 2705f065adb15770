import RhumbEngine

/// Breaking lines as goutils does: by bytes, and only at single spaces.
enum LineWrap {
  /// Lines of at most `width` bytes, at least 1. A word that is longer is broken or left whole.
  static func wrap(
    _ text: [UInt8], width: Int, newline: [UInt8], breaksWords: Bool, _ context: CallContext
  ) throws(Fault) -> [UInt8] {
    let space = UInt8(ascii: " ")
    let width = max(width, 1)
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var offset = 0
    while text.count - offset > width {
      if text[offset] == space {
        offset += 1
        continue
      }
      // Where the line ends, and where the next one starts: a space at the break goes.
      let end: Int
      let next: Int
      if let last = ByteSearch.lastIndex(of: space, in: text, from: offset, to: offset + width + 1) {
        (end, next) = (last, last + 1)
      } else if breaksWords {
        (end, next) = (offset + width, offset + width)
      } else if let later = text[(offset + width)...].firstIndex(of: space) {
        (end, next) = (later, later + 1)
      } else {
        break
      }
      out.append(contentsOf: text[offset..<end])
      out.append(contentsOf: newline)
      try BuildLimit.check(out.count, "wrap")
      offset = next
    }
    out.append(contentsOf: text[offset...])
    try BuildLimit.charge(out.count, "wrap", context)
    return out
  }
}

/// goutils' abbreviations, which cut bytes and put three dots where they cut.
enum Abbreviation {
  private static let dots: [UInt8] = [UInt8](repeating: UInt8(ascii: "."), count: 3)

  /// The text from about `offset` on in at most `width` bytes; `width` is at least 4, and at least 7 with an offset.
  static func abbreviate(_ text: [UInt8], offset: Int, width: Int) -> [UInt8] {
    if text.count <= width { return text }
    let kept = width - 3
    var offset = min(offset, text.count)
    if text.count &- offset < kept { offset = text.count - kept }
    if offset <= 4 { return text[..<kept] + dots }
    // The rest is abbreviated on its own, which needs four bytes; less gives nothing.
    if width < 7 { return [] }
    if offset + kept < text.count { return dots + abbreviate(Array(text[offset...]), offset: 0, width: kept) }
    return dots + text[(text.count - kept)...]
  }
}

/// Words as goutils finds them: each byte is taken for a character, so that text beyond ASCII is garbled.
enum Latin1Words {
  static func withoutSpace(_ text: [UInt8]) -> [UInt8] {
    if !text.contains(where: { RuneClass.isSpace(UInt32($0)) }) { return text }
    var out: [UInt8] = []
    for byte in text where !RuneClass.isSpace(UInt32(byte)) { UTF8Text.encode(UInt32(byte), to: &out) }
    return out
  }

  static func initials(_ text: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var afterGap = true
    for byte in text {
      if RuneClass.isSpace(UInt32(byte)) {
        afterGap = true
      } else if afterGap {
        UTF8Text.encode(UInt32(byte), to: &out)
        afterGap = false
      }
    }
    return out
  }
}
