import RhumbCEL
import RhumbEngine

/// How large values of a schema may be, which decides what a server lets a rule cost.
struct RuleSizes {
  /// No request is larger.
  static let largestRequest: UInt64 = 3 << 20
  private static let depthLimit = 100

  /// The most characters, items or entries; 0 where a value has none to count. Nil for what expressions can't see.
  static func most(_ node: SchemaNode) -> UInt64? {
    switch node.kind {
    case .intOrString: return node.constraints?.maxLength.map { times(4, $0) } ?? largestRequest - 2
    case .string: return text(node)
    case .array:
      guard let items = node.items else { return nil }
      return node.constraints?.maxItems.map { UInt64(clamping: $0) } ?? (largestRequest - 2) / (least(items) + 1)
    case .object:
      guard let additional = node.additional, additional.kind != .any else { return 0 }
      return node.constraints?.maxProperties.map { UInt64(clamping: $0) } ?? (largestRequest - 2)
        / (least(additional) + 6)
    case .boolean, .integer, .number: return 0
    case .any, .quantity: return nil
    }
  }

  /// A character may take four bytes.
  private static func times(_ factor: UInt64, _ count: Int) -> UInt64 {
    UInt64(clamping: count).multipliedReportingOverflow(by: factor).partialValue
  }

  private static func text(_ node: SchemaNode) -> UInt64 {
    switch node.format {
    case "duration", "date-time": return 32
    case "date": return 12
    case "byte": return node.constraints?.maxLength.map { UInt64(clamping: $0) } ?? largestRequest - 2
    default: break
    }
    if let most = node.constraints?.maxLength { return times(4, most) }
    if node.enumeration.isEmpty { return largestRequest - 2 }
    return node.enumeration.map { value in
      if case .string(let word) = value { UInt64(word.count) } else { UInt64(0) }
    }.max() ?? 0
  }

  /// The fewest bytes of JSON that a value takes.
  static func least(_ node: SchemaNode, depth: Int = 0) -> UInt64 {
    guard depth < depthLimit else { return 2 }
    switch node.kind {
    case .intOrString, .integer, .number: return 1
    case .boolean: return 4
    case .string:
      switch node.format {
      case "duration": return 3
      case "date": return 12
      case "date-time": return 21
      default: return 2
      }
    case .array, .any, .quantity: return 2
    case .object:
      if node.additional != nil { return 2 }
      return node.properties.reduce(2) { sum, property in
        guard node.required.contains(property.name), property.node.defaultValue == nil, property.node.kind != .any
        else {
          return sum
        }
        return sum + UInt64(property.name.count) + least(property.node, depth: depth + 1) + 4
      }
    }
  }

  /// The size of a part of a value, as the path of an expression leads to it.
  static func size(_ root: SchemaNode, isResource: Bool, _ path: [SizeStep]) -> SizeEstimate? {
    var node = root
    for (depth, step) in path.enumerated() {
      switch step {
      case .items:
        guard let items = node.items else { return nil }
        node = items
      case .values:
        guard let additional = node.additional else { return nil }
        node = additional
      case .keys: return node.additional == nil ? nil : SizeEstimate(0, 0)
      case .indices: return nil
      case .field(let escaped):
        let isHead = (depth == 0 && isResource) || node.isEmbeddedResource
        guard let name = FieldEscaping.unescape(escaped) else { return nil }
        if isHead, name == "metadata" { return metadata(path[(depth + 1)...]) }
        guard let property = node.property(name) else {
          return isHead && (name == "apiVersion" || name == "kind") ? SizeEstimate(0, largestRequest - 2) : nil
        }
        node = property
      }
    }
    return most(node).map { SizeEstimate(0, $0) }
  }

  /// Names of resources have at most 253 characters.
  private static func metadata(_ path: ArraySlice<SizeStep>) -> SizeEstimate? {
    switch path.first {
    case nil: SizeEstimate(0, 0)
    case .field("name"): SizeEstimate(0, 253 * 4)
    case .field("generateName"): SizeEstimate(0, 252 * 4)
    default: nil
    }
  }
}
