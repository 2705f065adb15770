import RhumbEngine

/// Strings, numbers and dates.
extension TOMLReader {
  func text(of item: TOMLItem) throws(TOMLError) -> ByteString {
    switch item.kind {
    case .escapedString: return try unescaped(item.text, in: item)
    case .multilineString:
      return try unescaped(Self.withoutEscapedNewlines(Array(Self.withoutFirstNewline(item.text)))[...], in: item)
    case .rawMultilineString: return ByteString(Self.withoutFirstNewline(item.text))
    default: return ByteString(item.text)
    }
  }

  func scalar(_ item: TOMLItem) throws(TOMLError) -> Value {
    switch item.kind {
    case .integer: return .int64(try integer(item))
    case .float: return .float(try float(item))
    case .bool: return .bool(item.text.first == UInt8(ascii: "t"))
    case .datetime: return try datetime(item)
    default: return .string(try text(of: item))
    }
  }

  // MARK: Numbers

  /// `before "text" after`.
  private func fault(
    _ before: StaticString, _ text: [UInt8], _ after: StaticString = "", in item: TOMLItem
  ) -> TOMLError {
    var reason: [UInt8] = []
    reason.append(before)
    GoQuote.quote(text, to: &reason)
    reason.append(after)
    return fault(ByteString(reason), in: item)
  }

  private func integer(_ item: TOMLItem) throws(TOMLError) -> Int64 {
    let text = Array(item.text)
    if !Self.areUnderscoresSound(item.text) {
      throw fault("Invalid integer ", text, ": underscores must be surrounded by digits", in: item)
    }
    if Self.hasLeadingZero(item.text) {
      throw fault("Invalid integer ", text, ": cannot have leading zeroes", in: item)
    }
    let (value, error) = GoNumber.parseInt(text, base: 0)
    if error != nil { throw fault(ByteString(text) + " is out of range for int64", in: item) }
    return value
  }

  private func float(_ item: TOMLItem) throws(TOMLError) -> Double {
    let text = Array(item.text)
    let parts = item.text.split { $0 == UInt8(ascii: ".") || $0 | 0x20 == UInt8(ascii: "e") }
    for part in parts where !Self.areUnderscoresSound(part) {
      throw fault("Invalid float ", text, ": underscores must be surrounded by digits", in: item)
    }
    if let whole = parts.first, Self.hasLeadingZero(whole) {
      throw fault("Invalid float ", text, ": cannot have leading zeroes", in: item)
    }
    for (index, byte) in text.enumerated() where byte == UInt8(ascii: ".") {
      if index + 1 < text.count, TOMLLexer.isDigit(UInt32(text[index + 1])) { continue }
      throw fault("Invalid float ", text, ": '.' must be followed by one or more digits", in: item)
    }
    var plain = text.filter { $0 != UInt8(ascii: "_") }
    let isNegativeNaN = plain.elementsEqual("-nan".utf8)
    if isNegativeNaN || plain.elementsEqual("+nan".utf8) { plain.removeFirst() }
    let (value, error) = GoNumber.parseFloat(plain)
    switch error {
    case .range: throw fault(ByteString(text) + " is out of range for float64", in: item)
    case .syntax: throw fault("Invalid float value: ", text, in: item)
    case nil: return isNegativeNaN ? -value : value
    }
  }

  /// The library takes any letter of a hexadecimal number for a digit here.
  private static func areUnderscoresSound(_ text: ArraySlice<UInt8>) -> Bool {
    let word = text.first == UInt8(ascii: "+") || text.first == UInt8(ascii: "-") ? text.dropFirst() : text
    if word.elementsEqual("nan".utf8) || word.elementsEqual("inf".utf8) { return true }
    var isAfterDigit = false
    for byte in text {
      if byte == UInt8(ascii: "_") && !isAfterDigit { return false }
      isAfterDigit = TOMLLexer.isHex(UInt32(byte))
    }
    return isAfterDigit
  }

  private static func hasLeadingZero(_ text: ArraySlice<UInt8>) -> Bool {
    let digits = Array(text)
    if digits.count > 1, digits[0] == 0x30 {
      return digits[1] != UInt8(ascii: "b") && digits[1] != UInt8(ascii: "o") && digits[1] != UInt8(ascii: "x")
    }
    return digits.count > 2 && (digits[0] == UInt8(ascii: "-") || digits[0] == UInt8(ascii: "+")) && digits[1] == 0x30
  }

  private func datetime(_ item: TOMLItem) throws(TOMLError) -> Value {
    let text = item.text.map { byte -> UInt8 in
      switch byte {
      case UInt8(ascii: "z"): UInt8(ascii: "Z")
      case UInt8(ascii: "t"), UInt8(ascii: " "): UInt8(ascii: "T")
      default: byte
      }
    }
    guard let moment = TOMLDateTime(text) else { throw fault("invalid datetime: ", text, in: item) }
    return makeTime(moment)
  }

  // MARK: Strings

  private static func withoutFirstNewline(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    if text.first == 0x0A { return text.dropFirst() }
    return text.starts(with: [0x0D, 0x0A]) ? text.dropFirst(2) : text
  }

  /// Takes out each backslash before the end of a line, with all white space up to the next word.
  private static func withoutEscapedNewlines(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var position = 0
    while position < text.count {
      let byte = text[position]
      guard byte == UInt8(ascii: "\\") else {
        result.append(byte)
        position += 1
        continue
      }
      var end = position + 1
      var hasNewline = false
      while end < text.count, [0x20, 0x09, 0x0A, 0x0D].contains(text[end]) {
        hasNewline = hasNewline || text[end] == 0x0A
        end += 1
      }
      if hasNewline {
        position = end
        continue
      }
      result.append(byte)
      position += 1
      if position < text.count, text[position] == UInt8(ascii: "\\") {
        result.append(byte)
        position += 1
      }
    }
    return result
  }

  /// Replaces escapes; the lexer has seen that they are whole.
  private func unescaped(_ text: ArraySlice<UInt8>, in item: TOMLItem) throws(TOMLError) -> ByteString {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var position = text.startIndex
    while position < text.endIndex {
      let byte = text[position]
      guard byte == UInt8(ascii: "\\"), position + 1 < text.endIndex else {
        result.append(byte)
        position += 1
        continue
      }
      let letter = text[position + 1]
      position += 2
      switch letter {
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "e"): result.append(0x1B)
      case UInt8(ascii: "x"): try appendCode(text, &position, 2, in: item, to: &result)
      case UInt8(ascii: "u"): try appendCode(text, &position, 4, in: item, to: &result)
      case UInt8(ascii: "U"): try appendCode(text, &position, 8, in: item, to: &result)
      case 0x20, 0x09: throw fault("invalid escape: '\\" + ByteString([letter]) + "'", in: item)
      default: result.append(letter)
      }
    }
    return ByteString(result)
  }

  private func appendCode(
    _ text: ArraySlice<UInt8>, _ position: inout Int, _ count: Int, in item: TOMLItem, to result: inout [UInt8]
  ) throws(TOMLError) {
    let digits = Array(text[position..<min(position + count, text.endIndex)])
    position += digits.count
    let rune = UInt32(truncatingIfNeeded: GoNumber.parseUint(digits, base: 16).value)
    if !UTF8Text.isValidRune(rune) {
      throw fault("Escaped character '\\u" + ByteString(digits) + "' is not valid UTF-8.", in: item)
    }
    UTF8Text.encode(rune, to: &result)
  }
}
