/// One printed field: padding, and the verbs for plain values.
extension GoPrinter {
  /// Spaces or zeros; zeros only stand on the left.
  mutating func appendPadding(_ count: Int) {
    guard count > 0 else { return }
    out.append(
      contentsOf: repeatElement(flags.zero && !flags.minus ? UInt8(ascii: "0") : UInt8(ascii: " "), count: count))
  }

  /// Appends a text in its width, which counts runes.
  mutating func pad(_ text: [UInt8]) {
    guard flags.hasWidth, flags.width != 0 else {
      out.append(contentsOf: text)
      return
    }
    let missing = flags.width - UTF8Text.runeCount(text)
    if !flags.minus { appendPadding(missing) }
    out.append(contentsOf: text)
    if flags.minus { appendPadding(missing) }
  }

  mutating func padWithoutZeros(_ text: [UInt8]) {
    let zero = flags.zero
    flags.zero = false
    pad(text)
    flags.zero = zero
  }

  /// The text cut to as many runes as the precision says.
  func truncated(_ text: [UInt8]) -> [UInt8] {
    guard flags.hasPrecision, text.count > flags.precision else { return text }
    var left = flags.precision
    var position = 0
    while position < text.count {
      if left == 0 { return Array(text[..<position]) }
      left -= 1
      position += UTF8Text.decode(text, at: position).width
    }
    return text
  }

  /// `%s`.
  mutating func printText(_ text: [UInt8]) { pad(truncated(text)) }

  /// `%q`.
  mutating func printQuoted(_ text: [UInt8]) {
    let text = truncated(text)
    if flags.sharp && GoQuote.canBackquote(text) {
      pad([UInt8(ascii: "`")] + text + [UInt8(ascii: "`")])
      return
    }
    var quoted: [UInt8] = []
    if flags.plus {
      GoQuote.quoteToASCII(text, to: &quoted)
    } else {
      GoQuote.quote(text, to: &quoted)
    }
    pad(quoted)
  }

  /// `%x` of a text: its bytes.
  mutating func printHex(_ text: [UInt8], upper: Bool) {
    let length = flags.hasPrecision ? min(flags.precision, text.count) : text.count
    guard length > 0 else {
      if flags.hasWidth { appendPadding(flags.width) }
      return
    }
    var width = 2 * length
    if flags.space {
      width = (flags.sharp ? 4 : 2) * length + length - 1
    } else if flags.sharp {
      width += 2
    }
    let missing = flags.hasWidth ? flags.width - width : 0
    if !flags.minus { appendPadding(missing) }
    let letter = upper ? UInt8(ascii: "X") : UInt8(ascii: "x")
    for index in 0..<length {
      if flags.space && index > 0 { out.append(UInt8(ascii: " ")) }
      if flags.sharp && (index == 0 || flags.space) {
        out.append(UInt8(ascii: "0"))
        out.append(letter)
      }
      out.append(GoNumber.hexDigit(text[index] >> 4, upper: upper))
      out.append(GoNumber.hexDigit(text[index] & 0xF, upper: upper))
    }
    if flags.minus { appendPadding(missing) }
  }

  /// `%d`, `%b`, `%o`, `%O`, `%x`, `%X`: `bits` are two's complement if `isSigned`.
  mutating func printInteger(_ bits: UInt64, isSigned: Bool, base: Int = 10, verb: UInt32 = Verb.d) {
    let isNegative = isSigned && Int64(bitPattern: bits) < 0
    let magnitude = isNegative ? 0 &- bits : bits
    var leastDigits = 0
    if flags.hasPrecision {
      leastDigits = flags.precision
      if leastDigits == 0 && magnitude == 0 {
        padWithoutZeros([])
        return
      }
    } else if flags.zero && !flags.minus && flags.hasWidth {
      leastDigits = flags.width - (isNegative || flags.plus || flags.space ? 1 : 0)
    }
    if leastDigits == 0 && !flags.hasWidth && base == 10 && !flags.plus && !flags.space {
      if isNegative { out.append(UInt8(ascii: "-")) }
      GoNumber.formatUint(magnitude, to: &out)
      return
    }
    var digits: [UInt8] = []
    GoNumber.formatUint(magnitude, base: base, upper: verb == Verb.upperX, to: &digits)
    if digits.count < leastDigits {
      digits.insert(contentsOf: repeatElement(UInt8(ascii: "0"), count: leastDigits - digits.count), at: 0)
    }
    var field: [UInt8] = []
    if isNegative {
      field.append(UInt8(ascii: "-"))
    } else if flags.plus {
      field.append(UInt8(ascii: "+"))
    } else if flags.space {
      field.append(UInt8(ascii: " "))
    }
    if verb == 0x4F { field.append("0o") }
    if flags.sharp {
      switch base {
      case 2: field.append("0b")
      case 8: if digits.first != UInt8(ascii: "0") { field.append(UInt8(ascii: "0")) }
      case 16: field.append(verb == Verb.upperX ? "0X" : "0x")
      default: break
      }
    }
    field.append(contentsOf: digits)
    padWithoutZeros(field)
  }

