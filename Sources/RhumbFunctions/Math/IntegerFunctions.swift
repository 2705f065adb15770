package import RhumbEngine

/// sprig's arithmetic on int64. It wraps around, as Go's does; decimals are cut first.
package let integerFunctions: [FunctionSpec] = [
  FunctionSpec("add", variadic: .any, "the sum") { values, _ throws(Fault) in
    var sum: Int64 = 0
    for index in 0..<values.count { sum &+= GoCast.toInt64(values[index]) }
    return .int64(sum)
  },
  FunctionSpec("add1", [.any], "the number plus 1") { values, _ throws(Fault) in
    .int64(GoCast.toInt64(values[0]) &+ 1)
  },
  FunctionSpec("sub", [.any, .any], "the first number minus the second") { values, _ throws(Fault) in
    .int64(GoCast.toInt64(values[0]) &- GoCast.toInt64(values[1]))
  },
  FunctionSpec("mul", [.any], variadic: .any, "the product") { values, _ throws(Fault) in
    var product = GoCast.toInt64(values[0])
    for index in 1..<values.count { product &*= GoCast.toInt64(values[index]) }
    return .int64(product)
  },
  FunctionSpec("div", [.any, .any], "the quotient, cut towards zero") { values, _ throws(Fault) in
    .int64(try nonZero(values[1]) { (divisor) in GoCast.toInt64(values[0]).dividedReportingOverflow(by: divisor).0 })
  },
  FunctionSpec("mod", [.any, .any], "the remainder of the division, with the sign of the first number") {
    values, _ throws(Fault) in
    .int64(
      try nonZero(values[1]) { (divisor) in GoCast.toInt64(values[0]).remainderReportingOverflow(dividingBy: divisor).0
      })
  },
  FunctionSpec("max", [.any], variadic: .any, "the largest number") { values, _ throws(Fault) in largest(values) },
  FunctionSpec("biggest", [.any], variadic: .any, "the largest number; an older name of max") {
    values, _ throws(Fault) in
    largest(values)
  },
  FunctionSpec("min", [.any], variadic: .any, "the smallest number") { values, _ throws(Fault) in
    var least = GoCast.toInt64(values[0])
    for index in 1..<values.count { least = min(least, GoCast.toInt64(values[index])) }
    return .int64(least)
  },
]

private func largest(_ values: borrowing Span<Value>) -> Value {
  var largest = GoCast.toInt64(values[0])
  for index in 1..<values.count { largest = max(largest, GoCast.toInt64(values[index])) }
  return .int64(largest)
}

private func nonZero(_ value: Value, _ compute: (Int64) -> Int64) throws(Fault) -> Int64 {
  let divisor = GoCast.toInt64(value)
  if divisor == 0 { throw Fault("runtime error: integer divide by zero") }
  return compute(divisor)
}
