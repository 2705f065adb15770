import RhumbEngine

/// Whether two JSON values are the same: numbers by value, maps in any order.
enum SchemaEquality {
  /// Deeper values than this count as different.
  private static let maximumDepth = 2000

  static func equal(_ a: Value, _ b: Value, depth: Int = 0) -> Bool {
    if depth > maximumDepth { return false }
    switch (a, b) {
    case (.map(let a), .map(let b)):
      guard a.count == b.count else { return false }
      for entry in a.entries {
        guard let other = b[entry.key], equal(entry.value, other, depth: depth + 1) else { return false }
      }
      return true
    case (.list(let a), .list(let b)):
      guard a.items.count == b.items.count else { return false }
      for (item, other) in zip(a.items, b.items) where !equal(item, other, depth: depth + 1) { return false }
      return true
    case (.string(let a), .string(let b)): return a == b
    case (.bool(let a), .bool(let b)): return a == b
    case (.null, .null), (.missing, .null), (.null, .missing), (.missing, .missing): return true
    case (.float(let a), .float(let b)): return a == b
    default:
      guard let first = SchemaNumber(a), let second = SchemaNumber(b) else { return false }
      return SchemaNumber.compare(first, second) == 0
    }
  }

  /// The first two items that are the same, the later one decides; nil if all differ.
  static func duplicates(in items: [Value]) -> (Int, Int)? {
    var seen: [Int: [Int]] = [:]
    for (index, item) in items.enumerated() {
      var hasher = Hasher()
      hash(item, into: &hasher)
      let value = hasher.finalize()
      for other in seen[value, default: []] where equal(item, items[other]) { return (other, index) }
      seen[value, default: []].append(index)
    }
    return nil
  }

  private static func hash(_ value: Value, into hasher: inout Hasher, depth: Int = 0) {
    if depth > maximumDepth { return }
    switch value {
    case .map(let map):
      hasher.combine(0)
      for entry in map.sortedEntries {
        hasher.combine(entry.key)
        hash(entry.value, into: &hasher, depth: depth + 1)
      }
    case .list(let list):
      hasher.combine(1)
      for item in list.items { hash(item, into: &hasher, depth: depth + 1) }
    case .string(let text): hasher.combine(text)
    case .bool(let flag): hasher.combine(flag)
    case .missing, .null: hasher.combine(2)
    default: hasher.combine(SchemaNumber(value)?.float ?? 0)
    }
  }
}
