@testable import RhumbCrypto
import RhumbSystem
import Testing

@Suite struct RSANumbersTests {
  @Test(arguments: [(512, 1), (768, 2), (2048, 3), (2048, 4)])
  func makesKeys(bits: Int, seed: UInt64) {
    let key = RSANumbers(bits: bits, in: .fixed(seed: seed, at: 0))
    #expect(key.n.bitCount == bits && key.n == key.p * key.q)
    #expect(key.e.words == [65537] && key.d.bitCount > bits / 2)
    for prime in [key.p, key.q] {
      #expect(prime.bitCount == bits / 2 && prime.bit(bits / 2 - 2))
      #expect(prime.remainder(by: 65537) != 1)
      let bases = (3..<11).map { Natural(words: [$0]) }
      #expect(Primes.isStrongProbablePrime(prime, bases, limbBits: nil))
      // e · d is 1 modulo the prime less one.
      let power = ModularPower(modulus: prime)
      for base in bases { #expect(power(base, key.e * key.d).trimmed == base) }
    }
    // What is raised to e and then to d is itself again.
    let power = ModularPower(modulus: key.n)
    let message = Natural(words: [123_456_789])
    #expect(power(power(message, key.e), key.d).trimmed == message)
  }

  @Test func keysRepeatWithAnyNumberOfThreads() {
    let keys = [(1, 1), (1, 2), (2, 2)].map { seed, processors in
      RSANumbers(bits: 1024, in: .fixed(seed: seed, at: 0), processors: processors)
    }
    #expect(keys[0].n == keys[1].n && keys[0].d == keys[1].d)
    #expect(keys[0].n != keys[2].n)
    // Drawing from the same environment again makes another key.
    let environment = Environment.fixed(seed: 1, at: 0)
    let two = (0..<2).map { _ in RSANumbers(bits: 1024, in: environment) }
    #expect(two[0].n == keys[0].n && two[1].n != two[0].n)
  }

  @Test func refusesPrimesThatMakeBadKeys() throws {
    let source = Environment.fixed(seed: 5, at: 0)
    let search = PrimeSearch(bits: 512, exponent: RSANumbers.exponent)
    let p = search.prime(randomBytes: source.randomBytes)
    let q = search.prime(randomBytes: source.randomBytes)
    #expect(RSANumbers(p, q)?.n == p * q)
    #expect(RSANumbers(p, p) == nil)
    // The next prime is closer than 2^(512 - 100).
    var after = p
    after.add(2)
    #expect(RSANumbers(p, try #require(search.prime(from: after, randomBytes: source.randomBytes))) == nil)
    let shorter = PrimeSearch(bits: 448, exponent: RSANumbers.exponent).prime(randomBytes: source.randomBytes)
    #expect(RSANumbers(p, shorter) == nil)
  }

  @Test func tellsTheTimeOfOtherThreads() {
    #expect(RSANumbers(bits: 1024, in: .fixed(seed: 1, at: 0), processors: 1).timeOfOthers == 0)
    #expect(RSANumbers(bits: 1024, in: .fixed(seed: 1, at: 0), processors: 2).timeOfOthers > 0)
  }
}
