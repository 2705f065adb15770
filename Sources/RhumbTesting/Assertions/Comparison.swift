import RhumbEngine
import RhumbFormats
import RhumbFunctions
import RhumbRegex

/// What assertions share: equality, and texts as they are compared.
enum Comparison {
  static func isEqual(_ a: Value, _ b: Value, _ context: CallContext) -> Bool {
    (try? deepEqual(a, b, context)) ?? false
  }

  /// A text without blanks at the ends of lines and without line breaks at its start.
  static func uniform(_ text: ByteString) -> ByteString {
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var blanks = 0
    let bytes = text.bytes
    for (index, byte) in bytes.enumerated() {
      switch byte {
      case 0x20: blanks += 1
      case 0x0D where blanks > 0 && index + 1 < bytes.count && bytes[index + 1] == 0x0A: continue
      case 0x0A:
        blanks = 0
        out.append(byte)
      default:
        out.append(contentsOf: repeatElement(0x20, count: blanks))
        blanks = 0
        out.append(byte)
      }
    }
    out.append(contentsOf: repeatElement(0x20, count: blanks))
    return ByteString(out.drop { $0 == 0x0A })
  }

  /// The text of a document that is no YAML, such as NOTES.txt; of one that is, what Go prints for nil.
  static func raw(_ document: Value) -> ByteString {
    guard case .map(let map) = document, let raw = map["raw"] else { return "<nil>" }
    if case .string(let text) = raw { return uniform(text) }
    var text: [UInt8] = []
    try? GoPrinter.append(raw, to: &text)
    return uniform(ByteString(text))
  }

  /// How a value is told in a line: short, as YAML.
  static func shown(_ value: Value) -> String {
    switch value {
    case .map(let map): return "a mapping of \(map.count)"
    case .list(let list): return "a list of \(list.items.count)"
    default: break
    }
    guard let yaml = try? YAMLPrettyWriter.write(value) else { return "a value" }
    let line = String(decoding: yaml.prefix(120), as: UTF8.self)
    return line.split(separator: "\n").first.map(String.init) ?? "\"\""
  }

  /// Go's name of a value's type; empty for null.
  static func typeName(_ value: Value) -> String {
    switch value {
    case .null, .missing: ""
    default: value.goType?.name ?? ""
    }
  }

  static func base64(_ text: ByteString) -> ByteString? { (try? Base64.decode(text.bytes)).map { ByteString($0) } }
}
