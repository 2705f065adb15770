import RhumbCEL
import RhumbEngine

/// What the rules of a definition may cost, as a server estimates it before it takes the definition.
enum RuleCost {
  /// For one rule.
  static let ruleLimit: UInt64 = 10_000_000
  /// For all rules of a schema.
  static let definitionLimit: UInt64 = 100_000_000

  /// The most that a rule may cost for one object that has so many values of its schema; nil for any number.
  static func highest(_ program: CELProgram, _ node: SchemaNode, isResource: Bool, count: UInt64?) -> UInt64 {
    let cost = CostEstimator.highestCost(of: program) { _, path in
      RuleSizes.size(node, isResource: isResource, path)
    }
    // What an object of the largest size has room for.
    let most = count ?? RuleSizes.largestRequest / (RuleSizes.least(node) + 1)
    let (product, overflow) = cost.multipliedReportingOverflow(by: most)
    return overflow ? .max : product
  }

  /// How many values there may be below a schema of which there are so many.
  static func count(of node: SchemaNode, _ count: UInt64?) -> UInt64? {
    guard let count else { return nil }
    let most: Int?
    switch node.kind {
    case .object where node.additional != nil: most = node.constraints?.maxProperties
    case .array: most = node.constraints?.maxItems
    default: return count
    }
    guard let most else { return nil }
    let (product, overflow) = count.multipliedReportingOverflow(by: UInt64(clamping: most))
    return overflow ? .max : product
  }

  /// The server's sentence.
  static func words(_ name: ByteString, _ cost: UInt64, _ limit: UInt64) -> ByteString {
    let factor = Double(cost) / Double(limit)
    var shown: [UInt8] = []
    if factor > 100 {
      shown.append("more than 100x")
    } else {
      GoNumber.formatFloat(factor, format: UInt8(ascii: "f"), precision: factor < 1.5 ? 6 : 1, to: &shown)
      shown.append("x")
    }
    return name + " exceeds budget by factor of " + ByteString(shown)
      + " (try simplifying the rule, or adding maxItems, maxProperties, and maxLength where arrays, maps, and strings are "
      + "declared)"
  }
}
