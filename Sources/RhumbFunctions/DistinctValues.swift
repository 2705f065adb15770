import RhumbEngine

/// A set of values by Go's `reflect.DeepEqual`. Strings, what lists mostly hold, are found by hash, others one by one.
struct DistinctValues {
  private let strings = KeySet()
  private var others: [Value] = []

  /// Whether the value is new.
  mutating func insert(_ value: Value, _ context: CallContext) throws(Fault) -> Bool {
    if case .string(let text) = value { return strings.insert(text) }
    if try contains(value, context) { return false }
    others.append(value)
    return true
  }

  func contains(_ value: Value, _ context: CallContext) throws(Fault) -> Bool {
    if case .string(let text) = value { return strings.contains(text) }
    try context.charge(others.count >> 2)
    for other in others where try deepEqual(value, other, context) { return true }
    return false
  }
}
