import RhumbEngine

/// Operators that compare, look up and negate.
enum Comparisons {
  static let functions: [CELFunction] = [
    CELFunction(Operator.equal, [.function([.a, .a], .bool)], cost: .comparison) {
      (arguments, machine) throws(CELError) in .bool(try machine.areEqual(arguments[0], arguments[1]))
    },
    CELFunction(Operator.notEqual, [.function([.a, .a], .bool)], cost: .comparison) {
      (arguments, machine) throws(CELError) in .bool(!(try machine.areEqual(arguments[0], arguments[1])))
    },
    ordering(Operator.less) { $0 < 0 }, ordering(Operator.lessOrEqual) { $0 <= 0 },
    ordering(Operator.greater) { $0 > 0 }, ordering(Operator.greaterOrEqual) { $0 >= 0 },
    CELFunction(Operator.not, [.function([.bool], .bool)]) { (arguments, _) throws(CELError) in
      guard case .bool(let value) = arguments[0] else { throw .noSuchOverload }
      return .bool(!value)
    },
    CELFunction(
      Operator.membership, [.function([.a, .list(.a)], .bool), .function([.a, .map(.a, .b)], .bool)],
      cost: .membership, body: membership),
    CELFunction(
      Operator.index,
      [
        .function([.list(.a), .int], .a), .function([.map(.a, .b), .a], .b),
        .function([.optional(.list(.a)), .int], .optional(.a)),
        .function([.optional(.map(.a, .b)), .a], .optional(.b)),
      ], body: index),
    // Never called: conditions are nodes of their own. The row is for types.
    CELFunction(Operator.conditional, [.function([.bool, .a, .a], .a)], cost: .free) {
      (_, _) throws(CELError) in throw .noSuchOverload
    },
  ]

  private static let orderedTypes: [CELType] = [
    .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration,
  ]
  private static let numbers: [CELType] = [.int, .uint, .double]

  private static func ordering(_ name: ByteString, _ holds: @escaping @Sendable (Int) -> Bool) -> CELFunction {
    let same = orderedTypes.map { CELFunction.Overload.function([$0, $0], .bool) }
    let mixed = numbers.flatMap { a in
      numbers.filter { $0 != a }.map { CELFunction.Overload.function([a, $0], .bool) }
    }
    return CELFunction(name, same + mixed, cost: .comparison) { (arguments, _) throws(CELError) in
      guard let order = Ordering.compare(arguments[0], arguments[1]) else {
        if case .double = arguments[0], arguments[1].isNumber { return .bool(false) }
        if case .double = arguments[1], arguments[0].isNumber { return .bool(false) }
        throw .noSuchOverload
      }
      return .bool(holds(order))
    }
  }

  @Sendable private static func membership(
    _ arguments: [CELValue], _ machine: inout CELMachine
  ) throws(CELError) -> CELValue {
    switch arguments[1] {
    case .list(let list): return .bool(try machine.contains(list, arguments[0]))
    case .map(let map): return .bool(try map.find(arguments[0]) != nil)
    default: throw .noSuchOverload
    }
  }

  @Sendable private static func index(
    _ arguments: [CELValue], _ machine: inout CELMachine
  ) throws(CELError) -> CELValue {
    switch arguments[0] {
    case .list(let list):
      guard let index = CELMachine.index(arguments[1]) else {
        throw arguments[1].isNumber
          ? CELError("unsupported index value: " + Display.text(arguments[1])) : .noSuchOverload
      }
      guard index >= 0, index < list.count else {
        throw CELError("index out of bounds: " + Display.text(arguments[1]))
      }
      return try list.item(index)
    case .map(let map):
      if let found = try map.find(arguments[1]) { return found }
      throw CELError("no such key: " + Display.text(arguments[1]))
    case .optional: return try machine.optionalSelect(arguments[1], of: arguments[0])
    default: throw .noSuchOverload
    }
  }
}

extension CELValue {
  var isNumber: Bool {
    switch self {
    case .int, .uint, .double: true
    default: false
    }
  }
}
