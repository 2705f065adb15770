import RhumbEngine

/// cel-go's list extensions.
extension CELLibrary {
  package static let lists = CELLibrary(Lists.functions, macros: .sorting)
}

enum Lists {
  static let functions: [CELFunction] = [
    CELFunction("slice", [.member([.list(.a), .int, .int], .list(.a))], cost: .lists) {
      (arguments, machine) throws(CELError) in
      let items = try arguments.list(0).allItems()
      let (start, end) = (try arguments.int(1), try arguments.int(2))
      if start < 0 || end < 0 {
        throw CELError(ByteString("cannot slice(\(start), \(end)), negative indexes not supported"))
      }
      if start > end {
        throw CELError(
          ByteString("cannot slice(\(start), \(end)), start index must be less than or equal to end index"))
      }
      if end > items.count {
        throw CELError(ByteString("cannot slice(\(start), \(end)), list is length \(items.count)"))
      }
      try machine.make(items: end - start)
      return .list(Array(items[start..<end]))
    },
    CELFunction(
      "flatten", [.member([.list(.list(.a))], .list(.a)), .member([.list(.dyn), .int], .list(.dyn))],
      cost: .lists
    ) { (arguments, machine) throws(CELError) in
      let depth = arguments.count > 1 ? try arguments.int(1) : 1
      if depth < 0 { throw CELError("level must be non-negative") }
      var items: [CELValue] = []
      try flatten(try arguments.list(0), min(depth, 500), into: &items, &machine)
      return .list(items)
    },
    CELFunction("sort", sortable.map { .member([.list($0)], .list($0)) }, cost: .quadratic) {
      (arguments, machine) throws(CELError) in
      let items = try arguments.list(0).allItems()
      return .list(try sorted(items, by: items, &machine))
    },
    CELFunction(
      "@sortByAssociatedKeys", sortable.map { .member([.list(.a), .list($0)], .list(.a)) }, cost: .quadratic
    ) { (arguments, machine) throws(CELError) in
      .list(try sorted(try arguments.list(0).allItems(), by: try arguments.list(1).allItems(), &machine))
    },
    CELFunction("lists.range", [.function([.int], .list(.int))]) { (arguments, machine) throws(CELError) in
      let count = try arguments.int(0)
      try machine.make(items: max(0, count))
      return .list((0..<max(0, count)).map { .int(Int64($0)) })
    },
    CELFunction("reverse", [.member([.list(.a)], .list(.a))], cost: .lists) {
      (arguments, machine) throws(CELError) in
      let items = try arguments.list(0).allItems()
      try machine.make(items: items.count)
      return .list(items.reversed())
    },
    CELFunction("distinct", [.member([.list(.a)], .list(.a))], cost: .quadratic) {
      (arguments, machine) throws(CELError) in
      var found: [CELValue] = []
      var seen: Set<CELKey> = []
      for item in try arguments.list(0).allItems() {
        if let key = CELKey(item) {
          if seen.insert(key).inserted { found.append(item) }
        } else if !(try machine.contains(CELItems(found), item)) {
          found.append(item)
        }
      }
      return .list(found)
    },
    CELFunction("first", [.member([.list(.a)], .optional(.a))]) { (arguments, _) throws(CELError) in
      let list = try arguments.list(0)
      return list.count == 0 ? .none : .some(try list.item(0))
    },
    CELFunction("last", [.member([.list(.a)], .optional(.a))]) { (arguments, _) throws(CELError) in
      let list = try arguments.list(0)
      return list.count == 0 ? .none : .some(try list.item(list.count - 1))
    },
  ]

  private static let sortable: [CELType] = [
    .int, .uint, .double, .bool, .duration, .timestamp, .string, .bytes,
  ]

  private static func flatten(
    _ list: any CELList, _ depth: Int, into items: inout [CELValue], _ machine: inout CELMachine
  ) throws(CELError) {
    for item in try list.allItems() {
      if depth > 0, case .list(let inner) = item {
        try flatten(inner, depth - 1, into: &items, &machine)
      } else {
        items.append(item)
        try machine.make(items: items.count > CELMachine.largestList ? items.count : 1)
      }
    }
  }

  /// Items in the order of their keys. Equal ones keep theirs.
  static func sorted(
    _ items: [CELValue], by keys: [CELValue], _ machine: inout CELMachine
  ) throws(CELError) -> [CELValue] {
    guard items.count == keys.count else { throw CELError("@sortByAssociatedKeys() expected a list of the same size") }
    try machine.make(items: items.count &* 8)
    guard let first = keys.first else { return [] }
    for key in keys {
      guard key.type.name == first.type.name else { throw CELError("list elements must have the same type") }
      guard Ordering.compare(key, key) != nil else { throw CELError("list elements must be comparable") }
    }
    let order = keys.indices.sorted { a, b in
      let comparison = Ordering.compare(keys[a], keys[b]) ?? 0
      return comparison == 0 ? a < b : comparison < 0
    }
    return order.map { items[$0] }
  }
}
