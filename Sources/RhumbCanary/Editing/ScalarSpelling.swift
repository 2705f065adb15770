import RhumbEngine
import RhumbFormats

/// How a new value may be written in an old one's place, the likeliest spelling first.
enum ScalarSpelling {
  /// What a word of a command line means in the place of a value: the kind of value stays, unless it may change.
  ///
  /// Nil if the kind would change.
  static func meaning(of word: [UInt8], replacing place: ScalarPlace, changingKind: Bool) -> Value? {
    switch place.style {
    case .singleQuoted, .doubleQuoted, .block: return .string(ByteString(word))
    case .plain, .absent: break
    }
    let meaning = ScalarPlace.plainMeaning(of: word)
    switch (place.value, meaning) {
    case (.null, _), (.bool, .bool), (.float, .float): return meaning
    case (.string, _) where !changingKind: return .string(ByteString(word))
    default: return changingKind ? meaning : nil
    }
  }

  /// The texts to try, each to be read back in its place before it counts.
  static func candidates(for value: Value, word: [UInt8], in place: ScalarPlace) -> [[UInt8]] {
    guard case .string(let text) = value else { return [spaced(word, place)] }
    let double = doubleQuoted(text.bytes)
    switch place.style {
    case .singleQuoted: return (singleQuoted(text.bytes).map { [$0] } ?? []) + [double]
    case .doubleQuoted, .block: return [double]
    case .plain, .absent:
      guard case .string = ScalarPlace.plainMeaning(of: text.bytes), isOneLine(text.bytes) else {
        return [spaced(double, place)]
      }
      return [spaced(text.bytes, place), spaced(double, place)]
    }
  }

  /// Where nothing was written, the text follows a `:` or `-` directly.
  private static func spaced(_ text: [UInt8], _ place: ScalarPlace) -> [UInt8] {
    if case .absent = place.style { return [0x20] + text }
    return text
  }

  private static func isOneLine(_ text: [UInt8]) -> Bool {
    !text.isEmpty && needsNoEscape(text)
  }

  private static func needsNoEscape(_ text: [UInt8]) -> Bool {
    var position = 0
    while position < text.count {
      let rune = UTF8Text.decode(text, at: position)
      if rune.isInvalid || isEscaped(rune.value) { return false }
      position += rune.width
    }
    return true
  }

  private static func singleQuoted(_ text: [UInt8]) -> [UInt8]? {
    guard needsNoEscape(text) else { return nil }
    var out: [UInt8] = [quote]
    for byte in text {
      if byte == quote { out.append(quote) }
      out.append(byte)
    }
    return out + [quote]
  }

  /// With escapes that JSON has too.
  private static func doubleQuoted(_ text: [UInt8]) -> [UInt8] {
    var out: [UInt8] = [UInt8(ascii: "\"")]
    var position = 0
    while position < text.count {
      let rune = UTF8Text.decode(text, at: position)
      switch rune.value {
      case 0x22, 0x5C: out += [UInt8(ascii: "\\"), text[position]]
      case 0x09: out.append("\\t")
      case 0x0A: out.append("\\n")
      case 0x0D: out.append("\\r")
      case let scalar where isEscaped(scalar):
        let digits = String(scalar, radix: 16)
        out.append("\\u")
        out.append(contentsOf: [UInt8](repeating: 0x30, count: 4 - digits.utf8.count))
        out.append(contentsOf: digits.utf8)
      default: out.append(contentsOf: text[position..<(position + rune.width)])
      }
      position += rune.width
    }
    return out + [UInt8(ascii: "\"")]
  }

  /// Control characters, line ends of Unicode, and what YAML takes for no text or changes the direction of it.
  private static func isEscaped(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0..<0x20, 0x7F...0x9F, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  private static let quote = UInt8(ascii: "'")
}
