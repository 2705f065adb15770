import RhumbEngine

/// An exact decimal number, `coefficient × 10^exponent`: what sprig's float arithmetic computes with.
struct Decimal {
  private var isNegative: Bool
  private var coefficient: Magnitude
  private var exponent: Int

  static let zero = Decimal(whole: 0)
  /// Decimals after the point that a division keeps.
  private static let divisionPrecision = 16

  private init(_ isNegative: Bool, _ coefficient: Magnitude, _ exponent: Int) {
    self.isNegative = isNegative
    self.coefficient = coefficient
    self.exponent = exponent
  }

  init(whole number: Int64) { self.init(number < 0, Magnitude(number.magnitude), 0) }

  /// The shortest decimal that reads back as this float.
  init(_ number: Double) throws(Fault) {
    guard number.isFinite else {
      let name: StaticString = number.isNaN ? "NaN" : number < 0 ? "-Inf" : "+Inf"
      throw Fault("Cannot create a Decimal from \(name)")
    }
    var text: [UInt8] = []
    GoNumber.formatFloat(number.magnitude, format: UInt8(ascii: "e"), to: &text)
    // d.ddde±dd with up to 17 digits, which fit 64 bits.
    let (mantissa, rest) = (text.prefix { $0 != UInt8(ascii: "e") }, text.drop { $0 != UInt8(ascii: "e") }.dropFirst())
    let digits = mantissa.filter { $0 != UInt8(ascii: ".") }
    let whole = GoNumber.parseUint(Array(digits)).value
    let power = Int(GoNumber.parseInt(Array(rest)).value)
    self.init(number < 0, Magnitude(whole), whole == 0 ? 0 : power - (digits.count - 1))
  }

  var limbCount: Int { coefficient.limbs.count }

  /// The nearest float.
  var double: Double {
    var text: [UInt8] = coefficient.isZero || !isNegative ? [] : [UInt8(ascii: "-")]
    coefficient.appendDigits(to: &text)
    text.append(UInt8(ascii: "e"))
    GoNumber.formatInt(Int64(exponent), to: &text)
    return GoNumber.parseFloat(text).value
  }

  static func + (a: Decimal, b: Decimal) -> Decimal {
    let exponent = min(a.exponent, b.exponent)
    let left = a.coefficient.timesPowerOfTen(a.exponent - exponent)
    let right = b.coefficient.timesPowerOfTen(b.exponent - exponent)
    if a.isNegative == b.isNegative { return Decimal(a.isNegative, left + right, exponent) }
    return left < right
      ? Decimal(b.isNegative, right - left, exponent) : Decimal(a.isNegative, left - right, exponent)
  }

  static func - (a: Decimal, b: Decimal) -> Decimal { a + Decimal(!b.isNegative, b.coefficient, b.exponent) }

  static func * (a: Decimal, b: Decimal) -> Decimal {
    Decimal(a.isNegative != b.isNegative, a.coefficient * b.coefficient, a.exponent + b.exponent)
  }

  /// The quotient to 16 decimals, half away from zero.
  func divided(by divisor: Decimal) throws(Fault) -> Decimal {
    if divisor.coefficient.isZero { throw Fault("decimal division by 0") }
    let shift = exponent - divisor.exponent + Self.divisionPrecision
    let dividend = coefficient.timesPowerOfTen(max(shift, 0))
    let denominator = divisor.coefficient.timesPowerOfTen(max(-shift, 0))
    var (quotient, remainder) = dividend.divided(by: denominator)
    if !(remainder + remainder < denominator) { quotient = quotient + Magnitude(1) }
    return Decimal(isNegative != divisor.isNegative, quotient, -Self.divisionPrecision)
  }
}
