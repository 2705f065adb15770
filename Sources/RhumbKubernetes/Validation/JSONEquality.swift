import RhumbEngine

/// Values as JSON sees them.
enum JSONEquality {
  /// Not inlined: Swift 6.3's optimiser fails on it where it would be.
  @inline(never)
  static func areEqual(_ a: Value, _ b: Value) -> Bool {
    if let number = JSONType.number(a) { return JSONType.number(b) == number }
    switch (a, b) {
    case (.string(let a), .string(let b)): return a == b
    case (.bool(let a), .bool(let b)): return a == b
    case (.list, .list), (.map, .map): return ShownValue.identity(a) == ShownValue.identity(b)
    default: return JSONType.isNull(a) && JSONType.isNull(b)
    }
  }

  /// Maps of its own all the way down: the copy may be changed.
  static func copy(_ value: Value, depth: Int = 0) -> Value {
    guard depth < 200 else { return .null }
    switch value {
    case .map(let map):
      let copy = MapValue(capacity: map.count)
      for entry in map.entries { copy.set(entry.name, self.copy(entry.value, depth: depth + 1), origin: entry.origin) }
      return .map(copy)
    case .list(let list): return .list(ListValue(list.items.map { self.copy($0, depth: depth + 1) }))
    default: return value
    }
  }
}
