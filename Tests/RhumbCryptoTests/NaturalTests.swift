@testable import RhumbCrypto
import Testing

@Suite struct NaturalTests {
  /// A generator of repeatable bytes.
  private final class Bytes {
    private var state: UInt64 = 42
    func next(_ count: Int) -> [UInt8] {
      (0..<count).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return UInt8(truncatingIfNeeded: state >> 56)
      }
    }
  }

  private func number(_ decimal: String) -> Natural {
    var words: [UInt64] = [0]
    for digit in decimal.utf8 {
      var carry = UInt64(digit - UInt8(ascii: "0"))
      for index in words.indices { (carry, words[index]) = multiplyAdd(words[index], 10, carry, 0) }
      if carry > 0 { words.append(carry) }
    }
    return Natural(words: words)
  }

  @Test func raisesToPowers() {
    // Fermat: a^(p-1) is 1 modulo a prime p, here 2^127 - 1 and 2^521 - 1.
    for exponent in [127, 521] {
      var prime = Natural(words: [UInt64](repeating: .max, count: (exponent + 63) / 64))
      prime.words[prime.words.count - 1] >>= UInt64(prime.words.count * 64 - exponent)
      var power = prime
      power.subtract(1)
      #expect(ModularPower(modulus: prime)(Natural(words: [3]), power).isOne)
    }
    #expect(
      ModularPower(modulus: Natural(words: [1_000_007]))(Natural(words: [5]), Natural(words: [20])).words == [
        (0..<20).reduce(UInt64(1)) { power, _ in power * 5 % 1_000_007 }
      ])
  }

  @Test func tellsPrimes() {
    let bytes = Bytes()
    let cases: [(decimal: String, isPrime: Bool)] = [
      ("170141183460469231731687303715884105727", true),  // 2^127 - 1
      ("170141183460469231731687303715884105729", false),
      ("18446744073709551557", true),  // the greatest below 2^64
      ("340282366920938463463374607431768211507", true),  // the least above 2^128
      ("340561318322029834261450733681", false),  // strong pseudoprime to the bases 2…29
      ("3317044064679887385961981", false),  // strong pseudoprime to the bases 2…41
    ]
    for test in cases {
      #expect(Primes.isProbablyPrime(number(test.decimal), randomBytes: bytes.next) == test.isPrime, "\(test.decimal)")
    }
  }

  @Test func makesDSAKeys() {
    let bytes = Bytes()
    let key = DSAKey(size: 512, subgroup: 128, randomBytes: bytes.next)
    let numbers = key.numbers.map { Natural(bytes: $0) }
    let (p, q, g, y, x) = (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4])
    #expect(p.bitCount == 512 && q.bitCount == 128)
    #expect(ModularPower(modulus: p)(g, q).isOne)
    #expect(ModularPower(modulus: p)(g, x).bytes == y.bytes)
    #expect(DSAKey(der: key.der)?.numbers == key.numbers)
  }
}
