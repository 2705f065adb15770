/// Takes hashes, as long as all differ. Two texts with one hash are taken for the same.
struct DistinctHashes {
  private var few: [UInt32] = []
  /// Open addressing, a power of two; zero is free. Empty while a look at all is faster.
  private var table: [UInt32] = []
  private var count = 0

  private static let linearLimit = 16

  /// False if it is there already.
  mutating func insert(_ hash: UInt32) -> Bool {
    // Zero is no entry.
    let hash = max(hash, 1)
    if count < Self.linearLimit {
      if few.contains(hash) { return false }
      few.append(hash)
      count += 1
      return true
    }
    if (count + 1) * 2 > table.count { grow() }
    guard put(hash) else { return false }
    count += 1
    return true
  }

  private mutating func grow() {
    let old = table.isEmpty ? few : table
    table = [UInt32](repeating: 0, count: max(64, table.count * 2))
    for hash in old where hash != 0 { _ = put(hash) }
  }

  private mutating func put(_ hash: UInt32) -> Bool {
    let mask = table.count - 1
    var slot = Int(hash) & mask
    while table[slot] != 0 {
      if table[slot] == hash { return false }
      slot = (slot + 1) & mask
    }
    table[slot] = hash
    return true
  }
}
