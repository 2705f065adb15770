import RhumbEngine

/// A whole number of any size, without a sign, in limbs of nine decimal digits.
struct Magnitude {
  /// The lowest first; no zero at the top; empty for 0.
  private(set) var limbs: [UInt32]

  private static let base: UInt64 = 1_000_000_000

  init(_ value: UInt64) {
    limbs = []
    var rest = value
    while rest != 0 {
      limbs.append(UInt32(rest % Self.base))
      rest /= Self.base
    }
  }

  private init(limbs: [UInt32]) {
    self.limbs = limbs
    while self.limbs.last == 0 { self.limbs.removeLast() }
  }

  var isZero: Bool { limbs.isEmpty }

  static func < (a: Magnitude, b: Magnitude) -> Bool {
    if a.limbs.count != b.limbs.count { return a.limbs.count < b.limbs.count }
    for (x, y) in zip(a.limbs.reversed(), b.limbs.reversed()) where x != y { return x < y }
    return false
  }

  static func + (a: Magnitude, b: Magnitude) -> Magnitude {
    var limbs: [UInt32] = []
    limbs.reserveCapacity(max(a.limbs.count, b.limbs.count) + 1)
    var carry: UInt64 = 0
    for index in 0..<max(a.limbs.count, b.limbs.count) {
      let sum = carry + UInt64(a[index]) + UInt64(b[index])
      limbs.append(UInt32(sum % base))
      carry = sum / base
    }
    if carry != 0 { limbs.append(UInt32(carry)) }
    return Magnitude(limbs: limbs)
  }

  /// `a` must not be less than `b`.
  static func - (a: Magnitude, b: Magnitude) -> Magnitude {
    var limbs: [UInt32] = []
    limbs.reserveCapacity(a.limbs.count)
    var borrow: UInt64 = 0
    for index in a.limbs.indices {
      let taken = UInt64(b[index]) + borrow
      let own = UInt64(a[index])
      borrow = own < taken ? 1 : 0
      limbs.append(UInt32(own + borrow * base - taken))
    }
    return Magnitude(limbs: limbs)
  }

  static func * (a: Magnitude, b: Magnitude) -> Magnitude {
    if a.isZero || b.isZero { return Magnitude(0) }
    var limbs = [UInt32](repeating: 0, count: a.limbs.count + b.limbs.count)
    for (i, x) in a.limbs.enumerated() {
      var carry: UInt64 = 0
      for (j, y) in b.limbs.enumerated() {
        let product = UInt64(limbs[i + j]) + UInt64(x) * UInt64(y) + carry
        limbs[i + j] = UInt32(product % base)
        carry = product / base
      }
      limbs[i + b.limbs.count] = UInt32(carry)
    }
    return Magnitude(limbs: limbs)
  }

  func timesPowerOfTen(_ power: Int) -> Magnitude {
    if power == 0 || isZero { return self }
    var factor: UInt32 = 1
    for _ in 0..<(power % 9) { factor *= 10 }
    let scaled = factor == 1 ? self : self * Magnitude(UInt64(factor))
    return Magnitude(limbs: [UInt32](repeating: 0, count: power / 9) + scaled.limbs)
  }

  /// Quotient and remainder by long division; the divisor must not be 0.
  func divided(by divisor: Magnitude) -> (Magnitude, Magnitude) {
    if self < divisor { return (Magnitude(0), self) }
    // One limb of quotient a step: found by halving, as a product of the divisor that still fits the rest.
    var quotient = [UInt32](repeating: 0, count: limbs.count)
    var rest = Magnitude(0)
    for index in limbs.indices.reversed() {
      rest = Magnitude(limbs: [limbs[index]] + rest.limbs)
      var low: UInt64 = 0
      var high = Self.base - 1
      while low < high {
        let middle = (low + high + 1) / 2
        if rest < divisor * Magnitude(middle) { high = middle - 1 } else { low = middle }
      }
      if low > 0 { rest = rest - divisor * Magnitude(low) }
      quotient[index] = UInt32(low)
    }
    return (Magnitude(limbs: quotient), rest)
  }

  private subscript(index: Int) -> UInt32 { index < limbs.count ? limbs[index] : 0 }

  /// Appends the decimal digits; `0` for zero.
  func appendDigits(to out: inout [UInt8]) {
    GoNumber.formatUint(UInt64(limbs.last ?? 0), to: &out)
    for limb in limbs.dropLast().reversed() {
      var digits: [UInt8] = []
      GoNumber.formatUint(UInt64(limb), to: &digits)
      out.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: 9 - digits.count))
      out.append(contentsOf: digits)
    }
  }
}
