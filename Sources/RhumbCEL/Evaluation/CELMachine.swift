import RhumbEngine

/// Evaluates one program once. Counts what it costs by Kubernetes' model, and gives up at the limit.
package struct CELMachine {
  private let program: CELProgram
  private let variables: [CELValue?]
  /// Items of comprehensions and bound values.
  var slots: [CELValue?]
  package let tools: CELTools
  package private(set) var cost: UInt64 = 0
  private let limit: UInt64
  private var steps = 0

  /// Kubernetes' limit for one evaluation.
  package static let defaultLimit: UInt64 = 1_000_000
  /// rhumb's own limit, for what costs nothing by the model.
  private static let stepLimit = 20_000_000
  static let largestText = 32 << 20
  static let largestList = 2_000_000

  init(_ program: CELProgram, _ variables: [CELValue?], limit: UInt64, tools: CELTools) {
    self.program = program
    self.variables = variables
    self.limit = limit
    self.tools = tools
    slots = [CELValue?](repeating: nil, count: program.slotCount)
  }

  // MARK: Costs and limits

  mutating func charge(_ amount: UInt64) throws(CELError) {
    let (sum, overflow) = cost.addingReportingOverflow(amount)
    cost = overflow ? .max : sum
    if cost > limit { throw .costLimit }
  }

  /// Counts work that the cost model passes over.
  package mutating func work(_ count: Int = 1) throws(CELError) {
    steps &+= max(1, count)
    if steps > Self.stepLimit || steps < 0 {
      throw CELError(ByteString("expression took more than \(Self.stepLimit) steps"), kind: .limit)
    }
  }

  /// Counts the making of a text.
  package mutating func make(text bytes: Int) throws(CELError) {
    if bytes > Self.largestText { throw CELError("a text longer than 32 MiB", kind: .limit) }
    try work(bytes / 64)
  }

  /// Counts the making of a list or map.
  package mutating func make(items: Int) throws(CELError) {
    if items > Self.largestList { throw CELError("a list of more than 2,000,000 items", kind: .limit) }
    try work(items / 8)
  }

  // MARK: Nodes

  mutating func evaluate(_ id: NodeID) throws(CELError) -> CELValue {
    try work()
    switch program.tree[id] {
    case .literal(let value): return value
    case .identifier: return try name(id)
    case .select(let operand, let field):
      if case .none = program.references[Int(id.index)] {
        let value = try evaluate(operand)
        try charge(1)
        return try select(field, of: value)
      }
      return try name(id)
    case .optionalSelect(let operand, let field):
      let value = try evaluate(operand)
      try charge(1)
      return try optionalSelect(.string(field), of: value)
    case .presence(let operand, let field): return .bool(try has(field, in: try evaluate(operand)))
    case .call(_, let target, let arguments): return try call(id, target, arguments)
    case .list(let items, let optional): return try list(items, optional)
    case .map(let entries): return try map(entries)
    case .message: throw .noSuchOverload
    case .conditional(let condition, let first, let second):
      guard case .bool(let isTrue) = try evaluate(condition) else { throw .noSuchOverload }
      return try evaluate(isTrue ? first : second)
    case .logical(let isAnd, let terms): return try logical(isAnd, terms)
    case .comprehension(let node):
      guard case .slots(let first, let second) = program.references[Int(id.index)] else { throw .noSuchOverload }
      return try comprehension(node, first, second)
    case .bind(_, _, let body):
      guard case .slots(let slot, _) = program.references[Int(id.index)] else { throw .noSuchOverload }
      try charge(10)
      slots[slot] = nil
      return try evaluate(body)
    }
  }

  private mutating func name(_ id: NodeID) throws(CELError) -> CELValue {
    switch program.references[Int(id.index)] {
    case .variable(let index):
      try charge(1)
      guard index < variables.count, let value = variables[index] else {
        throw CELError("no such attribute(s): " + program.variableNames[index])
      }
      return value
    case .local(let slot):
      try charge(1)
      return slots[slot] ?? .null
    case .bound(let slot, let initial):
      try charge(1)
      if let known = slots[slot] { return known }
      let value = try evaluate(initial)
      slots[slot] = value
      return value
    case .type(let type): return .type(type)
    default: throw .noSuchOverload
    }
  }

  private mutating func call(
    _ id: NodeID, _ target: NodeID?, _ arguments: [NodeID]
  ) throws(CELError) -> CELValue {
    guard case .function(let index, let isMember) = program.references[Int(id.index)] else { throw .noSuchOverload }
    let function = program.functions[index]
    var values: [CELValue] = []
    values.reserveCapacity(arguments.count + 1)
    if isMember, let target { values.append(try evaluate(target)) }
    for argument in arguments { values.append(try evaluate(argument)) }
    let result = try function.body(values, &self)
    try charge(function.cost.actual(values, result))
    return result
  }

  /// A term that decides makes errors of others count for nothing.
  private mutating func logical(_ isAnd: Bool, _ terms: [NodeID]) throws(CELError) -> CELValue {
    var failure: CELError?
    for term in terms {
      guard let value = try tentatively(term, &failure) else { continue }
      guard case .bool(let isTrue) = value else {
        failure = failure ?? .noSuchOverload
        continue
      }
      if isTrue != isAnd { return .bool(isTrue) }
    }
    if let failure { throw failure }
    return .bool(isAnd)
  }

  /// The value, or nil with the error kept. A limit ends all.
  mutating func tentatively(_ id: NodeID, _ failure: inout CELError?) throws(CELError) -> CELValue? {
    do throws(CELError) {
      return try evaluate(id)
    } catch {
      if error.kind == .limit { throw error }
      if failure == nil { failure = error }
      return nil
    }
  }

  // MARK: Aggregates

  private mutating func list(_ items: [NodeID], _ optional: Set<Int>) throws(CELError) -> CELValue {
    var values: [CELValue] = []
    values.reserveCapacity(items.count)
    for (index, item) in items.enumerated() {
      let value = try evaluate(item)
      guard optional.contains(index) else {
        values.append(value)
        continue
      }
      guard case .optional(let inner) = value else { throw Self.notOptional(value) }
      if let value = inner.value { values.append(value) }
    }
    try charge(10)
    return .list(values)
  }

  private static func notOptional(_ value: CELValue) -> CELError {
    CELError("cannot initialize optional entry from non-optional value " + Display.text(value))
  }

  private mutating func map(_ entries: [Node.MapEntry]) throws(CELError) -> CELValue {
    let map = CELDictionary()
    for entry in entries {
      let name = try evaluate(entry.key)
      var value = try evaluate(entry.value)
      guard let key = CELKey(name) else { throw CELError("unsupported key type: " + name.type.name) }
      if entry.isOptional {
        guard case .optional(let inner) = value else { throw Self.notOptional(value) }
        guard let present = inner.value else { continue }
        value = present
      }
      if !map.insert(key, name, value) {
        throw CELError("insert failed: key " + Display.text(name) + " already exists")
      }
    }
    try charge(30)
    return .map(map)
  }

  // MARK: Fields

  /// The field of a value; an optional's field is optional.
  private func select(_ field: ByteString, of value: CELValue) throws(CELError) -> CELValue {
    switch value {
    case .map(let map):
      if let found = try map.find(.string(field)) { return found }
      throw CELError("no such key: " + field)
    case .optional: return try optionalSelect(.string(field), of: value)
    default: throw .noSuchOverload
    }
  }

  private func has(_ field: ByteString, in value: CELValue) throws(CELError) -> Bool {
    switch value {
    case .map(let map): return try map.find(.string(field)) != nil
    case .optional(let optional):
      guard let inner = optional.value else { return false }
      return try has(field, in: inner)
    default: throw .noSuchOverload
    }
  }

  /// `x.?y`, `x[?y]`: nothing where there is no such field or item.
  func optionalSelect(_ key: CELValue, of value: CELValue) throws(CELError) -> CELValue {
    switch value {
    case .optional(let optional):
      guard let inner = optional.value else { return .none }
      return try optionalSelect(key, of: inner)
    case .map(let map): return .optional(CELOptional(try map.find(key)))
    case .list(let list):
      guard let index = Self.index(key), list.count > index, index >= 0 else { return .none }
      return .some(try list.item(index))
    default: throw .noSuchOverload
    }
  }

  /// A whole number as an index of a list.
  static func index(_ value: CELValue) -> Int? {
    switch value {
    case .int(let number): Int(exactly: number)
    case .uint(let number): Int(exactly: number)
    case .double(let number): Int(exactly: number)
    default: nil
    }
  }
}
