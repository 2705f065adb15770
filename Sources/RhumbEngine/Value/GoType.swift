/// The Go kinds a template can observe (`kindOf`, reflection rules of text/template).
package enum GoKind: UInt8, Sendable {
  case invalid, bool, int, int8, int16, int32, int64, uint, uint8, uint16, uint32, uint64
  case float32, float64, complex128, string, interface, slice, map, pointer, structure, function

  package var name: StaticString {
    switch self {
    case .invalid: "invalid"
    case .bool: "bool"
    case .int: "int"
    case .int8: "int8"
    case .int16: "int16"
    case .int32: "int32"
    case .int64: "int64"
    case .uint: "uint"
    case .uint8: "uint8"
    case .uint16: "uint16"
    case .uint32: "uint32"
    case .uint64: "uint64"
    case .float32: "float32"
    case .float64: "float64"
    case .complex128: "complex128"
    case .string: "string"
    case .interface: "interface"
    case .slice: "slice"
    case .map: "map"
    case .pointer: "ptr"
    case .structure: "struct"
    case .function: "func"
    }
  }

  package var isSignedInteger: Bool { rawValue >= GoKind.int.rawValue && rawValue <= GoKind.int64.rawValue }
  package var isUnsignedInteger: Bool { rawValue >= GoKind.uint.rawValue && rawValue <= GoKind.uint64.rawValue }
}

/// A Go type as messages and `typeOf` spell it. Two types are the same when their names are.
package struct GoType: Equatable, Sendable {
  package let name: String
  package let kind: GoKind

  package init(_ name: String, _ kind: GoKind) {
    self.name = name
    self.kind = kind
  }

  package static func == (a: GoType, b: GoType) -> Bool { a.kind == b.kind && a.name.utf8.elementsEqual(b.name.utf8) }

  package static let bool = GoType("bool", .bool)
  package static let int = GoType("int", .int)
  package static let int32 = GoType("int32", .int32)
  package static let int64 = GoType("int64", .int64)
  package static let uint8 = GoType("uint8", .uint8)
  package static let uint32 = GoType("uint32", .uint32)
  package static let uint64 = GoType("uint64", .uint64)
  package static let float64 = GoType("float64", .float64)
  package static let complex128 = GoType("complex128", .complex128)
  package static let string = GoType("string", .string)
  package static let interface = GoType("interface {}", .interface)
  package static let duration = GoType("time.Duration", .int64)
  package static let time = GoType("time.Time", .structure)
  package static let location = GoType("*time.Location", .pointer)
  package static let version = GoType("*semver.Version", .pointer)
}

/// The Go type of a list: what its elements are declared to be.
package enum ListType: UInt8, Sendable {
  case any  // []interface {}
  case string  // []string
  case int  // []int
  case int64  // []int64
  case float64  // []float64
  case uint8  // []uint8: bytes; the elements are `.host(SizedInteger)` of uint8
  case anyList  // [][]interface {}
  case anyMap  // []map[string]interface {}

  package var goType: GoType {
    switch self {
    case .any: ListType.types.any
    case .string: ListType.types.string
    case .int: ListType.types.int
    case .int64: ListType.types.int64
    case .float64: ListType.types.float64
    case .uint8: ListType.types.uint8
    case .anyList: ListType.types.anyList
    case .anyMap: ListType.types.anyMap
    }
  }

  package var element: GoType {
    switch self {
    case .any: .interface
    case .string: .string
    case .int: .int
    case .int64: .int64
    case .float64: .float64
    case .uint8: .uint8
    case .anyList: ListType.types.any
    case .anyMap: MapType.any.goType
    }
  }

  private static let types = (
    any: GoType("[]interface {}", .slice), string: GoType("[]string", .slice), int: GoType("[]int", .slice),
    int64: GoType("[]int64", .slice), float64: GoType("[]float64", .slice), uint8: GoType("[]uint8", .slice),
    anyList: GoType("[][]interface {}", .slice), anyMap: GoType("[]map[string]interface {}", .slice)
  )
}

/// The Go type of a map. Keys are always strings.
package enum MapType: UInt8, Sendable {
  case any  // map[string]interface {}
  case values  // common.Values, what `.Values` is: the same shape with a name
  case string  // map[string]string
  case bool  // map[string]bool
  case bytes  // map[string][]uint8

  package var goType: GoType {
    switch self {
    case .any: MapType.types.any
    case .values: MapType.types.values
    case .string: MapType.types.string
    case .bool: MapType.types.bool
    case .bytes: MapType.types.bytes
    }
  }

  package var element: GoType {
    switch self {
    case .any, .values: .interface
    case .string: .string
    case .bool: .bool
    case .bytes: ListType.uint8.goType
    }
  }

  /// What a template gets for a key that is not there: the element's zero value.
  package var zero: Value {
    switch self {
    case .any, .values: .null
    case .string: .string(.empty)
    case .bool: .bool(false)
    case .bytes: .list(.none(.uint8))
    }
  }

  private static let types = (
    any: GoType("map[string]interface {}", .map), values: GoType("common.Values", .map),
    string: GoType("map[string]string", .map), bool: GoType("map[string]bool", .map),
    bytes: GoType("map[string][]uint8", .map)
  )
}
