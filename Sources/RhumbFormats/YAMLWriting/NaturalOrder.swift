package import RhumbEngine

/// The order in which go-yaml writes the keys of a map: `a1`, `a2`, `a10`, with signs before letters.
package enum NaturalOrder {
  /// Positions of a map's entries in that order. `digitsLast` is v3's rule for a letter met after digits.
  package static func sorted(_ map: MapValue, isV3: Bool) -> [Int32] {
    let sorted = map.sortedIndices
    // Byte order already is the natural one as long as letters alone decide, which is the usual case.
    var needsSort = false
    for index in sorted where !isPlainWord(map.entries[Int(index)].key.bytes) {
      needsSort = true
      break
    }
    if !needsSort { return sorted }
    return sorted.sorted {
      precedes(map.entries[Int($0)].key.bytes, map.entries[Int($1)].key.bytes, isV3: isV3)
    }
  }

  private static func isPlainWord(_ key: [UInt8]) -> Bool {
    for byte in key where (byte | 0x20) &- 0x61 > 25 { return false }
    return true
  }

  static func precedes(_ a: [UInt8], _ b: [UInt8], isV3: Bool) -> Bool {
    var index = 0
    let shorter = min(a.count, b.count)
    while index < shorter, a[index] == b[index] { index += 1 }
    if index == shorter { return a.count < b.count }
    // Back to the start of the character that differs.
    while index > 0, (index < a.count && a[index] & 0xC0 == 0x80) || (index < b.count && b[index] & 0xC0 == 0x80) {
      index -= 1
    }
    let first = UTF8Text.decode(a, at: index).value
    let second = UTF8Text.decode(b, at: index).value
    let isLetterA = RuneClass.isLetter(first)
    let isLetterB = RuneClass.isLetter(second)
    if isLetterA && isLetterB { return first < second }
    if isLetterA || isLetterB {
      let afterDigits = isV3 && index > 0 && isDigit(lastRune(a, before: index))
      return afterDigits ? isLetterA : isLetterB
    }
    return comparesNumbers(a, b, at: index, first, second)
  }

  private static func comparesNumbers(_ a: [UInt8], _ b: [UInt8], at index: Int, _ first: UInt32, _ second: UInt32)
    -> Bool
  {
    var numberA: Int64 = 0
    var numberB: Int64 = 0
    if first == 0x30 || second == 0x30 {
      // Zeros that follow other digits count as digits, not as leading zeros.
      var position = index
      while position > 0 {
        let rune = lastRune(a, before: position)
        guard isDigit(rune) else { break }
        if rune != 0x30 {
          numberA = 1
          numberB = 1
          break
        }
        position -= UTF8Text.width(of: rune)
      }
    }
    let endA = number(a, from: index, into: &numberA)
    let endB = number(b, from: index, into: &numberB)
    if numberA != numberB { return numberA < numberB }
    if endA != endB { return endA < endB }
    return first < second
  }

  /// The count of digits from a place on, with their value.
  private static func number(_ text: [UInt8], from start: Int, into value: inout Int64) -> Int {
    var position = start
    var count = 0
    while position < text.count {
      let rune = UTF8Text.decode(text, at: position)
      guard isDigit(rune.value) else { break }
      value = value &* 10 &+ (Int64(rune.value) - 0x30)
      position += rune.width
      count += 1
    }
    return count
  }

  private static func isDigit(_ rune: UInt32) -> Bool {
    rune < 0x80 ? rune &- 0x30 <= 9 : RuneClass.isDigit(rune)
  }

  private static func lastRune(_ text: [UInt8], before end: Int) -> UInt32 {
    var start = end - 1
    while start > 0, text[start] & 0xC0 == 0x80 { start -= 1 }
    return UTF8Text.decode(text, at: start).value
  }
}
