/// Names and short constants of templates, each kept once: charts write the same few hundred again and again.
package struct NameTable {
  private var keys: [Key] = []
  /// Open addressing over `keys`, a power of two.
  private var slots: [Int32]

  package init() { slots = [Int32](repeating: -1, count: 512) }

  private init(slots: [Int32]) { self.slots = slots }

  /// One that stands where another is to come: it can hold nothing.
  static let empty = NameTable(slots: [])

  /// The key for `source[range]`.
  mutating func key(for range: Range<Int>, of source: [UInt8]) -> Key {
    let hash = Key.hash(of: source, in: range)
    let mask = slots.count - 1
    var slot = Int(hash) & mask
    while slots[slot] >= 0 {
      let known = keys[Int(slots[slot])]
      if known.hash == hash, ByteScan.equal(known.text.bytes, source, at: range) { return known }
      slot = (slot + 1) & mask
    }
    let key = Key(text: ByteString(source[range]), hash: hash)
    slots[slot] = Int32(truncatingIfNeeded: keys.count)
    keys.append(key)
    if keys.count * 2 > slots.count { grow() }
    return key
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: slots.count * 2)
    let mask = slots.count - 1
    for (index, key) in keys.enumerated() {
      var slot = Int(key.hash) & mask
      while slots[slot] >= 0 { slot = (slot + 1) & mask }
      slots[slot] = Int32(truncatingIfNeeded: index)
    }
  }
}
