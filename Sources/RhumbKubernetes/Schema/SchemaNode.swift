package import RhumbDiagnostics
package import RhumbEngine

/// What is known of a value's structure: from the built-in tables, a CustomResourceDefinition or a JSON Schema file.
///
/// Nodes are shared and may refer to each other in circles (`JSONSchemaProps` does); whoever walks them walks the value
/// alongside, whose depth is limited.
package final class SchemaNode {
  package enum Kind: UInt8, Sendable {
    /// Any value.
    case any
    case string, integer, number, boolean, object, array
    /// A string or an integer: `intstr.IntOrString`, or `x-kubernetes-int-or-string`.
    case intOrString
    /// `resource.Quantity`: a string or a number.
    case quantity
  }

  package enum ListType: UInt8, Sendable { case atomic, set, map }

  package struct Property {
    package let name: ByteString
    package let node: SchemaNode
  }

  package let kind: Kind
  /// The name of Go's type for the server's words (`v1.Capabilities`, `int32`); empty where none is known.
  package var goType: ByteString = .empty
  /// `int32`, `int64`, `date-time`, `byte`, `double`…; empty for none.
  package var format: ByteString = .empty
  package var isNullable = false

  // Objects.
  package var required: [ByteString] = []
  /// What keys that no property names hold; nil if they aren't allowed.
  package var additional: SchemaNode?
  /// Unknown fields stay (`x-kubernetes-preserve-unknown-fields`), or nothing is known of the fields.
  package var preservesUnknownFields = false
  /// `x-kubernetes-embedded-resource`: has apiVersion, kind and metadata of its own.
  package var isEmbeddedResource = false

  // Lists.
  package var items: SchemaNode?
  package var listType = ListType.atomic
  package var listMapKeys: [ByteString] = []

  // Values.
  package var enumeration: [Value] = []
  package var defaultValue: Value?
  /// minLength, pattern, allOf…: CRDs and JSON Schema files have them, built-in kinds don't.
  package var constraints: SchemaConstraints?
  /// `x-kubernetes-validations`, in order.
  package var rules: [ValidationRule] = []

  private var table: [ByteString: Int] = [:]
  /// In the order they were added.
  package private(set) var properties: [Property] = []

  package init(_ kind: Kind) { self.kind = kind }

  package func add(_ name: ByteString, _ node: SchemaNode) {
    if let index = table[name] {
      properties[index] = Property(name: name, node: node)
    } else {
      table[name] = properties.count
      properties.append(Property(name: name, node: node))
    }
  }

  package func property(_ name: ByteString) -> SchemaNode? { table[name].map { properties[$0].node } }
}

/// JSON Schema's constraints on values, as OpenAPI v3 has them.
package struct SchemaConstraints {
  package var minimum: Double?
  package var maximum: Double?
  package var isMinimumExclusive = false
  package var isMaximumExclusive = false
  package var multipleOf: Double?
  package var minLength: Int?
  package var maxLength: Int?
  package var minItems: Int?
  package var maxItems: Int?
  package var uniqueItems = false
  package var minProperties: Int?
  package var maxProperties: Int?
  package var pattern: ByteString?
  /// The shortest duration, as Go writes one (`1ms`): what a rule of a built-in definition says.
  package var minimumDuration: ByteString?
  package var allOf: [SchemaNode] = []
  package var anyOf: [SchemaNode] = []
  package var oneOf: [SchemaNode] = []
  package var not: SchemaNode?

  package init() {}
}

/// One entry of `x-kubernetes-validations`.
package struct ValidationRule: Sendable {
  /// The CEL expression.
  package var rule: ByteString
  package var message: ByteString = .empty
  package var messageExpression: ByteString = .empty
  /// `FieldValueInvalid` (also if empty), `FieldValueRequired`, `FieldValueForbidden`, `FieldValueDuplicate`.
  package var reason: ByteString = .empty
  /// A JSON path below the value: `.spec.replicas`; empty for the value itself.
  package var fieldPath: ByteString = .empty
  package var optionalOldSelf = false
  /// Where the rule is written, if that is known.
  package var span = SourceSpan.none

  package init(rule: ByteString) { self.rule = rule }
}
