import RhumbEngine

/// Writes YAML in block style as libyaml's emitter does in its Go ports: v2, which folds at 80 columns and does not
/// indent lists under keys, and v3, which does the opposite of both.
struct YAMLEmitter {
  enum Dialect { case v2, v3 }

  let dialect: Dialect
  var output: [UInt8]
  /// The last byte written was a space, or nothing was written yet on this line.
  private var whitespace = true
  /// Only indentation and `-`, `?`, `:` were written on this line.
  private(set) var indention = true
  private var lineStart: Int

  init(_ dialect: Dialect, output: [UInt8] = []) {
    self.dialect = dialect
    self.output = output
    lineStart = output.count
  }

  /// The longest text that is written, in bytes: shared maps can make a small tree endless.
  private static let maximumSize = 32 << 20

  func checkSize() throws(Fault) {
    if output.count > Self.maximumSize {
      throw Fault("the YAML text is longer than \(Self.maximumSize) bytes", kind: .limit)
    }
  }

  // MARK: Structure

  mutating func writeBreak() {
    output.append(0x0A)
    lineStart = output.count
    indention = true
  }

  /// Goes to a column, on a new line if this one is used.
  mutating func writeIndent(_ indent: Int) {
    let column = output.count - lineStart
    if !indention || column > indent || (column == indent && !whitespace) {
      writeBreak()
      appendSpaces(indent)
    } else {
      appendSpaces(indent - column)
    }
    whitespace = true
    indention = true
  }

  private mutating func appendSpaces(_ count: Int) {
    if count > 0 { output.append(contentsOf: repeatElement(0x20, count: count)) }
  }

  /// `-` or `?`, or the `:` of a long key: what follows may stand on the same line.
  mutating func writeIndicator(_ byte: UInt8) {
    separate()
    output.append(byte)
    whitespace = false
  }

  /// The `:` right after a key.
  mutating func writeColon() {
    output.append(UInt8(ascii: ":"))
    whitespace = false
    indention = false
  }

  /// A number, a word, or an empty collection.
  mutating func write(_ token: StaticString) {
    separate()
    output.append(token)
    endToken()
  }

  mutating func write(token write: (inout [UInt8]) -> Void) {
    separate()
    write(&output)
    endToken()
  }

  private mutating func separate() { if !whitespace { output.append(0x20) } }

  private mutating func endToken() {
    whitespace = false
    indention = false
  }

  // MARK: Strings

  func shape(of text: [UInt8]) -> ScalarShape { ScalarShape(text, tabsInBlocks: dialect == .v3) }

  /// A key at a column, and its `:`. Long ones and those of several lines are written after a `?`.
  mutating func writeKey(_ text: [UInt8], indent: Int) {
    let shape = shape(of: text)
    writeIndent(indent)
    if text.count <= 128 && !shape.isMultiline {
      writeString(text, shape, indent: indent + 2, isKey: true)
      writeColon()
    } else {
      writeIndicator(UInt8(ascii: "?"))
      writeString(text, shape, indent: indent + 2, isKey: false)
      writeIndent(indent)
      writeIndicator(UInt8(ascii: ":"))
    }
  }

  /// A string in the style its text asks for. `indent` is that of its continuation lines.
  mutating func writeString(_ text: [UInt8], indent: Int) {
    writeString(text, shape(of: text), indent: indent, isKey: false)
  }

  private mutating func writeString(_ text: [UInt8], _ shape: ScalarShape, indent: Int, isKey: Bool) {
    if shape.hasLineFeed {
      if shape.allowsBlock && !isKey {
        writeLiteral(text, indent: indent)
      } else {
        writeDoubleQuoted(text, indent: indent, canFold: !isKey)
      }
    } else if YAMLCharacter.isMisread(text) {
      writeDoubleQuoted(text, indent: indent, canFold: !isKey)
    } else if shape.allowsPlain {
      writePlain(text, indent: indent, canFold: !isKey)
    } else if shape.allowsSingleQuotes && !(isKey && shape.isMultiline) {
      writeSingleQuoted(text, indent: indent, canFold: !isKey)
    } else {
      writeDoubleQuoted(text, indent: indent, canFold: !isKey)
    }
  }

