package import RhumbEngine

/// sprig's functions on letter case.
package let caseFunctions: [FunctionSpec] = [
  FunctionSpec("upper", [.string], "the text in upper case") { values, _ throws(Fault) in
    .string(LetterCase.mapped(values[0].text, RuneClass.toUpper))
  },
  FunctionSpec("lower", [.string], "the text in lower case") { values, _ throws(Fault) in
    .string(LetterCase.mapped(values[0].text, RuneClass.toLower))
  },
  FunctionSpec("title", [.string], "the text with the first letter of each word in title case") {
    values, _ throws(Fault) in
    .string(LetterCase.titled(values[0].text))
  },
  FunctionSpec("untitle", [.string], "the text with the first letter of each word in lower case") {
    values, _ throws(Fault) in
    .string(LetterCase.untitled(values[0].text))
  },
  FunctionSpec("swapcase", [.string], "the text with upper and lower case exchanged, words starting in title case") {
    values, _ throws(Fault) in
    .string(LetterCase.swapped(values[0].text))
  },
  FunctionSpec("camelcase", [.string], "the words of the text in upper camel case") { values, _ throws(Fault) in
    .string(WordCase.pascal(values[0].text))
  },
  FunctionSpec("snakecase", [.string], "the words of the text in lower case with underscores between them") {
    values, _ throws(Fault) in
    .string(WordCase.connected(values[0].text, by: UInt8(ascii: "_")))
  },
  FunctionSpec("kebabcase", [.string], "the words of the text in lower case with hyphens between them") {
    values, _ throws(Fault) in
    .string(WordCase.connected(values[0].text, by: UInt8(ascii: "-")))
  },
]

/// Letter case of whole texts, as Go's `strings` and goutils change it. Bad bytes become U+FFFD.
enum LetterCase {
  static func mapped(_ text: [UInt8], _ map: (UInt32) -> UInt32) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var position = 0
    while position < text.count {
      let rune = UTF8Text.decode(text, at: position)
      position += rune.width
      UTF8Text.encode(map(rune.value), to: &out)
    }
    return out
  }

  /// `strings.Title`.
  static func titled(_ text: [UInt8]) -> [UInt8] {
    var previous: UInt32 = 0x20
    return mapped(text) { rune in
      defer { previous = rune }
      return isSeparator(previous) ? RuneClass.toTitle(rune) : rune
    }
  }

  private static func isSeparator(_ rune: UInt32) -> Bool {
    if rune < 0x80 { return !RuneClass.isLetter(rune) && !RuneClass.isDigit(rune) && rune != 0x5F }
    return !RuneClass.isLetter(rune) && !RuneClass.isDigit(rune) && RuneClass.isSpace(rune)
  }

  static func untitled(_ text: [UInt8]) -> [UInt8] {
    var startsWord = true
    return mapped(text) { rune in
      if RuneClass.isSpace(rune) {
        startsWord = true
        return rune
      }
      defer { startsWord = false }
      return startsWord ? RuneClass.toLower(rune) : rune
    }
  }

  static func swapped(_ text: [UInt8]) -> [UInt8] {
    var afterSpace = true
    return mapped(text) { rune in
      if RuneClass.isUpper(rune) || RuneClass.isTitle(rune) {
        afterSpace = false
        return RuneClass.toLower(rune)
      }
      if RuneClass.isLower(rune) {
        defer { afterSpace = false }
        return afterSpace ? RuneClass.toTitle(rune) : RuneClass.toUpper(rune)
      }
      afterSpace = RuneClass.isSpace(rune)
      return rune
    }
  }
}
