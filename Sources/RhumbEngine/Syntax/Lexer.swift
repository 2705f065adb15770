/// Cuts a template into tokens, as text/template's lexer does: the same tokens, the same complaints.
struct Lexer {
  private let source: [UInt8]
  private var position = 0
  /// Where the token under way begins.
  private var start = 0
  private var isInsideAction = false
  private var parenthesisDepth = 0
  /// After an error the input counts as used up.
  private var hasFailed = false
  /// What an `.error` token says.
  private(set) var errorText = ByteString.empty

  init(source: [UInt8]) { self.source = source }

  mutating func next() -> Token {
    if hasFailed { return Token(kind: .endOfFile, start: 0, end: 0) }
    return isInsideAction ? insideAction() : text()
  }

  private mutating func emit(_ kind: Token.Kind) -> Token {
    let token = Token(kind: kind, start: start, end: position)
    start = position
    return token
  }

  private mutating func fail(_ message: ByteString) -> Token {
    errorText = message
    hasFailed = true
    return Token(kind: .error, start: start, end: start)
  }

  // MARK: Text between actions

  private mutating func text() -> Token {
    while true {
      guard let delimiter = leftDelimiter(from: position) else {
        position = source.count
        return position > start ? emit(.text) : emit(.endOfFile)
      }
      if delimiter > position {
        var end = delimiter
        if isTrimMarker(after: delimiter + 2) {
          while end > start, Lexer.isSpace(source[end - 1]) { end -= 1 }
        }
        let token = Token(kind: .text, start: start, end: end)
        position = delimiter
        start = delimiter
        if token.end > token.start { return token }
      }
      let trims = isTrimMarker(after: position + 2)
      let body = position + 2 + (trims ? 2 : 0)
      if body + 1 < source.count, source[body] == UInt8(ascii: "/"), source[body + 1] == UInt8(ascii: "*") {
        start = body
        if let failure = skipComment(from: body + 2) { return failure }
        continue
      }
      position += 2
      let token = emit(.leftDelimiter)
      isInsideAction = true
      position = body
      start = body
      parenthesisDepth = 0
      return token
    }
  }

  private func leftDelimiter(from offset: Int) -> Int? {
    var start = offset
    while let brace = ByteScan.index(of: UInt8(ascii: "{"), in: source, from: start) {
      if brace + 1 < source.count, source[brace + 1] == UInt8(ascii: "{") { return brace }
      start = brace + 1
    }
    return nil
  }

  private func isTrimMarker(after offset: Int) -> Bool {
    offset + 1 < source.count && source[offset] == UInt8(ascii: "-") && Lexer.isSpace(source[offset + 1])
  }

  /// Skips a comment's text, which begins at `offset`, and the delimiter after it.
  private mutating func skipComment(from offset: Int) -> Token? {
    var index = offset
    while true {
      guard let star = ByteScan.index(of: UInt8(ascii: "*"), in: source, from: index), star + 1 < source.count else {
        return fail("unclosed comment")
      }
      index = star + 1
      if source[index] == UInt8(ascii: "/") { break }
    }
    position = index + 1
    guard let trims = rightDelimiter(at: position) else {
      return fail("comment ends before closing delimiter")
    }
    position += trims ? 4 : 2
    if trims { skipSpace() }
    start = position
    return nil
  }

  /// Whether a right delimiter stands here, and if so whether it trims.
  private func rightDelimiter(at offset: Int) -> Bool? {
    func closes(_ index: Int) -> Bool {
      index + 1 < source.count && source[index] == UInt8(ascii: "}") && source[index + 1] == UInt8(ascii: "}")
    }
    if offset + 1 < source.count, Lexer.isSpace(source[offset]), source[offset + 1] == UInt8(ascii: "-"),
      closes(offset + 2)
    {
      return true
    }
    return closes(offset) ? false : nil
  }

  private mutating func skipSpace() {
    var index = position
    while index < source.count, Lexer.isSpace(source[index]) { index += 1 }
    position = index
  }

