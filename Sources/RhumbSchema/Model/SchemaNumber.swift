import RhumbEngine
import RhumbFormats

/// A decimal number of any size, exactly as it was written: limits and values are compared as such, not as floats.
struct SchemaNumber {
  private let isNegative: Bool
  /// Digit values without zeros at either end; empty for zero.
  private let digits: [UInt8]
  /// The number is `digits × 10^exponent`.
  private let exponent: Int
  /// The nearest float, for messages.
  let float: Double

  /// Go refuses numbers with larger powers of ten.
  private static let maximumExponent = 1_000_000

  init?(_ value: Value) {
    guard let text = Self.text(of: value) else { return nil }
    self.init(text.bytes)
  }

  /// A number's text as Go's `fmt.Sprint` gives it; nil if the value is no number.
  static func text(of value: Value) -> ByteString? {
    var out: [UInt8] = []
    switch value {
    case .int(let number): GoNumber.formatInt(Int64(number), to: &out)
    case .int64(let number): GoNumber.formatInt(number, to: &out)
    case .float(let number): GoNumber.formatFloat(number, to: &out)
    case .host(let object):
      if let number = object as? SizedInteger {
        if number.isSigned {
          GoNumber.formatInt(Int64(bitPattern: number.bits), to: &out)
        } else {
          GoNumber.formatUint(number.bits, to: &out)
        }
      } else if let number = value.content(as: JSONNumber.self) {
        return number.text
      } else {
        return nil
      }
    default: return nil
    }
    return ByteString(out)
  }

  /// A number as JSON writes it.
  init?(_ text: [UInt8]) {
    var digits: [UInt8] = []
    var fraction = 0
    var hasPoint = false
    var position = 0
    let isNegative = text.first == UInt8(ascii: "-")
    if isNegative || text.first == UInt8(ascii: "+") { position = 1 }
    while position < text.count, text[position] | 0x20 != UInt8(ascii: "e") {
      let byte = text[position]
      if byte == UInt8(ascii: ".") {
        hasPoint = true
      } else {
        guard byte >= 0x30 && byte <= 0x39 else { return nil }
        if !(digits.isEmpty && byte == 0x30) { digits.append(byte - 0x30) }
        if hasPoint { fraction += 1 }
      }
      position += 1
    }
    var power = 0
    if position < text.count {
      let (value, error) = GoNumber.parseInt(Array(text[(position + 1)...]))
      guard error == nil, abs(value) <= 1 << 40 else { return nil }
      power = Int(value)
    }
    power -= fraction
    if abs(power) > Self.maximumExponent { return nil }
    while digits.last == 0 {
      digits.removeLast()
      power += 1
    }
    self.isNegative = isNegative && !digits.isEmpty
    self.digits = digits
    exponent = digits.isEmpty ? 0 : power
    float = GoNumber.parseFloat(text).value
  }

  var isInteger: Bool { exponent >= 0 }

  /// -1, 0 or 1.
  var sign: Int { digits.isEmpty ? 0 : isNegative ? -1 : 1 }

  /// The lowest 64 bits of a whole number, as Go's `Int64()` of a big one; nil if it is none.
  var int: Int? {
    guard isInteger else { return nil }
    var value: UInt64 = 0
    for digit in digits { value = value &* 10 &+ UInt64(digit) }
    for _ in 0..<min(exponent, 64) { value = value &* 10 }
    return Int(truncatingIfNeeded: isNegative ? 0 &- value : value)
  }

  static func compare(_ a: SchemaNumber, _ b: SchemaNumber) -> Int {
    if a.isNegative != b.isNegative { return a.isNegative ? -1 : 1 }
    let order = compareMagnitudes(a, b)
    return a.isNegative ? -order : order
  }

  private static func compareMagnitudes(_ a: SchemaNumber, _ b: SchemaNumber) -> Int {
    if a.digits.isEmpty || b.digits.isEmpty { return a.digits.count.signum() - b.digits.count.signum() }
    let (first, second) = (a.digits.count + a.exponent, b.digits.count + b.exponent)
    if first != second { return first < second ? -1 : 1 }
    if a.digits == b.digits { return 0 }
    return a.digits.lexicographicallyPrecedes(b.digits) ? -1 : 1
  }

  func isMultiple(of step: SchemaNumber) -> Bool {
    if digits.isEmpty { return true }
    let shift = exponent - step.exponent
    // The digits end in no zero, so no power of ten divides them.
    guard shift >= 0, !step.digits.isEmpty else { return false }
    // Longer steps than this divide no value a chart can hold.
    guard step.digits.count <= 18 else { return digits == step.digits && shift == 0 }
    let divisor = step.digits.reduce(UInt64(0)) { $0 * 10 + UInt64($1) }
    var rest: UInt64 = 0
    for digit in digits { rest = (rest * 10 + UInt64(digit)) % divisor }
    for _ in 0..<shift where rest != 0 { rest = rest * 10 % divisor }
    return rest == 0
  }
}
