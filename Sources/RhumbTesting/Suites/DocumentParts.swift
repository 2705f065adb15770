/// Cuts a text at its `---` lines as helm-unittest does before it reads YAML: with the white space on both sides.
enum DocumentParts {
  /// The parts between separators, empty ones too.
  static func ranges(of text: [UInt8]) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    var position = 0
    if isDashes(text, at: 0) {
      parts.append(0..<0)
      start = skipSpace(text, from: 3)
      position = start
    }
    while position < text.count {
      guard text[position] == 0x0A, isDashes(text, at: position + 1) else {
        position += 1
        continue
      }
      var end = position
      while end > start, isSpace(text[end - 1]) { end -= 1 }
      parts.append(start..<end)
      start = skipSpace(text, from: position + 4)
      position = start
    }
    parts.append(start..<text.count)
    return parts
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) && byte != 0x0B }

  static func isBlank(_ text: ArraySlice<UInt8>) -> Bool { text.allSatisfy(isSpace) }

  private static func isDashes(_ text: [UInt8], at start: Int) -> Bool {
    start + 3 <= text.count && text[start] == 0x2D && text[start + 1] == 0x2D && text[start + 2] == 0x2D
  }

  private static func skipSpace(_ text: [UInt8], from start: Int) -> Int {
    var position = start
    while position < text.count, isSpace(text[position]) { position += 1 }
    return position
  }
}
