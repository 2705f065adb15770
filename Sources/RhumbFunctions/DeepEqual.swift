package import RhumbEngine

/// Deepest nesting that comparing and copying follow.
let deepestNesting = 1000

/// Go's `reflect.DeepEqual`: equal types first (`int` 1 is not `int64` 1, nil is no empty list), then equal contents.
package func deepEqual(_ a: Value, _ b: Value, _ context: CallContext) throws(Fault) -> Bool {
  try deepEqual(a, b, context, depth: 0)
}

private func deepEqual(_ a: Value, _ b: Value, _ context: CallContext, depth: Int) throws(Fault) -> Bool {
  switch (a, b) {
  case (.missing, .missing), (.null, .null), (.missing, .null), (.null, .missing): return true
  case (.bool(let a), .bool(let b)): return a == b
  case (.int(let a), .int(let b)): return a == b
  case (.int64(let a), .int64(let b)): return a == b
  case (.float(let a), .float(let b)): return a == b
  case (.string(let a), .string(let b)): return a == b
  case (.list(let a), .list(let b)): return try deepEqual(a, b, context, depth: depth + 1)
  case (.map(let a), .map(let b)): return try deepEqual(a, b, context, depth: depth + 1)
  case (.host(let a), .host(let b)): return try deepEqual(a, b, context, depth: depth + 1)
  default: return false
  }
}

private func deepEqual(_ a: ListValue, _ b: ListValue, _ context: CallContext, depth: Int) throws(Fault) -> Bool {
  guard a.type == b.type, a.isNil == b.isNil, a.items.count == b.items.count else { return false }
  // Like Go, a list equals itself even if it holds NaN.
  if a === b { return true }
  try enter(depth, a.items.count, context)
  for (x, y) in zip(a.items, b.items) where try !deepEqual(x, y, context, depth: depth) { return false }
  return true
}

private func deepEqual(_ a: MapValue, _ b: MapValue, _ context: CallContext, depth: Int) throws(Fault) -> Bool {
  guard a.type == b.type, a.isNil == b.isNil, a.count == b.count else { return false }
  if a === b { return true }
  try enter(depth, a.count, context)
  for entry in a.entries {
    guard let other = b[entry.key], try deepEqual(entry.value, other, context, depth: depth) else { return false }
  }
  return true
}

private func deepEqual(_ a: HostObject, _ b: HostObject, _ context: CallContext, depth: Int) throws(Fault) -> Bool {
  guard a.goType == b.goType else { return false }
  if a === b { return true }
  try enter(depth, 1, context)
  if let known = a.isEqual(to: b) { return known }
  if let a = a as? SizedInteger, let b = b as? SizedInteger { return a.bits == b.bits }
  if case .missing = a.underlying {
    let names = a.fieldNames
    if names.isEmpty { return a.stringForm == b.stringForm }
    for name in names {
      guard let x = a.field(name), let y = b.field(name), try deepEqual(x, y, context, depth: depth) else {
        return false
      }
    }
    return true
  }
  return try deepEqual(a.underlying, b.underlying, context, depth: depth)
}

private func enter(_ depth: Int, _ count: Int, _ context: CallContext) throws(Fault) {
  if depth > deepestNesting {
    throw Fault("the compared values are nested deeper than the limit of \(deepestNesting)", kind: .limit)
  }
  try context.charge(count)
}
