import RhumbEngine

/// Macros over lists and maps. What each turn costs is what cel-go's expansion of the macro costs.
extension CELMachine {
  mutating func comprehension(
    _ node: Comprehension, _ first: Int, _ second: Int
  ) throws(CELError) -> CELValue {
    let range = try evaluate(node.range)
    switch node.kind {
    case .map, .filter, .transformList: try charge(10)
    case .transformMap, .transformMapEntry: try charge(30)
    default: break
    }
    var turn = Turn(node: node, first: first, second: second)
    switch range {
    case .list(let list):
      for index in 0..<list.count {
        let item = try list.item(index)
        slots[first] = node.second == nil ? item : .int(Int64(index))
        if node.second != nil { slots[second] = item }
        if try run(&turn) { break }
      }
    case .map(let map):
      for key in map.keys() {
        slots[first] = key
        if node.second != nil { slots[second] = try map.find(key) ?? .null }
        if try run(&turn) { break }
      }
    default:
      throw CELError("got '" + range.type.name + "', expected iterable type")
    }
    return try result(of: turn)
  }

  /// What has come of a comprehension so far.
  private struct Turn {
    let node: Comprehension
    let first: Int
    let second: Int
    var failure: CELError?
    var decision: Bool?
    var count = 0
    var items: [CELValue] = []
    var map = CELDictionary()
  }

  /// True if the rest doesn't matter.
  private mutating func run(_ turn: inout Turn) throws(CELError) -> Bool {
    switch turn.node.kind {
    case .all, .exists: return try decide(&turn)
    case .existsOne:
      let isTrue = try predicate(turn.node.body)
      try charge(isTrue ? 2 : 1)
      if isTrue { turn.count += 1 }
    case .filter:
      let isTrue = try predicate(turn.node.body)
      try charge(isTrue ? 13 : 1)
      if isTrue, let item = slots[turn.first] { turn.items.append(item) }
    case .map, .transformList:
      if let condition = turn.node.condition, !(try predicate(condition)) {
        try charge(1)
        break
      }
      turn.items.append(try evaluate(turn.node.body))
      try charge(12)
      try make(items: turn.items.count / 64)
    case .transformMap, .transformMapEntry:
      if let condition = turn.node.condition, !(try predicate(condition)) {
        try charge(1)
        break
      }
      try insert(&turn)
    }
    return false
  }

  private mutating func predicate(_ id: NodeID) throws(CELError) -> Bool {
    guard case .bool(let isTrue) = try evaluate(id) else { throw .noSuchOverload }
    return isTrue
  }

  private mutating func decide(_ turn: inout Turn) throws(CELError) -> Bool {
    let isAll = turn.node.kind == .all
    try charge(isAll ? 3 : 4)
    guard let value = try tentatively(turn.node.body, &turn.failure) else { return false }
    guard case .bool(let isTrue) = value else {
      turn.failure = turn.failure ?? .noSuchOverload
      return false
    }
    if isTrue == isAll { return false }
    turn.decision = isTrue
    return true
  }

  private mutating func insert(_ turn: inout Turn) throws(CELError) {
    let value = try evaluate(turn.node.body)
    try charge(3)
    if turn.node.kind == .transformMap {
      guard let name = slots[turn.first], let key = CELKey(name) else { throw .noSuchOverload }
      return try insert(key, name, value, into: turn.map)
    }
    guard case .map(let entries) = value else { throw .noSuchOverload }
    for name in entries.keys() {
      guard let key = CELKey(name), let inner = try entries.find(name) else { throw .noSuchOverload }
      try insert(key, name, inner, into: turn.map)
    }
  }

  private mutating func insert(
    _ key: CELKey, _ name: CELValue, _ value: CELValue, into map: CELDictionary
  ) throws(CELError) {
    if !map.insert(key, name, value) {
      throw CELError("insert failed: key " + Display.text(name) + " already exists")
    }
    try make(items: map.count / 64)
  }

  private mutating func result(of turn: Turn) throws(CELError) -> CELValue {
    try charge(turn.node.kind == .existsOne ? 2 : 1)
    switch turn.node.kind {
    case .all, .exists:
      if let decision = turn.decision { return .bool(decision) }
      if let failure = turn.failure { throw failure }
      return .bool(turn.node.kind == .all)
    case .existsOne: return .bool(turn.count == 1)
    case .map, .filter, .transformList: return .list(turn.items)
    case .transformMap, .transformMapEntry: return .map(turn.map)
    }
  }
}
