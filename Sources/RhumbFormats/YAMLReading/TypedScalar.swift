import RhumbEngine

/// What a scalar's text means to go-yaml v3 (its `resolve`).
enum TypedScalar {
  /// The meaning of a plain text without a tag.
  static func resolve(_ bytes: [UInt8], _ range: Range<Int>) -> Value {
    guard let first = range.first.map({ bytes[$0] }) else { return .null }
    switch first {
    case 0x30...0x39, UInt8(ascii: "+"), UInt8(ascii: "-"):
      let text = Array(bytes[range])
      return word(text) ?? number(text) ?? .string(ByteString(text))
    case UInt8(ascii: "."):
      let text = Array(bytes[range])
      return word(text) ?? fraction(text) ?? .string(ByteString(text))
    case UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"), UInt8(ascii: "F"), UInt8(ascii: "n"),
      UInt8(ascii: "N"), UInt8(ascii: "~"):
      let text = ByteString(bytes[range])
      return range.count <= 5 ? word(text.bytes) ?? .string(text) : .string(text)
    default:
      return .string(ByteString(bytes[range]))
    }
  }

  struct Mismatch: Error {
    let words: String
  }

  /// The meaning of a tagged text.
  static func resolve(_ text: [UInt8], tag: [UInt8]) -> Result<Value, Mismatch> {
    let short = YAMLTag.short(tag)
    if tag == YAMLTag.binary {
      guard let decoded = YAMLBinary.decode(text) else {
        return .failure(Mismatch(words: "!!binary value contains invalid base64 data"))
      }
      return .success(.string(ByteString(decoded)))
    }
    let wanted = ByteString(short)
    guard ["!!bool", "!!int", "!!float", "!!null", "!!timestamp"].contains(wanted) else {
      return .success(.string(ByteString(text)))
    }
    let found = resolve(text, 0..<text.count)
    let name = ByteString(name(of: found))
    if name == wanted { return .success(found) }
    if wanted == "!!float", case .int(let value) = found { return .success(.float(Double(value))) }
    return .failure(
      Mismatch(words: "cannot decode \(name.description) `\(ByteString(text).description)` as a \(short)"))
  }

  private static func name(of value: Value) -> String {
    switch value {
    case .null, .missing: "!!null"
    case .bool: "!!bool"
    case .int, .int64: "!!int"
    case .float: "!!float"
    case .host(let object): object.goType == .time ? "!!timestamp" : "!!int"
    default: "!!str"
    }
  }

  private static func word(_ text: [UInt8]) -> Value? {
    guard text.count <= 5 else { return nil }
    switch ByteString(text) {
    case "true", "True", "TRUE": return .bool(true)
    case "false", "False", "FALSE": return .bool(false)
    case "~", "null", "Null", "NULL": return .null
    case ".nan", ".NaN", ".NAN": return .float(.nan)
    case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": return .float(.infinity)
    case "-.inf", "-.Inf", "-.INF": return .float(-.infinity)
    default: return nil
    }
  }

  private static func number(_ text: [UInt8]) -> Value? {
    if let time = YAMLTime(text) { return .object(time) }
    let plain = text.contains(UInt8(ascii: "_")) ? text.filter { $0 != UInt8(ascii: "_") } : text
    let signed = GoNumber.parseInt(plain, base: 0)
    if signed.error == nil { return .int(Int(signed.value)) }
    let unsigned = GoNumber.parseUint(plain, base: 0)
    if unsigned.error == nil { return .host(SizedInteger(unsigned.value, .uint64)) }
    return isDecimal(plain) ? fraction(plain) : nil
  }

  private static func fraction(_ text: [UInt8]) -> Value? { YAMLNumber.fraction(text).map { .float($0) } }

  /// Digits with at most one point and one exponent: of what ParseFloat takes, only that is a number in YAML.
  private static func isDecimal(_ text: [UInt8]) -> Bool {
    var rest = text[...]
    func skipSign() { if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() } }
    func skipDigits() -> Int {
      let digits = rest.prefix { $0 &- 0x30 <= 9 }.count
      rest.removeFirst(digits)
      return digits
    }
    skipSign()
    let whole = skipDigits()
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      if skipDigits() + whole == 0 { return false }
    } else if whole == 0 {
      return false
    }
    if let letter = rest.first, letter | 0x20 == UInt8(ascii: "e") {
      rest.removeFirst()
      skipSign()
      if skipDigits() == 0 { return false }
    }
    return rest.isEmpty
  }
}
