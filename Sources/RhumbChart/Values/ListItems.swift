import RhumbEngine

/// A list while `--set` builds it: items with their origins.
struct ListItems {
  var items: [Value]
  private(set) var origins: [OriginID]

  init() {
    items = []
    origins = []
  }

  init(_ list: ListValue) {
    items = list.items
    origins =
      list.origins.count == list.items.count
      ? list.origins : [OriginID](repeating: .unknown, count: list.items.count)
  }

  var value: ListValue { ListValue(items, origins: origins) }

  func origin(_ index: Int) -> OriginID { index < origins.count ? origins[index] : .unknown }

  mutating func append(_ value: Value, _ origin: OriginID) {
    items.append(value)
    origins.append(origin)
  }

  /// Writes an item; the list grows with nulls to hold it.
  mutating func set(_ index: Int, _ value: Value, _ origin: OriginID) throws(SetGrammar.Stop) {
    if index > SetGrammar.maximumIndex {
      throw .failed("index of \(index) is greater than maximum supported index of \(SetGrammar.maximumIndex)")
    }
    while items.count <= index { append(.null, .unknown) }
    items[index] = value
    origins[index] = origin
  }
}
