import RhumbEngine

/// What a name or call of an expression refers to.
enum Reference {
  case none
  /// A declared variable, by its number.
  case variable(Int)
  /// An item of a comprehension.
  case local(Int)
  /// A name of `cel.bind`, with what it stands for.
  case bound(Int, NodeID)
  /// A type by its name.
  case type(CELType)
  /// A function, and whether what stands before its name is an argument.
  case function(Int, isMember: Bool)
  /// The slots of a comprehension's names, or of a bound name.
  case slots(Int, Int)
}

/// Finds out what names mean and which types expressions have, by the rules of cel-go's checker.
struct Checker {
  private let tree: SyntaxTree
  private let environment: CELEnvironment
  private var relation = TypeRelation()
  private var scopes: [(name: ByteString, type: CELType, reference: Reference)] = []
  private(set) var types: [CELType?]
  private(set) var references: [Reference]
  private(set) var functions: [CELFunction] = []
  private var functionNumbers: [ByteString: Int] = [:]
  private(set) var slotCount = 0
  private(set) var errors: [CELCompileError] = []
  private static let errorLimit = 100

  init(_ tree: SyntaxTree, _ environment: CELEnvironment) {
    self.tree = tree
    self.environment = environment
    types = [CELType?](repeating: nil, count: tree.count)
    references = [Reference](repeating: .none, count: tree.count)
  }

  /// The type of the whole expression; `types` hold those of its parts.
  mutating func check(_ root: NodeID) -> CELType {
    _ = type(of: root)
    for index in types.indices {
      if let type = types[index] { types[index] = relation.resolved(type, opensToDyn: true) }
    }
    return types[Int(root.index)] ?? .dyn
  }

  private mutating func fail(_ id: NodeID, _ message: ByteString) -> CELType {
    if errors.count < Self.errorLimit { errors.append(CELCompileError(tree.offset(of: id), message)) }
    return .error
  }

  private mutating func mismatch(_ id: NodeID, _ expected: CELType, _ found: CELType) -> CELType {
    fail(
      id,
      "expected type '" + relation.resolved(expected).text + "' but found '" + relation.resolved(found).text + "'")
  }

  private mutating func newSlot() -> Int {
    slotCount += 1
    return slotCount - 1
  }

  // MARK: Nodes

  private mutating func type(of id: NodeID) -> CELType {
    // Macros let parts of an expression stand twice.
    if let known = types[Int(id.index)] { return known }
    let type = inferred(id)
    types[Int(id.index)] = type
    return type
  }

  private mutating func inferred(_ id: NodeID) -> CELType {
    switch tree[id] {
    case .literal(let value): return value.type
    case .identifier(let name): return identifier(id, name)
    case .select(let operand, let field):
      if let type = qualified(id) { return type }
      return self.field(field, of: operand, id)
    case .presence(let operand, let field):
      _ = self.field(field, of: operand, id)
      return .bool
    case .optionalSelect(let operand, let field):
      let type = self.field(field, of: operand, id)
      if case .optional = relation.resolved(type) { return type }
      return .optional(type)
    case .call(let name, let target, let arguments): return call(id, name, target, arguments)
    case .list(let items, let optional): return list(items, optional)
    case .map(let entries): return map(entries)
    case .message(let name, let values):
      for value in values { _ = type(of: value) }
      return fail(id, "undeclared reference to '" + name + "' (in container '')")
    case .conditional(let condition, let first, let second):
      return resolve(id, Operator.conditional, [condition, first, second], isMember: false)
    case .logical(let isAnd, let terms): return logical(id, isAnd, terms)
    case .comprehension(let comprehension): return self.comprehension(id, comprehension)
    case .bind(let name, let value, let body):
      let slot = newSlot()
      references[Int(id.index)] = .slots(slot, slot)
      let valueType = type(of: value)
      scopes.append((name, valueType, .bound(slot, value)))
      defer { scopes.removeLast() }
      return type(of: body)
    }
  }

  // MARK: Names

  private mutating func identifier(_ id: NodeID, _ name: ByteString) -> CELType {
    if let type = lookUp(name, id) { return type }
    return fail(id, "undeclared reference to '" + Self.withoutDot(name) + "' (in container '')")
  }

  private static func withoutDot(_ name: ByteString) -> ByteString {
    name.bytes.first == UInt8(ascii: ".") ? ByteString(name.bytes.dropFirst()) : name
  }

