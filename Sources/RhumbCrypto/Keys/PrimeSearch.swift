/// Looks for a random prime by incremental search: from a random odd number on, those that no small prime divides are
/// tried one after the other. That takes a third of the powers that independent numbers take.
struct PrimeSearch {
  /// An even number of bits, at least 128.
  let bits: Int
  /// A prime which the found one less one is no multiple of: RSA's public exponent.
  let exponent: UInt64
  /// Whether eight numbers are tried at once where the processor can. What is found is the same.
  var inLanes = true

  /// A prime whose two highest bits are set, so that the product of two has all its bits.
  func prime(randomBytes: (Int) -> [UInt8]) -> Natural {
    while true {
      var bytes = randomBytes(bits / 8)
      bytes[0] |= 0xC0
      bytes[bytes.count - 1] |= 1
      if let found = prime(from: Natural(bytes: bytes), randomBytes: randomBytes) { return found }
    }
  }

  /// The first prime from an odd number on; nil in the rare case that there is none near.
  func prime(from start: Natural, randomBytes: (Int) -> [UInt8]) -> Natural? {
    let offsets = offsets(from: start)
    for position in stride(from: 0, to: offsets.count, by: EightPowers.lanes) {
      let group = offsets[position..<min(position + EightPowers.lanes, offsets.count)].map { offset in
        var candidate = start
        candidate.add(offset)
        return candidate
      }
      // A group that isn't full is filled up with what it has.
      let full = group + [Natural](repeating: group[0], count: EightPowers.lanes - group.count)
      let inLanes = inLanes ? EightPowers(moduli: full)?.passFermat() : nil
      for (lane, candidate) in group.enumerated() {
        // What is more than the highest word holds has begun anew at 0.
        guard candidate.bitCount == bits else { return nil }
        guard inLanes?[lane] ?? ModularPower(modulus: candidate).passesFermat else { continue }
        if Primes.isProbablyPrime(candidate, randomBytes: randomBytes) { return candidate }
      }
    }
    return nil
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
