import RhumbEngine

/// cel-go's math extensions.
extension CELLibrary {
  package static let math = CELLibrary(MathFunctions.functions, macros: .math)
}

enum MathFunctions {
  static let functions: [CELFunction] =
    [
      extreme("math.@max") { $0 > 0 }, extreme("math.@min") { $0 < 0 },
      rounding("math.ceil", .up), rounding("math.floor", .down), rounding("math.trunc", .towardZero),
      rounding("math.round", .toNearestOrAwayFromZero),
      test("math.isInf") { $0.isInfinite }, test("math.isNaN") { $0.isNaN }, test("math.isFinite") { $0.isFinite },
      CELFunction("math.abs", numbers.map { .function([$0], $0) }) { (arguments, _) throws(CELError) in
        switch arguments[0] {
        case .int(let number):
          if number == .min { throw .intOverflow }
          return .int(abs(number))
        case .uint: return arguments[0]
        case .double(let number): return .double(abs(number))
        default: throw .noSuchOverload
        }
      },
      CELFunction("math.sign", numbers.map { .function([$0], $0) }) { (arguments, _) throws(CELError) in
        switch arguments[0] {
        case .int(let number): return .int(number.signum())
        case .uint(let number): return .uint(number == 0 ? 0 : 1)
        case .double(let number): return .double(number.isNaN ? .nan : number > 0 ? 1 : number < 0 ? -1 : 0)
        default: throw .noSuchOverload
        }
      },
      CELFunction("math.sqrt", numbers.map { .function([$0], .double) }) { (arguments, _) throws(CELError) in
        switch arguments[0] {
        case .int(let number): return .double(Double(number).squareRoot())
        case .uint(let number): return .double(Double(number).squareRoot())
        case .double(let number): return .double(number.squareRoot())
        default: throw .noSuchOverload
        }
      },
    ] + bits

  private static let numbers: [CELType] = [.int, .uint, .double]

  private static func extreme(
    _ name: ByteString, _ isBetter: @escaping @Sendable (Int) -> Bool
  ) -> CELFunction {
    let overloads: [CELFunction.Overload] =
      numbers.map { .function([$0], $0) } + numbers.map { .function([.list($0)], $0) }
      + numbers.flatMap { a in numbers.map { .function([a, $0], a == $0 ? a : .dyn) } }
    return CELFunction(name, overloads) { (arguments, _) throws(CELError) in
      var items = arguments
      if arguments.count == 1, case .list(let list) = arguments[0] { items = try list.allItems() }
      guard var best = items.first else { throw CELError(name + "(list) argument must not be empty") }
      guard best.isNumber else { throw .noSuchOverload }
      for item in items.dropFirst() {
        guard let order = Ordering.compareNumbers(item, best) else { throw .noSuchOverload }
        if isBetter(order) { best = item }
      }
      return best
    }
  }

  private static func rounding(_ name: ByteString, _ rule: FloatingPointRoundingRule) -> CELFunction {
    CELFunction(name, [.function([.double], .double)]) { (arguments, _) throws(CELError) in
      guard case .double(let number) = arguments[0] else { throw .noSuchOverload }
      return .double(number.rounded(rule))
    }
  }

  private static func test(_ name: ByteString, _ holds: @escaping @Sendable (Double) -> Bool) -> CELFunction {
    CELFunction(name, [.function([.double], .bool)]) { (arguments, _) throws(CELError) in
      guard case .double(let number) = arguments[0] else { throw .noSuchOverload }
      return .bool(holds(number))
    }
  }

  // MARK: Bits

  private static let bits: [CELFunction] = [
    bitwise("math.bitAnd") { $0 & $1 }, bitwise("math.bitOr") { $0 | $1 }, bitwise("math.bitXor") { $0 ^ $1 },
    CELFunction("math.bitNot", [.function([.int], .int), .function([.uint], .uint)]) {
      (arguments, _) throws(CELError) in
      switch arguments[0] {
      case .int(let number): return .int(~number)
      case .uint(let number): return .uint(~number)
      default: throw .noSuchOverload
      }
    },
    shift("math.bitShiftLeft") { $0 << $1 }, shift("math.bitShiftRight") { $0 >> $1 },
  ]

  private static func bitwise(
    _ name: ByteString, _ combine: @escaping @Sendable (UInt64, UInt64) -> UInt64
  ) -> CELFunction {
    CELFunction(name, [.function([.int, .int], .int), .function([.uint, .uint], .uint)]) {
      (arguments, _) throws(CELError) in
      switch (arguments[0], arguments[1]) {
      case (.int(let a), .int(let b)):
        return .int(Int64(bitPattern: combine(UInt64(bitPattern: a), UInt64(bitPattern: b))))
      case (.uint(let a), .uint(let b)): return .uint(combine(a, b))
      default: throw .noSuchOverload
      }
    }
  }

  /// Bits move in from outside as zeros, also into negative numbers.
  private static func shift(
    _ name: ByteString, _ move: @escaping @Sendable (UInt64, Int64) -> UInt64
  ) -> CELFunction {
    CELFunction(name, [.function([.int, .int], .int), .function([.uint, .int], .uint)]) {
      (arguments, _) throws(CELError) in
      guard case .int(let places) = arguments[1] else { throw .noSuchOverload }
      if places < 0 { throw CELError(name + ByteString("() negative offset: \(places)")) }
      switch arguments[0] {
      case .int(let number): return .int(Int64(bitPattern: move(UInt64(bitPattern: number), places)))
      case .uint(let number): return .uint(move(number, places))
      default: throw .noSuchOverload
      }
    }
  }
}
