import RhumbEngine
import RhumbFunctions

/// `+ - * / %` and negation, which end in an error where a result doesn't fit.
enum Arithmetic {
  static let functions: [CELFunction] = [
    CELFunction(
      Operator.add,
      numbers + [
        .function([.string, .string], .string), .function([.bytes, .bytes], .bytes),
        .function([.list(.a), .list(.a)], .list(.a)), .function([.duration, .duration], .duration),
        .function([.timestamp, .duration], .timestamp), .function([.duration, .timestamp], .timestamp),
      ], cost: .concatenation, body: add),
    CELFunction(
      Operator.subtract,
      numbers + [
        .function([.duration, .duration], .duration), .function([.timestamp, .duration], .timestamp),
        .function([.timestamp, .timestamp], .duration),
      ], body: subtract),
    CELFunction(Operator.multiply, numbers, body: multiply),
    CELFunction(Operator.divide, numbers, body: divide),
    CELFunction(
      Operator.remainder, [.function([.int, .int], .int), .function([.uint, .uint], .uint)], body: remainder),
    CELFunction(
      Operator.negate, [.function([.int], .int), .function([.double], .double)]
    ) { (arguments, _) throws(CELError) in
      switch arguments[0] {
      case .int(let value):
        if value == .min { throw .intOverflow }
        return .int(-value)
      case .double(let value): return .double(-value)
      default: throw .noSuchOverload
      }
    },
  ]

  private static let numbers: [CELFunction.Overload] = [
    .function([.int, .int], .int), .function([.uint, .uint], .uint), .function([.double, .double], .double),
  ]

  private static func sound(_ result: (partialValue: Int64, overflow: Bool)) throws(CELError) -> CELValue {
    if result.overflow { throw .intOverflow }
    return .int(result.partialValue)
  }

  private static func sound(_ result: (partialValue: UInt64, overflow: Bool)) throws(CELError) -> CELValue {
    if result.overflow { throw .uintOverflow }
    return .uint(result.partialValue)
  }

  private static func duration(_ result: (partialValue: Int64, overflow: Bool)) throws(CELError) -> CELValue {
    if result.overflow { throw .durationOverflow }
    return .duration(Duration(nanoseconds: result.partialValue))
  }

  @Sendable private static func add(
    _ arguments: [CELValue], _ machine: inout CELMachine
  ) throws(CELError) -> CELValue {
    switch (arguments[0], arguments[1]) {
    case (.int(let a), .int(let b)): return try sound(a.addingReportingOverflow(b))
    case (.uint(let a), .uint(let b)): return try sound(a.addingReportingOverflow(b))
    case (.double(let a), .double(let b)): return .double(a + b)
    case (.string(let a), .string(let b)):
      try machine.make(text: a.count + b.count)
      return .string(a + b)
    case (.bytes(let a), .bytes(let b)):
      try machine.make(text: a.count + b.count)
      return .bytes(a + b)
    case (.list(let a), .list(let b)): return .list(try ListJoining.join(a, b, &machine))
    case (.duration(let a), .duration(let b)):
      return try duration(a.nanoseconds.addingReportingOverflow(b.nanoseconds))
    case (.timestamp(let instant), .duration(let length)), (.duration(let length), .timestamp(let instant)):
      return .timestamp(try instant.adding(length))
    default: throw .noSuchOverload
    }
  }

  @Sendable private static func subtract(
    _ arguments: [CELValue], _ machine: inout CELMachine
  ) throws(CELError) -> CELValue {
    switch (arguments[0], arguments[1]) {
    case (.int(let a), .int(let b)): return try sound(a.subtractingReportingOverflow(b))
    case (.uint(let a), .uint(let b)): return try sound(a.subtractingReportingOverflow(b))
    case (.double(let a), .double(let b)): return .double(a - b)
    case (.duration(let a), .duration(let b)):
      return try duration(a.nanoseconds.subtractingReportingOverflow(b.nanoseconds))
    case (.timestamp(let instant), .duration(let length)): return .timestamp(try instant.subtracting(length))
    case (.timestamp(let a), .timestamp(let b)): return .duration(try a.since(b))
    default: throw .noSuchOverload
    }
  }

  @Sendable private static func multiply(
    _ arguments: [CELValue], _ machine: inout CELMachine
  ) throws(CELError) -> CELValue {
    switch (arguments[0], arguments[1]) {
    case (.int(let a), .int(let b)): return try sound(a.multipliedReportingOverflow(by: b))
    case (.uint(let a), .uint(let b)): return try sound(a.multipliedReportingOverflow(by: b))
    case (.double(let a), .double(let b)): return .double(a * b)
    default: throw .noSuchOverload
    }
  }

  @Sendable private static func divide(
    _ arguments: [CELValue], _ machine: inout CELMachine
  ) throws(CELError) -> CELValue {
    switch (arguments[0], arguments[1]) {
    case (.int(_), .int(0)), (.uint(_), .uint(0)): throw CELError("division by zero")
    case (.int(let a), .int(let b)): return try sound(a.dividedReportingOverflow(by: b))
    case (.uint(let a), .uint(let b)): return .uint(a / b)
    case (.double(let a), .double(let b)): return .double(a / b)
    default: throw .noSuchOverload
    }
  }

  @Sendable private static func remainder(
    _ arguments: [CELValue], _ machine: inout CELMachine
  ) throws(CELError) -> CELValue {
    switch (arguments[0], arguments[1]) {
    case (.int(_), .int(0)), (.uint(_), .uint(0)): throw CELError("modulus by zero")
    case (.int(let a), .int(let b)): return try sound(a.remainderReportingOverflow(dividingBy: b))
    case (.uint(let a), .uint(let b)): return .uint(a % b)
    default: throw .noSuchOverload
    }
  }
}

/// `+` of lists: Kubernetes' sets are united, and its keyed lists merged.
enum ListJoining {
  static func join(_ a: any CELList, _ b: any CELList, _ machine: inout CELMachine) throws(CELError) -> any CELList {
    try machine.make(items: a.count + b.count)
    var items = try a.allItems()
    let added = try b.allItems()
    switch a.semantics {
    case .ordered: items.append(contentsOf: added)
    case .set:
      for item in added where !(try machine.contains(CELItems(items), item)) { items.append(item) }
    case .keyed(let fields):
      for item in added {
        if let index = try machine.position(of: item, by: fields, in: items) {
          items[index] = item
        } else {
          items.append(item)
        }
      }
    }
    return CELItems(items)
  }
}
