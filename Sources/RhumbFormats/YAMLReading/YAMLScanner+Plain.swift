import RhumbEngine

/// Plain scalars, on one line or folded from several.
extension YAMLScanner {
  struct PlainLine {
    /// Where the text ends, without spaces behind it.
    let end: Int
    /// A `:` ends it, and `position` is at that.
    let isKey: Bool
    /// A comment ends it.
    let isCommented: Bool
  }

  func startsPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x30...0x39,
      UInt8(ascii: "_"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "$"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: "^"), UInt8(ascii: "~"), UInt8(ascii: "\\"),
      UInt8(ascii: ";"), UInt8(ascii: "<"), 0x80...:
      return true
    case UInt8(ascii: "-"), UInt8(ascii: ":"):
      return position + 1 < source.count && source[position + 1] > 0x20
    default:
      return false
    }
  }

  /// Goes to the end of the text on this line: `position` is then at `:`, at `#`, or at the line's end.
  mutating func scanPlainLine() -> PlainLine? {
    var index = position
    while true {
      index = PrintableRun.end(source, from: index, stoppingAt: UInt8(ascii: ":"), UInt8(ascii: "#"))
      guard index < source.count, source[index] != 0x0A else {
        return plainLine(endingAt: index, isKey: false, isCommented: false)
      }
      switch source[index] {
      case UInt8(ascii: ":"):
        let next = index + 1 < source.count ? source[index + 1] : 0x0A
        if next == 0x20 || next == 0x0A { return plainLine(endingAt: index, isKey: true, isCommented: false) }
        if next < 0x20 { return nil }
        index += 1
      case UInt8(ascii: "#"):
        if index > position, source[index - 1] == 0x20 {
          return plainLine(endingAt: index, isKey: false, isCommented: true)
        }
        if index == position { return nil }
        index += 1
      case 0x80...:
        guard let next = PrintableRun.after(source, index) else { return nil }
        index = next
      default:
        return nil
      }
    }
  }

  private mutating func plainLine(endingAt index: Int, isKey: Bool, isCommented: Bool) -> PlainLine? {
    var end = index
    while end > position, source[end - 1] == 0x20 { end -= 1 }
    if end == position { return nil }
    position = index
    return PlainLine(end: end, isKey: isKey, isCommented: isCommented)
  }

  /// The whole scalar, with the lines after the first that belong to it.
  mutating func readPlainRest(_ start: Int, _ first: PlainLine) -> YAMLNode? {
    guard let indent = frames.last?.indent else { return nil }
    var node = plain(start, first.end)
    var line = first
    while !line.isCommented, let next = continuation(deeperThan: indent) {
      if node.isInSource {
        node.isInSource = false
        node.textStart = UInt32(tape.text.count)
        tape.text.append(contentsOf: source[start..<first.end])
      }
      if next.breaks == 1 {
        tape.text.append(0x20)
      } else {
        for _ in 1..<next.breaks { tape.text.append(0x0A) }
      }
      lineStart = next.lineStart
      position = next.start
      guard let scanned = scanPlainLine(), !scanned.isKey else { return nil }
      tape.text.append(contentsOf: source[next.start..<scanned.end])
      line = scanned
    }
    node.end = UInt32(line.end)
    node.textEnd = node.isInSource ? node.end : UInt32(tape.text.count)
    return endLine() ? node : nil
  }

  private struct Continuation {
    let breaks: Int
    let lineStart: Int
    let start: Int
  }

  /// The next line with text, if it is indented more than the collection that the scalar lies in.
  private func continuation(deeperThan indent: Int) -> Continuation? {
    var index = position
    var breaks = 0
    while index < source.count, source[index] == 0x0A {
      breaks += 1
      let lineStart = index + 1
      index = lineStart
      index = PrintableRun.afterSpaces(source, from: index)
      guard index < source.count else { return nil }
      if source[index] == 0x0A { continue }
      if index - lineStart <= indent || source[index] == UInt8(ascii: "#") { return nil }
      return Continuation(breaks: breaks, lineStart: lineStart, start: index)
    }
    return nil
  }
}
