import RhumbEngine

/// Quoted scalars, on one line or folded from several.
extension YAMLScanner {
  /// The scalar that begins here; `position` is then behind its closing quote.
  mutating func readQuoted() -> YAMLNode? {
    let quote = source[position]
    let start = position
    let isDouble = quote == UInt8(ascii: "\"")
    let escape = isDouble ? UInt8(ascii: "\\") : quote
    var index = start + 1
    while true {
      index = PrintableRun.end(source, from: index, stoppingAt: quote, escape)
      guard index < source.count else { return nil }
      let byte = source[index]
      if byte >= 0x80 {
        guard let next = PrintableRun.after(source, index) else { return nil }
        index = next
      } else if byte == quote && (isDouble || index + 1 >= source.count || source[index + 1] != quote) {
        position = index + 1
        var node = YAMLNode(kind: .scalar, isPlain: false, start: UInt32(start), end: UInt32(position))
        node.isInSource = true
        node.textStart = UInt32(start + 1)
        node.textEnd = UInt32(index)
        return node
      } else {
        return readQuotedSlowly(start, index, quote)
      }
    }
  }

  /// The rest of a scalar with escapes or line breaks, from the first of those on.
  private mutating func readQuotedSlowly(_ start: Int, _ first: Int, _ quote: UInt8) -> YAMLNode? {
    let textStart = tape.text.count
    tape.text.append(contentsOf: source[(start + 1)..<first])
    let isDouble = quote == UInt8(ascii: "\"")
    var index = first
    while index < source.count {
      let byte = source[index]
      switch byte {
      case quote where !isDouble && index + 1 < source.count && source[index + 1] == quote:
        tape.text.append(quote)
        index += 2
      case quote:
        return finishQuoted(start, index, textStart)
      case UInt8(ascii: "\\") where isDouble:
        guard let next = readEscape(index) else { return nil }
        index = next
      case 0x0A:
        // Spaces before the break go, but not those that escapes made: those end before the line's own.
        var end = index
        while end > start, source[end - 1] == 0x20 { end -= 1 }
        if end > start, source[end - 1] == UInt8(ascii: "\\"), end < index { return nil }
        tape.text.removeLast(min(index - end, tape.text.count - textStart))
        guard let next = foldBreaks(index) else { return nil }
        index = next
      case 0x20...0x7E:
        let end = PrintableRun.end(source, from: index + 1, stoppingAt: quote, isDouble ? UInt8(ascii: "\\") : quote)
        tape.text.append(contentsOf: source[index..<end])
        index = end
      case 0x80...:
        guard let next = PrintableRun.after(source, index) else { return nil }
        tape.text.append(contentsOf: source[index..<next])
        index = next
      default:
        return nil
      }
    }
    return nil
  }

  private mutating func finishQuoted(_ start: Int, _ index: Int, _ textStart: Int) -> YAMLNode {
    position = index + 1
    var node = YAMLNode(kind: .scalar, isPlain: false, start: UInt32(start), end: UInt32(position))
    node.textStart = UInt32(textStart)
    node.textEnd = UInt32(tape.text.count)
    return node
  }

  /// One break is a space, more are line feeds but one. Gives the place of the next text.
  private mutating func foldBreaks(_ start: Int) -> Int? {
    var index = start
    var breaks = 0
    while index < source.count, source[index] == 0x0A {
      breaks += 1
      guard let next = beginLine(index + 1) else { return nil }
      index = next
    }
    if breaks == 1 {
      tape.text.append(0x20)
    } else {
      for _ in 1..<breaks { tape.text.append(0x0A) }
    }
    return index
  }

  /// Skips the spaces of a continuation line, unless it may be a document's marker.
  private mutating func beginLine(_ start: Int) -> Int? {
    lineStart = start
    var index = start
    while index < source.count, source[index] == 0x20 { index += 1 }
    guard index < source.count, source[index] != 0x09 else { return nil }
    if index == start, source[index] == UInt8(ascii: "-") || source[index] == UInt8(ascii: ".") { return nil }
    return index
  }

  /// An escape in double quotes; gives the place behind it.
  private mutating func readEscape(_ index: Int) -> Int? {
    guard index + 1 < source.count else { return nil }
    let code: UInt8
    switch source[index + 1] {
    case UInt8(ascii: "n"): code = 0x0A
    case UInt8(ascii: "t"): code = 0x09
    case UInt8(ascii: "r"): code = 0x0D
    case UInt8(ascii: "0"): code = 0x00
    case UInt8(ascii: "e"): code = 0x1B
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x20: code = source[index + 1]
    case UInt8(ascii: "x"): return readHex(index + 2, digits: 2)
    case UInt8(ascii: "u"): return readHex(index + 2, digits: 4)
    case UInt8(ascii: "U"): return readHex(index + 2, digits: 8)
    case 0x0A:
      // The break is no space; what else is blank there is left to libyaml.
      guard let next = beginLine(index + 2), source[next] != 0x0A else { return nil }
      return next
    default: return nil
    }
    tape.text.append(code)
    return index + 2
  }

  private mutating func readHex(_ start: Int, digits: Int) -> Int? {
    guard start + digits <= source.count else { return nil }
    var value: UInt32 = 0
    for index in start..<(start + digits) {
      let digit: UInt8
      switch source[index] {
      case 0x30...0x39: digit = source[index] - 0x30
      case 0x61...0x66: digit = source[index] - 0x61 + 10
      case 0x41...0x46: digit = source[index] - 0x41 + 10
      default: return nil
      }
      if value >> 28 != 0 { return nil }
      value = value << 4 | UInt32(digit)
    }
    guard UTF8Text.isValidRune(value) else { return nil }
    UTF8Text.encode(value, to: &tape.text)
    return start + digits
  }
}
