import RhumbEngine
import RhumbFunctions

/// How values are ordered.
enum Ordering {
  /// Below, equal or above zero; nil for values that have no order, NaN among them.
  static func compare(_ a: CELValue, _ b: CELValue) -> Int? {
    switch (a, b) {
    case (.bool(let a), .bool(let b)): sign(a ? 1 : 0, b ? 1 : 0)
    case (.string(let a), .string(let b)), (.bytes(let a), .bytes(let b)): a == b ? 0 : a < b ? -1 : 1
    case (.timestamp(let a), .timestamp(let b)): sign(a, b)
    case (.duration(let a), .duration(let b)): sign(a.nanoseconds, b.nanoseconds)
    default: compareNumbers(a, b)
    }
  }

  /// Numbers of any type by value; nil if one is no number, or not a number.
  static func compareNumbers(_ a: CELValue, _ b: CELValue) -> Int? {
    switch (a, b) {
    case (.int(let a), .int(let b)): sign(a, b)
    case (.uint(let a), .uint(let b)): sign(a, b)
    case (.int(let a), .uint(let b)): a < 0 ? -1 : sign(UInt64(a), b)
    case (.uint(let a), .int(let b)): b < 0 ? 1 : sign(a, UInt64(b))
    case (.double(let a), .double(let b)): a.isNaN || b.isNaN ? nil : sign(a, b)
    case (.double(let a), .int(let b)): compare(a, b)
    case (.double(let a), .uint(let b)): compare(a, b)
    case (.int(let a), .double(let b)): compare(b, a).map { -$0 }
    case (.uint(let a), .double(let b)): compare(b, a).map { -$0 }
    default: nil
    }
  }

  private static func sign<T: Comparable>(_ a: T, _ b: T) -> Int { a == b ? 0 : a < b ? -1 : 1 }

  /// A double against an integer, which becomes a double first and may lose its last digits.
  private static func compare<T: FixedWidthInteger>(_ a: Double, _ b: T) -> Int? {
    a.isNaN ? nil : sign(a, Double(b))
  }
}
