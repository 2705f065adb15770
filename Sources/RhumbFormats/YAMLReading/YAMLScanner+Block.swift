import RhumbEngine

/// Literal and folded scalars.
extension YAMLScanner {
  private struct Header {
    var isFolded = false
    var chomping = 0
    var increment = 0
  }

  /// What was read of a block scalar so far.
  private struct Body {
    let header: Header
    var indent: Int
    /// The start of the line to look at next.
    var line: Int
    /// Breaks since the last text, but for the one that ended its line.
    var breaks = 0
    var hasLeadingBreak = false
    var isLeadingBlank = false
    /// Where text begins on that line, if it is indented as it should.
    var start = 0
  }

  /// The scalar whose `|` or `>` is here, with its lines; `position` is then at the start of the next line.
  mutating func readBlockScalar() -> Bool {
    let start = position
    guard let parent = frames.last?.indent, let header = readHeader() else { return false }
    let textStart = tape.text.count
    let indent = header.increment > 0 ? parent + header.increment : 0
    var body = Body(header: header, indent: indent, line: position)
    guard skipBreaks(&body, parent: parent) else { return false }
    while body.start < source.count, body.start - body.line == body.indent {
      guard readTextLine(&body), skipBreaks(&body, parent: parent) else { return false }
    }
    if header.chomping >= 0 && body.hasLeadingBreak { tape.text.append(0x0A) }
    if header.chomping > 0 { appendBreaks(body.breaks) }
    var node = YAMLNode(kind: .scalar, isPlain: false, start: UInt32(start), end: UInt32(body.line))
    node.textStart = UInt32(textStart)
    node.textEnd = UInt32(tape.text.count)
    tape.append(node)
    position = body.line
    return true
  }

  private mutating func readHeader() -> Header? {
    var header = Header()
    header.isFolded = source[position] == UInt8(ascii: ">")
    position += 1
    for _ in 0..<2 where position < source.count {
      switch source[position] {
      case UInt8(ascii: "-") where header.chomping == 0: header.chomping = -1
      case UInt8(ascii: "+") where header.chomping == 0: header.chomping = 1
      case 0x31...0x39 where header.increment == 0: header.increment = Int(source[position] - 0x30)
      default: continue
      }
      position += 1
    }
    return position < source.count && endLine() ? header : nil
  }

  /// Takes lines without text. The first line with text gives the indentation, if the header did not.
  private func skipBreaks(_ body: inout Body, parent: Int) -> Bool {
    var widest = 0
    while true {
      var index = PrintableRun.afterSpaces(source, from: body.line)
      if body.indent > 0 { index = min(index, body.line + body.indent) }
      let column = index - body.line
      body.start = index
      if index < source.count, source[index] == 0x0A {
        widest = max(widest, column)
        body.breaks += 1
        body.line = index + 1
        continue
      }
      if index < source.count, source[index] == 0x09, body.indent == 0 || column < body.indent { return false }
      if body.indent == 0 {
        // Blank lines that reach further than the text are left to libyaml.
        if widest > column { return false }
        body.indent = max(column, parent + 1, 1)
      }
      return true
    }
  }

  private mutating func readTextLine(_ body: inout Body) -> Bool {
    guard let end = lineEnd(from: body.start) else { return false }
    let isBlank = source[body.start] == 0x20 || source[body.start] == 0x09
    if body.hasLeadingBreak {
      if body.header.isFolded && !body.isLeadingBlank && !isBlank {
        if body.breaks == 0 { tape.text.append(0x20) }
      } else {
        tape.text.append(0x0A)
      }
    }
    appendBreaks(body.breaks)
    tape.text.append(contentsOf: source[body.start..<end])
    body.breaks = 0
    body.isLeadingBlank = isBlank
    body.hasLeadingBreak = end < source.count
    body.line = min(end + 1, source.count)
    return true
  }

  private mutating func appendBreaks(_ count: Int) {
    for _ in 0..<count { tape.text.append(0x0A) }
  }
}
