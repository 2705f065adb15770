package import RhumbEngine

/// The most that an expression may cost, from what is known of the sizes of its variables: cel-go's cost checker with
/// Kubernetes' estimates of functions. A server refuses definitions whose rules may cost too much.
package struct CostEstimator {
  /// The size of a part of a variable's value; nil if nothing is known of it.
  package typealias Sizes = (_ variable: ByteString, _ path: [SizeStep]) -> SizeEstimate?

  private struct Place {
    let variable: ByteString
    let path: [SizeStep]

    func appending(_ step: SizeStep) -> Place { Place(variable: variable, path: path + [step]) }

    /// A part of what no variable holds counts as a variable of its own, which Kubernetes takes for the rule's value.
    static func part(of place: Place?, _ step: SizeStep) -> Place {
      place?.appending(step) ?? Place(variable: .empty, path: [])
    }
  }

  /// Sizes of the keys and values in a list or map that an expression makes.
  private struct Entries {
    let keys: SizeEstimate
    let values: SizeEstimate
  }

  private struct Local {
    let place: Place?
    let size: SizeEstimate?
    let entries: Entries?
  }

  private let program: CELProgram
  private let sizes: Sizes
  private var costs: [UInt64?]
  private var known: [SizeEstimate?]
  private var entries: [Entries?]
  private var places: [Place?]
  private var locals: [Int: Local] = [:]

  /// The most that one evaluation may cost.
  package static func highestCost(of program: CELProgram, sizes: @escaping Sizes) -> UInt64 {
    var estimator = CostEstimator(program, sizes)
    return estimator.cost(program.root)
  }

  private init(_ program: CELProgram, _ sizes: @escaping Sizes) {
    self.program = program
    self.sizes = sizes
    costs = [UInt64?](repeating: nil, count: program.tree.count)
    known = [SizeEstimate?](repeating: nil, count: program.tree.count)
    entries = [Entries?](repeating: nil, count: program.tree.count)
    places = [Place?](repeating: nil, count: program.tree.count)
  }

  private func type(_ id: NodeID) -> CELType { program.types[Int(id.index)] ?? .dyn }

  private static func sum(_ terms: UInt64...) -> UInt64 { terms.reduce(0) { SizeEstimate.sum($0, $1) } }

  // MARK: Sizes

  private func size(_ id: NodeID) -> SizeEstimate { knownSize(id) ?? .unknown }

  private func knownSize(_ id: NodeID) -> SizeEstimate? {
    let index = Int(id.index)
    if let size = known[index] { return size }
    switch program.tree[id] {
    case .literal(let value): return .exactly(value.size)
    case .list(let items, _): return .exactly(UInt64(items.count))
    case .map(let entries): return .exactly(UInt64(entries.count))
    default: break
    }
    if let place = places[index], let size = sizes(place.variable, place.path) { return size }
    if Self.isScalar(type(id)) { return .exactly(1) }
    return local(id)?.size
  }

  private static func isScalar(_ type: CELType) -> Bool {
    switch type {
    case .bool, .double, .duration, .int, .timestamp, .uint: true
    case .optional(let inner): isScalar(inner)
    default: false
    }
  }

  private func local(_ id: NodeID) -> Local? {
    switch program.references[Int(id.index)] {
    case .local(let slot), .bound(let slot, _): locals[slot]
    default: nil
    }
  }

  private func entries(_ id: NodeID) -> Entries? { entries[Int(id.index)] ?? local(id)?.entries }

  // MARK: Nodes

  private mutating func cost(_ id: NodeID) -> UInt64 {
    if let cost = costs[Int(id.index)] { return cost }
    let cost = computed(id)
    costs[Int(id.index)] = cost
    return cost
  }

  private mutating func computed(_ id: NodeID) -> UInt64 {
    switch program.tree[id] {
    case .literal, .message: return 0
    case .identifier: return name(id)
    case .select(let operand, let field):
      if case .none = program.references[Int(id.index)] {
        let cost = cost(operand)
        places[Int(id.index)] = Place.part(of: places[Int(operand.index)], .field(field))
        switch type(operand) {
        case .map, .object: return Self.sum(cost, 1)
        default: return cost
        }
      }
      return name(id)
    case .optionalSelect(let operand, _):
      return Self.sum(cost(operand), 1)
    case .presence(let operand, _): return cost(operand)
    case .conditional(let condition, let first, let second):
      let cost = Self.sum(cost(condition), max(cost(first), cost(second)))
      known[Int(id.index)] = size(first).union(size(second))
      if let a = entries(first), let b = entries(second) {
        entries[Int(id.index)] = Entries(keys: a.keys.union(b.keys), values: a.values.union(b.values))
      }
      return cost
    case .logical(_, let terms):
      var sum: UInt64 = 0
      for term in terms { sum = Self.sum(sum, cost(term)) }
      return sum
    case .list(let items, _): return list(id, items)
    case .map(let pairs): return map(id, pairs)
    case .call(let name, let target, let arguments): return call(id, name, target, arguments)
    case .comprehension(let node): return comprehension(id, node)
    case .bind(_, let value, let body):
      let valueCost = cost(value)
      if case .slots(let slot, _) = program.references[Int(id.index)] {
        locals[slot] = Local(
          place: places[Int(value.index)], size: knownSize(value), entries: entries(value))
      }
      let bodyCost = cost(body)
      known[Int(id.index)] = knownSize(body)
      entries[Int(id.index)] = entries(body)
      return Self.sum(10, valueCost, bodyCost)
    }
  }

  private mutating func name(_ id: NodeID) -> UInt64 {
    switch program.references[Int(id.index)] {
    case .variable(let index): places[Int(id.index)] = Place(variable: program.variableNames[index], path: [])
    case .local, .bound: places[Int(id.index)] = local(id)?.place
    default: break
    }
    return 1
  }

  private mutating func list(_ id: NodeID, _ items: [NodeID]) -> UInt64 {
    var sum: UInt64 = 10
    var values = SizeEstimate(items.isEmpty ? 0 : .max, 0)
    for item in items {
      sum = Self.sum(sum, cost(item))
      values = values.union(size(item))
    }
    entries[Int(id.index)] = Entries(keys: .exactly(1), values: values)
    return sum
  }

  private mutating func map(_ id: NodeID, _ pairs: [Node.MapEntry]) -> UInt64 {
    var sum: UInt64 = 30
    var keys = SizeEstimate(pairs.isEmpty ? 0 : .max, 0)
    var values = keys
    for pair in pairs {
      sum = Self.sum(sum, cost(pair.key), cost(pair.value))
      keys = keys.union(size(pair.key))
      values = values.union(size(pair.value))
    }
    entries[Int(id.index)] = Entries(keys: keys, values: values)
    return sum
  }

  // MARK: Comprehensions

  private mutating func comprehension(_ id: NodeID, _ node: Comprehension) -> UInt64 {
    let rangeCost = cost(node.range)
    bindNames(id, node)
    let condition = node.condition.map { cost($0) } ?? 0
    let body = cost(node.body)
    let turn: UInt64
    switch node.kind {
    case .all: turn = Self.sum(3, body)
    case .exists: turn = Self.sum(4, body)
    case .existsOne: turn = Self.sum(2, body)
    case .filter: turn = Self.sum(13, body)
    case .map, .transformList: turn = Self.sum(12, body, condition)
    case .transformMap: turn = Self.sum(3, body, condition)
    case .transformMapEntry: turn = Self.sum(2, body, condition)
    }
    let count = size(node.range)
    remember(id, node, count)
    let fixed: UInt64 =
      switch node.kind {
      case .all, .exists: 1
      case .existsOne: 2
      case .map, .filter, .transformList: 11
      case .transformMap, .transformMapEntry: 31
      }
    return Self.sum(rangeCost, fixed, CallCost.product(count.most, turn))
  }

  private mutating func bindNames(_ id: NodeID, _ node: Comprehension) {
    guard case .slots(let first, let second) = program.references[Int(id.index)] else { return }
    let isList = if case .list = type(node.range) { true } else { false }
    let place = places[Int(node.range.index)]
    let made = entries(node.range)
    func local(_ step: SizeStep, _ size: SizeEstimate?) -> Local {
      Local(place: Place.part(of: place, step), size: size, entries: nil)
    }
    let keys = local(isList ? .indices : .keys, made?.keys)
    let values = local(isList ? .items : .values, made?.values)
    if node.second == nil {
      locals[first] = isList ? values : keys
    } else {
      locals[first] = keys
      locals[second] = values
    }
  }

  private mutating func remember(_ id: NodeID, _ node: Comprehension, _ count: SizeEstimate) {
    let empty = SizeEstimate.exactly(0)
    switch node.kind {
    case .all, .exists, .existsOne: known[Int(id.index)] = .exactly(1)
    case .map, .transformList:
      known[Int(id.index)] = count
      entries[Int(id.index)] = Entries(keys: .exactly(1), values: empty.union(size(node.body)))
    case .filter:
      known[Int(id.index)] = count
      if case .slots(let slot, _) = program.references[Int(id.index)], let local = locals[slot] {
        let size = local.place.flatMap { sizes($0.variable, $0.path) } ?? local.size ?? .unknown
        entries[Int(id.index)] = Entries(keys: .exactly(1), values: empty.union(size))
      }
    case .transformMap, .transformMapEntry: known[Int(id.index)] = count
    }
  }

  // MARK: Calls

  private mutating func call(
    _ id: NodeID, _ name: ByteString, _ target: NodeID?, _ arguments: [NodeID]
  ) -> UInt64 {
    guard case .function(let number, let isMember) = program.references[Int(id.index)] else { return 0 }
    let all = (isMember ? target.map { [$0] } ?? [] : []) + arguments
    var sum: UInt64 = 0
    for argument in all { sum = Self.sum(sum, cost(argument)) }
    if name == Operator.index, let list = all.first {
      let isMap = if case .map = type(list) { true } else { false }
      places[Int(id.index)] = Place.part(of: places[Int(list.index)], isMap ? .values : .items)
      known[Int(id.index)] = entries(list)?.values
    }
    if name == "dyn", let argument = all.first {
      known[Int(id.index)] = knownSize(argument)
      entries[Int(id.index)] = entries(argument)
    }
    return Self.sum(sum, estimate(program.functions[number].cost, id, all))
  }

  private func walk(_ size: UInt64, _ times: Double = 1) -> UInt64 {
    CallCost.scaled(size, CallCost.perCharacter * times)
  }

  private func most(_ all: [NodeID], _ index: Int) -> UInt64 { index < all.count ? size(all[index]).most : 1 }

  private mutating func estimate(_ cost: CallCost, _ id: NodeID, _ all: [NodeID]) -> UInt64 {
    switch cost {
    case .unit, .lists: return 1
    case .free: return 0
    case .fixed(let cost): return cost
    case .traversal(let index, let times, let keepsSize):
      if keepsSize, index < all.count { known[Int(id.index)] = size(all[index]) }
      return walk(most(all, index), times)
    case .affix: return walk(most(all, 1))
    case .comparison:
      if let first = all.first, case .opaque = type(first) { return 1 }
      return walk(min(most(all, 0), most(all, 1)))
    case .concatenation: return concatenation(id, all)
    case .membership:
      if all.count > 1, case .map = type(all[1]) { return 1 }
      return most(all, 1)
    case .search: return CallCost.product(walk(most(all, 0)), walk(most(all, 1)))
    case .regex:
      let text = walk(SizeEstimate.sum(most(all, 0), 1))
      known[Int(id.index)] = knownSize(id) ?? SizeEstimate(0, most(all, 0))
      return CallCost.product(text, CallCost.scaled(most(all, 1), CallCost.perPatternCharacter))
    case .items: return items(all)
    case .replace: return replace(id, all)
    case .split:
      known[Int(id.index)] = SizeEstimate(0, most(all, 0))
      return walk(most(all, 0), 2)
    case .join: return join(id, all)
    case .addressRange(let isNested):
      var cost = walk(32)
      if isNested { cost += walk(16) + 1 }
      if all.count > 1, case .string = type(all[1]) { cost = Self.sum(cost, walk(most(all, 1))) }
      return cost
    case .format: return CallCost.scaled(walk(most(all, 1)), 32)
    case .product: return CallCost.product(most(all, 0), most(all, 1))
    case .quadratic: return CallCost.product(most(all, 0), most(all, 0))
    }
  }

  private mutating func concatenation(_ id: NodeID, _ all: [NodeID]) -> UInt64 {
    guard all.count == 2 else { return 1 }
    let type = type(id)
    switch type {
    case .string, .bytes, .list, .dyn: break
    default: return 1
    }
    let result = size(all[0]) + size(all[1])
    known[Int(id.index)] = result
    if let a = entries(all[0]), let b = entries(all[1]) {
      entries[Int(id.index)] = Entries(keys: a.keys.union(b.keys), values: a.values.union(b.values))
    }
    if case .list = type { return 1 }
    return walk(result.most)
  }

  /// Each item, and what a text of its own costs to walk.
  private func items(_ all: [NodeID]) -> UInt64 {
    guard let first = all.first else { return 1 }
    guard case .list(let item) = type(first) else { return walk(size(first).most) }
    var each: UInt64 = 1
    if item == .string || item == .bytes {
      let place = places[Int(first.index)]?.appending(.items)
      let size = place.flatMap { sizes($0.variable, $0.path) } ?? .unknown
      each = Self.sum(each, walk(size.most))
    }
    return CallCost.product(size(first).most, each)
  }

  private mutating func replace(_ id: NodeID, _ all: [NodeID]) -> UInt64 {
    guard all.count >= 3 else { return 1 }
    let (text, old, new) = (size(all[0]), size(all[1]), size(all[2]))
    var count: UInt64 = 0
    var kept: UInt64 = 0
    if old.least == 0 {
      (count, kept) = (SizeEstimate.sum(text.most, 1), text.most)
    } else if new.most <= old.least {
      kept = text.most
    } else {
      count = text.most == .max ? .max : (text.most + old.least - 1) / old.least
    }
    known[Int(id.index)] = SizeEstimate(0, Self.sum(CallCost.product(count, new.most), kept))
    return walk(text.most, 2)
  }

  private mutating func join(_ id: NodeID, _ all: [NodeID]) -> UInt64 {
    guard let list = all.first else { return 1 }
    let place = places[Int(list.index)]?.appending(.items)
    let item = place.flatMap { sizes($0.variable, $0.path) } ?? .unknown
    let count = size(list).most
    var result = CallCost.product(count, item.most)
    if all.count > 1, count > 0 {
      result = Self.sum(result, CallCost.product(count - 1, size(all[1]).most))
    }
    known[Int(id.index)] = SizeEstimate(0, result)
    return walk(result)
  }
}
