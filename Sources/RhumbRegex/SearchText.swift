internal import RhumbEngine

extension UTF8Text {
  /// The length of the sound sequence at a position, 1 to 4; nil where there is none. `position` must be in range.
  @inline(__always)
  static func width(_ bytes: [UInt8], _ position: Int) -> Int? {
    if bytes[position] < 0x80 { return 1 }
    let rune = decode(bytes, at: position)
    return rune.isInvalid ? nil : rune.width
  }
}

/// A text to search in, as RE2 needs it: sound UTF-8. Each unsound byte is replaced by U+FFFD, which is what Go's
/// expressions see there, and positions are translated back.
package struct SearchText {
  let bytes: [UInt8]
  private let original: [UInt8]
  /// For each position in `bytes` (and its end) the position in the text given; empty when nothing was replaced.
  private let positions: [Int]

  package init(_ text: [UInt8]) {
    original = text
    guard !UTF8Text.isValid(text) else {
      bytes = text
      positions = []
      return
    }
    var repaired: [UInt8] = []
    var map: [Int] = []
    repaired.reserveCapacity(text.count + 16)
    var position = 0
    while position < text.count {
      if let width = UTF8Text.width(text, position) {
        for offset in 0..<width {
          repaired.append(text[position + offset])
          map.append(position + offset)
        }
        position += width
      } else {
        repaired.append(contentsOf: [0xef, 0xbf, 0xbd])
        map.append(contentsOf: [position, position, position])
        position += 1
      }
    }
    map.append(text.count)
    bytes = repaired
    positions = map
  }

  package var count: Int { bytes.count }

  /// The bytes of the text as it was given.
  package func slice(_ range: Range<Int>) -> ArraySlice<UInt8> {
    if positions.isEmpty { return original[range] }
    return original[positions[range.lowerBound]..<positions[range.upperBound]]
  }

  /// Whether a position lies between the bytes of one character.
  func isWithinCharacter(_ position: Int) -> Bool {
    position < bytes.count && bytes[position] & 0xc0 == 0x80
  }

  /// The width of the character at a position, 0 at the end.
  func width(at position: Int) -> Int {
    guard position < bytes.count else { return 0 }
    switch bytes[position] {
    case ..<0xc0: return 1
    case ..<0xe0: return 2
    case ..<0xf0: return 3
    default: return 4
    }
  }
}