  private mutating func lookUp(_ name: ByteString, _ id: NodeID) -> CELType? {
    if let scope = scopes.last(where: { $0.name == name }) {
      references[Int(id.index)] = scope.reference
      return scope.type
    }
    let plain = Self.withoutDot(name)
    if let index = environment.variable(plain) {
      references[Int(id.index)] = .variable(index)
      return environment.variables[index].type
    }
    if let type = environment.type(plain) {
      references[Int(id.index)] = .type(type)
      return .type(type)
    }
    return nil
  }

  private func qualifiedName(_ id: NodeID) -> ByteString? {
    switch tree[id] {
    case .identifier(let name): name
    case .select(let operand, let field): qualifiedName(operand).map { $0 + "." + field }
    default: nil
    }
  }

  /// `google.protobuf.Duration` and variables with dots in their names.
  private mutating func qualified(_ id: NodeID) -> CELType? {
    guard let name = qualifiedName(id) else { return nil }
    let first = name.bytes.prefix { $0 != UInt8(ascii: ".") }
    if scopes.contains(where: { $0.name.bytes.elementsEqual(first) }) { return nil }
    return lookUp(name, id)
  }

  // MARK: Fields

  private mutating func field(_ field: ByteString, of operand: NodeID, _ id: NodeID) -> CELType {
    let type = relation.resolved(type(of: operand))
    if case .optional(let inner) = type { return .optional(self.field(field, in: inner, id)) }
    return self.field(field, in: type, id)
  }

  private mutating func field(_ field: ByteString, in type: CELType, _ id: NodeID) -> CELType {
    switch type {
    case .map(_, let value): return value
    case .object(let object):
      if let type = object.fields[field] { return type }
      return fail(id, "undefined field '" + field + "'")
    case .dyn, .error, .variable: return .dyn
    default: return fail(id, "type '" + type.text + "' does not support field selection")
    }
  }

  // MARK: Calls

  private mutating func call(
    _ id: NodeID, _ name: ByteString, _ target: NodeID?, _ arguments: [NodeID]
  ) -> CELType {
    guard let target else { return resolve(id, Self.withoutDot(name), arguments, isMember: false) }
    if let room = qualifiedName(target), environment.function(room + "." + name) != nil {
      return resolve(id, room + "." + name, arguments, isMember: false)
    }
    return resolve(id, name, [target] + arguments, isMember: true)
  }

  private mutating func resolve(
    _ id: NodeID, _ name: ByteString, _ arguments: [NodeID], isMember: Bool
  ) -> CELType {
    let found = arguments.map { type(of: $0) }
    guard let function = environment.function(name) else {
      return fail(id, "undeclared reference to '" + name + "' (in container '')")
    }
    references[Int(id.index)] = .function(number(of: function), isMember: isMember)
    checkLiterals(name, arguments)
    var result: CELType?
    for overload in function.overloads where overload.isMember == isMember {
      let instance = relation.instance(of: overload)
      guard relation.assign(instance.parameters, found) else { continue }
      let type = relation.resolved(instance.result)
      guard let known = result else {
        result = type
        continue
      }
      if known != type { result = .dyn }
    }
    return result ?? noOverload(id, name, found, isMember: isMember)
  }

  private mutating func number(of function: CELFunction) -> Int {
    if let known = functionNumbers[function.name] { return known }
    functions.append(function)
    functionNumbers[function.name] = functions.count - 1
    return functions.count - 1
  }

  private mutating func noOverload(
    _ id: NodeID, _ name: ByteString, _ types: [CELType], isMember: Bool
  ) -> CELType {
    var texts = types.map { relation.resolved($0, opensToDyn: true).text }
    let target = isMember ? texts.removeFirst() + "." : .empty
    var list: [UInt8] = []
    for (index, text) in texts.enumerated() {
      if index > 0 { list.append(", ") }
      list += text
    }
    return fail(
      id,
      "found no matching overload for '" + name + "' applied to '" + target + "(" + ByteString(list) + ")'")
  }

  private mutating func logical(_ id: NodeID, _ isAnd: Bool, _ terms: [NodeID]) -> CELType {
    for term in terms {
      let found = type(of: term)
      if relation.assign(.bool, found) { continue }
      return noOverload(
        id, isAnd ? Operator.and : Operator.or, term == terms.first ? [found, .bool] : [.bool, found],
        isMember: false)
    }
    return .bool
  }

