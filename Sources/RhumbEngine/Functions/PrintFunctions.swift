/// The builtins of text/template that print or escape.
package let printFunctions: [FunctionSpec] = [
  FunctionSpec("print", variadic: .any, "the arguments as text, spaces between those that are not strings") {
    values, context throws(Fault) in
    .string(try charged(GoPrinter.sprint(values), context))
  },
  FunctionSpec("printf", [.string], variadic: .any, "the format with its verbs filled in") {
    values, context throws(Fault) in
    guard case .string(let format) = values[0] else { return .string(.empty) }
    return .string(try charged(GoPrinter.sprintf(format.bytes, values.extracting(1...)), context))
  },
  FunctionSpec("println", variadic: .any, "the arguments as text, spaces between them and a newline at the end") {
    values, context throws(Fault) in
    .string(try charged(GoPrinter.sprintln(values), context))
  },
  FunctionSpec("html", variadic: .any, "the arguments as text, escaped for HTML") {
    values, context throws(Fault) in
    .string(try charged(ByteString(Escaping.html(evaluatedText(values).bytes)), context))
  },
  FunctionSpec("js", variadic: .any, "the arguments as text, escaped for a JavaScript string") {
    values, context throws(Fault) in
    .string(try charged(ByteString(Escaping.javaScript(evaluatedText(values).bytes)), context))
  },
  FunctionSpec("urlquery", variadic: .any, "the arguments as text, escaped for a URL's query") {
    values, context throws(Fault) in
    .string(try charged(ByteString(Escaping.urlQuery(evaluatedText(values).bytes)), context))
  },
]

private func charged(_ text: ByteString, _ context: CallContext) throws(Fault) -> ByteString {
  try context.charge(text.count / 64)
  return text
}

/// text/template's `evalArgs`: like `print`, but nil is `<no value>`.
private func evaluatedText(_ values: borrowing Span<Value>) throws(Fault) -> ByteString {
  if values.count == 1, case .string(let text) = values[0] { return text }
  var printable: [Value] = []
  for index in 0..<values.count {
    switch values[index] {
    case .missing, .null: printable.append(.string("<no value>"))
    case let value: printable.append(value)
    }
  }
  return try GoPrinter.sprint(printable.span)
}

/// Escapes of `html`, `js` and `urlquery`, byte for byte as Go writes them.
private enum Escaping {
  static func html(_ text: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    for byte in text {
      switch byte {
      case 0: out.append("\u{FFFD}")
      case UInt8(ascii: "\""): out.append("&#34;")
      case UInt8(ascii: "'"): out.append("&#39;")
      case UInt8(ascii: "&"): out.append("&amp;")
      case UInt8(ascii: "<"): out.append("&lt;")
      case UInt8(ascii: ">"): out.append("&gt;")
      default: out.append(byte)
      }
    }
    return out
  }

  static func javaScript(_ text: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var position = 0
    while position < text.count {
      let byte = text[position]
      if byte >= 0x80 {
        let rune = UTF8Text.decode(text, at: position)
        if RuneClass.isPrint(rune.value) {
          out.append(contentsOf: text[position..<(position + rune.width)])
        } else {
          appendUnicode(rune.value, to: &out)
        }
        position += rune.width
        continue
      }
      position += 1
      switch byte {
      case UInt8(ascii: "\\"): out.append("\\\\")
      case UInt8(ascii: "'"): out.append("\\'")
      case UInt8(ascii: "\""): out.append("\\\"")
      case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "="), 0..<0x20:
        appendUnicode(UInt32(byte), to: &out)
      default: out.append(byte)
      }
    }
    return out
  }

  private static func appendUnicode(_ rune: UInt32, to out: inout [UInt8]) {
    out.append("\\u")
    var digits: [UInt8] = []
    GoNumber.formatUint(UInt64(rune), base: 16, upper: true, to: &digits)
    out.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: max(4 - digits.count, 0)))
    out.append(contentsOf: digits)
  }

  static func urlQuery(_ text: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    for byte in text {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."),
        UInt8(ascii: "~"):
        out.append(byte)
      case UInt8(ascii: " "): out.append(UInt8(ascii: "+"))
      default:
        out.append(UInt8(ascii: "%"))
        out.append(GoNumber.hexDigit(byte >> 4, upper: true))
        out.append(GoNumber.hexDigit(byte & 0xF, upper: true))
      }
    }
    return out
  }
}
