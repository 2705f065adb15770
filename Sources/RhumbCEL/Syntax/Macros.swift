import RhumbEngine

/// Groups of macros that an environment may have.
package struct MacroSet: OptionSet, Sendable {
  package let rawValue: Int

  package init(rawValue: Int) { self.rawValue = rawValue }

  /// `has`, `all`, `exists`, `exists_one`, `map`, `filter`.
  package static let standard = MacroSet(rawValue: 1)
  /// `optMap`, `optFlatMap`; also `.?`, `[?]` and optional entries.
  package static let optionals = MacroSet(rawValue: 2)
  /// `all`, `exists`, `existsOne`, `transformList`, `transformMap`, `transformMapEntry` with two names.
  package static let twoVariables = MacroSet(rawValue: 4)
  /// `cel.bind`.
  package static let bindings = MacroSet(rawValue: 8)
  /// `sortBy`.
  package static let sorting = MacroSet(rawValue: 16)
  /// `math.greatest`, `math.least`.
  package static let math = MacroSet(rawValue: 32)
}

extension Parser {
  /// What a call stands for if it is a macro; nil if it is none.
  mutating func expandMacro(
    _ name: ByteString, _ target: NodeID?, _ arguments: [NodeID], _ offset: Int, _ macros: MacroSet
  ) throws(CELCompileError) -> NodeID? {
    guard let target else {
      guard macros.contains(.standard), name == "has", arguments.count == 1 else { return nil }
      guard case .select(let operand, let field) = tree[arguments[0]] else {
        throw CELCompileError(tree.offset(of: arguments[0]), "invalid argument to has() macro")
      }
      return try add(.presence(operand, field), at: offset, over: [operand])
    }
    if macros.contains(.bindings), name == "bind", arguments.count == 3, qualifiedName(target) == "cel" {
      return try bind(try simpleName(arguments[0]), arguments[1], in: arguments[2], offset)
    }
    if macros.contains(.math), name == "greatest" || name == "least", qualifiedName(target) == "math" {
      return try extreme(name, target, arguments, offset)
    }
    if macros.contains(.optionals), arguments.count == 2, name == "optMap" || name == "optFlatMap" {
      return try optionalMap(target, arguments, offset, isFlat: name == "optFlatMap")
    }
    if macros.contains(.sorting), arguments.count == 2, name == "sortBy" {
      return try sorted(target, arguments, offset)
    }
    guard let kind = comprehensionKind(name, arguments.count, macros) else { return nil }
    return try comprehension(kind.kind, hasTwo: kind.hasTwo, target, arguments, offset)
  }

  private func comprehensionKind(
    _ name: ByteString, _ count: Int, _ macros: MacroSet
  ) -> (kind: Comprehension.Kind, hasTwo: Bool)? {
    if macros.contains(.standard) {
      switch (name, count) {
      case ("all", 2): return (.all, false)
      case ("exists", 2): return (.exists, false)
      case ("exists_one", 2), ("existsOne", 2): return (.existsOne, false)
      case ("map", 2), ("map", 3): return (.map, false)
      case ("filter", 2): return (.filter, false)
      default: break
      }
    }
    guard macros.contains(.twoVariables) else { return nil }
    switch (name, count) {
    case ("all", 3): return (.all, true)
    case ("exists", 3): return (.exists, true)
    case ("existsOne", 3), ("exists_one", 3): return (.existsOne, true)
    case ("transformList", 3), ("transformList", 4): return (.transformList, true)
    case ("transformMap", 3), ("transformMap", 4): return (.transformMap, true)
    case ("transformMapEntry", 3), ("transformMapEntry", 4): return (.transformMapEntry, true)
    default: return nil
    }
  }

  private func simpleName(_ id: NodeID) throws(CELCompileError) -> ByteString {
    guard case .identifier(let name) = tree[id], name.bytes.first != UInt8(ascii: ".") else {
      throw CELCompileError(tree.offset(of: id), "argument must be a simple name")
    }
    return name
  }

