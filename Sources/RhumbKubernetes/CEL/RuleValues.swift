import RhumbCEL
import RhumbEngine
import RhumbFunctions

/// Makes values for expressions of an object's data and its schema, piece by piece as they are asked for.
enum RuleValues {
  static func value(_ value: Value, _ node: SchemaNode) throws(CELError) -> CELValue {
    if JSONType.isNull(value) {
      if node.isNullable { return .null }
      throw CELError("invalid data, got null for schema with nullable=false")
    }
    switch (node.kind, value) {
    case (.string, .string(let text)): return try Self.text(text, node.format)
    case (.intOrString, .string(let text)), (.quantity, .string(let text)): return .string(text)
    case (.intOrString, _), (.integer, _), (.quantity, _):
      if let number = JSONType.wholeNumber(value) { return .int(number) }
      throw CELError("invalid data, expected int")
    case (.number, _):
      if let number = JSONType.number(value) { return .double(number) }
      throw CELError("invalid data, expected float")
    case (.boolean, .bool(let isTrue)): return .bool(isTrue)
    case (.object, .map(let map)): return .map(RuleMap(map, node))
    case (.array, .list(let list)):
      if let items = node.items { return .list(RuleList(list, items, node)) }
      throw CELError("invalid array type, expected Items with a non-empty Schema")
    case (.any, _): return DynamicValues.value(value)
    default: throw CELError("invalid data, expected another type")
    }
  }

  private static func text(_ text: ByteString, _ format: ByteString) throws(CELError) -> CELValue {
    switch format {
    case "byte":
      do throws(Fault) {
        return .bytes(ByteString(try Base64.decode(text.bytes)))
      } catch {
        throw CELError("Invalid byte formatted string " + text + ": " + error.message)
      }
    case "duration":
      guard let duration = try? Duration(text) else { throw CELError("Invalid duration " + text) }
      return .duration(duration)
    case "date":
      guard let instant = try? Timestamp(text + "T00:00:00Z") else {
        throw CELError("Invalid date formatted string " + text)
      }
      return .timestamp(instant)
    case "date-time":
      guard let instant = try? Timestamp(text) else {
        throw CELError("Invalid date-time formatted string " + text)
      }
      return .timestamp(instant)
    default: return .string(text)
    }
  }
}

/// An object with a schema. Names of its fields are escaped, keys of a map are not.
final class RuleMap: CELMap {
  private let map: MapValue
  private let node: SchemaNode
  private let hasFields: Bool

  init(_ map: MapValue, _ node: SchemaNode) {
    self.map = map
    self.node = node
    hasFields = node.isEmbeddedResource || node.additional.map { $0.kind == .any } ?? true
  }

  var count: Int { map.count }

  func find(_ key: CELValue) throws(CELError) -> CELValue? {
    guard case .string(let text) = key else { throw .noSuchOverload }
    guard let name = hasFields ? FieldEscaping.unescape(text) : text, let value = map[name] else { return nil }
    if hasFields, JSONType.isNull(value) { return nil }
    guard let child = child(name) else { return nil }
    return try RuleValues.value(value, child)
  }

  private func child(_ name: ByteString) -> SchemaNode? {
    if !hasFields { return node.additional }
    if let property = node.property(name) { return property.kind == .any ? nil : property }
    return node.preservesUnknownFields ? nil : RuleMap.heads[name]
  }

  /// What every resource has, whatever its schema says.
  private static var heads: [ByteString: SchemaNode] {
    let metadata = SchemaNode(.object)
    metadata.add("name", SchemaNode(.string))
    metadata.add("generateName", SchemaNode(.string))
    return ["apiVersion": SchemaNode(.string), "kind": SchemaNode(.string), "metadata": metadata]
  }

  func keys() -> [CELValue] {
    map.sortedEntries.compactMap { entry in
      guard hasFields else { return .string(entry.key) }
      return node.property(entry.key) == nil ? nil : .string(FieldEscaping.escape(entry.key) ?? entry.key)
    }
  }
}

/// A list with a schema.
final class RuleList: CELList {
  private let list: ListValue
  private let itemNode: SchemaNode
  private let node: SchemaNode

  init(_ list: ListValue, _ itemNode: SchemaNode, _ node: SchemaNode) {
    self.list = list
    self.itemNode = itemNode
    self.node = node
  }

  var count: Int { list.items.count }

  func item(_ index: Int) throws(CELError) -> CELValue {
    try RuleValues.value(list.items[index], itemNode)
  }

  func allItems() throws(CELError) -> [CELValue] {
    var items: [CELValue] = []
    items.reserveCapacity(count)
    for value in list.items { items.append(try RuleValues.value(value, itemNode)) }
    return items
  }

  var semantics: CELListSemantics {
    switch node.listType {
    case .atomic: .ordered
    case .set: .set
    case .map: .keyed(node.listMapKeys.map { .string(FieldEscaping.escape($0) ?? $0) })
    }
  }
}
