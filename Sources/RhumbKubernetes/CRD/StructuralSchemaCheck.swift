import RhumbEngine
import RhumbRegex

/// Whether the schema of a CustomResourceDefinition is structural: every value has a type, and what combines schemas
/// only narrows values down (`apiextensions/schema`).
struct StructuralSchemaCheck {
  private enum Level {
    case root, field, item

    var missingType: ByteString {
      switch self {
      case .root: "must not be empty at the root"
      case .field: "must not be empty for specified object fields"
      case .item: "must not be empty for specified array items"
      }
    }
  }

  private static let types: [ByteString] = ["array", "boolean", "integer", "number", "object", "string"]
  /// Keywords of JSON Schema that no definition may have.
  private static let forbidden: [ByteString] = ["$ref", "definitions", "dependencies", "id", "patternProperties"]
  /// What stands in structure only, never below allOf, anyOf, oneOf or not.
  private static let structural: [ByteString] = [
    "type", "additionalProperties", "default", "description", "title", "nullable",
    "x-kubernetes-preserve-unknown-fields",
    "x-kubernetes-embedded-resource", "x-kubernetes-int-or-string", "x-kubernetes-list-type",
    "x-kubernetes-list-map-keys", "x-kubernetes-map-type",
  ]

  private var report: ObjectReport
  private var depth = 0

  static func run(_ schema: FieldView, _ report: inout ObjectReport) {
    guard schema.map != nil else { return }
    var check = StructuralSchemaCheck(report: report)
    check.schema(schema, .root)
    report = check.report
  }

  private mutating func schema(_ schema: FieldView, _ level: Level) {
    guard schema.map != nil else { return }
    depth += 1
    defer { depth -= 1 }
    guard depth <= StructuralSchemaReader.depthLimit else {
      return report.add(
        at: schema.path,
        ByteString("the schema is nested too deeply: more than \(StructuralSchemaReader.depthLimit) levels"))
    }
    type(schema, level)
    for name in Self.forbidden where schema[name].exists {
      report.forbidden(schema[name].path, name + " is not supported")
    }
    if schema["uniqueItems"].bool == true {
      report.forbidden(
        schema["uniqueItems"].path, "uniqueItems cannot be set to true since the runtime complexity becomes quadratic")
    }
    pattern(schema)
    children(schema)
    list(schema)
    defaultValue(schema)
    for rule in schema["x-kubernetes-validations"].items where rule["rule"].isEmpty {
      report.required(rule["rule"].path, "rule is not specified")
    }
    junctors(schema)
  }

  private mutating func type(_ schema: FieldView, _ level: Level) {
    let type = schema["type"]
    let isIntOrString = schema["x-kubernetes-int-or-string"].bool == true
    guard let text = type.text, !text.isEmpty else {
      if !isIntOrString, schema["x-kubernetes-preserve-unknown-fields"].bool != true {
        report.required(type.path, level.missingType)
      }
      return
    }
    if !Self.types.contains(text) { report.unsupported(type, supported: Self.types) }
    if level == .root, text != "object" { report.invalid(type, "must be object at the root") }
    if isIntOrString { report.invalid(type, "must be empty if x-kubernetes-int-or-string is true") }
    if text == "array", !schema["items"].exists { report.required(schema["items"].path, "must be specified") }
    let isObject = text == "object"
    if schema["x-kubernetes-embedded-resource"].bool == true {
      if !isObject {
        report.invalid(type, "must be object if x-kubernetes-embedded-resource is true")
      } else if schema["properties"].isEmpty, schema["x-kubernetes-preserve-unknown-fields"].bool != true {
        report.required(
          schema["properties"].path,
          "must not be empty if x-kubernetes-embedded-resource is true without x-kubernetes-preserve-unknown-fields")
      }
    }
    if level == .root { rootMetadata(schema["properties"]["metadata"]) }
  }

  /// The server knows what metadata is; a definition may restrict two of its fields.
  private mutating func rootMetadata(_ metadata: FieldView) {
    let properties = metadata["properties"]
    if properties.entries.contains(where: { $0.key != "name" && $0.key != "generateName" }) {
      report.forbidden(
        metadata.path,
        "must not specify anything other than name and generateName, but metadata is implicitly specified")
    }
  }

  private mutating func pattern(_ schema: FieldView) {
    guard let pattern = schema["pattern"].text else { return }
    do throws(PatternError) {
      _ = try RegularExpression(pattern)
    } catch {
      report.invalid(schema["pattern"], "must be a valid regular expression, but isn't: " + error.message)
    }
  }

