package import RhumbEngine
import RhumbSystem

/// sprig's functions that draw random numbers. All of them ask the render's environment.
package let randomFunctions: [FunctionSpec] = [
  FunctionSpec("randAlpha", [.int], effects: .random, "so many random letters") { values, context throws(Fault) in
    .string(try random(values[0].integer, from: letters, "randAlpha", context))
  },
  FunctionSpec("randNumeric", [.int], effects: .random, "so many random digits") { values, context throws(Fault) in
    .string(try random(values[0].integer, from: digits, "randNumeric", context))
  },
  FunctionSpec("randAlphaNum", [.int], effects: .random, "so many random letters and digits") {
    values, context throws(Fault) in
    .string(try random(values[0].integer, from: letters + digits, "randAlphaNum", context))
  },
  FunctionSpec("randAscii", [.int], effects: .random, "so many random printable ASCII characters") {
    values, context throws(Fault) in
    .string(try random(values[0].integer, from: Array(0x20...0x7E), "randAscii", context))
  },
  FunctionSpec("randBytes", [.int], effects: .random, "so many random bytes in base 64") {
    values, context throws(Fault) in
    let count = values[0].integer
    if count < 0 { throw Fault("runtime error: makeslice: len out of range") }
    if count > BuildLimit.text / 4 * 3 { throw Fault("randBytes would build more than 32 MiB of text", kind: .limit) }
    try context.charge(count / 8)
    return .string(Base64.encode(context.environment.randomBytes(count)))
  },
  FunctionSpec("randInt", [.int, .int], effects: .random, "a random int from the first up to the second, without it") {
    values, context throws(Fault) in
    let (least, end) = (values[0].integer, values[1].integer)
    let range = end &- least
    if range <= 0 { throw Fault("invalid argument to Intn") }
    return .int(least &+ Int(RandomSource(context).next(below: UInt64(range))))
  },
  FunctionSpec("shuffle", [.string], effects: .random, "the characters of the text in random order") {
    values, context throws(Fault) in
    var runes = UTF8Text.runes(values[0].text)
    // Each character asks the system for a number.
    try context.charge(runes.count &* 60)
    let source = RandomSource(context)
    var last = runes.count - 1
    while last > 0 {
      runes.swapAt(last, Int(source.next(below: UInt64(last + 1))))
      last -= 1
    }
    return .string(UTF8Text.bytes(runes))
  },
  FunctionSpec("uuidv4", effects: .random, "a random UUID") { _, context throws(Fault) in
    var bytes = context.environment.randomBytes(16)
    bytes[6] = bytes[6] & 0x0F | 0x40
    bytes[8] = bytes[8] & 0x3F | 0x80
    var out: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if index == 4 || index == 6 || index == 8 || index == 10 { out.append(UInt8(ascii: "-")) }
      if byte < 16 { out.append(UInt8(ascii: "0")) }
      GoNumber.formatUint(UInt64(byte), base: 16, to: &out)
    }
    return .string(out)
  },
]

private let letters: [UInt8] =
  Array(UInt8(ascii: "A")...UInt8(ascii: "Z")) + Array(UInt8(ascii: "a")...UInt8(ascii: "z"))
private let digits: [UInt8] = Array(UInt8(ascii: "0")...UInt8(ascii: "9"))

/// Random characters of an alphabet, each as likely as the others; nothing for a negative count.
private func random(
  _ count: Int, from alphabet: [UInt8], _ name: StaticString, _ context: CallContext
) throws(Fault) -> [UInt8] {
  if count <= 0 { return [] }
  try BuildLimit.charge(count, name, context)
  try context.charge(count / 8)
  // The least power of two that holds the alphabet; what falls beyond it is drawn again.
  var mask: UInt8 = 1
  while Int(mask) < alphabet.count - 1 { mask = mask << 1 | 1 }
  var out: [UInt8] = []
  out.reserveCapacity(count)
  while out.count < count {
    for byte in context.environment.randomBytes(count - out.count + 16) where out.count < count {
      let index = Int(byte & mask)
      if index < alphabet.count { out.append(alphabet[index]) }
    }
  }
  return out
}

/// Random numbers below a bound, without bias.
private struct RandomSource {
  private let environment: Environment

  init(_ context: CallContext) { environment = context.environment }

  func next(below bound: UInt64) -> UInt64 {
    let limit = UInt64.max - UInt64.max % bound
    while true {
      var number: UInt64 = 0
      for byte in environment.randomBytes(8) { number = number << 8 | UInt64(byte) }
      if number < limit { return number % bound }
    }
  }
}
