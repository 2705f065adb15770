import RhumbEngine

/// Equality, as CEL has it: numbers of any type by value, values of different types never equal.
extension CELMachine {
  private static let depthLimit = 500

  package mutating func areEqual(_ a: CELValue, _ b: CELValue, depth: Int = 0) throws(CELError) -> Bool {
    guard depth < Self.depthLimit else { throw CELError("values are nested too deeply", kind: .limit) }
    try work()
    switch (a, b) {
    case (.null, .null): return true
    case (.bool(let a), .bool(let b)): return a == b
    case (.string(let a), .string(let b)), (.bytes(let a), .bytes(let b)):
      try work(min(a.count, b.count) / 64)
      return a == b
    case (.timestamp(let a), .timestamp(let b)): return a == b
    case (.duration(let a), .duration(let b)): return a == b
    case (.type(let a), .type(let b)): return a.name == b.name
    case (.list(let a), .list(let b)): return try areEqual(a, b, depth)
    case (.map(let a), .map(let b)): return try areEqual(a, b, depth)
    case (.object(let a), .object(let b)): return a.type == b.type && a.isEqual(to: b)
    case (.optional(let a), .optional(let b)):
      guard let left = a.value, let right = b.value else { return a.value == nil && b.value == nil }
      return try areEqual(left, right, depth: depth + 1)
    default: return Ordering.compareNumbers(a, b) == 0
    }
  }

  private mutating func areEqual(_ a: any CELList, _ b: any CELList, _ depth: Int) throws(CELError) -> Bool {
    guard a.count == b.count else { return false }
    switch a.semantics {
    case .ordered:
      for index in 0..<a.count {
        guard try areEqual(try a.item(index), try b.item(index), depth: depth + 1) else { return false }
      }
      return true
    case .set:
      for item in try b.allItems() {
        guard try contains(a, item, depth: depth + 1) else { return false }
      }
      return true
    case .keyed(let fields):
      let items = try a.allItems()
      for item in try b.allItems() {
        guard let index = try position(of: item, by: fields, in: items),
          try areEqual(items[index], item, depth: depth + 1)
        else { return false }
      }
      return true
    }
  }

  /// The item with the same keys.
  package mutating func position(
    of item: CELValue, by fields: [CELValue], in items: [CELValue]
  ) throws(CELError) -> Int? {
    guard case .map(let wanted) = item else { return nil }
    search: for (index, candidate) in items.enumerated() {
      guard case .map(let map) = candidate else { continue }
      for field in fields {
        let (left, right) = (try wanted.find(field), try map.find(field))
        guard try areEqual(left ?? .null, right ?? .null) else { continue search }
      }
      return index
    }
    return nil
  }

  package mutating func contains(_ list: any CELList, _ value: CELValue, depth: Int = 0) throws(CELError) -> Bool {
    for index in 0..<list.count {
      if try areEqual(try list.item(index), value, depth: depth) { return true }
    }
    return false
  }

  private mutating func areEqual(_ a: any CELMap, _ b: any CELMap, _ depth: Int) throws(CELError) -> Bool {
    guard a.count == b.count else { return false }
    for key in a.keys() {
      guard let left = try a.find(key), let right = try b.find(key) else { return false }
      guard try areEqual(left, right, depth: depth + 1) else { return false }
    }
    return true
  }
}
