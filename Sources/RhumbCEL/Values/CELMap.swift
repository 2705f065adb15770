/// A map. Those of other data find their values when they are asked for.
package protocol CELMap: AnyObject {
  var count: Int { get }
  /// The value of a key; nil if there is none.
  func find(_ key: CELValue) throws(CELError) -> CELValue?
  /// All keys, in an order of the map's own that never changes.
  func keys() -> [CELValue]
}

/// A map of values that an expression made.
package final class CELDictionary: CELMap {
  private var table: [CELKey: Int] = [:]
  private var names: [CELValue] = []
  private var values: [CELValue] = []

  package init() {}

  /// False if the key is there already.
  package func insert(_ key: CELKey, _ name: CELValue, _ value: CELValue) -> Bool {
    guard table[key] == nil else { return false }
    table[key] = values.count
    names.append(name)
    values.append(value)
    return true
  }

  package var count: Int { values.count }

  package func find(_ key: CELValue) throws(CELError) -> CELValue? {
    guard let key = CELKey(looking: key) else { return nil }
    return table[key].map { values[$0] }
  }

  package func keys() -> [CELValue] { names }
}
