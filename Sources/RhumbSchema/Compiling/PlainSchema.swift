import RhumbEngine

/// Tells by one walk whether a document is certainly a valid schema. The meta-schema has the last word on all others.
///
/// Running a meta-schema takes thousands of steps for each schema in a document; nearly all charts' schemas are plain
/// enough to be judged by the shape of their keywords. A keyword that no draft knows is always valid.
///
/// Invariant: what is plain is valid by the meta-schema of its draft (and not: what isn't plain is invalid).
struct PlainSchema {
  private let draft: Draft
  private let compiler: SchemaCompiler
  /// Schemas that are still to be looked at.
  private var open: [Value]

  /// Whether the document is plain: one resource, of a standard dialect, with keywords of the usual shapes.
  static func isPlain(_ document: SchemaDocument, _ compiler: SchemaCompiler) -> Bool {
    guard document.resources.count == 1, let root = document.resources[.empty], root.dialect.vocabularies == nil else {
      return false
    }
    var walk = PlainSchema(draft: root.dialect.draft, compiler: compiler, open: [document.value])
    return walk.isPlain()
  }

  private mutating func isPlain() -> Bool {
    while let schema = open.popLast() {
      switch schema {
      case .bool where draft >= .draft6: continue
      case .map(let map):
        for entry in map.entries where !isPlain(entry.key, entry.value) { return false }
      default: return false
      }
    }
    return true
  }

  private mutating func isPlain(_ keyword: ByteString, _ value: Value) -> Bool {
    guard let shape = Self.shapes[keyword] else { return true }
    switch shape {
    case .anything: return true
    case .odd: return false
    case .text: return text(value) != nil
    case .flag: if case .bool = value { return true }
    case .count: return SchemaNumber(value).map { $0.isInteger && $0.sign >= 0 } ?? false
    case .number: return SchemaNumber(value) != nil
    case .exclusive: return draft >= .draft6 && SchemaNumber(value) != nil
    case .step: return SchemaNumber(value).map { $0.sign > 0 } ?? false
    case .reference: return text(value).map(Self.isPlainReference) ?? false
    case .dialect: return text(value).flatMap(Draft.init(naming:)) != nil
    case .pattern: return text(value).map(isPattern) ?? false
    case .type: return isType(value)
    case .list: if case .list = value { return true }
    case .names: return names(value) != nil
    case .schema:
      open.append(value)
      return true
    case .schemaOrFlag:
      // Draft 4 takes true and false here, and nowhere else.
      if case .bool = value { return true }
      open.append(value)
      return true
    case .schemas:
      guard case .list(let list) = value, !list.items.isEmpty else { return false }
      open.append(contentsOf: list.items)
      return true
    case .items:
      if case .list(let list) = value {
        guard draft < .draft2020, !list.items.isEmpty else { return false }
        open.append(contentsOf: list.items)
      } else if case .map = value {
        open.append(value)
      } else {
        return false
      }
      return true
    case .members, .patternMembers:
      guard case .map(let map) = value else { return false }
      for entry in map.entries {
        if shape == .patternMembers && !isPattern(entry.key) { return false }
        open.append(entry.value)
      }
      return true
    }
    return false
  }

  // MARK: Shapes

  private enum Shape {
    case anything, odd, text, flag, count, number, exclusive, step, reference, dialect, pattern, type, list, names
    case schema, schemaOrFlag, schemas, items, members, patternMembers
  }

  /// Keywords of any draft. The odd ones are rare, or read differently by different drafts.
  private static let shapes: [ByteString: Shape] = [
    "title": .text, "description": .text, "$comment": .text, "format": .text,
    "contentEncoding": .text, "contentMediaType": .text,
    "default": .anything, "const": .anything, "examples": .list, "enum": .names,
    "deprecated": .flag, "readOnly": .flag, "writeOnly": .flag, "uniqueItems": .flag,
    "minLength": .count, "maxLength": .count, "minItems": .count, "maxItems": .count,
    "minProperties": .count, "maxProperties": .count, "minContains": .count, "maxContains": .count,
    "minimum": .number, "maximum": .number, "exclusiveMinimum": .exclusive, "exclusiveMaximum": .exclusive,
    "multipleOf": .step, "pattern": .pattern, "type": .type, "required": .names,
    "$ref": .reference, "$schema": .dialect,
    "properties": .members, "$defs": .members, "definitions": .members, "dependentSchemas": .members,
    "patternProperties": .patternMembers,
    "additionalProperties": .schemaOrFlag, "additionalItems": .schemaOrFlag, "items": .items,
    "propertyNames": .schema, "contains": .schema, "not": .schema, "if": .schema, "then": .schema, "else": .schema,
    "unevaluatedProperties": .schema, "unevaluatedItems": .schema, "contentSchema": .schema,
    "allOf": .schemas, "anyOf": .schemas, "oneOf": .schemas, "prefixItems": .schemas,
    "id": .odd, "$id": .odd, "$anchor": .odd, "$dynamicAnchor": .odd, "$dynamicRef": .odd, "$recursiveAnchor": .odd,
    "$recursiveRef": .odd, "$vocabulary": .odd, "dependencies": .odd, "dependentRequired": .odd,
  ]

  private static let types: Set<ByteString> = ["array", "boolean", "integer", "null", "number", "object", "string"]

  private func text(_ value: Value) -> ByteString? {
    if case .string(let text) = value { return text }
    return nil
  }

  /// The texts of a list that has some, all different; nil for anything else.
  private func names(_ value: Value) -> Set<ByteString>? {
    guard case .list(let list) = value, !list.items.isEmpty else { return nil }
    var names: Set<ByteString> = []
    for item in list.items {
      guard let name = text(item), names.insert(name).inserted else { return nil }
    }
    return names
  }

  private func isType(_ value: Value) -> Bool {
    if let name = text(value) { return Self.types.contains(name) }
    return names(value)?.isSubset(of: Self.types) ?? false
  }

  /// Compiled here, a pattern is at hand when its keyword is.
  private func isPattern(_ text: ByteString) -> Bool {
    (try? compiler.pattern(text, at: .empty)) != nil
  }

  /// `#/$defs/name`: a fragment of characters that no URI reads in another way.
  private static func isPlainReference(_ text: ByteString) -> Bool {
    text.bytes.first == UInt8(ascii: "#")
      && text.bytes.dropFirst().allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "-")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "$"): true
        default: false
        }
      }
  }
}
