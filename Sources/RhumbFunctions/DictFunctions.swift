package import RhumbEngine

/// Sprig's functions over maps. `keys` and `values` come in the order of the keys' bytes, where Go's order is random:
/// a render should repeat.
package let dictFunctions: [FunctionSpec] = [
  FunctionSpec("dict", variadic: .any, "a map of its arguments, taken as key, value, key, value", body: makeDict),
  FunctionSpec("get", [.map, .string], "the value of a key; an empty string if it is not there", body: get),
  FunctionSpec("set", [.map, .string, .any], "writes a key of the map itself, and gives the map", body: set),
  FunctionSpec("unset", [.map, .string], "removes a key from the map itself, and gives the map", body: unset),
  FunctionSpec("hasKey", [.map, .string], "whether the map has the key", body: hasKey),
  FunctionSpec("keys", variadic: .map, "the keys of all its maps", body: keys),
  FunctionSpec("values", [.map], "the values of a map", body: values),
  FunctionSpec("pick", [.map], variadic: .string, "a new map with the named keys only", body: pick),
  FunctionSpec("omit", [.map], variadic: .string, "a new map without the named keys", body: omit),
  FunctionSpec("pluck", [.string], variadic: .map, "the values a key has in each of the maps", body: pluck),
  FunctionSpec("merge", [.map], variadic: .map, "fills the first map from the others; the first wins", body: merge),
  FunctionSpec("mustMerge", [.map], variadic: .map, "as merge, failing if it can't be done", body: mustMerge),
  FunctionSpec(
    "mergeOverwrite", [.map], variadic: .map, "writes the other maps over the first; the last wins",
    body: mergeOverwrite),
  FunctionSpec(
    "mustMergeOverwrite", [.map], variadic: .map, "as mergeOverwrite, failing if it can't be done",
    body: mustMergeOverwrite),
  FunctionSpec("deepCopy", [.any], "a copy that shares no map or list with the original", body: copyDeeply),
  FunctionSpec("mustDeepCopy", [.any], "a copy that shares no map or list with the original", body: copyDeeply),
  FunctionSpec("dig", variadic: .any, "the value at a path of keys, or a default: keys, default, map", body: dig),
]

/// The parameters `map` and `string` always hold what they declare; these only unpack.
private func map(_ value: Value) -> MapValue {
  if case .map(let map) = value { map } else { .none() }
}

private func text(_ value: Value) -> ByteString {
  if case .string(let text) = value { text } else { .empty }
}

private let makeDict: FunctionSpec.Body = { (arguments, _) throws(Fault) in
  let dict = MapValue(capacity: (arguments.count + 1) / 2)
  var index = 0
  while index < arguments.count {
    let value = index + 1 < arguments.count ? arguments[index + 1].boxed : .string("")
    dict.set(Key(try GoCast.toText(arguments[index])), value)
    index += 2
  }
  return .map(dict)
}

private let get: FunctionSpec.Body = { (arguments, _) throws(Fault) in
  map(arguments[0])[text(arguments[1])] ?? .string("")
}

private let set: FunctionSpec.Body = { (arguments, _) throws(Fault) in
  let map = map(arguments[0])
  if map.isNil { throw Fault("assignment to entry in nil map") }
  map.set(Key(text(arguments[1])), arguments[2].boxed)
  return .map(map)
}

private let unset: FunctionSpec.Body = { (arguments, _) throws(Fault) in
  let map = map(arguments[0])
  map.remove(Key(text(arguments[1])))
  return .map(map)
}

private let hasKey: FunctionSpec.Body = { (arguments, _) throws(Fault) in
  .bool(map(arguments[0]).index(of: Key(text(arguments[1]))) != nil)
}

private let keys: FunctionSpec.Body = { (arguments, context) throws(Fault) in
  var keys: [ByteString] = []
  for index in arguments.indices {
    let map = map(arguments[index])
    for position in map.sortedIndices { keys.append(map.entries[Int(position)].key) }
  }
  try context.charge(keys.count >> 2)
  return .strings(keys)
}

