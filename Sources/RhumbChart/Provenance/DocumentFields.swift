import RhumbDiagnostics
package import RhumbEngine
package import RhumbFormats

/// The fields of a rendered document with the bytes where they stand.
package struct DocumentFields {
  package struct Field {
    package let path: NodePath
    /// From the key, or the item's dash or first byte, to the end of the value.
    package let range: Range<Int>
    /// The value alone. Of a map or list: its entries.
    package let valueRange: Range<Int>
    package let value: Value
    package var isLeaf: Bool {
      switch value {
      case .map(let map): map.count == 0
      case .list(let list): list.items.isEmpty
      default: true
      }
    }
  }

  /// The document as a value; missing if it can't be read.
  package let root: Value
  /// All fields, each before what lies in it.
  package private(set) var fields: [Field] = []
  private let origins: OriginTable
  private let text: ArraySlice<UInt8>

  /// - Parameter text: a slice of a rendered file; ranges are in the file.
  package init(_ text: ArraySlice<UInt8>) {
    var origins = OriginTable()
    root =
      (try? YAMLReader.read(Array(text), file: FileID(raw: 1), base: text.startIndex, origins: &origins)) ?? .missing
    self.origins = origins
    self.text = text
    add(root, at: NodePath([]), from: text.startIndex)
  }

  package subscript(path: NodePath) -> Field? { fields.first { $0.path == path } }

  private mutating func add(_ value: Value, at path: NodePath, from start: Int) {
    var position = start
    switch value {
    case .map(let map):
      for entry in map.entries {
        position = add(entry.value, entry.origin, at: path.appending(.key(entry.key)), after: position)
      }
    case .list(let list):
      for (index, item) in list.items.enumerated() where index < list.origins.count {
        position = add(item, list.origins[index], at: path.appending(.item(index)), after: position)
      }
    default: break
    }
  }

  private mutating func add(_ value: Value, _ origin: OriginID, at path: NodePath, after end: Int) -> Int {
    guard let span = origins.place(of: origin) else { return end }
    var range = Int(span.start)..<Int(span.end)
    // A block's span runs on to where the next thing begins.
    while range.count > 1, text.indices.contains(range.upperBound - 1), Self.isSpace(text[range.upperBound - 1]) {
      range = range.lowerBound..<(range.upperBound - 1)
    }
    let start = min(keyStart(after: end, before: range.lowerBound), range.lowerBound)
    fields.append(Field(path: path, range: start..<range.upperBound, valueRange: range, value: value))
    add(value, at: path, from: range.lowerBound)
    return max(end, range.upperBound)
  }

  /// Past space, comments and the punctuation of what came before.
  private func keyStart(after end: Int, before limit: Int) -> Int {
    var position = end
    while position < limit, text.indices.contains(position) {
      let byte = text[position]
      if byte == UInt8(ascii: "#"), position == text.startIndex || Self.isSpace(text[position - 1]) {
        while position < limit, text[position] != 0x0A { position += 1 }
      } else if Self.isSpace(byte) || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "{")
        || byte == UInt8(ascii: "[")
      {
        position += 1
      } else {
        break
      }
    }
    return position
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
}
