package import RhumbEngine

/// Writes what `toYamlPretty` prints: go-yaml v3's encoder with an indent of 2, straight from Go's values.
package struct YAMLPrettyWriter {
  private var emitter = YAMLEmitter(.v3)
  private var marks: [(offset: Int, origin: OriginID)]?

  /// The YAML of a value, with the last line's end.
  package static func write(_ value: Value) throws(Fault) -> [UInt8] {
    var writer = YAMLPrettyWriter()
    try writer.write(value, indent: -1, depth: 0)
    writer.emitter.writeIndent(0)
    return writer.emitter.output
  }

  /// The same, with the places where entries and items begin: see `YAMLWriter.writeMarked`.
  package static func writeMarked(
    _ value: Value
  ) throws(Fault) -> (text: [UInt8], marks: [(offset: Int, origin: OriginID)]) {
    var writer = YAMLPrettyWriter()
    writer.marks = []
    try writer.write(value, indent: -1, depth: 0)
    writer.emitter.writeIndent(0)
    return (writer.emitter.output, writer.marks ?? [])
  }

  private mutating func write(_ value: Value, indent: Int, depth: Int) throws(Fault) {
    try emitter.checkSize()
    if depth > YAMLWriter.depthLimit { throw Fault("the value is nested too deeply for toYamlPretty", kind: .limit) }
    switch value {
    case .string(let text): writeString(text.bytes, indent: max(indent, 0) + 2)
    case .map(let map): try write(map, indent: indent, depth: depth)
    case .list(let list): try write(list, indent: indent, depth: depth)
    case .null, .missing: emitter.write("null")
    case .bool(let value): emitter.write(value ? "true" : "false")
    case .int(let value): emitter.write { GoNumber.formatInt(Int64(value), to: &$0) }
    case .int64(let value): emitter.write { GoNumber.formatInt(value, to: &$0) }
    case .float(let value): write(value)
    case .host(let object): try write(object, indent: indent, depth: depth)
    }
  }

  private mutating func write(_ value: Double) {
    if value.isNaN { return emitter.write(".nan") }
    if value.isInfinite { return emitter.write(value < 0 ? "-.inf" : ".inf") }
    emitter.write { GoNumber.formatFloat(value, to: &$0) }
  }

  private mutating func write(_ map: MapValue, indent: Int, depth: Int) throws(Fault) {
    if map.count == 0 { return emitter.write("{}") }
    let inner = indent < 0 ? 0 : indent + 2
    for position in NaturalOrder.sorted(map, isV3: true) {
      let entry = map.entries[Int(position)]
      if marks != nil { marks?.append((emitter.output.count, entry.origin)) }
      emitter.writeKey(entry.key.bytes, indent: inner)
      try write(entry.value, indent: inner, depth: depth + 1)
    }
  }

  private mutating func write(_ list: ListValue, indent: Int, depth: Int) throws(Fault) {
    if list.items.isEmpty { return emitter.write("[]") }
    let inner = indent < 0 ? 0 : indent + 2
    for (index, item) in list.items.enumerated() {
      if marks != nil, index < list.origins.count { marks?.append((emitter.output.count, list.origins[index])) }
      emitter.writeIndent(inner)
      emitter.writeIndicator(UInt8(ascii: "-"))
      try write(item, indent: inner, depth: depth + 1)
    }
  }

  /// Bytes that are no UTF-8 become `!!binary`, in base64.
  private mutating func writeString(_ text: [UInt8], indent: Int) {
    if UTF8Text.isValid(text) { return emitter.writeString(text, indent: indent) }
    emitter.write("!!binary")
    var encoded: [UInt8] = []
    JSONText.appendBase64(text, to: &encoded)
    if encoded.count < 70 {
      emitter.write { $0.append(contentsOf: encoded) }
      return
    }
    var lines: [UInt8] = []
    var start = 0
    while start < encoded.count {
      lines.append(contentsOf: encoded[start..<min(start + 70, encoded.count)])
      lines.append(0x0A)
      start += 70
    }
    emitter.writeLiteral(lines, indent: indent)
  }

  private mutating func write(_ object: HostObject, indent: Int, depth: Int) throws(Fault) {
    if let integer = object as? SizedInteger {
      return emitter.write { output in
        if integer.isSigned {
          GoNumber.formatInt(Int64(bitPattern: integer.bits), to: &output)
        } else {
          GoNumber.formatUint(integer.bits, to: &output)
        }
      }
    }
    if object.goType == .duration, let text = object.stringForm {
      return emitter.writeString(text.bytes, indent: max(indent, 0) + 2)
    }
    if case .string(let text) = object.jsonForm {
      // A time is written as it is; it is a timestamp to YAML as well.
      if object.goType == .time { return emitter.write { $0.append(contentsOf: text.bytes) } }
      return emitter.writeString(text.bytes, indent: max(indent, 0) + 2)
    }
    if case .structure = object.goType.kind {
      return try write(fields: object, indent: indent, depth: depth)
    }
    try write(object.underlying, indent: indent, depth: depth + 1)
  }

  /// A struct without YAML names: its fields in their order, in lower case.
  private mutating func write(fields object: HostObject, indent: Int, depth: Int) throws(Fault) {
    let names = object.fieldNames
    if names.isEmpty { return emitter.write("{}") }
    let inner = indent < 0 ? 0 : indent + 2
    for name in names {
      let lower = name.bytes.map { $0 &- 0x41 < 26 ? $0 | 0x20 : $0 }
      emitter.writeKey(lower, indent: inner)
      try write(object.field(name) ?? .null, indent: inner, depth: depth + 1)
    }
  }
}