private let values: FunctionSpec.Body = { (arguments, context) throws(Fault) in
  let map = map(arguments[0])
  try context.charge(map.count >> 2)
  return .list(map.sortedIndices.map { map.entries[Int($0)].value })
}

private let pick: FunctionSpec.Body = { (arguments, _) throws(Fault) in
  let source = map(arguments[0])
  let picked = MapValue(capacity: arguments.count - 1)
  for index in 1..<arguments.count {
    let key = Key(text(arguments[index]))
    guard let position = source.index(of: key) else { continue }
    picked.set(key, source.entries[position].value, origin: source.entries[position].origin)
  }
  return .map(picked)
}

private let omit: FunctionSpec.Body = { (arguments, context) throws(Fault) in
  let source = map(arguments[0])
  try context.charge(source.count >> 2)
  let rest = source.isNil ? MapValue() : source.shallowCopy(as: .any)
  for index in 1..<arguments.count { rest.remove(Key(text(arguments[index]))) }
  return .map(rest)
}

private let pluck: FunctionSpec.Body = { (arguments, _) throws(Fault) in
  let key = Key(text(arguments[0]))
  var found: [Value] = []
  for index in 1..<arguments.count {
    if let value = map(arguments[index])[key] { found.append(value) }
  }
  return .list(found)
}

private let merge: FunctionSpec.Body = { (arguments, context) throws(Fault) in
  try mergeAll(arguments, overwriting: false, swallowing: true, context)
}

private let mustMerge: FunctionSpec.Body = { (arguments, context) throws(Fault) in
  try mergeAll(arguments, overwriting: false, swallowing: false, context)
}

private let mergeOverwrite: FunctionSpec.Body = { (arguments, context) throws(Fault) in
  try mergeAll(arguments, overwriting: true, swallowing: true, context)
}

private let mustMergeOverwrite: FunctionSpec.Body = { (arguments, context) throws(Fault) in
  try mergeAll(arguments, overwriting: true, swallowing: false, context)
}

/// The first map after the others were merged into it. Sprig's plain forms turn a refusal into an empty string, but
/// not a panic.
private func mergeAll(
  _ arguments: borrowing Span<Value>, overwriting: Bool, swallowing: Bool, _ context: CallContext
) throws(Fault) -> Value {
  var target = map(arguments[0])
  for index in 1..<arguments.count {
    let source = map(arguments[index])
    if target.isNil, !source.isNil { target = MapValue() }
    do {
      try Merge(overwriting: overwriting, context: context).merge(source, into: target)
    } catch  where swallowing && error.message == Merge.differentTypes.message {
      return .string("")
    }
  }
  return .map(target)
}

private let copyDeeply: FunctionSpec.Body = { (arguments, context) throws(Fault) in
  if case .null = arguments[0].boxed { throw Fault("reflect: call of reflect.Value.Type on zero Value") }
  return try deepCopy(arguments[0], context)
}

private let dig: FunctionSpec.Body = { (arguments, _) throws(Fault) in
  if arguments.count < 3 { throw Fault("dig needs at least three arguments") }
  let last = arguments.count - 2
  var step = arguments[arguments.count - 1].boxed
  var dict = try asserted(map: step)
  for index in 0..<last {
    guard case .string = arguments[index] else { throw assertion(arguments[index], "string") }
  }
  for index in 0..<last {
    if index > 0 { dict = try asserted(map: step) }
    guard let next = dict[text(arguments[index])] else { return arguments[last].boxed }
    step = next
  }
  return step
}

/// Go's `value.(map[string]interface {})`: a named map type is another type.
private func asserted(map value: Value) throws(Fault) -> MapValue {
  guard case .map(let map) = value, map.type == .any else { throw assertion(value, MapType.any.goType.name) }
  return map
}

private func assertion(_ value: Value, _ wanted: String) -> Fault {
  let found = if case .null = value.boxed { "nil" } else { value.goType?.name ?? "nil" }
  return Fault("interface conversion: interface {} is \(found), not \(wanted)")
}
