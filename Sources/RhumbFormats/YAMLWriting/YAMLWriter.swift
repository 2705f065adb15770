package import RhumbEngine

/// Writes what `toYaml` prints: sigs.k8s.io/yaml's Marshal, that is encoding/json, then go-yaml v2.
package struct YAMLWriter {
  /// Beyond it the value is taken for one that contains itself, as encoding/json does at the same depth.
  static let depthLimit = 1000

  private var emitter: YAMLEmitter
  /// Where each entry and item begins, if anybody asked.
  private var marks: [(offset: Int, origin: OriginID)]?

  /// The YAML of a value, with the last line's end.
  ///
  /// - Throws: Marshal's own message.
  package static func write(_ value: Value) throws(Fault) -> [UInt8] {
    var writer = YAMLWriter(emitter: YAMLEmitter(.v2))
    try writer.write(value, indent: -1, inMapping: false, depth: 0)
    writer.emitter.writeIndent(0)
    return writer.emitter.output
  }

  /// The same, with the places where entries and items begin, and their origins: in order, just before the line's end
  /// or the spaces that lead to them.
  package static func writeMarked(
    _ value: Value
  ) throws(Fault) -> (text: [UInt8], marks: [(offset: Int, origin: OriginID)]) {
    var writer = YAMLWriter(emitter: YAMLEmitter(.v2), marks: [])
    try writer.write(value, indent: -1, inMapping: false, depth: 0)
    writer.emitter.writeIndent(0)
    return (writer.emitter.output, writer.marks ?? [])
  }

  private mutating func write(_ value: Value, indent: Int, inMapping: Bool, depth: Int) throws(Fault) {
    switch value {
    case .string(let text):
      emitter.writeString(try JSONPassage.readBack(text.bytes), indent: max(indent, 0) + 2)
    case .map(let map): try write(map, indent: indent, depth: depth)
    case .list(let list): try write(list, indent: indent, inMapping: inMapping, depth: depth)
    case .null, .missing: emitter.write("null")
    case .bool(let value): emitter.write(value ? "true" : "false")
    case .int(let value): emitter.write { GoNumber.formatInt(Int64(value), to: &$0) }
    case .int64(let value): emitter.write { GoNumber.formatInt(value, to: &$0) }
    case .float(let value): try write(value)
    case .host(let object): try write(object, indent: indent, inMapping: inMapping, depth: depth)
    }
  }

  // MARK: Numbers

  /// encoding/json writes a whole number without a point, so go-yaml reads an integer, if it fits 64 bits.
  private mutating func write(_ value: Double) throws(Fault) {
    guard value.isFinite else {
      throw Fault("error marshaling into JSON: json: unsupported value: \(YAMLNonFinite.name(value))")
    }
    if value.magnitude < 9_007_199_254_740_992, value == value.rounded(.towardZero) {
      emitter.write { GoNumber.formatInt(Int64(value), to: &$0) }
    } else if value == value.rounded(.towardZero), value > -9_223_372_036_854_775_808,
      value < 18_446_744_073_709_551_616
    {
      emitter.write { GoNumber.formatFloat(value, format: UInt8(ascii: "f"), to: &$0) }
    } else {
      emitter.write { GoNumber.formatFloat(value, to: &$0) }
    }
  }

  /// A json.Number stands in JSON as it is, and go-yaml reads it as any number.
  private mutating func write(number text: ByteString) {
    switch YAMLScalar.resolve(text.bytes, 0..<text.count) {
    case .int(let value): emitter.write { GoNumber.formatInt(value, to: &$0) }
    case .uint(let value): emitter.write { GoNumber.formatUint(value, to: &$0) }
    case .float(let value): emitter.write { GoNumber.formatFloat(value, to: &$0) }
    default: emitter.write { $0.append(contentsOf: text.bytes) }
    }
  }

  // MARK: Collections

  private func check(_ depth: Int, _ type: GoType) throws(Fault) {
    if depth > Self.depthLimit {
      throw Fault("error marshaling into JSON: json: unsupported value: encountered a cycle via \(type.name)")
    }
    try emitter.checkSize()
  }

  private mutating func write(_ map: MapValue, indent: Int, depth: Int) throws(Fault) {
    if map.isNil { return emitter.write("null") }
    if map.count == 0 { return emitter.write("{}") }
    try check(depth, map.type.goType)
    let inner = indent < 0 ? 0 : indent + 2
    for position in NaturalOrder.sorted(map, isV3: false) {
      let entry = map.entries[Int(position)]
      if marks != nil { marks?.append((emitter.output.count, entry.origin)) }
      emitter.writeKey(try JSONPassage.readBackKey(entry.key.bytes), indent: inner)
      try write(entry.value, indent: inner, inMapping: true, depth: depth + 1)
      try emitter.checkSize()
    }
  }

  private mutating func write(_ list: ListValue, indent: Int, inMapping: Bool, depth: Int) throws(Fault) {
    if list.isNil { return emitter.write("null") }
    if list.type == .uint8 {
      var encoded: [UInt8] = []
      JSONText.appendBase64(list.items.map(JSONWriter.byte), to: &encoded)
      return emitter.writeString(encoded, indent: max(indent, 0) + 2)
    }
    if list.items.isEmpty { return emitter.write("[]") }
    try check(depth, list.type.goType)
    // Under a key, `-` stands in the key's own column.
    let inner = indent < 0 ? 0 : inMapping && !emitter.indention ? indent : indent + 2
    for (index, item) in list.items.enumerated() {
      if marks != nil, index < list.origins.count { marks?.append((emitter.output.count, list.origins[index])) }
      emitter.writeIndent(inner)
      emitter.writeIndicator(UInt8(ascii: "-"))
      try write(item, indent: inner, inMapping: false, depth: depth + 1)
      try emitter.checkSize()
    }
  }

  private mutating func write(_ object: HostObject, indent: Int, inMapping: Bool, depth: Int) throws(Fault) {
    try check(depth, object.goType)
    if let integer = object as? SizedInteger {
      return emitter.write { output in
        if integer.isSigned {
          GoNumber.formatInt(Int64(bitPattern: integer.bits), to: &output)
        } else {
          GoNumber.formatUint(integer.bits, to: &output)
        }
      }
    }
    if object.goType.kind == .complex128 || object.goType.kind == .function {
      throw Fault("error marshaling into JSON: json: unsupported type: \(object.goType.name)")
    }
    if let box = object as? HostBox, box.content is JSONNumber { return write(number: box.stringForm ?? .empty) }
    let form = object.jsonForm
    if case .host(let inner) = form, inner === object { return emitter.write("{}") }
    if case .missing = form {
      let fields = MapValue(pairs: object.fieldNames.map { ($0, object.field($0) ?? .null) })
      return try write(fields, indent: indent, depth: depth + 1)
    }
    try write(form, indent: indent, inMapping: inMapping, depth: depth + 1)
  }
}
