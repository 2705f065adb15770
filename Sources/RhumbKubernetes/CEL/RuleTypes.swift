import RhumbCEL
import RhumbEngine

/// The types that structural schemas give to expressions. What no schema describes is not there for them.
struct RuleTypes {
  private var known: [Key: CELType?] = [:]

  private struct Key: Hashable {
    let node: ObjectIdentifier
    let isResource: Bool
  }

  /// The type of values of a schema; nil if expressions can't see them. `isResource` is true of objects with metadata of
  /// their own.
  mutating func type(of node: SchemaNode, isResource: Bool) -> CELType? {
    let key = Key(node: ObjectIdentifier(node), isResource: isResource)
    if let known = known[key] { return known }
    let type = made(node, isResource: isResource)
    known[key] = .some(type)
    return type
  }

  private mutating func type(of node: SchemaNode) -> CELType? { type(of: node, isResource: node.isEmbeddedResource) }

  private mutating func made(_ node: SchemaNode, isResource: Bool) -> CELType? {
    switch node.kind {
    case .intOrString, .quantity: return .dyn
    case .boolean: return .bool
    case .integer: return .int
    case .number: return .double
    case .string:
      switch node.format {
      case "byte": return .bytes
      case "duration": return .duration
      case "date", "date-time": return .timestamp
      default: return .string
      }
    case .array: return node.items.flatMap { type(of: $0) }.map { .list($0) }
    case .object:
      if let additional = node.additional, !isResource {
        return additional.kind == .any && additional.preservesUnknownFields
          ? .object(CELObjectType("object", fields: [:])) : type(of: additional).map { .map(.string, $0) }
      }
      return .object(CELObjectType("object", fields: fields(node, isResource: isResource)))
    case .any: return nil
    }
  }

  private mutating func fields(_ node: SchemaNode, isResource: Bool) -> [ByteString: CELType] {
    var fields: [ByteString: CELType] = [:]
    for property in node.properties {
      guard let name = FieldEscaping.escape(property.name), let type = type(of: property.node) else { continue }
      fields[name] = type
    }
    if isResource {
      fields["apiVersion"] = .string
      fields["kind"] = .string
      fields["metadata"] = .object(
        CELObjectType("object", fields: ["name": .string, "generateName": .string]))
    }
    return fields
  }
}
