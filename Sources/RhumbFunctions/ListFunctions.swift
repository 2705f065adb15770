package import RhumbEngine

/// Sprig's functions over lists. A function and its `must` twin differ in Go only in how they hand on an error,
/// which no template can see, so they share a body.
package let listFunctions: [FunctionSpec] = [
  FunctionSpec("list", variadic: .any, "a list of its arguments", body: makeList),
  FunctionSpec("tuple", variadic: .any, "a list of its arguments; the older name of list", body: makeList),
  FunctionSpec("first", [.any], "the first item of a list; nil if it is empty", body: first),
  FunctionSpec("mustFirst", [.any], "the first item of a list; nil if it is empty", body: first),
  FunctionSpec("last", [.any], "the last item of a list; nil if it is empty", body: last),
  FunctionSpec("mustLast", [.any], "the last item of a list; nil if it is empty", body: last),
  FunctionSpec("rest", [.any], "all items of a list but the first", body: rest),
  FunctionSpec("mustRest", [.any], "all items of a list but the first", body: rest),
  FunctionSpec("initial", [.any], "all items of a list but the last", body: initial),
  FunctionSpec("mustInitial", [.any], "all items of a list but the last", body: initial),
  FunctionSpec("append", [.any, .any], "a new list with an item added at its end", body: append),
  FunctionSpec("mustAppend", [.any, .any], "a new list with an item added at its end", body: append),
  FunctionSpec("push", [.any, .any], "a new list with an item added at its end; the same as append", body: append),
  FunctionSpec("mustPush", [.any, .any], "a new list with an item added at its end; the same as append", body: append),
  FunctionSpec("prepend", [.any, .any], "a new list with an item added at its start", body: prepend),
  FunctionSpec("mustPrepend", [.any, .any], "a new list with an item added at its start", body: prepend),
  FunctionSpec("concat", variadic: .any, "a new list of the items of all its lists", body: concat),
  FunctionSpec("reverse", [.any], "a new list with the items in the opposite order", body: reverse),
  FunctionSpec("mustReverse", [.any], "a new list with the items in the opposite order", body: reverse),
  FunctionSpec("uniq", [.any], "a new list without repeated items; the first of each stays", body: uniq),
  FunctionSpec("mustUniq", [.any], "a new list without repeated items; the first of each stays", body: uniq),
  FunctionSpec("without", [.any], variadic: .any, "a new list without the items named after it", body: without),
  FunctionSpec("mustWithout", [.any], variadic: .any, "a new list without the items named after it", body: without),
  FunctionSpec("has", [.any, .any], "whether the list given second holds the first argument", body: has),
  FunctionSpec("mustHas", [.any, .any], "whether the list given second holds the first argument", body: has),
  FunctionSpec("compact", [.any], "a new list without the empty items", body: compact),
  FunctionSpec("mustCompact", [.any], "a new list without the empty items", body: compact),
  FunctionSpec("slice", [.any], variadic: .any, "a part of a list: from a start to before an end", body: slice),
  FunctionSpec("mustSlice", [.any], variadic: .any, "a part of a list: from a start to before an end", body: slice),
  FunctionSpec("chunk", [.int, .any], "a list of lists of the given length, made of a list's items", body: chunk),
  FunctionSpec("mustChunk", [.int, .any], "a list of lists of the given length, made of a list's items", body: chunk),
]

/// Items a list may have at most.
private let longestList = 2_000_000

/// The list an `interface {}` holds, or sprig's complaint: its words around the kind that came.
private func items(
  _ value: Value, or complaint: StaticString, _ ending: StaticString = ""
) throws(Fault) -> ListValue {
  switch value {
  case .list(let list): return list
  case .missing, .null: throw .nilDereference
  case .host(let object) where object.goType.kind == .slice:
    if case .list(let list) = object.underlying { return list }
  default: break
  }
  throw Fault("\(complaint) \(value.kind.name)\(ending)")
}

/// A `[]interface {}`, its cost charged and its length held to the limit.
private func built(_ items: [Value], _ context: CallContext) throws(Fault) -> Value {
  if items.count > longestList {
    throw Fault("a list of \(items.count) items is longer than the limit of \(longestList)", kind: .limit)
  }
  try context.charge(items.count >> 2)
  return .list(items)
}

private let makeList: FunctionSpec.Body = { (arguments, context) throws(Fault) in
  var items: [Value] = []
  items.reserveCapacity(arguments.count)
  for index in arguments.indices { items.append(arguments[index].boxed) }
  return try built(items, context)
}

private let first: FunctionSpec.Body = { (arguments, _) throws(Fault) in
  try items(arguments[0], or: "Cannot find first on type").items.first ?? .null
}

private let last: FunctionSpec.Body = { (arguments, _) throws(Fault) in
  try items(arguments[0], or: "Cannot find last on type").items.last ?? .null
}

/// Of an empty list it is a nil slice: `[]` when printed, `null` as JSON.
private let rest: FunctionSpec.Body = { (arguments, context) throws(Fault) in
  let list = try items(arguments[0], or: "Cannot find rest on type")
  return list.items.isEmpty ? .list(.none()) : try built(Array(list.items.dropFirst()), context)
}

