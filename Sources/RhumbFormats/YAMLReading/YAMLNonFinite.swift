import RhumbEngine

/// Infinities and not-a-numbers, which JSON can't hold.
enum YAMLNonFinite {
  /// The first in the order in which encoding/json writes.
  static func first(in value: Value) -> Double? {
    switch value {
    case .float(let number) where !number.isFinite: return number
    case .list(let list):
      for item in list.items { if let found = first(in: item) { return found } }
      return nil
    case .map(let map):
      for entry in map.sortedEntries { if let found = first(in: entry.value) { return found } }
      return nil
    default: return nil
    }
  }

  static func name(_ number: Double) -> String { number.isNaN ? "NaN" : number < 0 ? "-Inf" : "+Inf" }
}
