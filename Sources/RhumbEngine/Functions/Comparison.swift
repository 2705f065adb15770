/// text/template's comparison: numbers by value within their kind, signed with unsigned, never an integer with a float.
package enum Comparison {
  private enum Basic {
    case bool(Bool)
    case int(Int64)
    case uint(UInt64)
    case float(Double)
    case complex(ComplexNumber)
    case string(ByteString)
  }

  private static func basic(_ value: Value) -> Basic? {
    switch value {
    case .bool(let value): .bool(value)
    case .int(let value): .int(Int64(value))
    case .int64(let value): .int(value)
    case .float(let value): .float(value)
    case .string(let value): .string(value)
    case .host(let object): basic(object)
    case .missing, .null, .list, .map: nil
    }
  }

  private static func basic(_ object: HostObject) -> Basic? {
    if let integer = object as? SizedInteger {
      return integer.isSigned ? .int(Int64(bitPattern: integer.bits)) : .uint(integer.bits)
    }
    if let complex = object as? ComplexNumber { return .complex(complex) }
    return basic(object.underlying)
  }

  /// Go's `==` as `eq` has it; values of unlike kinds are an error, except nil.
  package static func areEqual(_ a: Value, _ b: Value) throws(Fault) -> Bool {
    switch (basic(a), basic(b)) {
    case (.bool(let a)?, .bool(let b)?): return a == b
    case (.int(let a)?, .int(let b)?): return a == b
    case (.uint(let a)?, .uint(let b)?): return a == b
    case (.int(let a)?, .uint(let b)?): return a >= 0 && UInt64(a) == b
    case (.uint(let a)?, .int(let b)?): return b >= 0 && a == UInt64(b)
    case (.float(let a)?, .float(let b)?): return a == b
    case (.string(let a)?, .string(let b)?): return a == b
    case (.complex(let a)?, .complex(let b)?): return a.real == b.real && a.imaginary == b.imaginary
    case (nil, nil): return try areEqualUnordered(a, b)
    default:
      if isAbsent(a) || isAbsent(b) { return false }
      throw incompatible(a, b)
    }
  }

  private static func isAbsent(_ value: Value) -> Bool {
    switch value {
    case .missing, .null: true
    default: false
    }
  }

  private static func incompatible(_ a: Value, _ b: Value) -> Fault {
    Fault("incompatible types for comparison: \(typeName(a)) and \(typeName(b))")
  }

  private static func typeName(_ value: Value) -> String { (value.goType ?? .interface).name }

  /// Lists, maps and structs can only be compared with nil; times and versions by identity of what they hold.
  private static func areEqualUnordered(_ a: Value, _ b: Value) throws(Fault) -> Bool {
    if a.isNil || b.isNil {
      if !isAbsent(a), !isAbsent(b), a.kind != b.kind { throw notComparable(a, b) }
      return a.isNil == b.isNil
    }
    guard a.kind == b.kind else { throw notComparable(a, b) }
    if case .host(let first) = a, case .host(let second) = b, first.goType.kind == .pointer || first.goType == .time {
      return first === second || first.goType == .time && first.isEqual(to: second) ?? false
    }
    throw Fault("non-comparable type " + text(b) + ": " + ByteString(typeName(b)))
  }

  private static func notComparable(_ a: Value, _ b: Value) -> Fault {
    Fault(
      "non-comparable types " + text(a) + ": " + ByteString(typeName(a)) + ", " + ByteString(typeName(b)) + ": "
        + GoPrinter.text(b))
  }

  /// Go writes the value here with `%s`, which complains about every number in it.
  private static func text(_ value: Value) -> ByteString {
    (try? GoPrinter.sprintf(Array("%s".utf8), [value].span)) ?? GoPrinter.text(value)
  }

  /// Go's `<` as `lt` has it.
  package static func isLess(_ a: Value, _ b: Value) throws(Fault) -> Bool {
    guard let first = basic(a), let second = basic(b) else { throw Fault("invalid type for comparison") }
    switch (first, second) {
    case (.int(let a), .int(let b)): return a < b
    case (.uint(let a), .uint(let b)): return a < b
    case (.int(let a), .uint(let b)): return a < 0 || UInt64(a) < b
    case (.uint(let a), .int(let b)): return b >= 0 && a < UInt64(b)
    case (.float(let a), .float(let b)): return a < b
    case (.string(let a), .string(let b)): return a < b
    case (.bool, .bool), (.complex, .complex): throw Fault("invalid type for comparison")
    default: throw incompatible(a, b)
    }
  }

  package static func isLessOrEqual(_ a: Value, _ b: Value) throws(Fault) -> Bool {
    if try isLess(a, b) { return true }
    return try areEqual(a, b)
  }
}
