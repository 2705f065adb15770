import CMontgomery

/// Powers modulo an odd number, by Montgomery's multiplication.
struct ModularPower {
  private let modulus: [UInt64]
  /// Minus the inverse of the modulus modulo 2^64.
  private let inverse: UInt64
  /// The square of R, which is 2^(64 · words), modulo the modulus.
  private let square: [UInt64]

  init(modulus: Natural) {
    let modulus = modulus.trimmed
    self.modulus = modulus.words
    inverse = Self.negatedInverse(of: modulus.words[0])
    square = modulus.powerOfTwoAsRemainder(128 * modulus.words.count).words
  }

  /// Minus the inverse of an odd word, modulo 2^64.
  static func negatedInverse(of word: UInt64) -> UInt64 {
    var inverse: UInt64 = 1
    // Each step doubles the number of right bits.
    for _ in 0..<6 { inverse &*= 2 &- word &* inverse }
    return 0 &- inverse
  }

  /// `base` to the power of `exponent`; the base must be less than the modulus.
  func callAsFunction(_ base: Natural, _ exponent: Natural) -> Natural {
    var padded = base.words + [UInt64](repeating: 0, count: max(0, modulus.count - base.words.count))
    padded.removeLast(padded.count - modulus.count)
    var one = [UInt64](repeating: 0, count: modulus.count)
    one[0] = 1
    // Powers 0…15 of the base, for four bits of the exponent at a time.
    var powers = [product(one, square), product(padded, square)]
    for index in 2..<16 { powers.append(product(powers[index - 1], powers[1])) }
    var (result, spare) = (powers[0], powers[0])
    var position = (exponent.bitCount + 3) / 4
    while position > 0 {
      position -= 1
      for _ in 0..<4 {
        multiply(result, result, into: &spare)
        swap(&result, &spare)
      }
      let digit = exponent.words[position / 16] >> UInt64(position % 16 * 4) & 15
      if digit != 0 {
        multiply(result, powers[Int(digit)], into: &spare)
        swap(&result, &spare)
      }
    }
    return Natural(words: Array(product(result, one).prefix(modulus.count)))
  }

  /// Whether 2^(m - 1) is 1 modulo the modulus m, as it is for every odd prime (Fermat) and nearly no other number.
  var passesFermat: Bool {
    let number = Natural(words: modulus)
    let radix = 64 * modulus.count
    var result = number.powerOfTwoAsRemainder(radix + 1).words + [0, 0]
    var spare = result
    for bit in (0..<number.bitCount - 1).reversed() {
      multiply(result, result, into: &spare)
      swap(&result, &spare)
      // The exponent is the modulus but for its last bit.
      if bit > 0, number.bit(bit) { number.double(&result) }
    }
    return Array(result.prefix(modulus.count)) == number.powerOfTwoAsRemainder(radix).words
  }

  /// The product in Montgomery's form, with two words more than the modulus, which are zero.
  private func product(_ a: [UInt64], _ b: [UInt64]) -> [UInt64] {
    var product = [UInt64](repeating: 0, count: modulus.count + 2)
    multiply(a, b, into: &product)
    return product
  }

  private func multiply(_ a: [UInt64], _ b: [UInt64], into product: inout [UInt64]) {
    precondition(min(a.count, b.count) >= modulus.count && product.count == modulus.count + 2)
    // Safety: the factors have at least as many words as the modulus and the product two more, as was just checked;
    // the product is none of the others, since it alone is lent for change; the pointers live during the call.
    unsafe rhumb_montgomery_multiply(&product, a, b, modulus, inverse, modulus.count)
  }
}

extension Natural {
  /// 2^`exponent` modulo this odd number, in as many words as it has; the exponent is at least its count of bits.
  func powerOfTwoAsRemainder(_ exponent: Int) -> Natural {
    let modulus = trimmed
    let bits = modulus.bitCount
    // First 2^bits, which is less than twice the number.
    var result = [UInt64](repeating: 0, count: modulus.words.count)
    var carry: UInt64 = 1
    for index in result.indices {
      let (sum, overflow) = (~modulus.words[index]).addingReportingOverflow(carry)
      result[index] = sum
      carry = overflow ? 1 : 0
    }
    if bits % 64 != 0 { result[result.count - 1] &= (1 << UInt64(bits % 64)) - 1 }
    for _ in bits..<max(exponent, bits) { modulus.double(&result) }
    return Natural(words: result)
  }

  /// Doubles a number of at least as many words, which is less than this one, modulo this one.
  fileprivate func double(_ number: inout [UInt64]) {
    var carry: UInt64 = 0
    for index in words.indices {
      let next = number[index] >> 63
      number[index] = number[index] << 1 | carry
      carry = next
    }
    if carry == 0 {
      var index = words.count - 1
      while index > 0, number[index] == words[index] { index -= 1 }
      if number[index] < words[index] { return }
    }
    var borrow: UInt64 = 0
    for index in words.indices {
      let (first, borrowed) = number[index].subtractingReportingOverflow(words[index])
      let (second, borrowedAgain) = first.subtractingReportingOverflow(borrow)
      number[index] = second
      borrow = borrowed || borrowedAgain ? 1 : 0
    }
  }
}