/// Of an empty list it is a nil slice: `[]` when printed, `null` as JSON.
private let initial: FunctionSpec.Body = { (arguments, context) throws(Fault) in
  let list = try items(arguments[0], or: "Cannot find initial on type")
  return list.items.isEmpty ? .list(.none()) : try built(Array(list.items.dropLast()), context)
}

private let append: FunctionSpec.Body = { (arguments, context) throws(Fault) in
  let list = try items(arguments[0], or: "Cannot push on type")
  var result: [Value] = []
  result.reserveCapacity(list.items.count + 1)
  result.append(contentsOf: list.items)
  result.append(arguments[1].boxed)
  return try built(result, context)
}

private let prepend: FunctionSpec.Body = { (arguments, context) throws(Fault) in
  let list = try items(arguments[0], or: "Cannot prepend on type")
  return try built([arguments[1].boxed] + list.items, context)
}

/// Without any item it is a nil slice: `[]` when printed, `null` as JSON.
private let concat: FunctionSpec.Body = { (arguments, context) throws(Fault) in
  var result: [Value] = []
  for index in arguments.indices {
    let added = try items(arguments[index], or: "Cannot concat type", " as list").items
    if added.count > longestList - result.count {
      throw Fault("a list of more than \(longestList) items is longer than the limit", kind: .limit)
    }
    result.append(contentsOf: added)
  }
  return result.isEmpty ? .list(.none()) : try built(result, context)
}

private let reverse: FunctionSpec.Body = { (arguments, context) throws(Fault) in
  try built(items(arguments[0], or: "Cannot find reverse on type").items.reversed(), context)
}

private let uniq: FunctionSpec.Body = { (arguments, context) throws(Fault) in
  let list = try items(arguments[0], or: "Cannot find uniq on type")
  var seen = DistinctValues()
  var result: [Value] = []
  for item in list.items where try seen.insert(item, context) { result.append(item) }
  return try built(result, context)
}

private let without: FunctionSpec.Body = { (arguments, context) throws(Fault) in
  let list = try items(arguments[0], or: "Cannot find without on type")
  var unwanted = DistinctValues()
  for index in 1..<arguments.count { _ = try unwanted.insert(arguments[index].boxed, context) }
  var result: [Value] = []
  for item in list.items where try !unwanted.contains(item, context) { result.append(item) }
  return try built(result, context)
}

private let has: FunctionSpec.Body = { (arguments, context) throws(Fault) in
  if case .null = arguments[1].boxed { return .bool(false) }
  let needle = arguments[0].boxed
  let list = try items(arguments[1], or: "Cannot find has on type")
  try context.charge(list.items.count >> 2)
  for item in list.items where try deepEqual(needle, item, context) { return .bool(true) }
  return .bool(false)
}

private let compact: FunctionSpec.Body = { (arguments, context) throws(Fault) in
  try built(items(arguments[0], or: "Cannot compact on type").items.filter { $0.isTrue }, context)
}

/// Keeps the list's own type. Of an empty list it is nil, whatever the bounds.
private let slice: FunctionSpec.Body = { (arguments, context) throws(Fault) in
  let list = try items(arguments[0], or: "list should be type of slice or array but")
  if list.items.isEmpty { return .null }
  let start = arguments.count > 1 ? Int(GoCast.toInt64(arguments[1])) : 0
  let end = arguments.count > 2 ? Int(GoCast.toInt64(arguments[2])) : list.items.count
  // Go allows an end up to the list's capacity, which is an accident of how it grew; here its length is the limit.
  guard start >= 0, start <= end, end <= list.items.count else {
    throw Fault("reflect.Value.Slice: slice index out of bounds")
  }
  try context.charge((end - start) >> 2)
  return .list(ListValue(Array(list.items[start..<end]), list.type))
}

private let chunk: FunctionSpec.Body = { (arguments, context) throws(Fault) in
  guard case .int(let size) = arguments[0] else { return .null }
  let list = try items(arguments[1], or: "Cannot chunk type").items
  // Go computes the number of chunks in floating point: 0 and negative lengths mostly end in an impossible allocation.
  let chunks = (Double(list.count - 1) / Double(size)).rounded(.down) + 1
  guard chunks >= 0, chunks <= Double(longestList) else { throw .makeSliceOutOfRange }
  var result: [Value] = []
  for number in 0..<Int(chunks) {
    let start = number &* size
    let length = number + 1 == Int(chunks) && list.count % size != 0 ? list.count % size : size
    guard length >= 0 else { throw .makeSliceOutOfRange }
    guard start >= 0, start + length <= list.count else { throw Fault("reflect: slice index out of range") }
    result.append(.list(Array(list[start..<(start + length)])))
  }
  try context.charge(list.count >> 2)
  return .list(result, .anyList)
}

extension Fault {
  /// What Go says when a function takes the type of a nil interface.
  package static var nilDereference: Fault {
    Fault("runtime error: invalid memory address or nil pointer dereference")
  }
  /// What Go says to an impossible length.
  package static var makeSliceOutOfRange: Fault { Fault("runtime error: makeslice: len out of range") }
}
