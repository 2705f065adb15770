/// Finding large primes.
enum Primes {
  /// Odd primes below 2048, for a quick look at a candidate.
  private static let small: [UInt64] = (1..<1024).map { $0 * 2 + 1 }.filter { number in
    var divisor: UInt64 = 3
    while divisor * divisor <= number {
      if number % divisor == 0 { return false }
      divisor += 2
    }
    return true
  }

  /// Whether an odd random number of at least 64 bits is prime, but for a chance below 2^-100: Miller and Rabin's test
  /// with as many rounds as FIPS 186-5 (appendix B.3) asks for numbers of the size.
  static func isProbablyPrime(_ number: Natural, randomBytes: (Int) -> [UInt8]) -> Bool {
    for prime in small where number.remainder(by: prime) == 0 { return false }
    var minusOne = number
    minusOne.subtract(1)
    var odd = minusOne
    var twos = 0
    while !odd.bit(0) {
      odd.halve()
      twos += 1
    }
    let power = ModularPower(modulus: number)
    let two = Natural(words: [2] + [UInt64](repeating: 0, count: number.words.count - 1))
    for _ in 0..<(number.bitCount >= 1024 ? 5 : 32) {
      // A base of fewer bits than the number is less than it.
      var base = Natural(bytes: randomBytes((number.bitCount - 1) / 8))
      base.add(2)
      var value = power(base, odd).padded(to: minusOne.words.count)
      if value.isOne || value == minusOne { continue }
      var isComposite = true
      for _ in 1..<max(twos, 1) {
        value = power(value, two).padded(to: minusOne.words.count)
        if value == minusOne {
          isComposite = false
          break
        }
      }
      if isComposite { return false }
    }
    return true
  }
}

extension Natural {
  func padded(to count: Int) -> Natural {
    Natural(words: words + [UInt64](repeating: 0, count: max(0, count - words.count)))
  }
}