  // MARK: Inside an action

  private mutating func insideAction() -> Token {
    guard position < source.count else { return fail("unclosed action") }
    let byte = source[position]
    if byte == UInt8(ascii: "}") || Lexer.isSpace(byte) {
      if let trims = rightDelimiter(at: position) {
        return parenthesisDepth == 0 ? closeAction(trims: trims) : fail("unclosed left paren")
      }
      if byte != UInt8(ascii: "}") { return space() }
    }
    switch byte {
    case UInt8(ascii: "="), UInt8(ascii: "|"):
      position += 1
      return emit(byte == UInt8(ascii: "=") ? .assign : .pipe)
    case UInt8(ascii: ":"):
      position += 1
      guard position < source.count, source[position] == UInt8(ascii: "=") else { return fail("expected :=") }
      position += 1
      return emit(.declare)
    case UInt8(ascii: "\""):
      return quoted(by: byte, as: .string, unclosed: "unterminated quoted string")
    case UInt8(ascii: "'"):
      return quoted(by: byte, as: .characterConstant, unclosed: "unterminated character constant")
    case UInt8(ascii: "`"):
      position += 1
      guard let end = ByteScan.index(of: byte, in: source, from: position) else {
        return fail("unterminated raw quoted string")
      }
      position = end + 1
      return emit(.rawString)
    case UInt8(ascii: "$"):
      position += 1
      return word(as: .variable, bare: .variable)
    case UInt8(ascii: "."):
      if position + 1 < source.count, !Lexer.isDigit(source[position + 1]) {
        position += 1
        return word(as: .field, bare: .dot)
      }
      return number()
    case UInt8(ascii: "("):
      parenthesisDepth += 1
      position += 1
      return emit(.leftParenthesis)
    case UInt8(ascii: ")"):
      parenthesisDepth -= 1
      position += 1
      return parenthesisDepth < 0 ? fail("unexpected right paren") : emit(.rightParenthesis)
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return number()
    default:
      return identifierOrOther()
    }
  }

  private mutating func closeAction(trims: Bool) -> Token {
    if trims {
      position += 2
      start = position
    }
    position += 2
    let token = emit(.rightDelimiter)
    if trims {
      skipSpace()
      start = position
    }
    isInsideAction = false
    return token
  }

  /// A run of spaces; one before `-}}` belongs to the delimiter.
  private mutating func space() -> Token {
    let begin = position
    skipSpace()
    if position < source.count, source[position] == UInt8(ascii: "-"), rightDelimiter(at: position - 1) == true {
      position -= 1
      if position == begin { return closeAction(trims: true) }
    }
    return emit(.space)
  }

  private mutating func quoted(by quote: UInt8, as kind: Token.Kind, unclosed: StaticString) -> Token {
    var index = position + 1
    while index < source.count {
      let byte = source[index]
      index += 1
      if byte == quote {
        position = index
        return emit(kind)
      }
      if byte == UInt8(ascii: "\n") { break }
      if byte == UInt8(ascii: "\\") {
        guard index < source.count, source[index] != UInt8(ascii: "\n") else { break }
        index += 1
      }
    }
    position = index
    return fail(ByteString(stringLiteral: unclosed))
  }

  /// A field or variable whose first character has been passed; `bare` if no name follows.
  private mutating func word(as kind: Token.Kind, bare: Token.Kind) -> Token {
    if isAtTerminator { return emit(bare) }
    skipAlphanumerics()
    return isAtTerminator ? emit(kind) : badCharacter()
  }

  private mutating func identifierOrOther() -> Token {
    let begin = position
    skipAlphanumerics()
    if position == begin {
      let rune = UTF8Text.decode(source, at: position)
      position += max(rune.width, 1)
      if rune.value < 0x7F, rune.value >= 0x20 { return emit(.character) }
      return fail("unrecognized character in action: " + Lexer.unicodeName(rune.value))
    }
    guard isAtTerminator else { return badCharacter() }
    return emit(Token.reserved(source, start..<position) ?? .identifier)
  }

