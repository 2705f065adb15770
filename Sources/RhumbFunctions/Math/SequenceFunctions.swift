package import RhumbEngine

/// sprig's sequences of ints.
package let sequenceFunctions: [FunctionSpec] = [
  FunctionSpec("until", [.int], "the ints from 0 up to the number, without it") { values, context throws(Fault) in
    let count = values[0].integer
    return list(try sequence(from: 0, to: count, by: count < 0 ? -1 : 1, context))
  },
  FunctionSpec("untilStep", [.int, .int, .int], "the ints from start to stop, without it, by step") {
    values, context throws(Fault) in
    list(try sequence(from: values[0].integer, to: values[1].integer, by: values[2].integer, context))
  },
  FunctionSpec(
    "seq", variadic: .int,
    "the ints from start to stop, with it, as text: seq stop, seq start stop, seq start step stop"
  ) {
    values, context throws(Fault) in
    var start = 1
    var step: Int?
    let stop: Int
    switch values.count {
    case 1: stop = values[0].integer
    case 2: (start, stop) = (values[0].integer, values[1].integer)
    case 3: (start, step, stop) = (values[0].integer, values[1].integer, values[2].integer)
    default: return .string(.empty)
    }
    let towards = stop < start ? -1 : 1
    if towards < 0, let step, step > 0 { return .string(.empty) }
    var text: [UInt8] = []
    for number in try sequence(from: start, to: stop &+ towards, by: step ?? towards, context) {
      if !text.isEmpty { text.append(UInt8(ascii: " ")) }
      GoNumber.formatInt(Int64(number), to: &text)
    }
    return .string(text)
  },
]

private func list(_ numbers: [Int]) -> Value { .list(numbers.map { .int($0) }, .int) }

private func sequence(from start: Int, to stop: Int, by step: Int, _ context: CallContext) throws(Fault) -> [Int] {
  if stop < start ? step >= 0 : step <= 0 { return [] }
  let distance = stop < start ? UInt(bitPattern: start &- stop) : UInt(bitPattern: stop &- start)
  let count = distance / step.magnitude + (distance % step.magnitude == 0 ? 0 : 1)
  if count > UInt(BuildLimit.items) { throw Fault("the sequence has more than 2,000,000 numbers", kind: .limit) }
  try context.charge(Int(count) / 8)
  var numbers: [Int] = []
  numbers.reserveCapacity(Int(count))
  var number = start
  for _ in 0..<Int(count) {
    numbers.append(number)
    number &+= step
  }
  return numbers
}
