extension Machine {
  /// `range` over lists, maps in the order of their keys, and integers.
  mutating func range(_ id: UInt32, _ range: Node, dot: Value) throws(Fault) -> Flow {
    let value = try evaluate(pipe: range.a, dot: dot)
    if let coverage { coverage.decided(id, Machine.hasItems(value)) }
    let outerIsDotItem = isDotItem
    defer { isDotItem = outerIsDotItem }
    switch value {
    case .missing, .null: break
    case .list(let list): if !list.items.isEmpty { return try iterate(range, over: list) }
    case .map(let map): if map.count > 0 { return try iterate(range, over: map) }
    case .int(let count): if count > 0 { return try counting(range, to: Int64(count), value) { .int(Int($0)) } }
    case .int64(let count): if count > 0 { return try counting(range, to: count, value) { .int64($0) } }
    case .host(let object):
      if let flow = try iterate(range, over: object) { return flow }
    default: throw cannotIterate(value)
    }
    isDotItem = outerIsDotItem
    if range.c == 0 { return .next }
    // A break in the else branch ends this range, although it isn't one of its turns; a continue passes through.
    return try run(list: range.c, dot: dot) == .again ? .again : .next
  }

  private static func hasItems(_ value: Value) -> Bool {
    switch value {
    case .int(let count): count > 0
    case .int64(let count): count > 0
    case .host(let object): hasItems(object.underlying)
    default: value.isTrue
    }
  }

  private func cannotIterate(_ value: Value) -> Fault {
    fail("range can't iterate over " + GoPrinter.text(value))
  }

  private mutating func iterate(_ range: Node, over list: ListValue) throws(Fault) -> Flow {
    isDotItem = list.type == .any
    for (index, item) in list.items.enumerated() {
      if try step(range, key: .int(index), item: item) == .leave { break }
    }
    return .next
  }

  private mutating func iterate(_ range: Node, over map: MapValue) throws(Fault) -> Flow {
    isDotItem = map.type == .any || map.type == .values
    // Both as they are now: the body may change the map.
    let order = map.sortedIndices
    let entries = map.entries
    for index in order {
      let entry = entries[Int(index)]
      if try step(range, key: .string(entry.key), item: entry.value) == .leave { break }
    }
    return .next
  }

  private mutating func counting(
    _ range: Node, to end: Int64, _ value: Value, _ item: (Int64) -> Value
  ) throws(Fault) -> Flow {
    if program.nodes[Int(range.a)].count > 1 {
      throw fail("can't use " + GoPrinter.text(value) + " to iterate over more than one variable")
    }
    isDotItem = false
    var number: Int64 = 0
    while number < end {
      if try step(range, key: .missing, item: item(number)) == .leave { break }
      number += 1
    }
    return .next
  }

  /// Ranges over a type declared over a list, map or integer; nil if it is empty.
  private mutating func iterate(_ range: Node, over object: HostObject) throws(Fault) -> Flow? {
    switch object.underlying {
    case .list(let list): return list.items.isEmpty ? nil : try iterate(range, over: list)
    case .map(let map): return map.count == 0 ? nil : try iterate(range, over: map)
    case .int64(let count):
      return count <= 0 ? nil : try counting(range, to: count, .host(object)) { object.withInteger($0) }
    default: throw cannotIterate(.host(object))
    }
  }

  /// One turn: declared variables first, then the body with the item as dot.
  private mutating func step(_ range: Node, key: Value, item: Value) throws(Fault) -> Flow {
    let pipe = program.nodes[Int(range.a)]
    if pipe.count == 1 {
      try assign(program.children[Int(pipe.c)], item)
    } else if pipe.count > 1 {
      try assign(program.children[Int(pipe.c)], key)
      try assign(program.children[Int(pipe.c) + 1], item)
    }
    return try run(list: range.b, dot: item)
  }
}
