/// Flow collections. Each scalar in them lies on one line, and so do a key and its `:`.
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
    while true {
      // A comma may be the last thing in it.
      guard skipFlowBlanks() else { return false }
      if byte == close { return closeFlow(index) }
      if isMapping, !readFlowKey() { return false }
      guard readFlowValue(depth: depth), skipFlowBlanks() else { return false }
      if byte == close { return closeFlow(index) }
      guard byte == UInt8(ascii: ",") else { return false }
      position += 1
    }
  }

  /// Takes spaces, comments and the ends of lines, whatever their indentation; not what looks like a document's end.
  private mutating func skipFlowBlanks() -> Bool {
    while true {
      skipSpaces()
      switch byte {
      case 0x0A: position += 1
      case UInt8(ascii: "#"): guard source[position - 1] <= 0x20, skipComment() else { return false }
      default: return position < source.count
      }
      lineStart = position
      if isMarker(position), byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") { return false }
    }
  }

  private var byte: UInt8 { position < source.count ? source[position] : 0 }

  private mutating func closeFlow(_ index: Int) -> Bool {
    position += 1
    tape.close(index, end: position)
    return true
  }

  /// A key and its `:`, which stands before a blank unless the key is quoted.
  private mutating func readFlowKey() -> Bool {
    let start = position
    guard let node = readFlowScalar(), position - start < Self.keyLimit else { return false }
    skipSpaces()
    guard byte == UInt8(ascii: ":") else { return false }
    position += 1
    guard !node.isPlain || byte == 0x20 || byte == 0x0A else { return false }
    tape.append(node)
    noteKey(node)
    return skipFlowBlanks()
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
      case UInt8(ascii: "#"):
        guard index > start, source[index - 1] == 0x20 else { return nil }
        break scan
      case UInt8(ascii: ","), UInt8(ascii: "]"), UInt8(ascii: "}"), 0x0A: break scan
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