  /// cel-go's validators: what can't be read at run time is told at once.
  private mutating func checkLiterals(_ name: ByteString, _ arguments: [NodeID]) {
    guard environment.checksLiterals, let last = arguments.last, case .literal(.string(let text)) = tree[last] else {
      return
    }
    let isSound =
      switch name {
      case "duration" where arguments.count == 1: Conversions.duration(text) != nil
      case "timestamp" where arguments.count == 1: (try? Timestamp(text)) != nil
      case "matches" where arguments.count == 2: PatternStore.isSound(text)
      default: true
      }
    if !isSound { _ = fail(last, "invalid " + name + " argument") }
  }

  // MARK: Aggregates

  /// The type of several values; dyn where they differ and may.
  private mutating func joined(_ known: CELType?, _ type: CELType, _ id: NodeID) -> CELType {
    guard let known else { return type }
    if relation.assign(known, type) { return relation.moreGeneral(known, type) }
    return environment.wantsHomogeneousLiterals ? mismatch(id, known, type) : .dyn
  }

  /// The type within an optional entry.
  private mutating func unwrapped(_ type: CELType, _ id: NodeID) -> CELType {
    switch relation.resolved(type) {
    case .optional(let inner): return inner
    case .dyn, .error, .variable: return .dyn
    case let other: return mismatch(id, .optional(other), other)
    }
  }

  private mutating func list(_ items: [NodeID], _ optional: Set<Int>) -> CELType {
    var common: CELType?
    for (index, item) in items.enumerated() {
      var type = type(of: item)
      if optional.contains(index) { type = unwrapped(type, item) }
      common = joined(common, type, item)
    }
    return .list(common ?? relation.fresh())
  }

  private mutating func map(_ entries: [Node.MapEntry]) -> CELType {
    var key: CELType?
    var value: CELType?
    for entry in entries {
      key = joined(key, type(of: entry.key), entry.key)
      var type = type(of: entry.value)
      if entry.isOptional { type = unwrapped(type, entry.value) }
      value = joined(value, type, entry.value)
    }
    return .map(key.map { keyType($0) } ?? relation.fresh(), value ?? relation.fresh())
  }

  /// What can be no key is told when the map is made; its type doesn't matter until then.
  private func keyType(_ type: CELType) -> CELType {
    switch relation.resolved(type) {
    case .bool, .int, .uint, .string, .variable, .error: type
    default: .dyn
    }
  }

  // MARK: Comprehensions

  private mutating func comprehension(_ id: NodeID, _ node: Comprehension) -> CELType {
    let range = relation.resolved(type(of: node.range))
    let key: CELType
    let value: CELType
    switch range {
    case .list(let item): (key, value) = (.int, item)
    case .map(let name, let inner): (key, value) = (name, inner)
    case .dyn, .error, .variable: (key, value) = (.dyn, .dyn)
    default:
      _ = fail(
        node.range,
        "expression of type '" + range.text
          + "' cannot be range of a comprehension (must be list, map, or dynamic)")
      (key, value) = (.error, .error)
    }
    let isList = if case .list = range { true } else { false }
    let slots = (newSlot(), newSlot())
    references[Int(id.index)] = .slots(slots.0, slots.1)
    scopes.append((node.first, node.second == nil && isList ? value : key, .local(slots.0)))
    if let second = node.second { scopes.append((second, value, .local(slots.1))) }
    defer { scopes.removeLast(node.second == nil ? 1 : 2) }
    if let condition = node.condition { checkPredicate(condition, Operator.conditional, id) }
    let body = type(of: node.body)
    switch node.kind {
    case .all, .exists:
      checkPredicate(node.body, node.kind == .all ? Operator.and : Operator.or, id)
      return .bool
    case .existsOne:
      checkPredicate(node.body, Operator.conditional, id)
      return .bool
    case .filter:
      checkPredicate(node.body, Operator.conditional, id)
      return .list(isList ? value : key)
    case .map, .transformList: return .list(body)
    case .transformMap: return .map(key, body)
    case .transformMapEntry:
      switch relation.resolved(body) {
      case .map: return body
      case .dyn, .error, .variable: return .map(.dyn, .dyn)
      default: return mismatch(node.body, .map(.dyn, .dyn), body)
      }
    }
  }

  private mutating func checkPredicate(_ predicate: NodeID, _ name: ByteString, _ id: NodeID) {
    let type = type(of: predicate)
    if relation.assign(.bool, type) { return }
    let shown: [CELType] = name == Operator.conditional ? [type, .dyn, .dyn] : [.bool, type]
    _ = noOverload(id, name, shown, isMember: false)
  }
}