  /// The column, in characters.
  private var column: Int {
    var count = 0
    for index in lineStart..<output.count where output[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  private func folds(_ text: [UInt8], _ canFold: Bool) -> Bool {
    canFold && dialect == .v2 && output.count - lineStart + text.count > 80
  }

  private mutating func writePlain(_ text: [UInt8], indent: Int, canFold: Bool) {
    separate()
    if folds(text, canFold) {
      writeFolded(text, indent: indent, isQuoted: false)
    } else {
      output.append(contentsOf: text)
    }
    endToken()
  }

  private mutating func writeSingleQuoted(_ text: [UInt8], indent: Int, canFold: Bool) {
    separate()
    output.append(UInt8(ascii: "'"))
    if folds(text, canFold) || text.contains(where: { $0 >= 0xC2 || $0 == UInt8(ascii: "'") }) {
      writeFolded(text, indent: indent, isQuoted: true, canFold: canFold && dialect == .v2)
    } else {
      output.append(contentsOf: text)
    }
    output.append(UInt8(ascii: "'"))
    endToken()
  }

  /// A text without line feeds, broken at single spaces past column 80. Other line breaks also start a new line.
  private mutating func writeFolded(_ text: [UInt8], indent: Int, isQuoted: Bool, canFold: Bool = true) {
    var column = column
    var isAfterSpace = false
    var isAfterBreak = false
    var index = 0
    while index < text.count {
      let byte = text[index]
      let width = YAMLCharacter.width(byte)
      if byte == 0x20 {
        let isInside = !isQuoted || (index > 0 && index < text.count - 1)
        let nextIsSpace = index + 1 < text.count && text[index + 1] == 0x20
        if canFold && !isAfterSpace && column > 80 && isInside && !nextIsSpace {
          writeBreak()
          appendSpaces(indent)
          column = indent
        } else {
          output.append(byte)
          column += 1
        }
        isAfterSpace = true
      } else if YAMLCharacter.isBreak(text, index) {
        output.append(contentsOf: text[index..<(index + width)])
        lineStart = output.count
        column = 0
        isAfterBreak = true
      } else {
        if isAfterBreak && column == 0 {
          // The break is already written: only the indentation is missing.
          appendSpaces(indent)
          column = indent
        }
        if byte == UInt8(ascii: "'") && isQuoted { output.append(byte) }
        output.append(contentsOf: text[index..<(index + width)])
        column += byte == UInt8(ascii: "'") && isQuoted ? 2 : 1
        isAfterSpace = false
        isAfterBreak = false
        // What is left of the word goes out at once.
        let end = PrintableRun.end(text, from: index + width, stoppingAt: 0x20, UInt8(ascii: "'"))
        output.append(contentsOf: text[(index + width)..<end])
        column += end - index - width
        index = end
        continue
      }
      index += width
    }
  }

  private mutating func writeDoubleQuoted(_ text: [UInt8], indent: Int, canFold: Bool) {
    separate()
    output.append(UInt8(ascii: "\""))
    let mayFold = canFold && dialect == .v2
    var column = mayFold ? column : 0
    var isAfterSpace = false
    // The port takes a byte order mark at the start for one at every place.
    let escapesAll = text.starts(with: [0xEF, 0xBB, 0xBF])
    var index = 0
    while index < text.count {
      let byte = text[index]
      let width = YAMLCharacter.width(byte)
      if escapesAll || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
        || !YAMLCharacter.isPrintable(text, index) || YAMLCharacter.isBreak(text, index)
      {
        let start = output.count
        DoubleQuotes.writeEscape(text, index, width, to: &output)
        column += output.count - start
        isAfterSpace = false
      } else if byte == 0x20 {
        if mayFold && !isAfterSpace && column > 80 && index > 0 && index < text.count - 1 {
          writeBreak()
          appendSpaces(indent)
          column = indent
          if text[index + 1] == 0x20 {
            output.append(UInt8(ascii: "\\"))
            column += 1
          }
        } else {
          output.append(byte)
          column += 1
        }
        isAfterSpace = true
      } else {
        output.append(contentsOf: text[index..<(index + width)])
        column += 1
        isAfterSpace = false
      }
      index += width
    }
    output.append(UInt8(ascii: "\""))
    endToken()
  }

  mutating func writeLiteral(_ text: [UInt8], indent: Int) {
    separate()
    output.append(UInt8(ascii: "|"))
    if text[0] == 0x20 || YAMLCharacter.isBreak(text, 0) { output.append(UInt8(ascii: "2")) }
    writeChomping(text)
    writeBreak()
    whitespace = true
    var start = 0
    while start < text.count {
      var end = start
      while true {
        end = PrintableRun.end(text, from: end, stoppingAt: 0x0A, 0x0A)
        if end >= text.count || YAMLCharacter.isBreak(text, end) { break }
        end += YAMLCharacter.width(text[end])
      }
      if end > start {
        appendSpaces(indent)
        output.append(contentsOf: text[start..<end])
        indention = false
      }
      if end < text.count {
        let width = YAMLCharacter.width(text[end])
        output.append(contentsOf: text[end..<(end + width)])
        lineStart = output.count
        indention = true
        end += width
      }
      start = end
    }
  }

  /// `-` if the text does not end with a line break, `+` if it ends with two, or is nothing but one.
  private mutating func writeChomping(_ text: [UInt8]) {
    func characterStart(_ end: Int) -> Int {
      var start = end - 1
      while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
      return start
    }
    let last = characterStart(text.count)
    if !YAMLCharacter.isBreak(text, last) {
      output.append(UInt8(ascii: "-"))
    } else if last == 0 || YAMLCharacter.isBreak(text, characterStart(last)) {
      output.append(UInt8(ascii: "+"))
    }
  }
}
