/// The decimal digits of a float: `0.d1d2d3… × 10^point`, the sign left out.
struct FloatDigits {
  /// Digit values 0–9 without trailing zeros; empty for zero.
  private(set) var digits: [UInt8] = []
  private(set) var point = 0

  /// The fewest digits that read back as the same float; of those the nearest to it.
  init(shortest value: Double) {
    let magnitude = value.magnitude
    if magnitude < 9_007_199_254_740_992, magnitude == magnitude.rounded(.towardZero) {
      // Below 2^53 neighbours are at most 1 apart, so a whole number's own digits are the shortest.
      set(whole: UInt64(magnitude))
      return
    }
    readDescription(magnitude)
  }

  private mutating func set(whole: UInt64) {
    var rest = whole
    while rest != 0 {
      digits.append(UInt8(rest % 10))
      rest /= 10
    }
    digits.reverse()
    point = digits.count
    trimZeros()
  }

  private enum Part { case whole, fraction, exponent }

  /// Swift describes a float by its shortest digits, as `123.45`, `5e-324` or `1.5e+20`.
  private mutating func readDescription(_ magnitude: Double) {
    var exponent = 0
    var part = Part.whole
    var isNegative = false
    for byte in magnitude.description.utf8 {
      switch byte {
      case UInt8(ascii: "."): part = .fraction
      case UInt8(ascii: "e"): part = .exponent
      case UInt8(ascii: "-"): isNegative = true
      case UInt8(ascii: "+"): break
      default:
        if part == .exponent {
          exponent = exponent * 10 + Int(byte - UInt8(ascii: "0"))
        } else {
          digits.append(byte - UInt8(ascii: "0"))
          if part == .whole { point += 1 }
        }
      }
    }
    point += isNegative ? -exponent : exponent
    trimLeadingZeros()
    trimZeros()
  }

  /// All digits of the float, exactly (at most 767).
  init(exact value: Double) {
    let magnitude = value.magnitude
    guard magnitude != 0 else { return }
    var significand = magnitude.significandBitPattern
    var exponent = Int(magnitude.exponentBitPattern)
    if exponent == 0 {
      exponent = 1
    } else {
      significand |= 1 << 52
    }
    exponent -= 1075
    let shift = significand.trailingZeroBitCount
    significand >>= UInt64(shift)
    exponent += shift
    // m × 2^e is a whole number for e ≥ 0; otherwise it is m × 5^-e with the point moved -e places.
    var number = BigDecimalDigits(significand)
    if exponent >= 0 {
      number.multiply(by: 2, power: exponent)
    } else {
      number.multiply(by: 5, power: -exponent)
    }
    digits = number.digits
    point = digits.count + min(exponent, 0)
    trimZeros()
  }

  private mutating func trimZeros() {
    while digits.last == 0 { digits.removeLast() }
    if digits.isEmpty { point = 0 }
  }

  private mutating func trimLeadingZeros() {
    let zeros = digits.prefix { $0 == 0 }.count
    digits.removeFirst(zeros)
    point -= zeros
  }

  /// Keeps the first `count` digits, rounded half to even by the exact rest.
  mutating func round(to count: Int) {
    guard count < digits.count else { return }
    guard count >= 0 else {
      digits = []
      point = 0
      return
    }
    let next = digits[count]
    let isHalf = next == 5 && count + 1 == digits.count
    let roundsUp = isHalf ? count > 0 && digits[count - 1] % 2 == 1 : next >= 5
    digits.removeSubrange(count...)
    if roundsUp {
      while let last = digits.last, last == 9 { digits.removeLast() }
      if digits.isEmpty {
        digits = [1]
        point += 1
      } else {
        digits[digits.count - 1] += 1
      }
    }
    trimZeros()
  }

  /// `d.ddde±dd` with `precision` digits after the point.
  func appendExponential(_ precision: Int, letter: UInt8, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "0") + (digits.first ?? 0))
    if precision > 0 {
      out.append(UInt8(ascii: "."))
      for index in 1...precision { out.append(UInt8(ascii: "0") + (index < digits.count ? digits[index] : 0)) }
    }
    out.append(letter)
    FloatDigits.appendExponent(digits.isEmpty ? 0 : point - 1, to: &out)
  }

  static func appendExponent(_ exponent: Int, to out: inout [UInt8]) {
    out.append(exponent < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
    if exponent.magnitude < 10 { out.append(UInt8(ascii: "0")) }
    GoNumber.formatUint(UInt64(exponent.magnitude), to: &out)
  }

  /// `ddd.ddd` with `precision` digits after the point.
  func appendFixed(_ precision: Int, to out: inout [UInt8]) {
    if point > 0 {
      for index in 0..<point { out.append(UInt8(ascii: "0") + (index < digits.count ? digits[index] : 0)) }
    } else {
      out.append(UInt8(ascii: "0"))
    }
    guard precision > 0 else { return }
    out.append(UInt8(ascii: "."))
    for index in point..<(point + precision) {
      out.append(UInt8(ascii: "0") + (index >= 0 && index < digits.count ? digits[index] : 0))
    }
  }
}

/// A whole number of any size in decimal, for the exact digits of floats: multiplication by small numbers only.
private struct BigDecimalDigits {
  private static let base: UInt64 = 1_000_000_000
  /// Nine digits each, the lowest first.
  private var limbs: [UInt64] = []

  init(_ value: UInt64) {
    var rest = value
    repeat {
      limbs.append(rest % Self.base)
      rest /= Self.base
    } while rest != 0
  }

  mutating func multiply(by factor: UInt64, power: Int) {
    // The largest powers that fit beside a limb: 2^29 and 5^12.
    let step = factor == 2 ? 29 : 12
    var big: UInt64 = 1
    for _ in 0..<step { big *= factor }
    var left = power
    while left >= step {
      multiply(by: big)
      left -= step
    }
    var rest: UInt64 = 1
    for _ in 0..<left { rest *= factor }
    if rest != 1 { multiply(by: rest) }
  }

  private mutating func multiply(by factor: UInt64) {
    var carry: UInt64 = 0
    for index in limbs.indices {
      let product = limbs[index] * factor + carry
      limbs[index] = product % Self.base
      carry = product / Self.base
    }
    if carry != 0 { limbs.append(carry) }
  }

  var digits: [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(limbs.count * 9)
    for (index, limb) in limbs.enumerated() {
      var rest = limb
      for _ in 0..<9 {
        if index == limbs.count - 1 && rest == 0 { break }
        out.append(UInt8(rest % 10))
        rest /= 10
      }
    }
    out.reverse()
    return out
  }
}
