/// Go's `strconv`: writing numbers.
extension GoNumber {
  package static func formatInt(_ value: Int64, base: Int = 10, to out: inout [UInt8]) {
    if value < 0 { out.append(UInt8(ascii: "-")) }
    formatUint(value.magnitude, base: base, to: &out)
  }

  /// Bases 2 to 16.
  package static func formatUint(_ value: UInt64, base: Int = 10, upper: Bool = false, to out: inout [UInt8]) {
    if value < 10 && value < base {
      out.append(UInt8(ascii: "0") + UInt8(value))
      return
    }
    let radix = UInt64(base)
    let start = out.count
    var rest = value
    while rest != 0 {
      out.append(hexDigit(UInt8(rest % radix), upper: upper))
      rest /= radix
    }
    out[start...].reverse()
  }

  static func hexDigit(_ value: UInt8, upper: Bool = false) -> UInt8 {
    value < 10 ? 0x30 + value : (upper ? 0x41 : 0x61) + value - 10
  }

  /// `FormatFloat(value, format, precision, 64)`: formats `e E f F g G b x X`; precision -1 asks for the fewest digits that
  /// read back as the same number. Every other precision is correctly rounded.
  package static func formatFloat(
    _ value: Double, format: UInt8 = UInt8(ascii: "g"), precision: Int = -1, to out: inout [UInt8]
  ) {
    if value.isNaN {
      out.append("NaN")
      return
    }
    if value.isInfinite {
      out.append(value < 0 ? "-Inf" : "+Inf")
      return
    }
    switch format {
    case UInt8(ascii: "b"):
      formatBinary(value, to: &out)
      return
    case UInt8(ascii: "x"), UInt8(ascii: "X"):
      formatHex(value, upper: format == UInt8(ascii: "X"), precision: precision, to: &out)
      return
    default: break
    }
    var digits: FloatDigits
    var precision = precision
    let shortest = precision < 0
    if shortest {
      digits = FloatDigits(shortest: value)
      switch format | 0x20 {
      case UInt8(ascii: "e"): precision = digits.digits.count - 1
      case UInt8(ascii: "f"): precision = max(digits.digits.count - digits.point, 0)
      default: precision = digits.digits.count
      }
    } else {
      digits = FloatDigits(exact: value)
      switch format | 0x20 {
      case UInt8(ascii: "e"): digits.round(to: precision + 1)
      case UInt8(ascii: "f"): digits.round(to: digits.point + precision)
      default:
        if precision == 0 { precision = 1 }
        digits.round(to: precision)
      }
    }
    if value.sign == .minus { out.append(UInt8(ascii: "-")) }
    switch format | 0x20 {
    case UInt8(ascii: "e"): digits.appendExponential(precision, letter: format, to: &out)
    case UInt8(ascii: "f"): digits.appendFixed(max(precision, 0), to: &out)
    default: appendGeneral(digits, precision, shortest: shortest, upper: format == UInt8(ascii: "G"), to: &out)
    }
  }

  /// `%g`: with an exponent when it is under -4 or not under the precision (6 for the shortest form), else plain.
  private static func appendGeneral(
    _ digits: FloatDigits, _ precision: Int, shortest: Bool, upper: Bool, to out: inout [UInt8]
  ) {
    let count = digits.digits.count
    var limit = precision
    if limit > count && count >= digits.point { limit = count }
    if shortest { limit = 6 }
    let exponent = digits.point - 1
    if exponent < -4 || exponent >= limit {
      let letter = upper ? UInt8(ascii: "E") : UInt8(ascii: "e")
      digits.appendExponential(min(precision, count) - 1, letter: letter, to: &out)
    } else {
      let kept = precision > digits.point ? count : precision
      digits.appendFixed(max(kept - digits.point, 0), to: &out)
    }
  }

  /// `%b`: the 53-bit significand and the power of two.
  private static func formatBinary(_ value: Double, to out: inout [UInt8]) {
    if value.sign == .minus { out.append(UInt8(ascii: "-")) }
    let isSubnormal = value.exponentBitPattern == 0
    let significand = value.significandBitPattern | (isSubnormal ? 0 : 1 << 52)
    let exponent = max(Int(value.exponentBitPattern), 1) - 1075
    formatUint(significand, to: &out)
    out.append(UInt8(ascii: "p"))
    if exponent >= 0 { out.append(UInt8(ascii: "+")) }
    formatInt(Int64(exponent), to: &out)
  }

  /// `%x`: `-0x1.23abcp+20`.
  private static func formatHex(_ value: Double, upper: Bool, precision: Int, to out: inout [UInt8]) {
    // The leading 1 stands at bit 60: one digit, then fifteen after the point.
    var bits = value.significandBitPattern | (value.exponentBitPattern == 0 ? 0 : 1 << 52)
    var exponent = bits == 0 ? 0 : max(Int(value.exponentBitPattern), 1) - 1023
    bits <<= 8
    while bits != 0 && bits & (1 << 60) == 0 {
      bits <<= 1
      exponent -= 1
    }
    if precision >= 0 && precision < 15 {
      let shift = UInt64(precision * 4)
      let extra = (bits << shift) & (1 << 60 - 1)
      bits >>= 60 - shift
      if extra | (bits & 1) > 1 << 59 { bits += 1 }
      bits <<= 60 - shift
      if bits & (1 << 61) != 0 {
        bits >>= 1
        exponent += 1
      }
    }
    if value.sign == .minus { out.append(UInt8(ascii: "-")) }
    out.append(UInt8(ascii: "0"))
    out.append(upper ? UInt8(ascii: "X") : UInt8(ascii: "x"))
    out.append(UInt8(ascii: "0") + UInt8(bits >> 60 & 1))
    bits <<= 4
    var left = precision < 0 ? Int.max : precision
    if precision > 0 || (precision < 0 && bits != 0) { out.append(UInt8(ascii: ".")) }
    while left > 0 && (precision >= 0 || bits != 0) {
      out.append(hexDigit(UInt8(bits >> 60), upper: upper))
      bits <<= 4
      left -= 1
    }
    out.append(upper ? UInt8(ascii: "P") : UInt8(ascii: "p"))
    FloatDigits.appendExponent(exponent, to: &out)
  }
}
