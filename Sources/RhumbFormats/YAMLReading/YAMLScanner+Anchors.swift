import RhumbEngine

/// Anchors and aliases as charts have them: `key: &name` before a value, and `key: *name` for it.
extension YAMLScanner {
  struct Anchor {
    let name: ByteString
    let start: Int
  }

  /// An anchor behind a key or `-`, and what follows it on the line. One on a line of its own, or before a key, is left
  /// to libyaml.
  mutating func readAnchor() -> Bool {
    let start = position
    guard !frames.isEmpty, anchor == nil, PrintableRun.afterSpaces(source, from: lineStart) < start,
      let name = readName()
    else { return false }
    tape.mayFail = true
    anchor = Anchor(name: name, start: start)
    let mark = position
    skipSpaces()
    if position >= source.count || source[position] == 0x0A || source[position] == UInt8(ascii: "#") {
      return setPending(mark)
    }
    return readNode(position - lineStart, allowsKey: false)
  }

  /// An alias that is a value.
  mutating func readAlias() -> Bool {
    let start = position
    guard !frames.isEmpty, anchor == nil, let name = readName(), let target = anchors[name] else { return false }
    var node = YAMLNode(kind: .alias, isPlain: false, start: UInt32(start), end: UInt32(position))
    node.textStart = target
    tape.mayFail = true
    addValue(node)
    return endLine()
  }

  /// Gives the node at an index the anchor that was read before it.
  mutating func name(_ index: Int) {
    guard let anchor else { return }
    anchors[anchor.name] = UInt32(truncatingIfNeeded: index)
    tape.nodes[index].start = UInt32(anchor.start)
    self.anchor = nil
  }

  /// Letters, digits, `-` and `_` behind the sign, up to a blank.
  private mutating func readName() -> ByteString? {
    var index = position + 1
    while index < source.count {
      let byte = source[index]
      guard byte &- 0x30 <= 9 || (byte | 0x20) &- 0x61 <= 25 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
      else { break }
      index += 1
    }
    guard index > position + 1, isBlank(index) else { return nil }
    defer { position = index }
    return ByteString(source[(position + 1)..<index])
  }
}