  private mutating func badCharacter() -> Token {
    guard position < source.count else { return fail("bad character U+FFFFFFFFFFFFFFFF") }
    return fail("bad character " + Lexer.unicodeName(UTF8Text.decode(source, at: position).value))
  }

  /// Go's `%#U`: `U+0040 '@'`.
  private static func unicodeName(_ scalar: UInt32) -> ByteString {
    let digits = String(scalar, radix: 16, uppercase: true)
    var text = "U+" + String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    if RuneClass.isPrint(scalar), let character = Unicode.Scalar(scalar) { text += " '\(character)'" }
    return ByteString(text)
  }

  private mutating func skipAlphanumerics() {
    var index = position
    defer { position = index }
    while index < source.count {
      let byte = source[index]
      if byte < 0x80 {
        guard Lexer.isASCIIAlphanumeric(byte) else { return }
        index += 1
      } else {
        let rune = UTF8Text.decode(source, at: index)
        guard RuneClass.isLetter(rune.value) || RuneClass.isDigit(rune.value) else { return }
        index += rune.width
      }
    }
  }

  private var isAtTerminator: Bool {
    guard position < source.count else { return true }
    switch source[position] {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"), UInt8(ascii: "."),
      UInt8(ascii: ","), UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: ")"), UInt8(ascii: "("):
      return true
    case UInt8(ascii: "}"):
      return position + 1 < source.count && source[position + 1] == UInt8(ascii: "}")
    default:
      return false
    }
  }

  // MARK: Numbers

  private mutating func number() -> Token {
    guard scanNumber() else { return badNumber() }
    if position < source.count, source[position] == UInt8(ascii: "+") || source[position] == UInt8(ascii: "-") {
      guard scanNumber(), source[position - 1] == UInt8(ascii: "i") else { return badNumber() }
      return emit(.complex)
    }
    return emit(.number)
  }

  private mutating func badNumber() -> Token {
    fail("bad number syntax: " + GoQuote.quoted(source[start..<position]))
  }

  private mutating func scanNumber() -> Bool {
    accept("+-")
    var base = 10
    if accept("0") {
      if accept("xX") { base = 16 } else if accept("oO") { base = 8 } else if accept("bB") { base = 2 }
    }
    acceptDigits(base: base)
    if accept(".") { acceptDigits(base: base) }
    if base == 10, accept("eE") {
      accept("+-")
      acceptDigits(base: 10)
    }
    if base == 16, accept("pP") {
      accept("+-")
      acceptDigits(base: 10)
    }
    accept("i")
    let before = position
    skipAlphanumerics()
    if position > before {
      position = before + max(UTF8Text.decode(source, at: before).width, 1)
      return false
    }
    return true
  }

  @discardableResult
  private mutating func accept(_ valid: StaticString) -> Bool {
    guard position < source.count else { return false }
    let byte = source[position]
    let found = valid.withUTF8Buffer { unsafe $0.contains(byte) }
    if found { position += 1 }
    return found
  }

  private mutating func acceptDigits(base: Int) {
    while position < source.count {
      let byte = source[position]
      let value: Int
      switch byte {
      case UInt8(ascii: "_"): value = 0
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = Int(byte) - 0x30
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = Int(byte) - 0x61 + 10
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = Int(byte) - 0x41 + 10
      default: return
      }
      guard value < base else { return }
      position += 1
    }
  }

  // MARK: Classes of bytes

  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D }
  static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

  /// Of a byte below 0x80. One bit for each: digits in the first half; letters and `_` in the second.
  @inline(__always)
  static func isASCIIAlphanumeric(_ byte: UInt8) -> Bool {
    let half: UInt64 = byte < 64 ? 0x03FF_0000_0000_0000 : 0x07FF_FFFE_87FF_FFFE
    return half >> UInt64(byte & 63) & 1 == 1
  }
}
