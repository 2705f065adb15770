import RhumbEngine
import RhumbFormats

/// How the library writes values and numbers into its messages.
enum SchemaWords {
  /// Go's quotes, but single ones around, and only those escaped. As in the library, the closing quote takes part: a
  /// backslash at the end is not doubled.
  static func appendQuoted(_ text: ByteString, to out: inout [UInt8]) {
    var quoted: [UInt8] = []
    GoQuote.quote(text.bytes, to: &quoted)
    var plain: [UInt8] = []
    var index = 0
    while index < quoted.count {
      if quoted[index] == UInt8(ascii: "\\"), index + 1 < quoted.count, quoted[index + 1] == UInt8(ascii: "\"") {
        index += 1
      } else if quoted[index] == UInt8(ascii: "'") {
        plain.append(UInt8(ascii: "\\"))
      }
      plain.append(quoted[index])
      index += 1
    }
    out.append(UInt8(ascii: "'"))
    out.append(contentsOf: plain.dropFirst().dropLast())
    out.append(UInt8(ascii: "'"))
  }

  static func quoted(_ text: ByteString) -> ByteString {
    var out: [UInt8] = []
    appendQuoted(text, to: &out)
    return ByteString(out)
  }

  static func quotedList(_ texts: [ByteString]) -> ByteString {
    var out: [UInt8] = []
    for (index, text) in texts.enumerated() {
      if index > 0 { out.append(", ") }
      appendQuoted(text, to: &out)
    }
    return ByteString(out)
  }

  /// A value of a schema or a chart.
  static func display(_ value: Value) -> ByteString {
    switch value {
    case .string(let text): quoted(text)
    case .list, .map: "value"
    case .missing, .null: "<nil>"
    default: SchemaNumber.text(of: value) ?? GoPrinter.text(value)
    }
  }

  /// `1,234,567`.
  static func count(_ number: Int) -> ByteString {
    var digits: [UInt8] = []
    GoNumber.formatInt(Int64(number), to: &digits)
    return ByteString(grouped(digits))
  }

  private static func grouped(_ text: [UInt8]) -> [UInt8] {
    let sign = text.first == UInt8(ascii: "-") ? 1 : 0
    let end = text.firstIndex(of: UInt8(ascii: ".")) ?? text.count
    var out = Array(text[..<sign])
    for index in sign..<end {
      if index > sign && (end - index) % 3 == 0 { out.append(UInt8(ascii: ",")) }
      out.append(text[index])
    }
    return out + text[end...]
  }

  /// A float as golang.org/x/text writes it in English: `1,234.5`, `1×10⁰⁶`.
  static func float(_ number: Double) -> ByteString {
    if number.isInfinite { return number < 0 ? "-∞" : "∞" }
    var text: [UInt8] = []
    GoNumber.formatFloat(number, to: &text)
    guard let mark = text.firstIndex(of: UInt8(ascii: "e")) else { return ByteString(grouped(text)) }
    var out = Array(text[..<mark])
    out.append("×10")
    for byte in text[(mark + 1)...] {
      switch byte {
      case UInt8(ascii: "+"): break
      case UInt8(ascii: "-"): out.append("⁻")
      default: out += superscripts[Int(byte &- 0x30) % 10]
      }
    }
    return ByteString(out)
  }

  private static let superscripts: [ByteString] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
}