  private mutating func children(_ schema: FieldView) {
    let properties = schema["properties"]
    let additional = schema["additionalProperties"]
    if additional.exists, properties.count > 0 {
      report.forbidden(additional.path, "additionalProperties and properties are mutual exclusive")
    }
    if additional.bool == false {
      report.forbidden(additional.path, "additionalProperties cannot be set to false")
    }
    for (_, property) in properties.entries { self.schema(property, .field) }
    self.schema(additional, .field)
    if schema["items"].list != nil {
      report.forbidden(schema["items"].path, "items must be a schema object and not an array")
    }
    self.schema(schema["items"], .item)
    report.oneOf(schema["x-kubernetes-map-type"], ["atomic", "granular"])
  }

  private mutating func list(_ schema: FieldView) {
    let listType = schema["x-kubernetes-list-type"]
    guard let text = listType.text else { return }
    if schema["type"].text != "array" {
      report.invalid(schema["type"], "must be array if x-kubernetes-list-type is specified")
    }
    let keys = schema["x-kubernetes-list-map-keys"]
    switch text {
    case "atomic", "set":
      if keys.count > 0 { report.forbidden(keys.path, "must not be set if x-kubernetes-list-type is not map") }
      let items = schema["items"]
      if text == "set", items["type"].text == "object", items["x-kubernetes-map-type"].text != "atomic" {
        report.invalid(
          items["x-kubernetes-map-type"].path, .string(items["x-kubernetes-map-type"].text ?? "granular"),
          "must be atomic as item of a list with x-kubernetes-list-type=set")
      }
    case "map":
      if keys.count == 0 { report.required(keys.path, "must not be empty if x-kubernetes-list-type is map") }
      let items = schema["items"]
      if items.exists, items["type"].text != "object" {
        report.invalid(items["type"], "must be object if parent array's x-kubernetes-list-type is map")
      } else {
        mapKeys(keys, items)
      }
    default: report.unsupported(listType, supported: ["atomic", "map", "set"])
    }
  }

  private mutating func mapKeys(_ keys: FieldView, _ items: FieldView) {
    let required = items["required"].items.compactMap(\.text)
    var seen: Set<ByteString> = []
    for key in keys.items {
      guard let name = key.text else { continue }
      if !seen.insert(name).inserted { report.duplicate(key) }
      let property = items["properties"][key: name]
      if !property.exists {
        report.invalid(key, "entries must all be names of item properties")
      } else if !required.contains(name), !property["default"].exists {
        report.required(
          property["default"].path,
          "this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property")
      }
    }
  }

  /// A default has to fit the schema it stands in.
  private mutating func defaultValue(_ schema: FieldView) {
    let value = schema["default"]
    guard value.exists, let type = schema["type"].text, Self.types.contains(type) else { return }
    var reader = StructuralSchemaReader(origins: OriginTable())
    if let words = CustomCheck.complaint(about: value.value, reader.read(schema.value), object: report.object) {
      report.invalid(value, words)
    }
  }

  // MARK: allOf, anyOf, oneOf, not

  private mutating func junctors(_ schema: FieldView) {
    let isIntOrString = schema["x-kubernetes-int-or-string"].bool == true
    for name in ["allOf", "anyOf", "oneOf"] as [ByteString] {
      for branch in schema[name].items { self.branch(branch, mayHaveTypes: isIntOrString) }
    }
    branch(schema["not"], mayHaveTypes: false)
  }

  private mutating func branch(_ schema: FieldView, mayHaveTypes: Bool) {
    guard schema.map != nil else { return }
    depth += 1
    defer { depth -= 1 }
    guard depth <= StructuralSchemaReader.depthLimit else { return }
    for name in Self.structural where schema[name].exists {
      if mayHaveTypes && name == "type" { continue }
      report.forbidden(schema[name].path, "must be empty to be structural")
    }
    pattern(schema)
    for name in ["allOf", "anyOf", "oneOf"] as [ByteString] {
      for inner in schema[name].items { branch(inner, mayHaveTypes: mayHaveTypes) }
    }
    branch(schema["not"], mayHaveTypes: false)
    for (_, property) in schema["properties"].entries { branch(property, mayHaveTypes: false) }
    branch(schema["items"], mayHaveTypes: false)
  }
}
