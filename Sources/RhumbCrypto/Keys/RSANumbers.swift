/// The numbers of a new RSA key, made from given random bytes.
struct RSANumbers {
  let n: Natural
  let e: Natural
  let d: Natural
  let p: Natural
  let q: Natural

  /// So many bits, a multiple of 128.
  init(bits: Int, randomBytes: (Int) -> [UInt8]) {
    let exponent: UInt64 = 65537
    while true {
      let p = Self.prime(bits: bits / 2, exponent, randomBytes)
      let q = Self.prime(bits: bits / 2, exponent, randomBytes)
      if p == q { continue }
      var (pMinusOne, qMinusOne) = (p, q)
      pMinusOne.subtract(1)
      qMinusOne.subtract(1)
      // The inverse of the exponent: the multiple of (p-1)(q-1) that one more makes divisible by it, divided by it.
      let order = pMinusOne * qMinusOne
      let rest = order.remainder(by: exponent)
      guard let factor = (1..<exponent).first(where: { ($0 * rest + 1) % exponent == 0 }) else { continue }
      var multiple = order * Natural(words: [factor])
      multiple.add(1)
      self.p = p
      self.q = q
      n = p * q
      e = Natural(words: [exponent])
      d = multiple.divided(by: exponent)
      return
    }
  }

  /// A prime whose two highest bits are set, so that the product of two has all its bits.
  private static func prime(bits: Int, _ exponent: UInt64, _ randomBytes: (Int) -> [UInt8]) -> Natural {
    while true {
      var bytes = randomBytes(bits / 8)
      bytes[0] |= 0xC0
      bytes[bytes.count - 1] |= 1
      let candidate = Natural(bytes: bytes)
      if candidate.remainder(by: exponent) != 1, Primes.isProbablyPrime(candidate, randomBytes: randomBytes) {
        return candidate
      }
    }
  }
}
