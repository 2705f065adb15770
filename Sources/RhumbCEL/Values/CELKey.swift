package import RhumbEngine

/// A key of a map: numbers of one value are one key, whatever their type.
package enum CELKey: Hashable {
  case bool(Bool)
  case int(Int64)
  /// Beyond what an int holds.
  case large(UInt64)
  case string(ByteString)

  /// Nil for a value that can't be a key.
  package init?(_ value: CELValue) {
    switch value {
    case .bool(let value): self = .bool(value)
    case .int(let value): self = .int(value)
    case .uint(let value): self = Int64(exactly: value).map { .int($0) } ?? .large(value)
    case .string(let value): self = .string(value)
    default: return nil
    }
  }

  /// The same for looking a value up: a double finds what it is equal to.
  package init?(looking value: CELValue) {
    guard case .double(let number) = value else {
      self.init(value)
      return
    }
    if let whole = Int64(exactly: number) {
      self = .int(whole)
    } else if let whole = UInt64(exactly: number) {
      self = .large(whole)
    } else {
      return nil
    }
  }
}
