import RhumbDiagnostics
import RhumbEngine

/// Checks an object of a built-in kind as the API server decodes it: JSON into Go's structs, strictly. Fields that don't
/// exist, values that a Go type can't hold, and then what no server lets pass: missing fields, values out of a set.
///
/// Null is a field's zero value wherever it stands, as in Go.
struct BuiltInCheck {
  private var report: ObjectReport
  private let isStrict: Bool

  /// What surrounds a value: the Go struct whose field it is, and whether the server looks at what is in it.
  private struct Place {
    var path: FieldPath
    /// `spec.template.spec.containers`: the path without indices, as encoding/json tells it.
    var fields: ByteString
    var structName: ByteString
    /// False in `status`, which a write of the object drops.
    var isStored: Bool
  }

  static func run(_ root: MapValue, _ node: SchemaNode, isStrict: Bool, _ report: inout ObjectReport) {
    var check = BuiltInCheck(report: report, isStrict: isStrict)
    check.object(root, node, Place(path: .root, fields: .empty, structName: .empty, isStored: true))
    report = check.report
  }

  /// Checks a part of an object, such as the metadata of a custom resource.
  static func run(_ value: Value, _ node: SchemaNode, at path: FieldPath, isStrict: Bool, _ report: inout ObjectReport)
  {
    var check = BuiltInCheck(report: report, isStrict: isStrict)
    check.value(value, node, Place(path: path, fields: .empty, structName: .empty, isStored: true))
    report = check.report
  }

  private init(report: ObjectReport, isStrict: Bool) {
    self.report = report
    self.isStrict = isStrict
  }

  private mutating func value(_ value: Value, _ node: SchemaNode, _ place: Place) {
    if JSONType.isNull(value) { return }
    switch node.kind {
    case .any: return
    case .object:
      guard case .map(let map) = value else { return mismatch(value, node, place) }
      object(map, node, place)
    case .array:
      guard case .list(let list) = value else { return mismatch(value, node, place) }
      guard let items = node.items else { return }
      for (index, item) in list.items.enumerated() {
        var inner = place
        inner.path = place.path[index]
        self.value(item, items, inner)
      }
    case .string: string(value, node, place)
    case .integer: integer(value, node, place)
    case .number: if !JSONType.isNumber(value) { mismatch(value, node, place) }
    case .boolean:
      guard case .bool = value else { return mismatch(value, node, place) }
    case .intOrString:
      if case .string = value { return }
      integer(value, Self.int32, place)
    case .quantity:
      switch value {
      case .string(let text): quantity(text, place)
      case .float, .int, .int64: return
      default: mismatch(value, node, place)
      }
    }
  }

  private static var int32: SchemaNode {
    let node = SchemaNode(.integer)
    node.goType = "int32"
    node.format = "int32"
    return node
  }

  // MARK: Objects

  private mutating func object(_ map: MapValue, _ node: SchemaNode, _ place: Place) {
    if node.preservesUnknownFields { return }
    if let additional = node.additional {
      for entry in map.entries {
        var inner = place
        inner.path = place.path[key: entry.key]
        value(entry.value, additional, inner)
      }
      return
    }
    let structName = Self.withoutPackage(node.goType)
    for entry in map.entries {
      var inner = Place(
        path: place.path[entry.key], fields: place.fields.isEmpty ? entry.key : place.fields + "." + entry.key,
        structName: structName, isStored: place.isStored)
      if place.path.isRoot, entry.key == "status" { inner.isStored = false }
      guard let property = node.property(entry.key) else {
        unknown(entry.key, node, inner.path)
        continue
      }
      value(entry.value, property, inner)
    }
    guard place.isStored else { return }
    for name in node.required where Self.isAbsent(map[name]) {
      report.required(place.path[name])
    }
  }

  /// Go's zero values of strings, lists and pointers are no values to the server.
  private static func isAbsent(_ value: Value?) -> Bool {
    switch value {
    case nil, .missing?, .null?: true
    case .string(let text)?: text.isEmpty
    case .list(let list)?: list.items.isEmpty
    default: false
    }
  }

  private mutating func unknown(_ name: ByteString, _ node: SchemaNode, _ path: FieldPath) {
    guard isStrict else { return }
    let known = node.properties.map(\.name.description)
    let suggestion = Spelling.closest(to: name.description, among: known)
    report.undecodable(
      path, "unknown field \"" + path.text + "\"", key: name, help: suggestion.map { "did you mean '\($0)'?" })
  }

  private static func withoutPackage(_ type: ByteString) -> ByteString {
    type.bytes.lastIndex(of: UInt8(ascii: ".")).map { ByteString(type.bytes[($0 + 1)...]) } ?? type
  }

  // MARK: Scalars

  private mutating func quantity(_ text: ByteString, _ place: Place) {
    do throws(Quantity.Failure) {
      _ = try Quantity(text)
    } catch {
      report.undecodable(place.path, place.path.text + ": " + error.message)
    }
  }

  private mutating func string(_ value: Value, _ node: SchemaNode, _ place: Place) {
    guard case .string(let text) = value else { return mismatch(value, node, place) }
    switch node.format {
    case "date-time":
      if !TextFormat.isDateTime(text) {
        report.undecodable(
          place.path,
          "parsing time " + ShownValue.text(value) + " as \"2006-01-02T15:04:05Z07:00\": cannot parse "
            + place.path.text)
      }
    case "byte":
      if let complaint = TextFormat.base64Complaint(text) {
        report.undecodable(place.path, place.path.text + ": " + complaint)
      }
    default: break
    }
    // An empty string is a field that isn't set.
    if node.enumeration.isEmpty || text.isEmpty || !place.isStored { return }
    let supported = node.enumeration.compactMap { if case .string(let word) = $0 { word } else { nil } }
    if !supported.contains(text) {
      report.unsupported(FieldView(value: value, path: place.path), supported: supported)
    }
  }

  private mutating func integer(_ value: Value, _ node: SchemaNode, _ place: Place) {
    guard JSONType.isNumber(value) else { return mismatch(value, node, place) }
    guard let whole = JSONType.wholeNumber(value), node.format != "int32" || Int32(exactly: whole) != nil else {
      return mismatch(value, node, place, number: ShownValue.text(value))
    }
  }

  /// encoding/json's words: `json: cannot unmarshal string into Go struct field Container.spec.… of type int32`.
  private mutating func mismatch(
    _ value: Value, _ node: SchemaNode, _ place: Place, number: ByteString? = nil
  ) {
    let found = number.map { "number " + $0 } ?? JSONType.decoderName(value)
    let field = place.structName.isEmpty ? place.fields : place.structName + "." + place.fields
    report.undecodable(
      place.path, "json: cannot unmarshal " + found + " into Go struct field " + field + " of type " + node.goType,
      help: Self.hint(value, node))
  }

  /// What to type instead, where it is plain.
  private static func hint(_ value: Value, _ node: SchemaNode) -> String? {
    switch (node.kind, value) {
    case (.string, .bool), (.string, .float): "put the value in quotes"
    case (.integer, .string), (.boolean, .string): "write the value without quotes"
    case (.array, .string), (.array, .map): "write a list: begin the item with '- '"
    default: nil
    }
  }
}
