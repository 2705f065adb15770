package import RhumbEngine

/// A value together with its path: how rules walk through an object.
///
/// A field that is not there, or is null, reads as `missing`, and everything below it too: a rule needs no `if` for each
/// step. Wrong types read as absent as well, since the schema has complained about them already.
package struct FieldView {
  package let value: Value
  package let path: FieldPath

  package init(value: Value, path: FieldPath) {
    self.value = value
    self.path = path
  }

  /// A field of a struct: `pod["spec"]`.
  package subscript(name: ByteString) -> FieldView {
    FieldView(value: member(Key(name)), path: path[name])
  }

  /// The same with a key whose hash is known.
  package subscript(key: Key) -> FieldView { FieldView(value: member(key), path: path[key.text]) }

  /// An entry of a map, such as a label or a quantity: its path ends in `[key]`.
  package subscript(key key: ByteString) -> FieldView {
    FieldView(value: member(Key(key)), path: path[key: key])
  }

  private func member(_ key: Key) -> Value {
    guard case .map(let map) = value, let found = map[key] else { return .missing }
    if case .null = found { return .missing }
    return found
  }

  /// There is a value that is not null.
  package var exists: Bool {
    switch value {
    case .missing, .null: false
    default: true
    }
  }

  /// Nil unless it is a string.
  package var text: ByteString? {
    if case .string(let text) = value { text } else { nil }
  }

  package var bool: Bool? {
    if case .bool(let bool) = value { bool } else { nil }
  }

  /// Nil unless it is a whole number.
  package var integer: Int? {
    switch value {
    case .float(let number): Int(exactly: number)
    case .int(let number): number
    case .int64(let number): Int(exactly: number)
    default: nil
    }
  }

  package var number: Double? {
    switch value {
    case .float(let number): number
    case .int(let number): Double(number)
    case .int64(let number): Double(number)
    default: nil
    }
  }

  package var map: MapValue? {
    if case .map(let map) = value { map } else { nil }
  }

  package var list: ListValue? {
    if case .list(let list) = value { list } else { nil }
  }

  /// The items of a list, each with its path; none of anything else.
  package var items: [FieldView] {
    guard case .list(let list) = value else { return [] }
    return list.items.enumerated().map { FieldView(value: $1, path: path[$0]) }
  }

  /// The entries of a map such as labels, in the byte order of their keys; paths end in `[key]`.
  package var entries: [(key: ByteString, value: FieldView)] {
    guard case .map(let map) = value else { return [] }
    return map.sortedEntries.map { ($0.key, FieldView(value: $0.value, path: path[key: $0.key])) }
  }

  /// How many items or entries there are.
  package var count: Int {
    switch value {
    case .list(let list): list.items.count
    case .map(let map): map.count
    default: 0
    }
  }

  /// No value, null, an empty string, list or map: what Go's `len(x) == 0` says of a field.
  package var isEmpty: Bool {
    switch value {
    case .missing, .null: true
    case .string(let text): text.isEmpty
    case .list, .map: count == 0
    default: false
    }
  }
}
