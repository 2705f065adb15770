package import RhumbEngine

/// Why a value has no TOML text.
package struct TOMLWriteError: Error, Sendable {
  package let message: ByteString
  /// The library stops with a Go panic, which no caller takes for an answer.
  package let isPanic: Bool

  init(_ message: ByteString, isPanic: Bool = false) {
    self.message = message
    self.isPanic = isPanic
  }
}

/// Writes TOML as BurntSushi/toml 1.6 does: in each table first the plain values, then the tables, both by key; two
/// spaces for each level; nils are left out.
package struct TOMLWriter {
  /// Deeper values are refused: Go would run until its stack ends.
  private static let maximumDepth = 1000
  private static let maximumSize = 32 << 20

  private var out: [UInt8] = []
  private var depth = 0

  /// The text of a value.
  package static func write(_ value: Value) throws(TOMLWriteError) -> ByteString {
    var writer = TOMLWriter()
    if case .missing = value { throw Self.noValue }
    if case .null = value { throw Self.noValue }
    try writer.encode([], value)
    return ByteString(writer.out)
  }

  private static var noValue: TOMLWriteError {
    TOMLWriteError("reflect: call of reflect.Value.Type on zero Value", isPanic: true)
  }

  /// What TOML calls the type of a value.
  private enum Kind { case none, plain, table, tableArray }

  // MARK: Tables

  private mutating func encode(_ key: [ByteString], _ value: Value) throws(TOMLWriteError) {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.maximumDepth || out.count > Self.maximumSize {
      throw TOMLWriteError("the value is too deep or too large for TOML", isPanic: true)
    }
    switch TOMLForm(value) {
    case .none: return
    case .map(let map):
      try beginTable(key)
      try writeMap(key, map, inline: false)
    case .fields(let object):
      try beginTable(key)
      try writeFields(key, object, inline: false)
    case .list(let list):
      if try kind(value) == .tableArray {
        try writeTables(key, list)
      } else {
        try writeKeyValue(key, value, inline: false)
      }
    case .scalar: try writeKeyValue(key, value, inline: false)
    case .unsupported(let kind):
      throw TOMLWriteError("unsupported type for key '" + TOMLText.path(key) + "': " + kind)
    }
  }

  private mutating func newline() {
    if !out.isEmpty { out.append(0x0A) }
  }

  private mutating func indent(_ key: [ByteString]) {
    for _ in key.dropFirst() { out.append("  ") }
  }

  private mutating func beginTable(_ key: [ByteString]) throws(TOMLWriteError) {
    if key.count == 1 { newline() }
    if key.isEmpty { return }
    indent(key)
    out.append("[")
    TOMLText.appendPath(key, to: &out)
    out.append("]\n")
  }

  private mutating func writeTables(_ key: [ByteString], _ list: ListValue) throws(TOMLWriteError) {
    if key.isEmpty { throw TOMLWriteError("toml: top-level values must be Go maps or structs") }
    for item in list.items {
      newline()
      indent(key)
      out.append("[[")
      TOMLText.appendPath(key, to: &out)
      out.append("]]\n")
      switch TOMLForm(item) {
      case .map(let map): try writeMap(key, map, inline: false)
      case .fields(let object): try writeFields(key, object, inline: false)
      default: break
      }
    }
  }

  private mutating func writeMap(_ key: [ByteString], _ map: MapValue, inline: Bool) throws(TOMLWriteError) {
    var plain: [MapValue.Entry] = []
    var tables: [MapValue.Entry] = []
    for entry in map.sortedEntries {
      switch try kind(entry.value) {
      case .table, .tableArray: tables.append(entry)
      case .none, .plain: plain.append(entry)
      }
    }
    if inline { out.append("{") }
    for (entries, hasMore) in [(plain, !tables.isEmpty), (tables, false)] {
      for (index, entry) in entries.enumerated() {
        if case .none = TOMLForm(entry.value) { continue }
        guard inline else {
          try encode(key + [entry.key], entry.value)
          continue
        }
        try writeKeyValue([entry.key], entry.value, inline: true)
        // As the library: a comma also before a nil that is left out.
        if hasMore || index != entries.count - 1 { out.append(", ") }
      }
    }
    if inline { out.append("}") }
  }

  private mutating func writeFields(_ key: [ByteString], _ object: HostObject, inline: Bool) throws(TOMLWriteError) {
    let names = object.fieldNames
    var plain: [(Int, ByteString, Value)] = []
    var tables: [(Int, ByteString, Value)] = []
    for (index, name) in names.enumerated() where Self.isExported(name) {
      let value = object.field(name) ?? .null
      switch try kind(value) {
      case .table, .tableArray: tables.append((index, name, value))
      case .none, .plain: plain.append((index, name, value))
      }
    }
    if inline { out.append("{") }
    for (index, name, value) in plain + tables {
      if case .none = TOMLForm(value) { continue }
      guard inline else {
        try encode(key + [name], value)
        continue
      }
      try writeKeyValue([name], value, inline: true)
      // As the library, which counts the exported fields, but numbers all.
      if index != plain.count + tables.count - 1 { out.append(", ") }
    }
    if inline { out.append("}") }
  }

  private static func isExported(_ field: ByteString) -> Bool {
    field.bytes.first.map { $0 >= 0x41 && $0 <= 0x5A } ?? false
  }

  private mutating func writeKeyValue(_ key: [ByteString], _ value: Value, inline: Bool) throws(TOMLWriteError) {
    guard let name = key.last else {
      try writeElement(value)
      return
    }
    indent(key)
    TOMLText.appendKey(name, to: &out)
    out.append(" = ")
    try writeElement(value)
    if !inline { newline() }
  }

  // MARK: Elements

  private mutating func writeElement(_ value: Value) throws(TOMLWriteError) {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.maximumDepth || out.count > Self.maximumSize {
      throw TOMLWriteError("the value is too deep or too large for TOML", isPanic: true)
    }
    switch TOMLForm(value) {
    case .scalar(let scalar): writeScalar(scalar)
    case .list(let list):
      out.append("[")
      for (index, item) in list.items.enumerated() {
        if index > 0 { out.append(", ") }
        try writeElement(item)
      }
      out.append("]")
    case .map(let map): try writeMap([], map, inline: true)
    case .fields(let object): try writeFields([], object, inline: true)
    case .none:
      if case .list = value {
        out.append("[]")
      } else {
        throw TOMLWriteError("reflect: call of reflect.Value.Interface on zero Value", isPanic: true)
      }
    case .unsupported: throw TOMLWriteError("unexpected type: " + ByteString(value.goType?.name ?? "nil"))
    }
  }

  private mutating func writeScalar(_ scalar: TOMLForm.Scalar) {
    switch scalar {
    case .bool(let flag): out.append(flag ? "true" : "false")
    case .integer(let number): GoNumber.formatInt(number, to: &out)
    case .unsigned(let number): GoNumber.formatUint(number, to: &out)
    case .text(let text): TOMLText.appendQuoted(text, to: &out)
    case .bare(let text): out += text
    case .float(let number): writeFloat(number)
    }
  }

  /// A float always shows a point or an exponent.
  private mutating func writeFloat(_ number: Double) {
    guard number.isFinite else {
      if number.sign == .minus { out.append("-") }
      out.append(number.isNaN ? "nan" : "inf")
      return
    }
    let start = out.count
    GoNumber.formatFloat(number, to: &out)
    if !out[start...].contains(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "e") }) { out.append(".0") }
  }

  /// The kind of a value. Looks into lists, where nothing may be nil.
  private func kind(_ value: Value, _ level: Int = 0) throws(TOMLWriteError) -> Kind {
    switch TOMLForm(value) {
    case .none: return .none
    case .scalar: return .plain
    case .map, .fields: return .table
    case .unsupported(let kind): throw TOMLWriteError("unsupported type: " + kind)
    case .list(let list):
      if level > Self.maximumDepth {
        throw TOMLWriteError("the value is too deep or too large for TOML", isPanic: true)
      }
      if list.type == .string || list.type == .int || list.type == .int64 || list.type == .float64 { return .plain }
      var areTables = !list.items.isEmpty
      for item in list.items {
        let kind = try kind(item, level + 1)
        if kind == .none { throw TOMLWriteError("toml: cannot encode array with nil element") }
        if kind != .table { areTables = false }
      }
      return areTables ? .tableArray : .plain
    }
  }
}
