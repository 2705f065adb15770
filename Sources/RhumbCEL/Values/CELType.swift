package import RhumbEngine

/// A type, as declared, inferred, or seen at run time.
package indirect enum CELType: Sendable, Hashable {
  case dyn
  case null, bool, int, uint, double, string, bytes, timestamp, duration
  case list(CELType)
  case map(CELType, CELType)
  case optional(CELType)
  case type(CELType)
  /// A library's own type, by name.
  case opaque(ByteString)
  /// Values with named fields.
  case object(CELObjectType)
  /// A letter of a function's signature: the same wherever it stands in it.
  case parameter(UInt8)
  /// A type still to be found out while an expression is checked.
  case variable(Int)
  /// What an expression at fault has: fits everywhere, so that one fault is told once.
  case error

  /// The name that `type()` prints and that types are compared by at run time.
  package var name: ByteString {
    switch self {
    case .dyn, .variable: "dyn"
    case .null: "null_type"
    case .bool: "bool"
    case .int: "int"
    case .uint: "uint"
    case .double: "double"
    case .string: "string"
    case .bytes: "bytes"
    case .timestamp: "google.protobuf.Timestamp"
    case .duration: "google.protobuf.Duration"
    case .list: "list"
    case .map: "map"
    case .optional: "optional_type"
    case .type: "type"
    case .opaque(let name): name
    case .object(let type): type.name
    case .parameter(let letter): ByteString([0x41 + letter])
    case .error: "!error!"
    }
  }

  /// As messages about types write it: `map(string, list(int))`.
  package var text: ByteString {
    switch self {
    case .null: "null"
    case .timestamp: "timestamp"
    case .duration: "duration"
    case .list(let item): "list(" + item.text + ")"
    case .map(let key, let value): "map(" + key.text + ", " + value.text + ")"
    case .optional(let value): "optional_type(" + value.text + ")"
    case .type(.dyn): "type"
    case .type(let type): "type(" + type.text + ")"
    default: name
    }
  }

  /// What can be decided only at run time.
  package var isDynamic: Bool {
    switch self {
    case .dyn, .error: true
    default: false
    }
  }
}

/// The type of values with named fields, such as the objects of a structural schema. Two of them are the same only if
/// they are one.
package final class CELObjectType: Sendable, Hashable {
  package let name: ByteString
  package let fields: [ByteString: CELType]

  package init(_ name: ByteString, fields: [ByteString: CELType]) {
    self.name = name
    self.fields = fields
  }

  package static func == (a: CELObjectType, b: CELObjectType) -> Bool { a === b }
  package func hash(into hasher: inout Hasher) { hasher.combine(ObjectIdentifier(self)) }
}
