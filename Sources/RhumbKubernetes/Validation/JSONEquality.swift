import RhumbEngine

/// Values as JSON sees them.
enum JSONEquality {
  static func areEqual(_ a: Value, _ b: Value) -> Bool {
    switch (a, b) {
    case (.string(let a), .string(let b)): return a == b
    case (.bool(let a), .bool(let b)): return a == b
    case (.list, .list), (.map, .map): return ShownValue.identity(a) == ShownValue.identity(b)
    default:
      if JSONType.isNull(a) { return JSONType.isNull(b) }
      guard JSONType.isNumber(a), JSONType.isNumber(b) else { return false }
      return FieldView(value: a, path: .root).number == FieldView(value: b, path: .root).number
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
