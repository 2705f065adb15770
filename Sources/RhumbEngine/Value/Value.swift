/// What a template computes with: Go's values as text/template and sprig tell them apart.
///
/// A value tree belongs to one render and is not `Sendable`: maps are shared and mutable, as `set` requires.
package enum Value {
  /// Go's zero `reflect.Value`: what a pipeline holding nil yields. Prints `<no value>`.
  case missing
  /// A nil inside an `interface {}`: a key that is not there, or a YAML null.
  case null
  case bool(Bool)
  /// Go's `int`: constants in templates, `len`, `index` variables.
  case int(Int)
  /// Go's `int64`: `--set` numbers and sprig's arithmetic.
  case int64(Int64)
  /// Go's `float64`: every number of a YAML or JSON file.
  case float(Double)
  case string(ByteString)
  case list(ListValue)
  case map(MapValue)
  /// Anything else: other integer kinds, times, versions, `.Files`, `.Capabilities`.
  case host(HostObject)
}

extension Value {
  package static func list(_ items: [Value], _ type: ListType = .any) -> Value { .list(ListValue(items, type)) }
  package static func strings(_ items: [ByteString]) -> Value { .list(ListValue(items.map { .string($0) }, .string)) }
  /// A Go `[]byte`.
  package static func bytes(_ bytes: [UInt8]) -> Value { .list(ListValue(bytes: bytes)) }

  /// Whether Go would call this nil: an untyped nil, or a nil map or slice.
  package var isNil: Bool {
    switch self {
    case .missing, .null: true
    case .list(let list): list.isNil
    case .map(let map): map.isNil
    default: false
    }
  }

  /// The dynamic Go type; nil for `missing`. `null` is the interface it lies in.
  package var goType: GoType? {
    switch self {
    case .missing: nil
    case .null: .interface
    case .bool: .bool
    case .int: .int
    case .int64: .int64
    case .float: .float64
    case .string: .string
    case .list(let list): list.type.goType
    case .map(let map): map.type.goType
    case .host(let object): object.goType
    }
  }

  package var kind: GoKind {
    switch self {
    case .missing: .invalid
    case .null: .interface
    case .bool: .bool
    case .int: .int
    case .int64: .int64
    case .float: .float64
    case .string: .string
    case .list: .slice
    case .map: .map
    case .host(let object): object.goType.kind
    }
  }

  /// text/template's truth: empty and zero are false; structs are true.
  package var isTrue: Bool {
    switch self {
    case .missing, .null: false
    case .bool(let value): value
    case .int(let value): value != 0
    case .int64(let value): value != 0
    case .float(let value): value != 0
    case .string(let value): !value.isEmpty
    case .list(let list): !list.items.isEmpty
    case .map(let map): map.count != 0
    case .host(let object): object.isTrue
    }
  }

  /// What lies in an interface when a pipeline takes it out: nil becomes the missing value.
  package var unwrapped: Value {
    if case .null = self { return .missing }
    return self
  }

  /// What a missing value is once it is stored in an `interface {}`: nil.
  package var boxed: Value {
    if case .missing = self { return .null }
    return self
  }
}
