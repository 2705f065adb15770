import RhumbCEL
import RhumbEngine

/// Values for expressions of data without a schema: what policies see.
enum DynamicValues {
  static func value(_ value: Value) -> CELValue {
    switch value {
    case .bool(let isTrue): .bool(isTrue)
    case .string(let text): .string(text)
    case .map(let map): .map(DynamicMap(map))
    case .list(let list): .list(DynamicList(list))
    case .float, .int, .int64:
      // JSON's whole numbers are ints.
      if let number = JSONType.wholeNumber(value) { .int(number) } else { .double(JSONType.number(value) ?? .nan) }
    case .missing, .null, .host: .null
    }
  }
}

private final class DynamicMap: CELMap {
  private let map: MapValue

  init(_ map: MapValue) {
    self.map = map
  }

  var count: Int { map.count }

  func find(_ key: CELValue) throws(CELError) -> CELValue? {
    guard case .string(let name) = key else { return nil }
    return map[name].map { DynamicValues.value($0) }
  }

  func keys() -> [CELValue] { map.sortedEntries.map { .string($0.key) } }
}

private final class DynamicList: CELList {
  private let list: ListValue

  init(_ list: ListValue) {
    self.list = list
  }

  var count: Int { list.items.count }
  func item(_ index: Int) throws(CELError) -> CELValue { DynamicValues.value(list.items[index]) }
  func allItems() throws(CELError) -> [CELValue] { list.items.map { DynamicValues.value($0) } }
}
