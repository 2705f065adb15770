import RhumbEngine

/// Keys that were met before: the same few names fill most maps, so they share their bytes and their hash.
struct KeyCache {
  private var slots: [Key?]

  /// - Parameter nodes: of the document. Most documents are small, and there are many of them.
  init(nodes: Int) { slots = [Key?](repeating: nil, count: nodes < 128 ? 16 : 256) }

  mutating func key(_ source: [UInt8], _ range: Range<Int>) -> Key {
    guard let first = range.first, range.count <= 32 else { return Key(ByteString(source[range])) }
    let last = range.upperBound - 1
    let middle = first + range.count / 2
    let mix = Int(source[first]) &* 31 &+ Int(source[middle]) &* 7 &+ Int(source[last]) &* 3 &+ range.count
    let slot = mix & (slots.count - 1)
    if let known = slots[slot], known.text.count == range.count, KeyCache.isEqual(known.text.bytes, source, first) {
      return known
    }
    let key = Key(ByteString(source[range]))
    slots[slot] = key
    return key
  }

  private static func isEqual(_ known: [UInt8], _ source: [UInt8], _ start: Int) -> Bool {
    for index in known.indices where known[index] != source[start + index] { return false }
    return true
  }
}