  private mutating func comprehension(
    _ kind: Comprehension.Kind, hasTwo: Bool, _ range: NodeID, _ arguments: [NodeID], _ offset: Int
  ) throws(CELCompileError) -> NodeID {
    let first = try simpleName(arguments[0])
    let second = hasTwo ? try simpleName(arguments[1]) : nil
    if let second, second == first {
      throw CELCompileError(tree.offset(of: arguments[1]), "duplicate variable name: " + first)
    }
    if first == "__result__" || second == "__result__" || first == "@result" {
      throw CELCompileError(tree.offset(of: arguments[0]), "iteration variable overwrites accumulator variable")
    }
    let rest = arguments.dropFirst(hasTwo ? 2 : 1)
    guard let body = rest.last else { return range }
    let condition = rest.count == 2 ? rest.first : nil
    return try add(
      .comprehension(
        Comprehension(kind: kind, range: range, first: first, second: second, condition: condition, body: body)),
      at: offset, over: [range, body] + (condition.map { [$0] } ?? []))
  }

  private mutating func bind(
    _ name: ByteString, _ value: NodeID, in body: NodeID, _ offset: Int
  ) throws(CELCompileError) -> NodeID {
    try add(.bind(name, value, in: body), at: offset, over: [value, body])
  }

  private mutating func call(
    _ name: ByteString, _ target: NodeID?, _ arguments: [NodeID], _ offset: Int
  ) throws(CELCompileError) -> NodeID {
    try add(.call(name, target: target, arguments), at: offset, over: arguments + (target.map { [$0] } ?? []))
  }

  /// A call of a function with a dot in its name.
  private mutating func call(
    _ room: ByteString, _ name: ByteString, _ arguments: [NodeID], _ offset: Int
  ) throws(CELCompileError) -> NodeID {
    try call(name, try add(.identifier(room), at: offset), arguments, offset)
  }

  /// `x.optMap(v, e)` is `x.hasValue() ? optional.of(e) : optional.none()` where `v` stands for the value.
  private mutating func optionalMap(
    _ target: NodeID, _ arguments: [NodeID], _ offset: Int, isFlat: Bool
  ) throws(CELCompileError) -> NodeID {
    let name = try simpleName(arguments[0])
    let value = try call("value", target, [], offset)
    let bound = try bind(name, value, in: arguments[1], offset)
    let some = isFlat ? bound : try call("optional", "of", [bound], offset)
    let hasValue = try call("hasValue", target, [], offset)
    let none = try call("optional", "none", [], offset)
    return try add(.conditional(hasValue, some, none), at: offset, over: [hasValue, some, none])
  }

  /// `l.sortBy(x, e)` sorts by the list of keys that `l.map(x, e)` gives.
  private mutating func sorted(
    _ target: NodeID, _ arguments: [NodeID], _ offset: Int
  ) throws(CELCompileError) -> NodeID {
    let keys = try comprehension(.map, hasTwo: false, target, arguments, offset)
    return try call("@sortByAssociatedKeys", target, [keys], offset)
  }

  /// `math.greatest` takes any number of arguments, or a list.
  private mutating func extreme(
    _ name: ByteString, _ target: NodeID, _ arguments: [NodeID], _ offset: Int
  ) throws(CELCompileError) -> NodeID {
    let function: ByteString = name == "greatest" ? "@max" : "@min"
    guard !arguments.isEmpty else {
      throw CELCompileError(offset, "math." + name + "() requires at least one argument")
    }
    for argument in arguments {
      switch tree[argument] {
      case .literal(.int), .literal(.uint), .literal(.double), .identifier, .select, .call, .conditional,
        .comprehension, .presence, .bind, .optionalSelect:
        continue
      case .list(let items, _) where arguments.count == 1 && !items.isEmpty: continue
      default:
        throw CELCompileError(
          tree.offset(of: argument), "math." + name + "() invalid single argument value")
      }
    }
    if arguments.count < 3 { return try call(function, target, arguments, offset) }
    let list = try add(.list(arguments, optional: []), at: offset, over: arguments)
    return try call(function, target, [list], offset)
  }
}
