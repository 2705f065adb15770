import RhumbEngine
import RhumbFunctions

/// Values in messages.
enum Display {
  private static let limit = 400

  static func text(_ value: CELValue) -> ByteString {
    var out: [UInt8] = []
    write(value, to: &out, depth: 0)
    return ByteString(out)
  }

  private static func write(_ value: CELValue, to out: inout [UInt8], depth: Int) {
    if out.count > limit || depth > 8 { return out.append("…") }
    switch value {
    case .null: out.append("null")
    case .bool(let value): out.append(value ? "true" : "false")
    case .int(let value): GoNumber.formatInt(value, to: &out)
    case .uint(let value): GoNumber.formatUint(value, to: &out)
    case .double(let value): GoNumber.formatFloat(value, to: &out)
    case .string(let text), .bytes(let text): out.append(contentsOf: text.bytes.prefix(limit))
    case .timestamp(let value): out += value.text
    case .duration(let value): out += value.text
    case .list(let list):
      out.append("[")
      for (index, item) in ((try? list.allItems()) ?? []).prefix(20).enumerated() {
        if index > 0 { out.append(", ") }
        write(item, to: &out, depth: depth + 1)
      }
      out.append("]")
    case .map: out.append("{…}")
    case .type(let type): out += type.name
    case .optional: out.append("optional")
    case .object(let object): out += object.text ?? object.type.name
    }
  }
}
