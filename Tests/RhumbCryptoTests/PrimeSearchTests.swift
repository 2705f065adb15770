@testable import RhumbCrypto
import RhumbSystem
import Testing

@Suite struct PrimeSearchTests {
  private let environment = Environment.fixed(seed: 42, at: 0)

  /// 2^`exponent` in as many words as a prime of `bits` has.
  private func powerOfTwo(_ exponent: Int, bits: Int = 1024) -> Natural {
    var number = Natural(words: [UInt64](repeating: 0, count: bits / 64))
    if exponent < bits { number.words[exponent / 64] = 1 << UInt64(exponent % 64) }
    return number
  }

  private func number(_ hexadecimal: String) -> Natural {
    let digits = hexadecimal.utf8.map { UInt8($0 < 58 ? $0 - 48 : $0 - 87) }
    return Natural(bytes: stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] })
  }

  private func random(bits: Int) -> Natural {
    var number = Natural(bytes: environment.randomBytes(bits / 8))
    number.words[number.words.count - 1] |= 1 << UInt64((bits - 1) % 64)
    number.words[0] |= 1
    return number
  }

  @Test func knowsSmallPrimes() {
    #expect(Primes.small.prefix(11) == [3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37])
    #expect(Primes.small.count == 6541 && Primes.small.last == 65521)
    // The sum of the primes below 2^16 is 202,288,087.
    #expect(Primes.small.reduce(2, +) == 202_288_087)
  }

  @Test func strikesOutMultiples() {
    let start = random(bits: 256)
    let offsets = Set(PrimeSearch(bits: 256, exponent: 65537).offsets(from: start))
    for offset in stride(from: UInt64(0), to: 2048, by: 2) {
      var candidate = start
      candidate.add(offset)
      let isPrimeToAll = Primes.small.allSatisfy { candidate.remainder(by: $0) != 0 }
      #expect(offsets.contains(offset) == (isPrimeToAll && candidate.remainder(by: 65537) != 1), "\(offset)")
    }
  }

  /// In lanes of each size that this processor has, and without.
  private static let ways: [Int?] = EightPowers.limbSizes + [nil]

  @Test(arguments: ways)
  func findsTheFirstPrime(limbBits: Int?) {
    var top = powerOfTwo(1024)
    top.subtract(105)
    var three = powerOfTwo(1023)
    three.words[15] |= 1 << 62
    let cases: [(start: Natural, plus: UInt64?)] = [
      (powerOfTwo(1023), 1155),
      (three, 1037),
      (top, 0),
      (top, nil),  // from the next odd number on
    ]
    let search = PrimeSearch(bits: 1024, exponent: 65537, limbBits: limbBits)
    for (start, plus) in cases {
      var first = start
      if first.bit(0) { if plus == nil { first.add(2) } } else { first.add(1) }
      let expected = plus.map { plus in
        var prime = start
        prime.add(plus)
        return prime
      }
      #expect(search.prime(from: first, randomBytes: environment.randomBytes) == expected)
    }
  }

  @Test func findsPrimesThatSuitTheExponent() {
    // With 3 for the exponent, every prime is 2 modulo 3.
    let search = PrimeSearch(bits: 256, exponent: 3)
    for _ in 0..<5 {
      let prime = search.prime(randomBytes: environment.randomBytes)
      #expect(prime.remainder(by: 3) == 2 && prime.bitCount == 256 && prime.bit(254))
    }
  }

  /// Composites that pass Fermat's test: (6k + 1)(12k + 1)(18k + 1), a Carmichael number, and p(2p - 1), which passes
  /// Miller and Rabin's to the base 2 as well.
  @Test func refusesPseudoprimes() {
    let carmichael = number(
      "ab9dfd208e93b6cf6cf6ecc020ae0184686b946f38b6cabc72964f70ebc5dde514b32e833445870d1067a2"
        + "54d6482dc945d3cc0c2fed011cc01ee72d76f2b3859e54c2d8795189996fa420c23f59441268aad3ff28fa"
        + "69bbbf7a2632f5ea6c9cb11270a8aeb8e7d5b26024af0e54a0f340d663aa55028fbf606886e2fe7e8229")
    let strong = number(
      "b9f837cef1f7312f247e17bcf26aca1fee2f3ff25e6e06c92736aed0e76e8bff8fb6f8c0da91573297cc08"
        + "e9585ac0db11e54891cd9ce3e23678a95bebcfe1c520ac5bb95a408bd1ca9e48e207558651e688d927ce31"
        + "a0011dcf22a4110f96caa1c8b03e60f6e55422206dccd4f60b9d6aca14dd38e0178697be6b6bd1a65aa5")
    let two = [Natural](repeating: Natural(words: [2]), count: 8)
    for pseudoprime in [carmichael, strong] {
      #expect(ModularPower(modulus: pseudoprime).passesFermat)
      for limbBits in EightPowers.limbSizes {
        let powers = EightPowers(moduli: [Natural](repeating: pseudoprime, count: 8), limbBits: limbBits)
        #expect(powers?.passFermat() == [Bool](repeating: true, count: 8))
      }
      #expect(!Primes.isProbablyPrime(pseudoprime, randomBytes: environment.randomBytes))
      let bases = (0..<8).map { _ in random(bits: 960) }
      for limbBits in Self.ways {
        #expect(!Primes.isStrongProbablePrime(pseudoprime, bases, limbBits: limbBits))
      }
    }
    for limbBits in Self.ways { #expect(Primes.isStrongProbablePrime(strong, two, limbBits: limbBits)) }
  }

  /// Eight powers at once are those that one alone gives, on processors that have them.
  @Test(arguments: EightPowers.limbSizes, [800, 1024, 1600, 2048])
  func lanesAgree(limbBits: Int, bits: Int) throws {
    var ones = Natural(words: [UInt64](repeating: .max, count: (bits + 63) / 64))
    if bits % 64 != 0 { ones.words[bits / 64] = (1 << UInt64(bits % 64)) - 1 }
    var least = powerOfTwo(bits - 1, bits: (bits + 63) / 64 * 64)
    least.add(1)
    let moduli = [ones, least] + (0..<6).map { _ in random(bits: bits) }
    let bases = moduli.enumerated().map { index, modulus in
      var base = modulus
      switch index % 4 {
      case 0: base.subtract(1)
      case 1: base = Natural(words: [0])
      case 2: base = Natural(words: [1])
      default: base = random(bits: bits - 64)
      }
      return base
    }
    let exponents = [Natural(words: [0]), Natural(words: [1]), Natural(words: [65537]), random(bits: 512)]
    for moduli in [moduli, [Natural](repeating: moduli[7], count: 8)] {
      let powers = try #require(EightPowers(moduli: moduli, limbBits: limbBits))
      let small = bases.enumerated().map { $1 < moduli[$0] ? $1 : Natural(words: [5]) }
      for exponent in exponents {
        let expected = zip(small, moduli).map { ModularPower(modulus: $1)($0, exponent) }
        #expect(powers(small, exponent).map(\.trimmed) == expected.map(\.trimmed))
      }
      #expect(powers.passFermat() == moduli.map { ModularPower(modulus: $0).passesFermat })
    }
    let found = PrimeSearch(bits: 1024, exponent: 65537).prime(randomBytes: environment.randomBytes)
    let mixed = try #require(
      EightPowers(moduli: [found] + (0..<6).map { _ in random(bits: 1024) } + [found], limbBits: limbBits))
    #expect(mixed.passFermat() == [true, false, false, false, false, false, false, true])
  }

  @Test func takesOnlyWhatFitsTheLanes() {
    #expect(EightPowers(moduli: (0..<8).map { _ in random(bits: 512) }) == nil)
    #expect(EightPowers(moduli: (0..<7).map { _ in random(bits: 1024) }) == nil)
    #expect(EightPowers(moduli: (0..<8).map { random(bits: $0 == 0 ? 960 : 1024) }) == nil)
    #expect(EightPowers(moduli: (0..<8).map { _ in powerOfTwo(1023) }) == nil)
  }

  @Test func findsCommonDivisors() {
    let cases: [(a: [UInt64], b: [UInt64], common: [UInt64])] = [
      ([12, 0], [18, 0], [6, 0]),
      ([1, 0], [7, 3], [1, 0]),
      ([0, 6], [0, 4], [0, 2]),
      ([35, 0], [35, 0], [35, 0]),
    ]
    for test in cases {
      #expect(
        Natural.greatestCommonDivisor(Natural(words: test.a), Natural(words: test.b)).words == test.common)
    }
  }
}
