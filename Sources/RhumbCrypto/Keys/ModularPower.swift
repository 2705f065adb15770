/// Powers modulo an odd number, by Montgomery's multiplication.
struct ModularPower {
  private let modulus: [UInt64]
  /// Minus the inverse of the modulus modulo 2^64.
  private let inverse: UInt64
  /// The square of 2^(64 · words), modulo the modulus.
  private let square: [UInt64]

  init(modulus: Natural) {
    let modulus = modulus.trimmed
    self.modulus = modulus.words
    var inverse: UInt64 = 1
    // Each step doubles the number of right bits.
    for _ in 0..<6 { inverse &*= 2 &- modulus.words[0] &* inverse }
    self.inverse = 0 &- inverse
    let count = modulus.words.count
    var power = [UInt64](repeating: 0, count: count + 1)
    power[0] = 1
    for _ in 0..<(128 * count) {
      var carry: UInt64 = 0
      for index in 0...count {
        let next = power[index] >> 63
        power[index] = power[index] << 1 | carry
        carry = next
      }
      Self.reduce(&power, modulus.words)
    }
    square = Array(power.dropLast())
  }

  /// `base` to the power of `exponent`; the base must be less than the modulus.
  func callAsFunction(_ base: Natural, _ exponent: Natural) -> Natural {
    var padded = base.words + [UInt64](repeating: 0, count: max(0, modulus.count - base.words.count))
    padded.removeLast(padded.count - modulus.count)
    var one = [UInt64](repeating: 0, count: modulus.count)
    one[0] = 1
    // Powers 0…15 of the base, for four bits of the exponent at a time.
    var powers = [multiply(one, square), multiply(padded, square)]
    for index in 2..<16 { powers.append(multiply(powers[index - 1], powers[1])) }
    var result = powers[0]
    var position = (exponent.bitCount + 3) / 4
    while position > 0 {
      position -= 1
      for _ in 0..<4 { result = multiply(result, result) }
      let digit = exponent.words[position / 16] >> UInt64(position % 16 * 4) & 15
      if digit != 0 { result = multiply(result, powers[Int(digit)]) }
    }
    return Natural(words: multiply(result, one))
  }

  private func multiply(_ a: [UInt64], _ b: [UInt64]) -> [UInt64] {
    let count = modulus.count
    var sum = [UInt64](repeating: 0, count: count + 2)
    var result = sum.mutableSpan
    let (a, b, modulus) = (a.span, b.span, modulus.span)
    for i in 0..<count {
      var carry: UInt64 = 0
      let factor = a[i]
      for j in 0..<count { (carry, result[j]) = multiplyAdd(factor, b[j], result[j], carry) }
      var (top, overflow) = result[count].addingReportingOverflow(carry)
      result[count] = top
      result[count + 1] = overflow ? 1 : 0
      let multiple = result[0] &* inverse
      (carry, _) = multiplyAdd(multiple, modulus[0], result[0], 0)
      for j in 1..<count { (carry, result[j - 1]) = multiplyAdd(multiple, modulus[j], result[j], carry) }
      (top, overflow) = result[count].addingReportingOverflow(carry)
      result[count - 1] = top
      result[count] = result[count + 1] &+ (overflow ? 1 : 0)
    }
    sum.removeLast()
    Self.reduce(&sum, self.modulus)
    sum.removeLast()
    return sum
  }

  /// Takes the modulus away once if the number, one word longer, is not less.
  private static func reduce(_ number: inout [UInt64], _ modulus: [UInt64]) {
    if number[modulus.count] == 0 {
      var index = modulus.count - 1
      while index > 0, number[index] == modulus[index] { index -= 1 }
      if number[index] < modulus[index] { return }
    }
    var borrow: UInt64 = 0
    for index in modulus.indices {
      let (first, borrowed) = number[index].subtractingReportingOverflow(modulus[index])
      let (second, borrowedAgain) = first.subtractingReportingOverflow(borrow)
      number[index] = second
      borrow = borrowed || borrowedAgain ? 1 : 0
    }
    number[modulus.count] &-= borrow
  }
}
