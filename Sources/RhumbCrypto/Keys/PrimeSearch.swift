/// Looks for a random prime by incremental search: from a random odd number on, those that no small prime divides are
/// tried one after the other. That takes a third of the powers that independent numbers take.
struct PrimeSearch {
  /// An even number of bits, at least 128.
  let bits: Int
  /// A prime which the found one less one is no multiple of: RSA's public exponent.
  let exponent: UInt64
  /// How eight numbers are tried at once, if at all; see `EightPowers`. What is found is the same.
  var limbBits = EightPowers.limbSizes.first

  /// A prime whose two highest bits are set, so that the product of two has all its bits.
  func prime(randomBytes: (Int) -> [UInt8]) -> Natural {
    while true {
      if let found = prime(from: start(randomBytes: randomBytes), randomBytes: randomBytes) { return found }
    }
  }

  /// A random odd number to begin at.
  func start(randomBytes: (Int) -> [UInt8]) -> Natural {
    var bytes = randomBytes(bits / 8)
    bytes[0] |= 0xC0
    bytes[bytes.count - 1] |= 1
    return Natural(bytes: bytes)
  }

  /// The first prime from an odd number on; nil in the rare case that there is none near.
  func prime(from start: Natural, randomBytes: (Int) -> [UInt8]) -> Natural? {
    let offsets = offsets(from: start)
    var position = 0
    while position < offsets.count {
      let group = offsets[position...].prefix(EightPowers.lanes)
      position += group.count
      guard let hit = firstPassing(start, group) else { continue }
      let candidate = start.adding(offsets[hit])
      if Primes.isProbablyPrime(sieved: candidate, randomBytes: randomBytes) { return candidate }
      position = hit + 1
    }
    return nil
  }

  /// The index of the first of at most eight offsets that makes a number which passes Fermat's test.
  func firstPassing(_ start: Natural, _ offsets: ArraySlice<UInt64>) -> Int? {
    // Behind the last number of so many bits, candidates have begun anew at 0: they don't count.
    let candidates = offsets.map { start.adding($0) }.prefix { $0.bitCount == bits }
    return Primes.firstPassing(Array(candidates), limbBits: limbBits).map { offsets.startIndex + $0 }
  }

  /// What to add to an odd number for those that no small prime divides, in a window of some twenty times the usual
  /// distance between primes; and which the exponent divides neither, less one.
  func offsets(from start: Natural) -> [UInt64] {
    // An index stands for twice its value.
    var isOut = [Bool](repeating: false, count: 4 * bits)
    var index = 0
    while index < Primes.small.count {
      // One division by as many primes as a word holds.
      let from = index
      var product: UInt64 = 1
      while index < Primes.small.count {
        let (next, overflow) = product.multipliedReportingOverflow(by: Primes.small[index])
        if overflow { break }
        product = next
        index += 1
      }
      let rest = start.remainder(by: product)
      for prime in Primes.small[from..<index] { Self.strike(&isOut, prime, remainder: rest % prime) }
    }
    Self.strike(&isOut, exponent, remainder: (start.remainder(by: exponent) + exponent - 1) % exponent)
    return isOut.indices.filter { !isOut[$0] }.map { UInt64($0) * 2 }
  }

  /// Strikes out what makes a multiple of an odd prime, by the remainder of the number at index 0.
  private static func strike(_ isOut: inout [Bool], _ prime: UInt64, remainder: UInt64) {
    let missing = remainder == 0 ? 0 : prime - remainder
    let first = Int(missing % 2 == 0 ? missing / 2 : (missing + prime) / 2)
    for index in stride(from: first, to: isOut.count, by: Int(prime)) { isOut[index] = true }
  }
}
