/// A set of texts that grows.
///
/// Not the standard library's: the first `Set` or `Dictionary` of a process has the runtime search all conformances of
/// the program for `Hashable`, which takes longer than what most charts do with it.
package final class KeySet {
  private let map = MapValue()

  package init() {}

  /// Whether the text is new.
  @discardableResult
  package func insert(_ text: ByteString) -> Bool {
    let key = Key(text)
    if map[key] != nil { return false }
    map.set(key, .bool(true))
    return true
  }

  package func contains(_ text: ByteString) -> Bool { map[Key(text)] != nil }

  /// In the order of their insertion.
  package var elements: [ByteString] { map.entries.map(\.key) }
}
