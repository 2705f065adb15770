/// Flow collections that lie on one line.
extension YAMLScanner {
  private static let depthLimitInFlow = 20

  /// The collection whose bracket is here; `position` is then behind its end.
  mutating func readFlow(depth: Int) -> Bool {
    guard depth < Self.depthLimitInFlow else { return false }
    let isMapping = source[position] == UInt8(ascii: "{")
    let close = isMapping ? UInt8(ascii: "}") : UInt8(ascii: "]")
    let start = UInt32(position)
    let index = tape.append(
      YAMLNode(kind: isMapping ? .mapping : .sequence, isPlain: false, start: start, end: start))
    position += 1
    skipSpaces()
    if byte == close { return closeFlow(index) }
    while true {
      if isMapping, !readFlowKey() { return false }
      guard readFlowValue(depth: depth) else { return false }
      skipSpaces()
      if byte == close { return closeFlow(index) }
      guard byte == UInt8(ascii: ",") else { return false }
      position += 1
      skipSpaces()
    }
  }

  private var byte: UInt8 { position < source.count ? source[position] : 0 }

  private mutating func closeFlow(_ index: Int) -> Bool {
    position += 1
    tape.close(index, end: position)
    return true
  }

  /// A key and its `:`, which stands before a space unless the key is quoted.
  private mutating func readFlowKey() -> Bool {
    let start = position
    guard let node = readFlowScalar(), position - start < Self.keyLimit else { return false }
    skipSpaces()
    guard byte == UInt8(ascii: ":") else { return false }
    position += 1
    guard !node.isPlain || byte == 0x20 else { return false }
    tape.append(node)
    noteKey(node)
    skipSpaces()
    return true
  }

  private mutating func readFlowValue(depth: Int) -> Bool {
    if byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{") { return readFlow(depth: depth + 1) }
    guard let node = readFlowScalar() else { return false }
    tape.append(node)
    noteValue(node)
    return true
  }

  private mutating func readFlowScalar() -> YAMLNode? {
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
      let line = lineStart
      guard let node = readQuoted(), lineStart == line else { return nil }
      return node
    }
    return readFlowPlain()
  }

  /// Letters, digits, spaces and some signs. Where go-yaml and libyaml differ (`?`, `:` before a bracket), it gives up.
  private mutating func readFlowPlain() -> YAMLNode? {
    let start = position
    var index = position
    scan: while index < source.count {
      switch source[index] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x30...0x39,
        UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "$"), UInt8(ascii: "("),
        UInt8(ascii: ")"), UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: "^"), UInt8(ascii: "~"),
        UInt8(ascii: ";"), UInt8(ascii: "<"):
        index += 1
      case UInt8(ascii: "-"):
        // A `-` alone is an entry.
        if index == start, index + 1 >= source.count || !isWord(source[index + 1]) { return nil }
        index += 1
      case 0x20, UInt8(ascii: "*"), UInt8(ascii: "@"), UInt8(ascii: "%"), UInt8(ascii: "&"), UInt8(ascii: "!"),
        UInt8(ascii: ">"), UInt8(ascii: "|"):
        if index == start { return nil }
        index += 1
      case UInt8(ascii: ":"):
        if index + 1 < source.count, isWord(source[index + 1]) || source[index + 1] == UInt8(ascii: "/"), index > start
        {
          index += 1
        } else {
          break scan
        }
      case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"): break scan
      default: return nil
      }
    }
    var end = index
    while end > start, source[end - 1] == 0x20 { end -= 1 }
    guard end > start else { return nil }
    position = index
    return plain(start, end)
  }

  private func isWord(_ byte: UInt8) -> Bool {
    byte &- 0x30 <= 9 || (byte | 0x20) &- 0x61 <= 25
  }
}
