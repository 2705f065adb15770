package import RhumbEngine

extension ByteString {
  /// Go's strings.TrimSpace: Unicode's white space goes from both ends.
  package var trimmingSpace: ByteString { ByteString(bytes.trimmingSpace) }
}

extension [UInt8] {
  package var trimmingSpace: ArraySlice<UInt8> {
    let start = endOfLeadingSpace
    return self[start..<startOfTrailingSpace(from: start)]
  }

  /// The offset of the first rune that is no white space.
  package var endOfLeadingSpace: Int { endOfSpace(from: 0, to: count) }

  /// The offset of the first rune from `start` on that is no white space; at most `end`.
  package func endOfSpace(from start: Int, to end: Int) -> Int {
    var position = start
    while position < end {
      let byte = self[position]
      if byte < 0x80 {
        guard byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) else { return position }
        position += 1
      } else {
        let rune = UTF8Text.decode(self, at: position)
        guard RuneClass.isSpace(rune.value) else { return position }
        position += rune.width
      }
    }
    return Swift.min(position, end)
  }

  /// The offset behind the last rune from `start` on that is no white space.
  func startOfTrailingSpace(from start: Int) -> Int {
    var end = count
    while end > start {
      let byte = self[end - 1]
      if byte < 0x80 {
        guard byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) else { return end }
        end -= 1
        continue
      }
      var first = end - 1
      while first > start, end - first < 4, self[first] & 0xC0 == 0x80 { first -= 1 }
      let rune = UTF8Text.decode(self, at: first)
      guard first + rune.width == end, RuneClass.isSpace(rune.value) else { return end }
      end = first
    }
    return end
  }
}
