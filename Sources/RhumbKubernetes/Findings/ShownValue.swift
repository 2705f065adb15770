package import RhumbEngine

/// A value as `field.Error` shows it: strings quoted as Go quotes them, maps and lists as JSON, kept short.
package enum ShownValue {
  private static let limit = 400
  private static let depthLimit = 6

  package static func text(_ value: Value) -> ByteString {
    var out: [UInt8] = []
    write(value, to: &out, depth: 0, limit: limit, depthLimit: depthLimit)
    return ByteString(out)
  }

  /// The whole value as JSON with sorted keys: equal for equal values.
  package static func identity(_ value: Value) -> ByteString {
    var out: [UInt8] = []
    write(value, to: &out, depth: 0, limit: .max, depthLimit: 1000)
    return ByteString(out)
  }

  private static func write(_ value: Value, to out: inout [UInt8], depth: Int, limit: Int, depthLimit: Int) {
    if out.count > limit || depth > depthLimit { return out.append("…") }
    switch value {
    case .missing, .null: out.append("null")
    case .bool(let bool): out.append(bool ? "true" : "false")
    case .int(let number): GoNumber.formatInt(Int64(number), to: &out)
    case .int64(let number): GoNumber.formatInt(number, to: &out)
    case .float(let number):
      if let whole = Int64(exactly: number) {
        GoNumber.formatInt(whole, to: &out)
      } else {
        GoNumber.formatFloat(number, to: &out)
      }
    case .string(let text):
      let shown = text.count > limit ? Array(text.bytes.prefix(limit)) + Array("…".utf8) : text.bytes
      GoQuote.quote(shown, to: &out)
    case .list(let list):
      out.append("[")
      for (index, item) in list.items.enumerated() where out.count <= limit {
        if index > 0 { out.append(",") }
        write(item, to: &out, depth: depth + 1, limit: limit, depthLimit: depthLimit)
      }
      out.append("]")
    case .map(let map):
      out.append("{")
      for (index, entry) in map.sortedEntries.enumerated() where out.count <= limit {
        if index > 0 { out.append(",") }
        GoQuote.quote(entry.key.bytes, to: &out)
        out.append(":")
        write(entry.value, to: &out, depth: depth + 1, limit: limit, depthLimit: depthLimit)
      }
      out.append("}")
    case .host: out.append("…")
    }
  }
}