  private static func rune(_ bits: UInt64) -> UInt32 {
    bits > UInt64(UTF8Text.maximum) ? UTF8Text.replacement : UInt32(bits)
  }

  /// `%c`.
  mutating func printCharacter(_ bits: UInt64) {
    var text: [UInt8] = []
    UTF8Text.encode(Self.rune(bits), to: &text)
    pad(text)
  }

  /// `%q` of a number.
  mutating func printQuotedCharacter(_ bits: UInt64) {
    var text: [UInt8] = []
    GoQuote.quoteRune(Self.rune(bits), asciiOnly: flags.plus, to: &text)
    pad(text)
  }

  /// `%U`: `U+0041`, with `#` also the character.
  mutating func printUnicode(_ bits: UInt64) {
    var digits: [UInt8] = []
    GoNumber.formatUint(bits, base: 16, upper: true, to: &digits)
    let least = flags.hasPrecision && flags.precision > 4 ? flags.precision : 4
    var text: [UInt8] = Array("U+".utf8)
    text.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: max(least - digits.count, 0)))
    text.append(contentsOf: digits)
    if flags.sharp && bits <= UInt64(UTF8Text.maximum) && RuneClass.isPrint(UInt32(bits)) {
      text.append(" '")
      UTF8Text.encode(UInt32(bits), to: &text)
      text.append("'")
    }
    padWithoutZeros(text)
  }

  /// `%e`, `%f`, `%g`, `%x`, `%b` of a float; `precision` is the verb's own default.
  mutating func printFloat(_ value: Double, format: UInt8, precision: Int) {
    let precision = flags.hasPrecision ? flags.precision : precision
    var number: [UInt8] = []
    GoNumber.formatFloat(value, format: format, precision: precision, to: &number)
    var sign = UInt8(ascii: "+")
    if let first = number.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      sign = first
      number.removeFirst()
    }
    if flags.space && sign == UInt8(ascii: "+") && !flags.plus { sign = UInt8(ascii: " ") }
    if !value.isFinite {
      // An infinity always shows its sign.
      if value.isInfinite || flags.space || flags.plus { number.insert(sign, at: 0) }
      padWithoutZeros(number)
      return
    }
    if flags.sharp && format != UInt8(ascii: "b") {
      number = Self.withPoint(number, format: format, precision: precision)
    }
    guard flags.plus || sign != UInt8(ascii: "+") else {
      pad(number)
      return
    }
    if flags.zero && !flags.minus && flags.hasWidth && flags.width > number.count + 1 {
      out.append(sign)
      appendPadding(flags.width - number.count - 1)
      out.append(contentsOf: number)
    } else {
      pad([sign] + number)
    }
  }

  /// What the `#` flag adds to a float: always a point, and for `%g` the zeros that make up the precision.
  private static func withPoint(_ number: [UInt8], format: UInt8, precision: Int) -> [UInt8] {
    var left = 0
    switch format {
    case UInt8(ascii: "g"), UInt8(ascii: "G"), UInt8(ascii: "x"): left = precision == -1 ? 6 : precision
    default: break
    }
    let isHex = format | 0x20 == UInt8(ascii: "x")
    var tail: [UInt8] = []
    var body: [UInt8] = []
    var hasPoint = false
    var seenDigit = false
    for (index, byte) in number.enumerated() {
      if byte | 0x20 == UInt8(ascii: "p") || (byte | 0x20 == UInt8(ascii: "e") && !isHex) {
        tail = Array(number[index...])
        break
      }
      body.append(byte)
      if byte == UInt8(ascii: ".") {
        hasPoint = true
        continue
      }
      if byte != UInt8(ascii: "0") { seenDigit = true }
      if seenDigit { left -= 1 }
    }
    if !hasPoint {
      if body == [UInt8(ascii: "0")] { left -= 1 }
      body.append(UInt8(ascii: "."))
    }
    if left > 0 { body.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: left)) }
    return body + tail
  }
}
