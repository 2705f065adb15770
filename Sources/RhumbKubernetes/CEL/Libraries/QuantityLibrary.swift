import RhumbCEL
import RhumbEngine

/// Amounts of resources: `quantity("500m").isLessThan(quantity("1"))`.
extension CELLibrary {
  static let quantities = CELLibrary(QuantityFunctions.functions, types: [QuantityFunctions.type])
}

private final class QuantityValue: CELObject {
  let quantity: Quantity

  init(_ quantity: Quantity) {
    self.quantity = quantity
  }

  var type: CELType { QuantityFunctions.type }

  func isEqual(to other: any CELObject) -> Bool { (other as? QuantityValue)?.quantity.nanos == quantity.nanos }
}

private enum QuantityFunctions {
  static let type = CELType.opaque("kubernetes.Quantity")
  private static let one: Int128 = 1_000_000_000

  static let functions: [CELFunction] = [
    CELFunction("quantity", [.function([.string], type)], cost: .traversal(of: 0)) {
      (arguments, _) throws(CELError) in
      do throws(Quantity.Failure) {
        return .object(QuantityValue(try Quantity(try text(arguments))))
      } catch {
        throw CELError(error.message)
      }
    },
    CELFunction("isQuantity", [.function([.string], .bool)], cost: .traversal(of: 0)) {
      (arguments, _) throws(CELError) in .bool((try? Quantity(try arguments.text(0))) != nil)
    },
    accessor("sign", .int) { .int(Int64($0.nanos.signum())) },
    accessor("isInteger", .bool) { .bool(integer($0) != nil) },
    accessor("asInteger", .int) { (quantity) throws(CELError) in
      guard let number = integer(quantity) else { throw CELError("cannot convert value to integer") }
      return .int(number)
    },
    accessor("asApproximateFloat", .double) { .double(Double($0.nanos) / Double(one)) },
    comparison("isGreaterThan", .bool) { .bool($0 > $1) },
    comparison("isLessThan", .bool) { .bool($0 < $1) },
    comparison("compareTo", .int) { .int($0 < $1 ? -1 : $1 < $0 ? 1 : 0) },
    sum("add") { $0.addingReportingOverflow($1) },
    sum("sub") { $0.subtractingReportingOverflow($1) },
  ]

  private static func text(_ arguments: [CELValue]) throws(Quantity.Failure) -> ByteString {
    guard case .string(let text)? = arguments.first else { throw .format }
    return text
  }

  private static func quantity(_ value: CELValue?) throws(CELError) -> Quantity {
    guard case .object(let object)? = value, let own = object as? QuantityValue else { throw .noSuchOverload }
    return own.quantity
  }

  private static func integer(_ quantity: Quantity) -> Int64? {
    quantity.isWhole ? Int64(exactly: quantity.nanos / one) : nil
  }

  private static func accessor(
    _ name: ByteString, _ result: CELType, _ read: @escaping @Sendable (Quantity) throws(CELError) -> CELValue
  ) -> CELFunction {
    CELFunction(name, [.member([type], result)]) { (arguments, _) throws(CELError) in
      try read(try quantity(arguments.first))
    }
  }

  private static func comparison(
    _ name: ByteString, _ result: CELType, _ compare: @escaping @Sendable (Quantity, Quantity) -> CELValue
  ) -> CELFunction {
    CELFunction(name, [.member([type, type], result)]) { (arguments, _) throws(CELError) in
      compare(try quantity(arguments.first), try quantity(arguments.last))
    }
  }

  /// The other operand is a quantity or a whole number.
  private static func sum(
    _ name: ByteString, _ combine: @escaping @Sendable (Int128, Int128) -> (partialValue: Int128, overflow: Bool)
  ) -> CELFunction {
    CELFunction(name, [.member([type, type], type), .member([type, .int], type)]) {
      (arguments, _) throws(CELError) in
      let left = try quantity(arguments.first)
      let right: Int128
      if case .int(let number)? = arguments.last {
        right = Int128(number) * one
      } else {
        right = try quantity(arguments.last).nanos
      }
      let (nanos, overflow) = combine(left.nanos, right)
      if overflow { throw .intOverflow }
      return .object(QuantityValue(Quantity(nanos: nanos)))
    }
  }
}
