/// Why a text is no number of the wanted kind: strconv's `ErrSyntax` and `ErrRange`.
package enum NumberError: Error, Sendable {
  case syntax, range
}

/// Go's `strconv`: reading numbers.
package enum GoNumber {
  /// `ParseInt(text, base, bits)`. Base 0 reads Go's prefixes (`0x`, `0b`, `0o`, a leading `0`) and underscores.
  /// Out of range, the value is the nearest one, together with `.range`; on bad syntax it is 0.
  package static func parseInt(
    _ text: [UInt8], base: Int = 10, bits: Int = 64
  ) -> (value: Int64, error: NumberError?) {
    guard let first = text.first else { return (0, .syntax) }
    let negative = first == UInt8(ascii: "-")
    let start = negative || first == UInt8(ascii: "+") ? 1 : 0
    let (magnitude, error) = parseUint(text, from: start, base: base, bits: 64)
    if error == .syntax { return (0, .syntax) }
    let cutoff = UInt64(1) << UInt64(bits - 1)
    if !negative && (magnitude >= cutoff || error != nil) { return (Int64(cutoff - 1), .range) }
    if negative && (magnitude > cutoff || error != nil) { return (Int64(bitPattern: 0 &- cutoff), .range) }
    return (Int64(bitPattern: negative ? 0 &- magnitude : magnitude), nil)
  }

  /// `ParseUint(text, base, bits)`; no sign is accepted.
  package static func parseUint(
    _ text: [UInt8], base: Int = 10, bits: Int = 64
  ) -> (value: UInt64, error: NumberError?) {
    parseUint(text, from: 0, base: base, bits: bits)
  }

  private static func parseUint(
    _ text: [UInt8], from start: Int, base: Int, bits: Int
  ) -> (value: UInt64, error: NumberError?) {
    var position = start
    guard position < text.count else { return (0, .syntax) }
    var radix = UInt64(base)
    if base == 0 {
      radix = 10
      if text[position] == UInt8(ascii: "0") {
        let letter = text.count - position >= 3 ? text[position + 1] | 0x20 : 0
        switch letter {
        case UInt8(ascii: "b"): radix = 2
        case UInt8(ascii: "o"): radix = 8
        case UInt8(ascii: "x"): radix = 16
        default:
          radix = 8
          position -= 1
        }
        position += 2
      }
    }
    let largest = bits >= 64 ? UInt64.max : UInt64(1) << UInt64(bits) - 1
    var value: UInt64 = 0
    var hasUnderscore = false
    while position < text.count {
      let byte = text[position]
      position += 1
      if byte == UInt8(ascii: "_") && base == 0 {
        hasUnderscore = true
        continue
      }
      guard let digit = digitValue(byte), digit < radix else { return (0, .syntax) }
      let (scaled, overflow) = value.multipliedReportingOverflow(by: radix)
      let (sum, carry) = scaled.addingReportingOverflow(digit)
      if overflow || carry || sum > largest { return (largest, .range) }
      value = sum
    }
    if hasUnderscore && !areUnderscoresSound(text, from: 0, to: text.count) { return (0, .syntax) }
    return (value, nil)
  }

  static func digitValue(_ byte: UInt8) -> UInt64? {
    switch byte {
    case 0x30...0x39: UInt64(byte - 0x30)
    case 0x61...0x7A: UInt64(byte - 0x61 + 10)
    case 0x41...0x5A: UInt64(byte - 0x41 + 10)
    default: nil
    }
  }

  /// Whether underscores stand only between digits, or between a base prefix and a digit, as in Go's literals.
  private static func areUnderscoresSound(_ text: [UInt8], from start: Int, to end: Int) -> Bool {
    enum Last { case begin, digit, underscore, other }
    var last = Last.begin
    var position = start
    if position < end, text[position] == UInt8(ascii: "-") || text[position] == UInt8(ascii: "+") { position += 1 }
    var isHex = false
    if end - position >= 2, text[position] == UInt8(ascii: "0") {
      let letter = text[position + 1] | 0x20
      if letter == UInt8(ascii: "b") || letter == UInt8(ascii: "o") || letter == UInt8(ascii: "x") {
        position += 2
        last = .digit
        isHex = letter == UInt8(ascii: "x")
      }
    }
    while position < end {
      let byte = text[position]
      let folded = byte | 0x20
      if (byte >= 0x30 && byte <= 0x39) || (isHex && folded >= 0x61 && folded <= 0x66) {
        last = .digit
      } else if byte == UInt8(ascii: "_") {
        if last != .digit { return false }
        last = .underscore
      } else {
        if last == .underscore { return false }
        last = .other
      }
      position += 1
    }
    return last != .underscore
  }

  /// `ParseFloat(text, 64)`: decimal and hexadecimal floats, `inf`, `infinity` and `nan` in any case.
  /// Too large a number is an infinity together with `.range`; on bad syntax the value is 0.
  package static func parseFloat(_ text: [UInt8]) -> (value: Double, error: NumberError?) {
    if let special = specialFloat(text) { return (special, nil) }
    guard let clean = cleanFloat(text), let value = Double(String(decoding: clean, as: UTF8.self)) else {
      return (0, .syntax)
    }
    return (value, value.isInfinite ? .range : nil)
  }

  private static func specialFloat(_ text: [UInt8]) -> Double? {
    guard let first = text.first else { return nil }
    let isSigned = first == UInt8(ascii: "-") || first == UInt8(ascii: "+")
    let word = text[(isSigned ? 1 : 0)...].map { $0 | 0x20 }
    guard let initial = word.first, initial == UInt8(ascii: "i") || initial == UInt8(ascii: "n") else { return nil }
    if word == Array("inf".utf8) || word == Array("infinity".utf8) {
      return first == UInt8(ascii: "-") ? -Double.infinity : Double.infinity
    }
    return !isSigned && word == Array("nan".utf8) ? Double.nan : nil
  }

  /// The text without underscores if it is a float literal as Go reads them, nil otherwise.
  private static func cleanFloat(_ text: [UInt8]) -> [UInt8]? {
    var clean: [UInt8] = []
    clean.reserveCapacity(text.count)
    var position = 0
    func peek() -> UInt8? { position < text.count ? text[position] : nil }
    if let sign = peek(), sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
      clean.append(sign)
      position += 1
    }
    var isHex = false
    if text.count - position > 2, text[position] == UInt8(ascii: "0"), text[position + 1] | 0x20 == UInt8(ascii: "x") {
      clean.append("0x")
      position += 2
      isHex = true
    }
    var hasUnderscore = false
    var hasDigits = false
    var hasPoint = false
    while let byte = peek() {
      let folded = byte | 0x20
      if byte == UInt8(ascii: "_") {
        hasUnderscore = true
      } else if byte == UInt8(ascii: ".") && !hasPoint {
        // Swift's reader wants a digit on both sides.
        if !hasDigits { clean.append(UInt8(ascii: "0")) }
        clean.append(byte)
        hasPoint = true
      } else if (byte >= 0x30 && byte <= 0x39) || (isHex && folded >= 0x61 && folded <= 0x66) {
        clean.append(byte)
        hasDigits = true
      } else {
        break
      }
      position += 1
    }
    guard hasDigits else { return nil }
    if clean.last == UInt8(ascii: ".") { clean.append(UInt8(ascii: "0")) }
    let letter = peek().map { $0 | 0x20 }
    if letter == (isHex ? UInt8(ascii: "p") : UInt8(ascii: "e")) {
      clean.append(isHex ? UInt8(ascii: "p") : UInt8(ascii: "e"))
      position += 1
      guard appendExponent(text, &position, &hasUnderscore, to: &clean) else { return nil }
    } else if isHex {
      return nil
    }
    guard position == text.count else { return nil }
    return hasUnderscore && !areUnderscoresSound(text, from: 0, to: text.count) ? nil : clean
  }

  private static func appendExponent(
    _ text: [UInt8], _ position: inout Int, _ hasUnderscore: inout Bool, to clean: inout [UInt8]
  ) -> Bool {
    if position < text.count, text[position] == UInt8(ascii: "-") || text[position] == UInt8(ascii: "+") {
      clean.append(text[position])
      position += 1
    }
    guard position < text.count, text[position] >= 0x30, text[position] <= 0x39 else { return false }
    var exponent = 0
    while position < text.count,
      (text[position] >= 0x30 && text[position] <= 0x39) || text[position] == UInt8(ascii: "_")
    {
      if text[position] == UInt8(ascii: "_") {
        hasUnderscore = true
      } else if exponent < 100_000 {
        exponent = exponent * 10 + Int(text[position] - 0x30)
      }
      position += 1
    }
    formatInt(Int64(exponent), to: &clean)
    return true
  }
}
