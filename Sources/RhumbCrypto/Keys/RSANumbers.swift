import RhumbSystem

/// The numbers of a new RSA key, made as FIPS 186-5 (appendix A.1) asks, its primes by incremental search.
struct RSANumbers {
  let n: Natural
  let e: Natural
  let d: Natural
  let p: Natural
  let q: Natural
  /// Processor time in nanoseconds that other threads took for it.
  private(set) var timeOfOthers: Int64 = 0

  static let exponent: UInt64 = 65537

  /// So many bits, a multiple of 128.
  init(bits: Int, in environment: Environment, processors: Int = Processors.count) {
    let search = PrimeSearch(bits: bits / 2, exponent: Self.exponent)
    var time: Int64 = 0
    while true {
      let found = PrimePair(search, in: environment).find(processors: processors)
      time += found.timeOfOthers
      guard let numbers = RSANumbers(found.p, found.q) else { continue }
      self = numbers
      timeOfOthers = time
      return
    }
  }

  /// Nil for primes that are too close to each other, and in the rare case that they make a bad key otherwise.
  init?(_ p: Natural, _ q: Natural) {
    let half = p.bitCount
    guard half == q.bitCount else { return nil }
    let difference = p < q ? q.less(p) : p.less(q)
    guard difference.bitCount > half - 100 else { return nil }
    var (pMinusOne, qMinusOne) = (p, q)
    pMinusOne.subtract(1)
    qMinusOne.subtract(1)
    // The exponent's inverse modulo the least common multiple of both. What they have in common is nearly always small.
    let common = Natural.greatestCommonDivisor(pMinusOne, qMinusOne)
    guard common.bitCount <= 64 else { return nil }
    let order = pMinusOne.divided(by: common.words[0]) * qMinusOne
    let rest = order.remainder(by: Self.exponent)
    guard rest != 0 else { return nil }
    // The multiple of the order that one more makes divisible by the exponent, divided by it.
    var multiple = order * Natural(words: [Self.exponent - Self.inverse(of: rest)])
    multiple.add(1)
    d = multiple.divided(by: Self.exponent)
    guard d.bitCount > half else { return nil }
    self.p = p
    self.q = q
    n = p * q
    e = Natural(words: [Self.exponent])
  }

  /// Modulo the exponent, which is prime: the power of the exponent less two (Fermat), which is 2^16 - 1.
  private static func inverse(of number: UInt64) -> UInt64 {
    var result: UInt64 = 1
    for _ in 0..<16 { result = result * result % exponent * number % exponent }
    return result
  }
}
