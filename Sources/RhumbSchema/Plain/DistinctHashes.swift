/// Takes hashes, as long as all differ. Two texts with one hash are taken for the same.
struct DistinctHashes {
  private var few: [UInt32] = []
  private var many: Set<UInt32> = []

  /// False if it is there already.
  mutating func insert(_ hash: UInt32) -> Bool {
    if few.count < 16 {
      if few.contains(hash) { return false }
      few.append(hash)
      return true
    }
    if many.isEmpty { many = Set(few) }
    return many.insert(hash).inserted
  }
}
