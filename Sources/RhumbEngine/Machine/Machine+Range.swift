extension Machine {
  /// `range` over lists, maps in the order of their keys, and integers.
  mutating func range(_ id: UInt32, _ range: Node, dot: Value) throws(Fault) -> Flow {
    let value = try evaluate(pipe: range.a, dot: dot)
    if let coverage { coverage.decided(id, Machine.hasItems(value)) }
    guard let trace else { return try run(range, over: value, from: .none, id, dot: dot) }
    let outer = trace.mark
    trace.range(id, hasItems: Machine.hasItems(value))
    let flow = try run(range, over: value, from: trace.last, id, dot: dot)
    trace.leave(outer)
    return flow
  }

  /// `cause` is what the trace knows of the value.
  private mutating func run(
    _ range: Node, over value: Value, from cause: CauseID, _ id: UInt32, dot: Value
  ) throws(Fault) -> Flow {
    let outerIsDotItem = isDotItem
    defer { isDotItem = outerIsDotItem }
    switch value {
    case .missing, .null: break
    case .list(let list): if !list.items.isEmpty { return try iterate(range, over: list, from: cause, id) }
    case .map(let map): if map.count > 0 { return try iterate(range, over: map, from: cause, id) }
    case .int(let count):
      if count > 0 { return try counting(range, to: Int64(count), value, cause, id) { .int(Int($0)) } }
    case .int64(let count): if count > 0 { return try counting(range, to: count, value, cause, id) { .int64($0) } }
    case .host(let object):
      if let flow = try iterate(range, over: object, from: cause, id) { return flow }
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

  private mutating func iterate(
    _ range: Node, over list: ListValue, from cause: CauseID, _ id: UInt32
  ) throws(Fault) -> Flow {
    isDotItem = list.type == .any
    for (index, item) in list.items.enumerated() {
      let outer = trace?.mark
      if let trace { trace.turn(id, trace.item(index, of: list, in: cause)) }
      if try step(range, key: .int(index), item: item) == .leave { break }
      if let trace, let outer { trace.leave(outer) }
    }
    return .next
  }

  private mutating func iterate(
    _ range: Node, over map: MapValue, from cause: CauseID, _ id: UInt32
  ) throws(Fault) -> Flow {
    isDotItem = map.type == .any || map.type == .values
    // Both as they are now: the body may change the map.
    let order = map.sortedIndices
    let entries = map.entries
    for index in order {
      let entry = entries[Int(index)]
      let outer = trace?.mark
      if let trace { trace.turn(id, trace.cause(entry.origin, in: cause, entry.key)) }
      if try step(range, key: .string(entry.key), item: entry.value) == .leave { break }
      if let trace, let outer { trace.leave(outer) }
    }
    return .next
  }

  private mutating func counting(
    _ range: Node, to end: Int64, _ value: Value, _ cause: CauseID, _ id: UInt32, _ item: (Int64) -> Value
  ) throws(Fault) -> Flow {
    if program.nodes[Int(range.a)].count > 1 {
      throw fail("can't use " + GoPrinter.text(value) + " to iterate over more than one variable")
    }
    isDotItem = false
    var number: Int64 = 0
    while number < end {
      let outer = trace?.mark
      if let trace { trace.turn(id, cause) }
      if try step(range, key: .missing, item: item(number)) == .leave { break }
      if let trace, let outer { trace.leave(outer) }
      number += 1
    }
    return .next
  }

  /// Ranges over a type declared over a list, map or integer; nil if it is empty.
  private mutating func iterate(
    _ range: Node, over object: HostObject, from cause: CauseID, _ id: UInt32
  ) throws(Fault) -> Flow? {
    switch object.underlying {
    case .list(let list): return list.items.isEmpty ? nil : try iterate(range, over: list, from: cause, id)
    case .map(let map): return map.count == 0 ? nil : try iterate(range, over: map, from: cause, id)
    case .int64(let count):
      return count <= 0
        ? nil : try counting(range, to: count, .host(object), cause, id) { object.withInteger($0) }
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
