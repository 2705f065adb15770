import RhumbEngine

/// Cuts a TOML text into items, one at a time, with a list of the states to return to.
///
/// It looks at characters in the order the Go library does, because which of several faults is reported depends on it.
struct TOMLLexer {
  enum State {
    case top, topEnd, tableNameStart, tableNameEnd, tableEnd, tableArrayEnd
    case bareName, quotedName, keyStart, keyNameStart, keyEnd
    case value, arrayValue, arrayValueEnd, inlineValue, inlineValueEnd
    case string, rawString, multilineString, rawMultilineString, stringEscape
    case comment, done
  }

  /// What `next` gives at the end of the text.
  static let end: UInt32 = 0

  let source: [UInt8]
  var start = 0
  var position = 0
  var line = 1
  var state = State.top
  var returns: [State] = []
  var item: TOMLItem?
  private var widths: [Int] = []
  private(set) var isAtEnd = false
  var hasEscape = false

  init(_ source: [UInt8]) { self.source = source }

  mutating func nextItem() throws(TOMLError) -> TOMLItem {
    while true {
      if let found = item {
        item = nil
        return found
      }
      state = try step()
    }
  }

  private mutating func step() throws(TOMLError) -> State {
    switch state {
    case .top: return try top()
    case .topEnd: return try topEnd()
    case .tableNameStart: return try tableNameStart()
    case .tableNameEnd: return try tableNameEnd()
    case .tableEnd:
      emit(.tableEnd)
      return .topEnd
    case .tableArrayEnd: return try tableArrayEnd()
    case .bareName: return try bareName()
    case .quotedName: return try quotedName()
    case .keyStart: return try keyStart()
    case .keyNameStart: return try keyNameStart()
    case .keyEnd: return try keyEnd()
    case .value: return try value()
    case .arrayValue: return try arrayValue()
    case .arrayValueEnd: return try arrayValueEnd()
    case .inlineValue: return try inlineValue()
    case .inlineValueEnd: return try inlineValueEnd()
    case .string: return try string()
    case .rawString: return try rawString()
    case .multilineString: return try multilineString()
    case .rawMultilineString: return try rawMultilineString()
    case .stringEscape: return try stringEscape()
    case .comment: return try comment()
    case .done:
      emit(.end)
      return .done
    }
  }

  // MARK: Characters

  mutating func next() throws(TOMLError) -> UInt32 {
    guard position < source.count else {
      isAtEnd = true
      return Self.end
    }
    let byte = source[position]
    if byte == 0x0A { line += 1 }
    let rune = UTF8Text.decode(source, at: position)
    if rune.isInvalid { throw fault("invalid UTF-8 byte: 0x\(Self.hex(byte))") }
    let isLoneReturn = byte == 0x0D && (position + 1 == source.count || source[position + 1] != 0x0A)
    if Self.isControl(rune.value) || isLoneReturn {
      throw fault("TOML files cannot contain control characters: '0x\(Self.hex(byte))'")
    }
    if widths.count == 4 { widths.removeFirst() }
    widths.append(rune.width)
    position += rune.width
    return rune.value
  }

  /// Steps back over one character; up to four times in a row.
  mutating func backup() {
    if isAtEnd {
      isAtEnd = false
      return
    }
    position -= widths.popLast() ?? 0
    if position < source.count && source[position] == 0x0A { line -= 1 }
  }

  mutating func accept(_ wanted: Unicode.Scalar) throws(TOMLError) -> Bool {
    if try next() == wanted.value { return true }
    backup()
    return false
  }

  mutating func peek() throws(TOMLError) -> UInt32 {
    let rune = try next()
    backup()
    return rune
  }

  mutating func skipSpace() throws(TOMLError) {
    while Self.isSpace(try next()) {}
    backup()
    ignore()
  }

  mutating func ignore() { start = position }

  mutating func skip(to state: State) -> State {
    ignore()
    return state
  }

  var current: ArraySlice<UInt8> { source[start..<max(start, position)] }

  mutating func emit(_ kind: TOMLItem.Kind) {
    item = TOMLItem(kind: kind, text: current, line: line)
    start = position
  }

  mutating func pop() -> State { returns.popLast() ?? .topEnd }

  // MARK: Faults

  func fault(_ reason: String) -> TOMLError { fault(ByteString(reason)) }

  /// A fault here; at the end of the text after a newline, on the line before.
  func fault(_ reason: ByteString) -> TOMLError {
    let isPastNewline = isAtEnd && position >= 1 && source[position - 1] == 0x0A
    return TOMLError(reason, line: isPastNewline ? line - 1 : line)
  }

  func faultOnLineBefore(_ reason: ByteString) -> TOMLError { TOMLError(reason, line: line - 1) }

  /// `before 'x' after`, the character as Go quotes it.
  func unexpected(_ rune: UInt32, _ before: StaticString, _ after: StaticString = " instead") -> ByteString {
    var text: [UInt8] = []
    text.append(before)
    GoQuote.quoteRune(rune, to: &text)
    text.append(after)
    return ByteString(text)
  }

  static func hex(_ byte: UInt8) -> String {
    var text: [UInt8] = byte < 0x10 ? [0x30] : []
    GoNumber.formatUint(UInt64(byte), base: 16, to: &text)
    return String(decoding: text, as: UTF8.self)
  }

  // MARK: Classes

  static func isSpace(_ rune: UInt32) -> Bool { rune == 0x20 || rune == 0x09 }
  static func isNewline(_ rune: UInt32) -> Bool { rune == 0x0A || rune == 0x0D }
  static func isControl(_ rune: UInt32) -> Bool {
    rune == 0x7F || (rune < 0x20 && rune != 0x09 && rune != 0x0A && rune != 0x0D)
  }
  static func isDigit(_ rune: UInt32) -> Bool { rune >= 0x30 && rune <= 0x39 }
  static func isHex(_ rune: UInt32) -> Bool { isDigit(rune) || (rune | 0x20 >= 0x61 && rune | 0x20 <= 0x66) }
}
