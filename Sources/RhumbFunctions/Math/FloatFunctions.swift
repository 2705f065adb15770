package import RhumbEngine

/// sprig's arithmetic on floats. Sums, products and quotients are computed in exact decimals, so that
/// `addf 0.1 0.2` is `0.3`.
package let floatFunctions: [FunctionSpec] = [
  FunctionSpec("addf", variadic: .any, "the exact sum") { values, context throws(Fault) in
    try combined(.zero, values, from: 0, context) { a, b throws(Fault) in a + b }
  },
  FunctionSpec("add1f", [.any], "the number plus 1") { values, context throws(Fault) in
    try combined(Decimal(whole: 1), values, from: 0, context) { a, b throws(Fault) in a + b }
  },
  FunctionSpec("subf", [.any], variadic: .any, "the first number minus the others, exactly") {
    values, context throws(Fault) in
    try combined(decimal(values[0]), values, from: 1, context) { a, b throws(Fault) in a - b }
  },
  FunctionSpec("mulf", [.any], variadic: .any, "the exact product") { values, context throws(Fault) in
    try combined(decimal(values[0]), values, from: 1, context) { a, b throws(Fault) in a * b }
  },
  FunctionSpec("divf", [.any], variadic: .any, "the first number divided by the others, to 16 decimals each") {
    values, context throws(Fault) in
    try combined(decimal(values[0]), values, from: 1, context) { a, b throws(Fault) in try a.divided(by: b) }
  },
  FunctionSpec("maxf", [.any], variadic: .any, "the largest number") { values, _ throws(Fault) in
    var largest = GoCast.toFloat64(values[0])
    for index in 1..<values.count { largest = goMax(largest, GoCast.toFloat64(values[index])) }
    return .float(largest)
  },
  FunctionSpec("minf", [.any], variadic: .any, "the smallest number") { values, _ throws(Fault) in
    var least = GoCast.toFloat64(values[0])
    for index in 1..<values.count { least = -goMax(-least, -GoCast.toFloat64(values[index])) }
    return .float(least)
  },
  FunctionSpec("ceil", [.any], "the number rounded up") { values, _ throws(Fault) in
    .float(GoCast.toFloat64(values[0]).rounded(.up))
  },
  FunctionSpec("floor", [.any], "the number rounded down") { values, _ throws(Fault) in
    .float(GoCast.toFloat64(values[0]).rounded(.down))
  },
  FunctionSpec(
    "round", [.any, .int], variadic: .float64,
    "the number rounded to so many decimals, up from .5 or the third argument on"
  ) {
    values, _ throws(Fault) in
    .float(
      rounded(GoCast.toFloat64(values[0]), places: values[1].integer, from: values.count > 2 ? values[2].double : 0.5))
  },
]

private func decimal(_ value: Value) throws(Fault) -> Decimal { try Decimal(GoCast.toFloat64(value)) }

private func combined(
  _ first: Decimal, _ values: borrowing Span<Value>, from start: Int, _ context: CallContext,
  _ operation: (Decimal, Decimal) throws(Fault) -> Decimal
) throws(Fault) -> Value {
  var result = first
  for index in start..<values.count {
    result = try operation(result, decimal(values[index]))
    try context.charge(result.limbCount)
  }
  return .float(result.double)
}

/// Go's `math.Max`: an infinity wins over NaN, NaN over the rest.
private func goMax(_ a: Double, _ b: Double) -> Double {
  if a == .infinity || b == .infinity { return .infinity }
  if a.isNaN || b.isNaN { return .nan }
  if a == 0 && b == 0 { return a.sign == .minus ? b : a }
  return a > b ? a : b
}

/// sprig's `round`, which looks at the fraction with its sign: below zero it always rounds down.
private func rounded(_ value: Double, places: Int, from threshold: Double) -> Double {
  let power = powerOfTen(places)
  let shifted = power * value
  let fraction = shifted.isFinite ? shifted - shifted.rounded(.towardZero) : .nan
  return shifted.rounded(fraction >= threshold ? .up : .down) / power
}

/// Go's `math.Pow(10, n)`, step by step: its result for large powers is not always the nearest float.
private func powerOfTen(_ exponent: Int) -> Double {
  if exponent == 0 { return 1 }
  if exponent == 1 { return 10 }
  var significand = 1.0
  var binary = 0
  var base = 0.625
  var baseBinary = 4
  var left = exponent.magnitude
  while left != 0 {
    if baseBinary.magnitude > 1 << 12 {
      binary += baseBinary
      break
    }
    if left & 1 == 1 {
      significand *= base
      binary += baseBinary
    }
    base *= base
    baseBinary <<= 1
    if base < 0.5 {
      base += base
      baseBinary -= 1
    }
    left >>= 1
  }
  if exponent < 0 {
    significand = 1 / significand
    binary = -binary
  }
  return Double(sign: .plus, exponent: binary, significand: significand)
}
