import RhumbEngine

/// Words in a text and how they are joined: camel, snake and kebab case as xstrings 1.5 makes them.
enum WordCase {
  private static func isConnector(_ rune: UInt32) -> Bool { rune == 0x2D || rune == 0x5F || RuneClass.isSpace(rune) }

  /// Letters that have words: CJK ideographs don't.
  private static func isAlphabet(_ rune: UInt32) -> Bool {
    guard RuneClass.isLetter(rune) else { return false }
    switch rune {
    case 0x4E00...0x9FCC, 0x3400...0x4D85, 0x20000...0x2B81D: return false
    default: return true
    }
  }

  /// Connectors go and the letter after them is raised; connectors at the start, at the end and beyond the first of a
  /// run stay. A run of capitals keeps only its first one.
  static func pascal(_ text: [UInt8]) -> [UInt8] {
    let runes = UTF8Text.runes(text)
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    guard var current = runes.first else { return out }
    var index = 0
    while index < runes.count, isConnector(runes[index]) {
      current = runes[index]
      UTF8Text.encode(current, to: &out)
      index += 1
    }
    var isInCapitals = false
    if index < runes.count {
      isInCapitals = RuneClass.isUpper(runes[index])
      current = RuneClass.toUpper(runes[index])
      index += 1
    }
    while index < runes.count {
      let previous = current
      current = runes[index]
      index += 1
      if isConnector(previous) {
        if isConnector(current) {
          UTF8Text.encode(previous, to: &out)
          continue
        }
        isInCapitals = RuneClass.isUpper(current)
        current = RuneClass.toUpper(current)
        continue
      }
      if isInCapitals {
        if RuneClass.isUpper(current) {
          current = RuneClass.toLower(current)
        } else {
          isInCapitals = false
        }
      }
      UTF8Text.encode(previous, to: &out)
    }
    // The last rune is still to be written; a text of connectors only repeats its last one.
    UTF8Text.encode(current, to: &out)
    return out
  }

  private enum Kind { case invalid, number, upper, alphabet, connector, punctuation, other }

  private struct Word {
    let kind: Kind
    let text: ArraySlice<UInt8>

    var isEnd: Bool { kind == .invalid }
    var isLower: Bool { kind == .alphabet || kind == .number }
    var takesConnector: Bool { kind != .connector && kind != .punctuation }
  }

  /// Words in lower case with the connector between them. A number belongs to the word before it, unless lower-case
  /// letters follow it.
  static func connected(_ text: [UInt8], by connector: UInt8) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count + 8)
    var reader = WordReader(text)
    var word = reader.next()
    while !reader.isAtEnd {
      if word.kind != .connector { append(word, connector, to: &out) }
      let previous = word
      word = reader.next()
      switch previous.kind {
      case .number:
        appendLowerRun(&word, &reader, connector, to: &out)
        if word.takesConnector && !word.isEnd { out.append(connector) }
      case .connector: append(previous, connector, to: &out)
      case .punctuation: break
      default:
        if word.kind != .number {
          if word.takesConnector { out.append(connector) }
        } else if !reader.isAtEnd {
          let number = word
          word = reader.next()
          if word.kind != .alphabet {
            append(number, connector, to: &out)
            if word.takesConnector { out.append(connector) }
          } else {
            out.append(connector)
            append(number, connector, to: &out)
            appendLowerRun(&word, &reader, connector, to: &out)
            if word.takesConnector && !word.isEnd { out.append(connector) }
          }
        }
      }
    }
    append(word, connector, to: &out)
    return out
  }

  private static func appendLowerRun(
    _ word: inout Word, _ reader: inout WordReader, _ connector: UInt8, to out: inout [UInt8]
  ) {
    while word.isLower {
      append(word, connector, to: &out)
      word = reader.next()
    }
  }

  private static func append(_ word: Word, _ connector: UInt8, to out: inout [UInt8]) {
    guard word.kind == .upper || word.kind == .connector else {
      out.append(contentsOf: word.text)
      return
    }
    for rune in UTF8Text.runes(Array(word.text)) {
      if isConnector(rune) {
        out.append(connector)
      } else {
        UTF8Text.encode(RuneClass.isUpper(rune) ? RuneClass.toLower(rune) : rune, to: &out)
      }
    }
  }

  /// Reads words. Bad bytes belong to whatever rune follows them, or precedes them at the end.
  private struct WordReader {
    private let text: [UInt8]
    private var position = 0

    init(_ text: [UInt8]) { self.text = text }

    var isAtEnd: Bool { position >= text.count }

    /// The next rune that is sound, with the bad bytes before it; `previous` if there is none.
    private func rune(at start: Int, previous: UInt32) -> (value: UInt32, width: Int) {
      var width = 0
      while start + width < text.count {
        let rune = UTF8Text.decode(text, at: start + width)
        width += rune.width
        if rune.value != UTF8Text.replacement { return (rune.value, width) }
      }
      return (previous, width)
    }

    mutating func next() -> Word {
      guard !isAtEnd else { return Word(kind: .invalid, text: []) }
      let start = position
      let (first, width) = rune(at: start, previous: UTF8Text.replacement)
      position += width
      if first == UTF8Text.replacement { return Word(kind: .invalid, text: text[start..<position]) }
      let kind: Kind
      if WordCase.isConnector(first) {
        kind = .connector
        skip(first, while: WordCase.isConnector)
      } else if RuneClass.isPunctuation(first) {
        kind = .punctuation
        skip(first, while: RuneClass.isPunctuation)
      } else if RuneClass.isUpper(first) {
        kind = .upper
        skipCapitals(first)
      } else if WordCase.isAlphabet(first) {
        kind = .alphabet
        skip(first) { WordCase.isAlphabet($0) && !RuneClass.isUpper($0) }
      } else if RuneClass.isNumber(first) {
        kind = .number
        skip(first, while: RuneClass.isNumber)
      } else {
        kind = .other
        skip(first) {
          !WordCase.isConnector($0) && !WordCase.isAlphabet($0) && !RuneClass.isNumber($0)
            && !RuneClass.isPunctuation($0)
        }
      }
      return Word(kind: kind, text: text[start..<position])
    }

    /// Reads on while runes belong, and gives the one that ended it.
    @discardableResult
    private mutating func skip(_ first: UInt32, while belongs: (UInt32) -> Bool) -> UInt32 {
      var last = first
      while !isAtEnd {
        let (value, width) = rune(at: position, previous: last)
        last = value
        if !belongs(value) { break }
        position += width
      }
      return last
    }

    /// After a capital: the lower-case letters of its word, or more capitals but for the one that starts the next word.
    private mutating func skipCapitals(_ first: UInt32) {
      guard !isAtEnd else { return }
      let (second, width) = rune(at: position, previous: first)
      if RuneClass.isUpper(second) {
        position += width
        var lastWidth = width
        var last = second
        while !isAtEnd {
          let (value, width) = rune(at: position, previous: last)
          last = value
          if !RuneClass.isUpper(value) { break }
          lastWidth = width
          position += width
        }
        if !isAtEnd && WordCase.isAlphabet(last) { position -= lastWidth }
      } else if WordCase.isAlphabet(second) {
        position += width
        skip(second) { WordCase.isAlphabet($0) && !RuneClass.isUpper($0) }
      }
    }
  }
}
