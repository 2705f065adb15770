import RhumbEngine

/// How many entries and list items may still be copied.
struct CopyBudget {
  /// Below zero: the copy is not whole, and must not be used.
  private(set) var left: Int

  init(_ left: Int) { self.left = left }

  var isSpent: Bool { left < 0 }

  fileprivate mutating func spend(_ count: Int) -> Bool {
    left -= count
    return left >= 0
  }
}

extension MapValue {
  /// A copy that shares nothing that can change: maps inside, and maps inside lists, are copied too.
  func deepCopy(spending budget: inout CopyBudget) -> MapValue {
    guard budget.spend(count) else { return self }
    return mappingValues { $0.deepCopy(spending: &budget) }
  }
}

extension Value {
  fileprivate func deepCopy(spending budget: inout CopyBudget) -> Value {
    switch self {
    case .map(let map): map.isNil ? self : .map(map.deepCopy(spending: &budget))
    case .list(let list): list.deepCopy(spending: &budget).map { .list($0) } ?? self
    default: self
    }
  }
}

extension ListValue {
  /// A copy with maps of its own; nil if there are no maps in it, so that the list itself will do.
  fileprivate func deepCopy(spending budget: inout CopyBudget) -> ListValue? {
    guard budget.spend(items.count) else { return nil }
    var copy: [Value]?
    for (index, item) in items.enumerated() {
      switch item {
      case .map(let inner) where !inner.isNil:
        if copy == nil { copy = items }
        copy?[index] = .map(inner.deepCopy(spending: &budget))
      case .list(let list):
        guard let inner = list.deepCopy(spending: &budget) else { continue }
        if copy == nil { copy = items }
        copy?[index] = .list(inner)
      default: break
      }
    }
    return copy.map { ListValue($0, type, isNil: isNil, origins: origins) }
  }
}
