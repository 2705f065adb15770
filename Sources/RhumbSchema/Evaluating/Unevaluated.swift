import RhumbEngine

/// The properties and items of a value no keyword has looked at yet. Kept only where someone will ask.
struct Unevaluated {
  private(set) var properties: Set<ByteString> = []
  private(set) var items: Set<Int> = []

  init(of value: Value, by node: SchemaNode, isWanted: Bool) {
    switch value {
    case .map(let map):
      if !node.evaluatesAllProperties && (isWanted || node.wantsLeftoverProperties) {
        properties = Set(map.entries.map(\.key))
      }
    case .list(let list):
      let count = list.items.count
      if !node.evaluatesAllItems && (isWanted || node.wantsLeftoverItems) && node.evaluatedItems < count {
        items = Set(node.evaluatedItems..<count)
      }
    default: break
    }
  }

  var isEmpty: Bool { properties.isEmpty && items.isEmpty }

  mutating func remove(_ property: ByteString) {
    if !properties.isEmpty { properties.remove(property) }
  }

  mutating func remove(_ item: Int) {
    if !items.isEmpty { items.remove(item) }
  }

  mutating func removeProperties() { properties = [] }
  mutating func removeItems() { items = [] }

  /// Leaves only what the other has left over too.
  mutating func keep(_ other: Unevaluated) {
    if !properties.isEmpty { properties.formIntersection(other.properties) }
    if !items.isEmpty { items.formIntersection(other.items) }
  }
}
