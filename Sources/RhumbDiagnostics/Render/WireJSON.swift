/// JSON as reports are written in it: keys in the order given, two spaces of indent.
indirect enum WireJSON {
  case text(String)
  case number(Int)
  case bool(Bool)
  case list([WireJSON])
  case object([(String, WireJSON)])

  /// The whole document, ending in a newline.
  var document: String {
    var out = ""
    write(to: &out, indent: "\n")
    return out + "\n"
  }

  private func write(to out: inout String, indent: String) {
    switch self {
    case .text(let text): Self.quote(text, to: &out)
    case .number(let number): out += String(number)
    case .bool(let bool): out += bool ? "true" : "false"
    case .list(let items):
      Self.write(items.map { ("", $0) }, open: "[", close: "]", to: &out, indent)
    case .object(let fields):
      Self.write(fields, open: "{", close: "}", to: &out, indent)
    }
  }

  private static func write(
    _ fields: [(String, WireJSON)], open: String, close: String, to out: inout String, _ indent: String
  ) {
    out += open
    let inner = indent + "  "
    for (index, field) in fields.enumerated() {
      out += (index == 0 ? "" : ",") + inner
      if open.utf8.first == UInt8(ascii: "{") {
        quote(field.0, to: &out)
        out += ": "
      }
      field.1.write(to: &out, indent: inner)
    }
    out += (fields.isEmpty ? "" : indent) + close
  }

  /// RFC 8259, with what could end a line of a log or of a script escaped too.
  private static func quote(_ text: String, to out: inout String) {
    out += "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: out += "\\\""
      case 0x5C: out += "\\\\"
      case 0x0A: out += "\\n"
      case 0x09: out += "\\t"
      case 0x0D: out += "\\r"
      case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029:
        let digits = String(scalar.value, radix: 16)
        out += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: out.unicodeScalars.append(scalar)
      }
    }
    out += "\""
  }
}
