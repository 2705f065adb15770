package import RhumbEngine

/// An amount of a resource: `500m`, `1.5Gi`, `1e3`. Kept in billionths, and like the server's no larger than 2⁶³−1 units.
package struct Quantity: Comparable, Sendable {
  package let nanos: Int128

  init(nanos: Int128) { self.nanos = nanos }

  private static let limit = Int128(Int64.max) * 1_000_000_000

  package static func < (a: Quantity, b: Quantity) -> Bool { a.nanos < b.nanos }

  package var isNegative: Bool { nanos < 0 }
  package var isZero: Bool { nanos == 0 }
  package var isWhole: Bool { nanos % 1_000_000_000 == 0 }
  /// A multiple of a thousandth, which is as fine as CPU goes.
  package var isWholeMilli: Bool { nanos % 1_000_000 == 0 }

  /// Why a text is no quantity, in the words of Kubernetes' `resource` package.
  package enum Failure: Error {
    case format
    case suffix

    package var message: ByteString {
      switch self {
      case .format:
        "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
      case .suffix: "unable to parse quantity's suffix"
      }
    }
  }

  /// Reads a string or a number of a manifest; nil for anything else and for what is no quantity.
  package init?(_ value: Value) {
    switch value {
    case .string(let text):
      guard let quantity = try? Quantity(text) else { return nil }
      self = quantity
    case .float(let number):
      guard number.isFinite, number.magnitude < 9e18 else { return nil }
      nanos = Int128((number * 1e9).rounded(.awayFromZero))
    case .int(let number): nanos = Int128(number) * 1_000_000_000
    case .int64(let number): nanos = Int128(number) * 1_000_000_000
    default: return nil
    }
  }

  package init(_ text: ByteString) throws(Failure) {
    var rest = text.bytes[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
    let whole = rest.prefix(while: Grammar.isDigit)
    rest = rest.dropFirst(whole.count)
    var fraction: ArraySlice<UInt8> = []
    if rest.first == UInt8(ascii: ".") {
      fraction = rest.dropFirst().prefix(while: Grammar.isDigit)
      rest = rest.dropFirst(fraction.count + 1)
    }
    if whole.isEmpty && fraction.isEmpty { throw .format }
    guard rest.allSatisfy(Self.isOfSuffix) else { throw .format }
    guard let unit = Self.nanosPerUnit(rest) else { throw .suffix }
    let magnitude = Self.magnitude(whole, fraction, unit)
    nanos = isNegative ? -magnitude : magnitude
  }

  private static func isOfSuffix(_ byte: UInt8) -> Bool {
    Grammar.isDigit(byte) || "eEinumkKMGTP+-".utf8.contains(byte)
  }

  /// Rounds up to a billionth, as the server does.
  private static func magnitude(_ whole: ArraySlice<UInt8>, _ fraction: ArraySlice<UInt8>, _ unit: Int128) -> Int128 {
    var integer: Int128 = 0
    for digit in whole {
      integer = integer * 10 + Int128(digit - 0x30)
      if integer > limit { return unit == 0 ? 0 : limit }
    }
    var billionths: Int128 = 0
    for index in 0..<9 {
      let digit = index < fraction.count ? fraction[fraction.startIndex + index] - 0x30 : 0
      billionths = billionths * 10 + Int128(digit)
    }
    let hasMore = fraction.dropFirst(9).contains { $0 != 0x30 }
    let (product, overflowed) = integer.multipliedReportingOverflow(by: unit)
    if overflowed { return limit }
    let (part, partOverflowed) = billionths.multipliedReportingOverflow(by: unit)
    if partOverflowed { return limit }
    let rounded = part / 1_000_000_000 + (part % 1_000_000_000 > 0 || hasMore ? 1 : 0)
    return min(limit, product + rounded)
  }

  /// Nil if there is no such suffix.
  private static func nanosPerUnit(_ suffix: ArraySlice<UInt8>) -> Int128? {
    let one: Int128 = 1_000_000_000
    guard let first = suffix.first else { return one }
    if suffix.count == 1 {
      switch first {
      case UInt8(ascii: "n"): return 1
      case UInt8(ascii: "u"): return 1_000
      case UInt8(ascii: "m"): return 1_000_000
      default: break
      }
      return "kMGTPE".utf8.enumerated().first { $1 == first }.map { power(10, 3 * ($0.offset + 1)) * one }
    }
    if suffix.count == 2, suffix.last == UInt8(ascii: "i") {
      return "KMGTPE".utf8.enumerated().first { $1 == first }.map { (Int128(1) << (10 * ($0.offset + 1))) * one }
    }
    guard first | 0x20 == UInt8(ascii: "e") else { return nil }
    return exponent(suffix.dropFirst())
  }

  private static func exponent(_ text: ArraySlice<UInt8>) -> Int128? {
    let isNegative = text.first == UInt8(ascii: "-")
    let digits = isNegative || text.first == UInt8(ascii: "+") ? text.dropFirst() : text
    guard !digits.isEmpty, digits.count < 10, digits.allSatisfy(Grammar.isDigit) else { return nil }
    let exponent = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    if isNegative { return exponent > 9 ? 1 : power(10, 9 - exponent) }
    return power(10, 9 + min(exponent, 27))
  }

  private static func power(_ base: Int128, _ exponent: Int) -> Int128 {
    (0..<exponent).reduce(Int128(1)) { value, _ in value * base }
  }
}
