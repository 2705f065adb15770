package import RhumbEngine
package import RhumbFormats

/// One difference between two values.
package struct Change {
  package enum Kind: Sendable { case added, removed, changed }

  package let kind: Kind
  package let path: NodePath
  /// What was there; null for what was added.
  package let old: Value
  /// What is there now; null for what was removed.
  package let new: Value

  package init(kind: Kind, path: NodePath, old: Value, new: Value) {
    self.kind = kind
    self.path = path
    self.old = old
    self.new = new
  }
}

/// What differs between two values, field by field.
///
/// Maps are compared by their keys. Items of lists are matched by what tells them apart in Kubernetes (`name`, `key`,
/// `containerPort`…) where every item has it, else by the longest run of equal items.
package struct StructuralDiff {
  /// So many differences are told.
  package static let limit = 1_000
  /// Longer lists are compared item by item in their order.
  private static let longestMatched = 2_000
  private static let depthLimit = 1_000
  private static let identities: [ByteString] = [
    "name", "key", "mountPath", "containerPort", "port", "path", "host", "type", "kind", "id",
  ]

  package private(set) var changes: [Change] = []
  private let isEqual: (Value, Value) -> Bool

  /// - Parameter isEqual: whether two values are the same, to any depth.
  private init(isEqual: @escaping (Value, Value) -> Bool) { self.isEqual = isEqual }

  /// The differences in the order of the keys, first of the old value, then of what only the new one has.
  package static func changes(
    from old: Value, to new: Value, isEqual: @escaping (Value, Value) -> Bool
  ) -> [Change] {
    var diff = StructuralDiff(isEqual: isEqual)
    diff.compare(old, new, NodePath([]), depth: 0)
    return diff.changes
  }

  private mutating func add(_ kind: Change.Kind, _ path: NodePath, _ old: Value, _ new: Value) {
    if changes.count < Self.limit { changes.append(Change(kind: kind, path: path, old: old, new: new)) }
  }

  private mutating func compare(_ old: Value, _ new: Value, _ path: NodePath, depth: Int) {
    if changes.count >= Self.limit || isEqual(old, new) { return }
    switch (old, new) {
    case (.map(let old), .map(let new)) where depth < Self.depthLimit: compare(old, new, path, depth)
    case (.list(let old), .list(let new)) where depth < Self.depthLimit: compare(old, new, path, depth)
    default: add(.changed, path, old, new)
    }
  }

  private mutating func compare(_ old: MapValue, _ new: MapValue, _ path: NodePath, _ depth: Int) {
    for position in NaturalOrder.sorted(old, isV3: true) {
      let entry = old.entries[Int(position)]
      let place = path.appending(.key(entry.key))
      if let other = new[entry.name] {
        compare(entry.value, other, place, depth: depth + 1)
      } else {
        add(.removed, place, entry.value, .null)
      }
    }
    for position in NaturalOrder.sorted(new, isV3: true) {
      let entry = new.entries[Int(position)]
      if old.index(of: entry.name) == nil { add(.added, path.appending(.key(entry.key)), .null, entry.value) }
    }
  }

  // MARK: Lists

  private mutating func compare(_ old: ListValue, _ new: ListValue, _ path: NodePath, _ depth: Int) {
    let pairs: [(old: Int?, new: Int?)]
    if let byIdentity = Self.pairs(old.items, new.items) {
      pairs = byIdentity
    } else if old.items.count <= Self.longestMatched, new.items.count <= Self.longestMatched {
      pairs = aligned(old.items, new.items)
    } else {
      pairs = (0..<max(old.items.count, new.items.count)).map {
        ($0 < old.items.count ? $0 : nil, $0 < new.items.count ? $0 : nil)
      }
    }
    for pair in pairs {
      switch (pair.old, pair.new) {
      case (let before?, let after?):
        compare(old.items[before], new.items[after], path.appending(.item(after)), depth: depth + 1)
      case (let before?, nil): add(.removed, path.appending(.item(before)), old.items[before], .null)
      case (nil, let after?): add(.added, path.appending(.item(after)), .null, new.items[after])
      case (nil, nil): break
      }
    }
  }

  /// Items of equal identity, if a field tells all items of both lists apart.
  private static func pairs(_ old: [Value], _ new: [Value]) -> [(old: Int?, new: Int?)]? {
    for field in identities {
      guard let before = positions(old, by: field), let after = positions(new, by: field) else { continue }
      var pairs: [(old: Int?, new: Int?)] = before.keys.map { (before[$0], after[$0]) }
      pairs += after.keys.filter { before[$0] == nil }.map { (nil, after[$0]) }
      return pairs.sorted { ($0.old ?? .max, $0.new ?? .max) < ($1.old ?? .max, $1.new ?? .max) }
    }
    return nil
  }

  private static func positions(_ items: [Value], by field: ByteString) -> [ByteString: Int]? {
    if items.isEmpty { return nil }
    var positions: [ByteString: Int] = [:]
    for (index, item) in items.enumerated() {
      guard case .map(let map) = item else { return nil }
      let identity: ByteString
      switch map[field] {
      case .string(let text)?: identity = text
      case .int(let number)?: identity = ByteString("\(number)")
      default: return nil
      }
      guard positions.updateValue(index, forKey: identity) == nil else { return nil }
    }
    return positions
  }

  /// By equal items at both ends; what lies between goes pair by pair.
  private func aligned(_ old: [Value], _ new: [Value]) -> [(old: Int?, new: Int?)] {
    var start = 0
    while start < min(old.count, new.count), isEqual(old[start], new[start]) { start += 1 }
    var end = 0
    while end < min(old.count, new.count) - start, isEqual(old[old.count - 1 - end], new[new.count - 1 - end]) {
      end += 1
    }
    var pairs: [(old: Int?, new: Int?)] = []
    for offset in start..<max(old.count - end, new.count - end, start) {
      pairs.append((offset < old.count - end ? offset : nil, offset < new.count - end ? offset : nil))
    }
    return pairs
  }
}
