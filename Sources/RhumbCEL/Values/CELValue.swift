package import RhumbEngine
package import RhumbFunctions

/// A value of the Common Expression Language.
package enum CELValue {
  case null
  case bool(Bool)
  case int(Int64)
  case uint(UInt64)
  case double(Double)
  case string(ByteString)
  case bytes(ByteString)
  case timestamp(Timestamp)
  case duration(Duration)
  case list(any CELList)
  case map(any CELMap)
  case type(CELType)
  case optional(CELOptional)
  /// A value of a library's own, such as a quantity or an address.
  case object(any CELObject)

  package static func list(_ items: [CELValue]) -> CELValue { .list(CELItems(items)) }
  package static var none: CELValue { .optional(CELOptional(nil)) }
  package static func some(_ value: CELValue) -> CELValue { .optional(CELOptional(value)) }

  /// What `type()` says. Parameters of lists and maps are not kept at run time.
  package var type: CELType {
    switch self {
    case .null: .null
    case .bool: .bool
    case .int: .int
    case .uint: .uint
    case .double: .double
    case .string: .string
    case .bytes: .bytes
    case .timestamp: .timestamp
    case .duration: .duration
    case .list: .list(.dyn)
    case .map: .map(.dyn, .dyn)
    case .type: .type(.dyn)
    case .optional: .optional(.dyn)
    case .object(let object): object.type
    }
  }

  /// How large a value is to CEL's cost model: characters, bytes, items or entries; 1 for anything else.
  package var size: UInt64 {
    switch self {
    case .string(let text): UInt64(UTF8Text.runeCount(text.bytes))
    case .bytes(let bytes): UInt64(bytes.count)
    case .list(let list): UInt64(list.count)
    case .map(let map): UInt64(map.count)
    case .optional(let optional): optional.value?.size ?? 1
    case .object(let object): object.size
    default: 1
    }
  }
}

/// An optional value: `optional.of(x)`, `optional.none()`, what `?.` yields.
package final class CELOptional {
  package let value: CELValue?

  package init(_ value: CELValue?) { self.value = value }
}

/// A value of a library's own.
package protocol CELObject: AnyObject {
  var type: CELType { get }
  /// Whether it equals another object of the same type.
  func isEqual(to other: any CELObject) -> Bool
  /// The size that costs are measured by.
  var size: UInt64 { get }
  /// What `string()` makes of it; nil if it can't be converted.
  var text: ByteString? { get }
}

extension CELObject {
  package var size: UInt64 { 1 }
  package var text: ByteString? { nil }
}
