/// What the characters of a text allow: the emitter's analysis in libyaml and its Go port.
struct ScalarShape {
  var isMultiline = false
  var allowsPlain = true
  var allowsSingleQuotes = true
  var allowsBlock = true
  /// Contains a line feed, not only any line break.
  var hasLineFeed = false

  /// `tabsInBlocks`: go-yaml v3 lets tabs stand in block scalars, v2 does not.
  init(_ text: [UInt8], tabsInBlocks: Bool) {
    guard let first = text.first else {
      allowsBlock = false
      return
    }
    if ScalarShape.startsUnplain(text, first) { allowsPlain = false }
    var index = 0
    while true {
      // Other printable ASCII means nothing inside a plain scalar; spaces are seen from what stands beside them.
      index = PrintableRun.end(text, from: index, stoppingAt: UInt8(ascii: ":"), UInt8(ascii: "#"))
      guard index < text.count else { break }
      index = note(text, index, text[index], tabsInBlocks: tabsInBlocks)
    }
    let last = text[text.count - 1]
    if first == 0x20 || last == 0x20 || isMultiline { allowsPlain = false }
    if last == 0x20 { allowsBlock = false }
  }

  /// Takes note of the character at an index; gives the place behind it.
  private mutating func note(_ text: [UInt8], _ index: Int, _ byte: UInt8, tabsInBlocks: Bool) -> Int {
    let next = index + YAMLCharacter.width(byte)
    switch byte {
    case UInt8(ascii: ":"):
      if next >= text.count || text[next] == 0x20 || text[next] == 0x09 { allowsPlain = false }
    case UInt8(ascii: "#"):
      if index > 0, text[index - 1] == 0x20 || text[index - 1] == 0x09 { allowsPlain = false }
    case 0x09 where tabsInBlocks:
      allowsPlain = false
      allowsSingleQuotes = false
    case _ where YAMLCharacter.isBreak(text, index):
      isMultiline = true
      if byte == 0x0A { hasLineFeed = true }
      if index > 0, text[index - 1] == 0x20 { forbidAllButDoubleQuotes() }
      if next < text.count, text[next] == 0x20 { allowsSingleQuotes = false }
      if !YAMLCharacter.isPrintable(text, index) { forbidAllButDoubleQuotes() }
    default:
      if !YAMLCharacter.isPrintable(text, index) { forbidAllButDoubleQuotes() }
    }
    return next
  }

  private mutating func forbidAllButDoubleQuotes() {
    allowsPlain = false
    allowsSingleQuotes = false
    allowsBlock = false
  }

  /// Whether the first bytes keep a text from being plain.
  private static func startsUnplain(_ text: [UInt8], _ first: UInt8) -> Bool {
    switch first {
    case UInt8(ascii: "#"), UInt8(ascii: ","), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"),
      UInt8(ascii: "}"), UInt8(ascii: "&"), UInt8(ascii: "*"), UInt8(ascii: "!"), UInt8(ascii: "|"), UInt8(ascii: ">"),
      UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "`"):
      return true
    case UInt8(ascii: "?"), UInt8(ascii: ":"), UInt8(ascii: "-"):
      if text.count == 1 || text[1] == 0x20 || text[1] == 0x09 { return true }
      return first == UInt8(ascii: "-") && text.count >= 3 && text[1] == first && text[2] == first
    case UInt8(ascii: "."):
      return text.count >= 3 && text[1] == first && text[2] == first
    default:
      return false
    }
  }
}

/// Classes of characters in valid UTF-8, as the emitter of go-yaml sees them.
enum YAMLCharacter {
  @inline(__always)
  static func width(_ byte: UInt8) -> Int {
    byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
  }

  static func isBreak(_ text: [UInt8], _ index: Int) -> Bool {
    switch text[index] {
    case 0x0A, 0x0D: true
    case 0xC2: text[index + 1] == 0x85
    case 0xE2: text[index + 1] == 0x80 && (text[index + 2] == 0xA8 || text[index + 2] == 0xA9)
    default: false
    }
  }

  /// Characters beyond U+FFFF do not count as printable.
  static func isPrintable(_ text: [UInt8], _ index: Int) -> Bool {
    let byte = text[index]
    switch byte {
    case 0x0A, 0x20...0x7E: return true
    case 0xC2: return text[index + 1] >= 0xA0
    case 0xC3...0xEC, 0xEE: return true
    case 0xED: return text[index + 1] < 0xA0
    case 0xEF:
      let isBOM = text[index + 1] == 0xBB && text[index + 2] == 0xBF
      let isNonCharacter = text[index + 1] == 0xBF && (text[index + 2] == 0xBE || text[index + 2] == 0xBF)
      return !isBOM && !isNonCharacter
    default: return false
    }
  }

  /// Whether the text would mean something else than itself if it were written plain.
  static func isMisread(_ text: [UInt8]) -> Bool {
    guard let first = text.first else { return true }
    switch YAMLScalar.resolve(text, 0..<text.count) {
    case .string: break
    default: return true
    }
    guard first &- 0x30 <= 9 || first == UInt8(ascii: "-") || first == UInt8(ascii: "+") else { return false }
    return YAMLTimestamp.isValid(text) || isBase60(text)
  }

  /// `[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?`: numbers in base 60, which others may read.
  static func isBase60(_ text: [UInt8]) -> Bool {
    var index = text[0] == UInt8(ascii: "-") || text[0] == UInt8(ascii: "+") ? 1 : 0
    func isDigit(_ position: Int) -> Bool { position < text.count && text[position] &- 0x30 <= 9 }
    guard isDigit(index) else { return false }
    while isDigit(index) || (index < text.count && text[index] == UInt8(ascii: "_")) { index += 1 }
    var groups = 0
    while index < text.count, text[index] == UInt8(ascii: ":") {
      guard isDigit(index + 1) else { return false }
      if isDigit(index + 2) {
        if text[index + 1] > UInt8(ascii: "5") { return false }
        index += 3
      } else {
        index += 2
      }
      groups += 1
    }
    guard groups > 0 else { return false }
    if index < text.count, text[index] == UInt8(ascii: ".") {
      index += 1
      while isDigit(index) || (index < text.count && text[index] == UInt8(ascii: "_")) { index += 1 }
    }
    return index == text.count
  }
}
