import CMontgomery

/// Powers modulo eight odd numbers at once, one in each lane of the wide registers that some processors have. All eight
/// take as long as one alone by `ModularPower`, or as three.
struct EightPowers {
  static let lanes = 8
  /// The bits of a limb, of which some processors have instructions for one or both sizes; the best first.
  static let limbSizes: [Int] =
    switch rhumb_lane_bits() {
    case 52: [52, 27]
    case 27: [27]
    default: []
    }

  private let moduli: [Natural]
  private let bits: Int
  private let limbBits: Int
  /// Limbs of each number: the lowest of all lanes first.
  private let limbs: Int
  private let modulusLimbs: [UInt64]
  private let inverses: [UInt64]

  /// Eight odd numbers of the same size, of 769…1024 or 1537…2048 bits; nil for others, and where the processor can't.
  init?(moduli: [Natural], limbBits: Int? = EightPowers.limbSizes.first) {
    guard let limbBits, moduli.count == Self.lanes, let bits = moduli.first?.bitCount else { return nil }
    for modulus in moduli where modulus.bitCount != bits || !modulus.bit(0) { return nil }
    switch bits {
    case 769...1024: limbs = limbBits == 52 ? 20 : 39
    case 1537...2048: limbs = limbBits == 52 ? 40 : 76
    default: return nil
    }
    self.moduli = moduli
    self.bits = bits
    self.limbBits = limbBits
    modulusLimbs = Self.inLimbs(moduli, limbBits, limbs)
    let mask: UInt64 = 1 << UInt64(limbBits) - 1
    inverses = moduli.map { ModularPower.negatedInverse(of: $0.words[0]) & mask }
  }

  /// Whether 2^(m - 1) is 1 modulo each modulus m, as it is for every prime (Fermat) and nearly no other number.
  func passFermat() -> [Bool] {
    var values = inLimbs(moduli.map { $0.powerOfTwoAsRemainder(limbBits * limbs + 1) })
    precondition(
      values.count == Self.lanes * limbs && modulusLimbs.count == values.count && inverses.count == Self.lanes)
    // Safety: the arrays have the sizes that the function expects, as was just checked, and live during the call.
    unsafe rhumb_fermat_8(&values, modulusLimbs, inverses, limbBits, limbs, bits)
    return reduced(values).map(\.isOne)
  }

  /// Each base, which is less than its modulus, to the power of the exponent.
  func callAsFunction(_ bases: [Natural], _ exponent: Natural) -> [Natural] {
    let radix = limbBits * limbs
    let isOneModulus = moduli.allSatisfy { $0 == moduli[0] }
    func remainders(_ exponent: Int) -> [Natural] {
      if isOneModulus { return [Natural](repeating: moduli[0].powerOfTwoAsRemainder(exponent), count: Self.lanes) }
      return moduli.map { $0.powerOfTwoAsRemainder(exponent) }
    }
    var base = inLimbs(bases)
    multiply(&base, by: inLimbs(remainders(2 * radix)))
    // Powers 0…15 of the bases, for four bits of the exponent at a time.
    var powers = [inLimbs(remainders(radix)), base]
    for index in 2..<16 {
      var next = powers[index - 1]
      multiply(&next, by: base)
      powers.append(next)
    }
    var result = powers[0]
    var position = (exponent.bitCount + 3) / 4
    while position > 0 {
      position -= 1
      square(&result, times: 4)
      let digit = exponent.words[position / 16] >> UInt64(position % 16 * 4) & 15
      if digit != 0 { multiply(&result, by: powers[Int(digit)]) }
    }
    return reduced(result)
  }

  private func multiply(_ values: inout [UInt64], by factors: [UInt64]) {
    precondition(values.count == Self.lanes * limbs && factors.count == values.count)
    // Safety: the arrays have the sizes that the function expects, as was just checked and as `init` made them, and
    // live during the call; the product may be one of the factors.
    unsafe values.withUnsafeMutableBufferPointer { values in
      unsafe rhumb_montgomery_multiply_8(
        values.baseAddress, values.baseAddress, factors, modulusLimbs, inverses, limbBits, limbs)
    }
  }

  private func square(_ values: inout [UInt64], times: Int) {
    precondition(values.count == Self.lanes * limbs)
    // Safety: as for `multiply`.
    unsafe rhumb_square_8(&values, modulusLimbs, inverses, limbBits, limbs, times)
  }

  /// The numbers that values in Montgomery's form stand for, each less than its modulus.
  private func reduced(_ values: [UInt64]) -> [Natural] {
    var values = values
    multiply(&values, by: inLimbs([Natural](repeating: Natural(words: [1]), count: Self.lanes)))
    return (0..<Self.lanes).map { lane in
      let number = fromLimbs(values, lane)
      // It is the modulus where it should be zero, and never more.
      return number < moduli[lane] ? number : Natural(words: [UInt64](repeating: 0, count: number.words.count))
    }
  }

  private func inLimbs(_ numbers: [Natural]) -> [UInt64] { Self.inLimbs(numbers, limbBits, limbs) }

  private static func inLimbs(_ numbers: [Natural], _ limbBits: Int, _ limbs: Int) -> [UInt64] {
    let mask: UInt64 = 1 << UInt64(limbBits) - 1
    var result = [UInt64](repeating: 0, count: lanes * limbs)
    for (lane, number) in numbers.enumerated() {
      for limb in 0..<limbs {
        let (word, shift) = (limb * limbBits / 64, UInt64(limb * limbBits % 64))
        if word >= number.words.count { break }
        var value = number.words[word] >> shift
        if word + 1 < number.words.count { value |= number.words[word + 1] << (64 - shift) }
        result[lane + lanes * limb] = value & mask
      }
    }
    return result
  }

  private func fromLimbs(_ values: [UInt64], _ lane: Int) -> Natural {
    var words = [UInt64](repeating: 0, count: (bits + 63) / 64)
    for limb in 0..<limbs {
      let value = values[lane + Self.lanes * limb]
      let (word, shift) = (limb * limbBits / 64, UInt64(limb * limbBits % 64))
      if word < words.count { words[word] |= value << shift }
      if word + 1 < words.count { words[word + 1] |= value >> (64 - shift) }
    }
    return Natural(words: words)
  }
}
