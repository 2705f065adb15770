import RhumbEngine

extension MapValue {
  /// How many entries and list items it holds, with those of what lies inside.
  var entryCount: Int {
    var count = count
    for entry in entries { count += entry.value.entryCount }
    return count
  }

  /// A copy that shares nothing that can change: maps inside, and maps inside lists, are copied too.
  func deepCopy() -> MapValue {
    let copy = shallowCopy()
    for position in 0..<copy.count {
      switch copy.entries[position].value {
      case .map(let inner) where !inner.isNil: copy.replaceValue(at: position, with: .map(inner.deepCopy()))
      case .list(let list):
        if let inner = list.deepCopy() { copy.replaceValue(at: position, with: .list(inner)) }
      default: break
      }
    }
    return copy
  }
}

extension ListValue {
  /// A copy with maps of its own; nil if there are no maps in it, so that the list itself will do.
  func deepCopy() -> ListValue? {
    var copy: [Value]?
    for (index, item) in items.enumerated() {
      switch item {
      case .map(let inner) where !inner.isNil:
        if copy == nil { copy = items }
        copy?[index] = .map(inner.deepCopy())
      case .list(let list):
        guard let inner = list.deepCopy() else { continue }
        if copy == nil { copy = items }
        copy?[index] = .list(inner)
      default: break
      }
    }
    return copy.map { ListValue($0, type, isNil: isNil, origins: origins) }
  }
}

extension Value {
  fileprivate var entryCount: Int {
    switch self {
    case .map(let map): map.entryCount
    case .list(let list): list.items.reduce(list.items.count) { $0 + $1.entryCount }
    default: 0
    }
  }
}
