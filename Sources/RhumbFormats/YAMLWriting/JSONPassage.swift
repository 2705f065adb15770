import RhumbEngine

/// What becomes of a string on its way through encoding/json's text and go-yaml's reader: usually nothing.
enum JSONPassage {
  static func readBack(_ text: [UInt8]) throws(Fault) -> [UInt8] {
    // Only bytes from 0x7F on can suffer: JSON escapes what is below 0x20.
    PrintableRun.isBelow7F(text) ? text : try readBackSlowly(text)
  }

  /// The same for a key, which go-yaml wants within 1024 characters of JSON.
  static func readBackKey(_ text: [UInt8]) throws(Fault) -> [UInt8] {
    if text.count > 170, width(text) > 1024 {
      throw Fault("yaml: did not find expected ',' or '}'")
    }
    let read = try readBack(text)
    // A key that U+0085 breaks over lines is no key any more.
    if read.count != text.count, UTF8Text.isValid(text) {
      throw Fault("yaml: line 1: did not find expected ',' or '}'")
    }
    return read
  }

  private static func width(_ text: [UInt8]) -> Int {
    var width = 2
    for byte in text {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), 0x08, 0x09, 0x0A, 0x0C, 0x0D: width += 2
      case 0..<0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"): width += 6
      case 0x80..<0xC0: break
      default: width += 1
      }
    }
    return width
  }

  private static func readBackSlowly(_ text: [UInt8]) throws(Fault) -> [UInt8] {
    let valid = UTF8Text.isValid(text) ? text : UTF8Text.bytes(UTF8Text.runes(text))
    var hasNextLine = false
    var index = 0
    while index < valid.count {
      let rune = UTF8Text.decode(valid, at: index)
      switch rune.value {
      case 0x85: hasNextLine = true
      case 0x7F, 0x80..<0xA0, 0xFFFE, 0xFFFF: throw Fault("yaml: control characters are not allowed")
      default: break
      }
      index += rune.width
    }
    return hasNextLine ? foldNextLines(valid) : valid
  }

  /// U+0085 is not escaped in JSON and a line break to YAML, which folds it: one is a space, more are line feeds but one.
  private static func foldNextLines(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var index = 0
    while index < text.count {
      guard index + 1 < text.count, text[index] == 0xC2, text[index + 1] == 0x85 else {
        result.append(text[index])
        index += 1
        continue
      }
      while result.last == 0x20 { result.removeLast() }
      var breaks = 0
      while index < text.count {
        if text[index] == 0x20 {
          index += 1
        } else if text[index] == 0xC2, index + 1 < text.count, text[index + 1] == 0x85 {
          breaks += 1
          index += 2
        } else {
          break
        }
      }
      if breaks == 1 { result.append(0x20) }
      for _ in 1..<max(breaks, 1) { result.append(0x0A) }
    }
    return result
  }
}
