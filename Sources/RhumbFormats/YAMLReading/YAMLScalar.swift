import RhumbEngine

/// What a scalar's text means to go-yaml v2: the types of YAML 1.1, without dates and base 60.
enum YAMLScalar: Equatable {
  case null
  case bool(Bool)
  case int(Int64)
  case uint(UInt64)
  case float(Double)
  /// The text as it is.
  case string

  /// The meaning of a plain text without a tag, by its first byte.
  static func resolve(_ bytes: [UInt8], _ range: Range<Int>) -> YAMLScalar {
    guard let first = range.first.map({ bytes[$0] }) else { return .null }
    switch first {
    case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"):
      return number(bytes, range)
    case UInt8(ascii: "."):
      return word(bytes, range) ?? YAMLNumber.fraction(Array(bytes[range])).map { .float($0) } ?? .string
    case UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"),
      UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "o"), UInt8(ascii: "O"),
      UInt8(ascii: "~"):
      return range.count > 5 ? .string : word(bytes, range) ?? .string
    default:
      return .string
    }
  }

  private static func number(_ bytes: [UInt8], _ range: Range<Int>) -> YAMLScalar {
    // Most numbers are a few digits.
    if range.count <= 18, bytes[range.lowerBound] != 0x30 || range.count == 1 {
      var value: Int64 = 0
      var isDecimal = true
      for index in range {
        let digit = bytes[index] &- 0x30
        if digit > 9 {
          isDecimal = false
          break
        }
        value = value &* 10 &+ Int64(digit)
      }
      if isDecimal { return .int(value) }
    }
    if bytes[range.lowerBound] < 0x30, let special = word(bytes, range) { return special }
    return YAMLNumber.resolve(bytes[range].filter { $0 != UInt8(ascii: "_") })
  }

  /// The words that mean something: each is all lower case, all upper case, or capitalized.
  private static func word(_ bytes: [UInt8], _ range: Range<Int>) -> YAMLScalar? {
    guard range.count <= 5 else { return nil }
    var packed: UInt64 = 0
    var lower: UInt64 = 0
    for index in range {
      packed = packed << 8 | UInt64(bytes[index])
      lower = lower << 8 | UInt64(bytes[index] | 0x20)
    }
    guard let meaning = meaning(ofLower: lower, packed: packed) else { return nil }
    return spelling(bytes, range) ? meaning : nil
  }

  /// The words in lower case, packed: `y`, `yes`, `on`, `true` and so on.
  private static func meaning(ofLower lower: UInt64, packed: UInt64) -> YAMLScalar? {
    switch lower {
    case 0x79, 0x796573, 0x6F6E, 0x74727565: .bool(true)
    case 0x6E, 0x6E6F, 0x6F6666, 0x66616C7365: .bool(false)
    case 0x6E756C6C: .null
    case 0x7E: packed == lower ? .null : nil
    case 0x2E6E616E: .float(.nan)
    case 0x2E696E66, 0x2B2E696E66: .float(.infinity)
    case 0x2D2E696E66: .float(-.infinity)
    default: nil
    }
  }

  /// Whether letters are spelled in one of the three ways (`.NaN` is a fourth; `.Nan` is none).
  private static func spelling(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    var first = range.lowerBound
    while first < range.upperBound, bytes[first] < 0x41 { first += 1 }
    let letters = bytes[first..<range.upperBound]
    let upper = letters.map { $0 >= 0x41 && $0 <= 0x5A }
    // Lower-casing with a bit would also take other bytes for letters.
    guard bytes[range].allSatisfy({ $0 == 0x7E || $0 < 0x30 || ($0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A) }) else {
      return false
    }
    if letters.elementsEqual([0x4E, 0x61, 0x4E]) { return true }
    if letters.elementsEqual([0x4E, 0x61, 0x6E]) && first > range.lowerBound { return false }
    guard upper.count > 1 else { return true }
    let rest = upper.dropFirst()
    return rest.allSatisfy { !$0 } || (upper[0] && rest.allSatisfy { $0 })
  }
}
