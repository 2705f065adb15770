import RhumbEngine

/// Numbers as go-yaml v2 reads them, with Go's strconv.
enum YAMLNumber {
  /// The meaning of a text that begins with a digit or sign, after its underscores were taken out.
  static func resolve(_ plain: [UInt8]) -> YAMLScalar {
    let signed = GoNumber.parseInt(plain, base: 0)
    if signed.error == nil { return .int(signed.value) }
    let unsigned = GoNumber.parseUint(plain, base: 0)
    if unsigned.error == nil { return .uint(unsigned.value) }
    if isDecimal(plain), let value = fraction(plain) { return .float(value) }
    return oddBinary(plain) ?? .string
  }

  /// go-yaml reads what follows `0b` once more with ParseInt, which takes a sign there: `0b+1` is 1.
  private static func oddBinary(_ plain: [UInt8]) -> YAMLScalar? {
    guard plain.count >= 4, plain[0] == 0x30, plain[1] == UInt8(ascii: "b") else { return nil }
    let signed = GoNumber.parseInt(Array(plain[2...]), base: 2)
    return signed.error == nil ? .int(signed.value) : nil
  }

  /// Whether it is no hexadecimal float and no word: of what ParseFloat takes, those mean nothing in YAML.
  private static func isDecimal(_ text: [UInt8]) -> Bool {
    text.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "+"), UInt8(ascii: "-"):
        true
      default: false
      }
    }
  }

  /// Go's ParseFloat; nil for what is no number or out of range.
  static func fraction(_ text: [UInt8]) -> Double? {
    let (value, error) = GoNumber.parseFloat(text)
    return error == nil ? value : nil
  }
}
