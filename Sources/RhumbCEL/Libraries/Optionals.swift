import RhumbEngine
import RhumbFunctions

/// Optional values.
extension CELLibrary {
  package static let optionals = CELLibrary(
    Optionals.functions, types: [.optional(.dyn)], macros: .optionals)
}

enum Optionals {
  static let functions: [CELFunction] = [
    CELFunction("optional.of", [.function([.a], .optional(.a))]) { (arguments, _) throws(CELError) in
      .some(arguments[0])
    },
    CELFunction("optional.ofNonZeroValue", [.function([.a], .optional(.a))]) {
      (arguments, _) throws(CELError) in isZero(arguments[0]) ? .none : .some(arguments[0])
    },
    CELFunction("optional.none", [.function([], .optional(.a))]) { (_, _) throws(CELError) in .none },
    CELFunction("value", [.member([.optional(.a)], .a)]) { (arguments, _) throws(CELError) in
      guard case .optional(let optional) = arguments[0] else { throw .noSuchOverload }
      guard let value = optional.value else { throw CELError("optional.none() dereference") }
      return value
    },
    CELFunction("hasValue", [.member([.optional(.a)], .bool)]) { (arguments, _) throws(CELError) in
      guard case .optional(let optional) = arguments[0] else { throw .noSuchOverload }
      return .bool(optional.value != nil)
    },
    CELFunction("or", [.member([.optional(.a), .optional(.a)], .optional(.a))]) {
      (arguments, _) throws(CELError) in
      guard case .optional(let optional) = arguments[0], case .optional = arguments[1] else {
        throw .noSuchOverload
      }
      return optional.value == nil ? arguments[1] : arguments[0]
    },
    CELFunction("orValue", [.member([.optional(.a), .a], .a)]) { (arguments, _) throws(CELError) in
      guard case .optional(let optional) = arguments[0] else { throw .noSuchOverload }
      return optional.value ?? arguments[1]
    },
    CELFunction("unwrapOpt", [.member([.list(.optional(.a))], .list(.a))], body: unwrap),
    CELFunction("optional.unwrap", [.function([.list(.optional(.a))], .list(.a))], body: unwrap),
    CELFunction(
      Operator.optionalIndex,
      [
        .function([.list(.a), .int], .optional(.a)), .function([.optional(.list(.a)), .int], .optional(.a)),
        .function([.map(.a, .b), .a], .optional(.b)),
        .function([.optional(.map(.a, .b)), .a], .optional(.b)),
      ]
    ) { (arguments, machine) throws(CELError) in
      try machine.optionalSelect(arguments[1], of: arguments[0])
    },
  ]

  @Sendable private static func unwrap(
    _ arguments: [CELValue], _ machine: inout CELMachine
  ) throws(CELError) -> CELValue {
    guard case .list(let list) = arguments[0] else { throw .noSuchOverload }
    var values: [CELValue] = []
    for item in try list.allItems() {
      guard case .optional(let optional) = item else { throw .noSuchOverload }
      if let value = optional.value { values.append(value) }
    }
    return .list(values)
  }

  private static func isZero(_ value: CELValue) -> Bool {
    switch value {
    case .null: true
    case .bool(let value): !value
    case .int(let value): value == 0
    case .uint(let value): value == 0
    case .double(let value): value == 0
    case .string(let text), .bytes(let text): text.isEmpty
    case .duration(let value): value.nanoseconds == 0
    case .list(let list): list.count == 0
    case .map(let map): map.count == 0
    case .optional(let optional): optional.value == nil
    default: false
    }
  }
}
