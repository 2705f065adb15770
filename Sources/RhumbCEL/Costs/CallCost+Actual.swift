extension CallCost {
  /// What a walk over a text costs for each character.
  static let perCharacter = 0.1
  /// What a pattern's length counts for.
  static let perPatternCharacter = 0.25

  /// What a call cost, from its arguments and result.
  func actual(_ arguments: [CELValue], _ result: CELValue) -> UInt64 {
    func size(_ index: Int) -> UInt64 { index < arguments.count ? arguments[index].size : 1 }
    func walk(_ size: UInt64, _ times: Double = 1) -> UInt64 { Self.scaled(size, Self.perCharacter * times) }
    switch self {
    case .unit, .lists: return 1
    case .free: return 0
    case .fixed(let cost): return cost
    case .traversal(let index, let times, _): return walk(size(index), times)
    case .affix: return walk(size(0))
    case .comparison:
      if case .object? = arguments.first { return 1 }
      return walk(min(size(0), size(1)))
    case .concatenation:
      switch arguments.first {
      case .string, .bytes: return walk(size(0) &+ size(1))
      default: return 1
      }
    case .membership:
      if case .list? = arguments.last { return size(1) }
      return 1
    case .search: return Self.product(walk(size(0)), walk(size(1)))
    case .regex:
      return Self.product(walk(size(0) &+ 1), Self.scaled(size(1), Self.perPatternCharacter))
    case .items: return arguments.first.map { Self.walkCost($0) } ?? 1
    case .replace, .split: return walk(size(0), 2)
    case .join: return walk(result.size, 2)
    case .addressRange(let isNested):
      var cost = walk(size(0) &* 2)
      if isNested { cost = cost &+ walk(size(0)) &+ 1 }
      if case .string? = arguments.last { cost = cost &+ walk(size(1)) }
      return cost
    case .format:
      return Self.product(walk(size(1) &+ 1), Self.scaled(Self.formatPattern, Self.perPatternCharacter))
    case .product: return Self.product(size(0), size(1))
    case .quadratic: return Self.product(size(0), size(0))
    }
  }

  /// How long the pattern of a format is taken to be.
  static let formatPattern: UInt64 = 128

  static func scaled(_ size: UInt64, _ factor: Double) -> UInt64 {
    let product = (Double(size) * factor).rounded(.up)
    return product >= 18_446_744_073_709_551_616 ? .max : UInt64(product)
  }

  static func product(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let (product, overflow) = a.multipliedReportingOverflow(by: b)
    return overflow ? .max : product
  }

  /// One for a value, a tenth for a character, and so on for all items of a list.
  private static func walkCost(_ value: CELValue) -> UInt64 {
    switch value {
    case .string, .bytes: return scaled(value.size, perCharacter)
    case .list(let list):
      var cost: UInt64 = 0
      for item in (try? list.allItems()) ?? [] {
        switch item {
        case .string, .bytes: cost = cost &+ scaled(item.size, perCharacter)
        default: cost = cost &+ 1
        }
      }
      return cost
    default: return 1
    }
  }
}
