/// Where characters lie in bytes: libyaml's marks count characters.
struct CharacterOffsets {
  private let source: [UInt8]
  private let base: Int
  private let isASCII: Bool
  private var character = 0
  private var offset: Int

  init(_ source: [UInt8]) {
    self.source = source
    base = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    isASCII = source.allSatisfy { $0 < 0x80 }
    offset = base
  }

  /// Marks mostly come in order, so this walks on from the last one.
  mutating func byte(at index: Int) -> Int {
    if isASCII { return min(index, source.count) }
    while character < index && offset < source.count {
      offset += 1
      while offset < source.count && source[offset] & 0xC0 == 0x80 { offset += 1 }
      character += 1
    }
    while character > index && offset > base {
      offset -= 1
      while offset > base && source[offset] & 0xC0 == 0x80 { offset -= 1 }
      character -= 1
    }
    return offset
  }
}
