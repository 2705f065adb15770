import RhumbEngine

/// The patterns of `--show-only`, which are those of Go's filepath.Match: `*`, `?`, `[a-z]`, `[^x]`, backslash.
package struct PathPattern {
  private let program: WildcardProgram?

  /// A malformed pattern matches nothing.
  package init(_ pattern: [UInt8]) {
    var reader = Reader(runes: UTF8Text.runes(pattern))
    program = reader.read()
  }

  package func matches(_ path: [UInt8]) -> Bool { program?.matches(path) ?? false }

  private struct Reader {
    let runes: [UInt32]
    private var position = 0

    init(runes: [UInt32]) { self.runes = runes }

    mutating func read() -> WildcardProgram? {
      var program = WildcardProgram()
      while position < runes.count {
        let rune = runes[position]
        position += 1
        switch rune {
        case 0x2A: program.steps.append(.any)
        case 0x3F: program.steps.append(.single)
        case 0x5B:
          guard let step = readClass() else { return nil }
          program.steps.append(step)
        case 0x5C:
          guard position < runes.count else { return nil }
          program.steps.append(.rune(runes[position]))
          position += 1
        default: program.steps.append(.rune(rune))
        }
      }
      return program
    }

    private mutating func readClass() -> WildcardProgram.Step? {
      var negated = false
      if position < runes.count, runes[position] == UInt32(UInt8(ascii: "^")) {
        negated = true
        position += 1
      }
      var ranges: [ClosedRange<UInt32>] = []
      while true {
        if position < runes.count, runes[position] == UInt32(UInt8(ascii: "]")), !ranges.isEmpty {
          position += 1
          return .set(ranges, negated: negated)
        }
        guard let low = readMember() else { return nil }
        var high = low
        if position < runes.count, runes[position] == UInt32(UInt8(ascii: "-")) {
          position += 1
          guard let end = readMember() else { return nil }
          high = end
        }
        // A range from high to low holds nothing, but is well formed.
        ranges.append(low <= high ? low...high : UInt32.max...UInt32.max)
      }
    }

    private mutating func readMember() -> UInt32? {
      guard position < runes.count else { return nil }
      var rune = runes[position]
      if rune == UInt32(UInt8(ascii: "-")) || rune == UInt32(UInt8(ascii: "]")) { return nil }
      if rune == UInt32(UInt8(ascii: "\\")) {
        position += 1
        guard position < runes.count else { return nil }
        rune = runes[position]
      }
      position += 1
      // Go refuses a class that the pattern ends in.
      return position < runes.count ? rune : nil
    }
  }
}
