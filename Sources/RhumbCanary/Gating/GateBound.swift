package import RhumbEngine

/// What a measured value is held against.
package struct GateBound: Sendable, Equatable {
  package enum Comparison: String, Sendable, CaseIterable {
    // The longer ones first, so that they are found first.
    case atLeast = ">="
    case atMost = "<="
    case equal = "=="
    case unequal = "!="
    case above = ">"
    case below = "<"
  }

  package let comparison: Comparison
  package let number: Double

  package init(_ comparison: Comparison, _ number: Double) {
    self.comparison = comparison
    self.number = number
  }

  package func holds(for value: Double) -> Bool {
    switch comparison {
    case .atLeast: value >= number
    case .atMost: value <= number
    case .equal: value == number
    case .unequal: value != number
    case .above: value > number
    case .below: value < number
    }
  }

  /// Splits `EXPRESSION OPERATOR NUMBER` at the last comparison outside of brackets and quotes. Nil without one: a
  /// question that nothing is held against is no check.
  package static func split(_ query: ByteString) -> (expression: ByteString, bound: GateBound)? {
    let bytes = query.bytes
    var found: (start: Int, comparison: Comparison)?
    var depth = 0
    var quote: UInt8?
    var position = 0
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if let open = quote {
        if byte == UInt8(ascii: "\\"), open != UInt8(ascii: "`") { position += 1 } else if byte == open { quote = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "`"): quote = byte
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      default:
        guard depth == 0 else { continue }
        let comparison = Comparison.allCases.first { bytes[(position - 1)...].starts(with: $0.rawValue.utf8) }
        if let comparison {
          found = (position - 1, comparison)
          position += comparison.rawValue.utf8.count - 1
        }
      }
    }
    guard let found else { return nil }
    let expression = ByteString(bytes[..<found.start]).trimmingBlanks
    let words = ByteString(bytes[(found.start + found.comparison.rawValue.utf8.count)...]).trimmingBlanks
    guard !expression.isEmpty, let number = Self.number(words) else { return nil }
    return (expression, GateBound(found.comparison, number))
  }

  private static func number(_ words: ByteString) -> Double? {
    guard !words.isEmpty, words.bytes.allSatisfy({ "0123456789+-.eE".utf8.contains($0) }) else { return nil }
    let parsed = GoNumber.parseFloat(words.bytes)
    return parsed.error == nil ? parsed.value : nil
  }

  /// `>= 99.5`
  package func shown(_ unit: String) -> String { "\(comparison.rawValue) \(Self.shown(number))\(unit)" }

  /// At most four digits behind the point, and none that say nothing.
  package static func shown(_ number: Double) -> String {
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Inf" : "+Inf" }
    let rounded = (number * 10_000).rounded() / 10_000
    if let whole = Int(exactly: rounded) { return "\(whole)" }
    return "\(number.magnitude < 0.0001 || number.magnitude > 1e12 ? number : rounded)"
  }
}

extension ByteString {
  fileprivate var trimmingBlanks: ByteString {
    var rest = bytes[...]
    while let first = rest.first, first <= 0x20 { rest.removeFirst() }
    while let last = rest.last, last <= 0x20 { rest.removeLast() }
    return ByteString(rest)
  }
}
