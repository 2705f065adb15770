package import RhumbEngine

/// Copies maps and lists to any depth, each with its type; what can't change is shared.
package func deepCopy(_ value: Value, _ context: CallContext) throws(Fault) -> Value {
  try deepCopy(value, context, depth: 0)
}

private func deepCopy(_ value: Value, _ context: CallContext, depth: Int) throws(Fault) -> Value {
  switch value {
  case .list(let list):
    if list.isNil || list.items.isEmpty { return value }
    try enter(depth, list.items.count, context)
    if list.type != .any, list.type != .anyList, list.type != .anyMap { return value }
    var items: [Value] = []
    items.reserveCapacity(list.items.count)
    for item in list.items { items.append(try deepCopy(item, context, depth: depth + 1)) }
    return .list(ListValue(items, list.type, origins: list.origins))
  case .map(let map):
    if map.isNil { return value }
    try enter(depth, map.count, context)
    let copy = map.shallowCopy()
    for entry in map.entries {
      switch entry.value {
      case .list, .map:
        copy.set(Key(entry.key), try deepCopy(entry.value, context, depth: depth + 1), origin: entry.origin)
      default: break
      }
    }
    return .map(copy)
  default:
    return value
  }
}

/// Shared maps are copied each time they are met, so a few of them can ask for any amount of memory: a copied entry
/// costs sixteen steps of the render's budget.
private func enter(_ depth: Int, _ count: Int, _ context: CallContext) throws(Fault) {
  if depth > deepestNesting {
    throw Fault("the copied value is nested deeper than the limit of \(deepestNesting)", kind: .limit)
  }
  try context.charge(count &* 16)
}
