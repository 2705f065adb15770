import RhumbDiagnostics
import RhumbEngine

/// Makes schema nodes of a structural schema, as a CustomResourceDefinition has it (`spec.versions[*].schema`).
///
/// The schema is the user's: its depth is limited, and what makes no sense in it is passed over here, since checking the
/// definition itself is another rule's work.
struct StructuralSchemaReader {
  /// Deeper schemas are cut: what lies below reads as any value.
  static let depthLimit = 100

  private let origins: OriginTable
  private var depth = 0

  init(origins: OriginTable) { self.origins = origins }

  mutating func read(_ value: Value) -> SchemaNode {
    guard case .map(let map) = value, depth < Self.depthLimit else {
      let node = SchemaNode(.any)
      node.preservesUnknownFields = true
      return node
    }
    depth += 1
    defer { depth -= 1 }
    let view = FieldView(value: value, path: .root)
    let node = SchemaNode(kind(view))
    node.format = view["format"].text ?? .empty
    node.isNullable = view["nullable"].bool ?? false
    node.preservesUnknownFields = view["x-kubernetes-preserve-unknown-fields"].bool ?? false
    node.isEmbeddedResource = view["x-kubernetes-embedded-resource"].bool ?? false
    node.required = view["required"].items.compactMap(\.text)
    node.enumeration = view["enum"].items.map(\.value)
    node.defaultValue = map["default"]
    readChildren(view, into: node)
    readList(view, into: node)
    node.constraints = constraints(view)
    node.rules = rules(map)
    return node
  }

  private func kind(_ view: FieldView) -> SchemaNode.Kind {
    if view["x-kubernetes-int-or-string"].bool == true { return .intOrString }
    return switch view["type"].text {
    case "string": .string
    case "integer": .integer
    case "number": .number
    case "boolean": .boolean
    case "object": .object
    case "array": .array
    default: .any
    }
  }

  private mutating func readChildren(_ view: FieldView, into node: SchemaNode) {
    for (name, property) in view["properties"].entries { node.add(name, read(property.value)) }
    let additional = view["additionalProperties"]
    if additional.map != nil {
      node.additional = read(additional.value)
    } else if additional.bool == true {
      node.additional = SchemaNode(.any)
      node.additional?.preservesUnknownFields = true
    }
  }

  private mutating func readList(_ view: FieldView, into node: SchemaNode) {
    if view["items"].map != nil { node.items = read(view["items"].value) }
    node.listMapKeys = view["x-kubernetes-list-map-keys"].items.compactMap(\.text)
    switch view["x-kubernetes-list-type"].text {
    case "map": node.listType = .map
    case "set": node.listType = .set
    default: node.listType = .atomic
    }
  }

  private mutating func constraints(_ view: FieldView) -> SchemaConstraints? {
    var found = SchemaConstraints()
    found.minimum = view["minimum"].number
    found.maximum = view["maximum"].number
    found.isMinimumExclusive = view["exclusiveMinimum"].bool ?? false
    found.isMaximumExclusive = view["exclusiveMaximum"].bool ?? false
    found.multipleOf = view["multipleOf"].number
    found.minLength = view["minLength"].integer
    found.maxLength = view["maxLength"].integer
    found.minItems = view["minItems"].integer
    found.maxItems = view["maxItems"].integer
    found.uniqueItems = view["uniqueItems"].bool ?? false
    found.minProperties = view["minProperties"].integer
    found.maxProperties = view["maxProperties"].integer
    found.pattern = view["pattern"].text
    found.minimumDuration = view["x-minimum-duration"].text
    found.allOf = schemas(view["allOf"])
    found.anyOf = schemas(view["anyOf"])
    found.oneOf = schemas(view["oneOf"])
    if view["not"].map != nil { found.not = read(view["not"].value) }
    return found.isEmpty ? nil : found
  }

  private mutating func schemas(_ view: FieldView) -> [SchemaNode] {
    var nodes: [SchemaNode] = []
    for item in view.items { nodes.append(read(item.value)) }
    return nodes
  }

  private func rules(_ map: MapValue) -> [ValidationRule] {
    guard case .list(let list)? = map["x-kubernetes-validations"] else { return [] }
    return FieldView(value: .list(list), path: .root).items.enumerated().compactMap { index, item in
      guard let text = item["rule"].text else { return nil }
      var rule = ValidationRule(rule: text)
      rule.message = item["message"].text ?? .empty
      rule.messageExpression = item["messageExpression"].text ?? .empty
      rule.reason = item["reason"].text ?? .empty
      rule.fieldPath = item["fieldPath"].text ?? .empty
      rule.optionalOldSelf = item["optionalOldSelf"].bool ?? false
      if !list.origins.isEmpty { rule.span = origins.place(of: list.origins[index]) ?? .none }
      return rule
    }
  }
}

extension SchemaConstraints {
  fileprivate var isEmpty: Bool {
    minimum == nil && maximum == nil && multipleOf == nil && minLength == nil && maxLength == nil && minItems == nil
      && maxItems == nil && !uniqueItems && minProperties == nil && maxProperties == nil && pattern == nil
      && minimumDuration == nil && allOf.isEmpty && anyOf.isEmpty && oneOf.isEmpty && not == nil
  }
}
