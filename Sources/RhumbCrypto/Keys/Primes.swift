/// Telling large primes.
enum Primes {
  /// The odd primes below 2^16, by the sieve of Eratosthenes.
  static let small: [UInt64] = {
    let half = 1 << 15
    var isComposite = [Bool](repeating: false, count: half)
    var primes: [UInt64] = []
    primes.reserveCapacity(6541)
    // The entry at an index stands for the number 2 · index + 1.
    for index in 1..<half where !isComposite[index] {
      let prime = 2 * index + 1
      primes.append(UInt64(prime))
      for multiple in stride(from: prime * prime / 2, to: half, by: prime) { isComposite[multiple] = true }
    }
    return primes
  }()

  /// Whether an odd random number of at least 64 bits is prime, but for a chance below 2^-100: Miller and Rabin's test
  /// with at least as many rounds as FIPS 186-5 (appendix B.3) asks for numbers of the size.
  static func isProbablyPrime(_ number: Natural, randomBytes: (Int) -> [UInt8]) -> Bool {
    !hasSmallFactor(number) && isProbablyPrime(sieved: number, randomBytes: randomBytes)
  }

  /// The same of a number that no small prime divides.
  static func isProbablyPrime(sieved number: Natural, randomBytes: (Int) -> [UInt8]) -> Bool {
    let rounds = EightPowers.lanes
    for _ in 0..<(number.bitCount >= 1024 ? 1 : 4) {
      // A base of fewer bits than the number is less than it.
      let bases = (0..<rounds).map { _ in
        var base = Natural(bytes: randomBytes((number.bitCount - 1) / 8))
        base.add(2)
        return base
      }
      guard isStrongProbablePrime(number, bases) else { return false }
    }
    return true
  }

  /// The index of the first of at most eight odd numbers of the same size that passes Fermat's test to the base 2, in
  /// lanes of limbs of so many bits, if any; see `EightPowers`.
  static func firstPassing(_ numbers: [Natural], limbBits: Int? = EightPowers.limbSizes.first) -> Int? {
    guard let first = numbers.first else { return nil }
    // A group that isn't full is filled up with what it has.
    let full = numbers + [Natural](repeating: first, count: EightPowers.lanes - numbers.count)
    if let powers = EightPowers(moduli: full, limbBits: limbBits) { return powers.passFermat().firstIndex(of: true) }
    return numbers.firstIndex { ModularPower(modulus: $0).passesFermat }
  }

  /// Whether one of the smallest odd primes divides a number of at least 64 bits.
  static func hasSmallFactor(_ number: Natural) -> Bool {
    for prime in small.prefix(300) where number.remainder(by: prime) == 0 { return true }
    return false
  }

  /// Whether an odd number passes Miller and Rabin's test to eight bases, which are less than it.
  static func isStrongProbablePrime(
    _ number: Natural, _ bases: [Natural], limbBits: Int? = EightPowers.limbSizes.first
  ) -> Bool {
    var minusOne = number
    minusOne.subtract(1)
    var odd = minusOne
    var twos = 0
    while !odd.bit(0) {
      odd.halve()
      twos += 1
    }
    let power = ModularPower(modulus: number)
    let two = Natural(words: [2])
    // Whether what a base to the power of `odd` is, or one of its squares, is as it is for a prime.
    func passes(_ value: Natural) -> Bool {
      var value = value.padded(to: minusOne.words.count)
      if value.isOne || value == minusOne { return true }
      for _ in 1..<max(twos, 1) {
        value = power(value, two).padded(to: minusOne.words.count)
        if value == minusOne { return true }
      }
      return false
    }
    let moduli = [Natural](repeating: number, count: EightPowers.lanes)
    if let powers = EightPowers(moduli: moduli, limbBits: limbBits) {
      return powers(bases, odd).allSatisfy(passes)
    }
    return bases.allSatisfy { passes(power($0, odd)) }
  }
}

extension Natural {
  func padded(to count: Int) -> Natural {
    Natural(words: words + [UInt64](repeating: 0, count: max(0, count - words.count)))
  }
}
