/// Reads a regular expression of Go's into a `SmallPattern`, as long as it is of the simple sort.
struct SmallPatternReader {
  private let pattern: [UInt8]
  private var position = 0
  private var end = 0
  private var depth = 0
  /// Atoms that may still be read: repetitions read theirs again.
  private var atomsLeft = 1000

  private static let maximumDepth = 20
  private static let maximumCount = 128
  /// Every character but the line feed.
  private static let anything = ~bit("\n")

  init(_ pattern: [UInt8]) { self.pattern = pattern }

  /// - Parameter mayBranch: whether `|` may stand outside of groups.
  mutating func read(
    _ range: Range<Int>, into automaton: inout SmallPattern, mayBranch: Bool
  ) -> SmallPattern.Part? {
    position = range.lowerBound
    end = range.upperBound
    guard let part = alternatives(&automaton, mayBranch: mayBranch), position == end else { return nil }
    return part
  }

  private var byte: UInt8? { position < end ? pattern[position] : nil }

  private mutating func skip(_ wanted: Unicode.Scalar) -> Bool {
    guard byte == UInt8(ascii: wanted) else { return false }
    position += 1
    return true
  }

  private mutating func alternatives(
    _ automaton: inout SmallPattern, mayBranch: Bool = true
  ) -> SmallPattern.Part? {
    guard depth < Self.maximumDepth, var whole = sequence(&automaton) else { return nil }
    while byte == UInt8(ascii: "|") {
      position += 1
      guard mayBranch, let next = sequence(&automaton) else { return nil }
      whole.first |= next.first
      whole.last |= next.last
      whole.isNullable = whole.isNullable || next.isNullable
    }
    return whole
  }

  private mutating func sequence(_ automaton: inout SmallPattern) -> SmallPattern.Part? {
    var whole = SmallPattern.Part()
    while let byte, byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
      guard let next = piece(&automaton) else { return nil }
      whole = automaton.joined(whole, next)
    }
    return whole
  }

  /// An atom with what is said of its number.
  private mutating func piece(_ automaton: inout SmallPattern) -> SmallPattern.Part? {
    let start = position
    guard var part = atom(&automaton) else { return nil }
    switch byte {
    case UInt8(ascii: "*"):
      position += 1
      part = automaton.repeating(part)
      part.isNullable = true
    case UInt8(ascii: "+"):
      position += 1
      part = automaton.repeating(part)
    case UInt8(ascii: "?"):
      position += 1
      part.isNullable = true
    case UInt8(ascii: "{"):
      guard let counts = counts(), let counted = copies(of: part, at: start, counts, &automaton) else { return nil }
      part = counted
    default: return part
    }
    // Whether it takes much or little makes no difference to whether it matches.
    _ = skip("?")
    switch byte {
    case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"), UInt8(ascii: "{"): return nil
    default: return part
    }
  }

  /// `{2}`, `{2,}`, `{2,5}`.
  private mutating func counts() -> (least: Int, most: Int?)? {
    guard skip("{"), let least = number() else { return nil }
    if skip("}") { return (least, least) }
    guard skip(",") else { return nil }
    if skip("}") { return (least, nil) }
    guard let most = number(), skip("}"), most >= least else { return nil }
    return (least, most)
  }

  private mutating func number() -> Int? {
    let start = position
    var value = 0
    while let byte, byte >= 0x30, byte <= 0x39 {
      value = value * 10 + Int(byte - 0x30)
      position += 1
      if value > Self.maximumCount { return nil }
    }
    return position > start ? value : nil
  }

  private mutating func copies(
    of part: SmallPattern.Part, at start: Int, _ counts: (least: Int, most: Int?), _ automaton: inout SmallPattern
  ) -> SmallPattern.Part? {
    let after = position
    var whole = SmallPattern.Part()
    for index in 0..<(counts.most ?? max(counts.least, 1)) {
      var copy = part
      if index > 0 {
        position = start
        guard let again = atom(&automaton) else { return nil }
        copy = again
      }
      if counts.most == nil && index == max(counts.least, 1) - 1 { copy = automaton.repeating(copy) }
      if index >= counts.least { copy.isNullable = true }
      whole = automaton.joined(whole, copy)
    }
    position = after
    return whole
  }

  private mutating func atom(_ automaton: inout SmallPattern) -> SmallPattern.Part? {
    atomsLeft -= 1
    guard atomsLeft > 0, let byte, byte < 0x80 else { return nil }
    position += 1
    switch byte {
    case UInt8(ascii: "("):
      if skip("?"), !skip(":") { return nil }
      depth += 1
      defer { depth -= 1 }
      guard let inner = alternatives(&automaton), skip(")") else { return nil }
      return inner
    case UInt8(ascii: "["): return characterClass().flatMap { automaton.add($0) }
    case UInt8(ascii: "."): return automaton.add(Self.anything)
    case UInt8(ascii: "\\"): return escape().flatMap { automaton.add($0) }
    case UInt8(ascii: "^"), UInt8(ascii: "$"), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"),
      UInt8(ascii: "{"):
      return nil
    default: return automaton.add(SmallPattern.bit(Int(byte)))
    }
  }

  // MARK: Characters

  private static func bit(_ character: Unicode.Scalar) -> UInt128 { SmallPattern.bit(Int(character.value)) }

  private static func range(_ low: UInt8, _ high: UInt8) -> UInt128 {
    (low...high).reduce(0) { $0 | SmallPattern.bit(Int($1)) }
  }

  private static let digits = range(0x30, 0x39)
  private static let words = digits | range(0x41, 0x5A) | range(0x61, 0x7A) | bit("_")
  private static let spaces = bit("\t") | bit("\n") | bit("\u{C}") | bit("\r") | bit(" ")

  /// What follows a backslash.
  private mutating func escape() -> UInt128? {
    guard let letter = byte, letter < 0x80 else { return nil }
    position += 1
    switch letter {
    case UInt8(ascii: "d"): return Self.digits
    case UInt8(ascii: "D"): return ~Self.digits
    case UInt8(ascii: "w"): return Self.words
    case UInt8(ascii: "W"): return ~Self.words
    case UInt8(ascii: "s"): return Self.spaces
    case UInt8(ascii: "S"): return ~Self.spaces
    case UInt8(ascii: "t"): return Self.bit("\t")
    case UInt8(ascii: "n"): return Self.bit("\n")
    case UInt8(ascii: "r"): return Self.bit("\r")
    default:
      // Other letters and digits mean something, or nothing.
      let set = SmallPattern.bit(Int(letter))
      return letter > 0x20 && letter < 0x7F && set & Self.words == 0 ? set : nil
    }
  }

  /// What stands between brackets.
  private mutating func characterClass() -> UInt128? {
    let isNegated = skip("^")
    if byte == UInt8(ascii: "]") { return nil }
    var set: UInt128 = 0
    while !skip("]") {
      guard let low = member() else { return nil }
      if byte == UInt8(ascii: "-"), position + 1 < end, pattern[position + 1] != UInt8(ascii: "]") {
        position += 1
        guard low.nonzeroBitCount == 1, let high = member(), high.nonzeroBitCount == 1, high >= low else { return nil }
        set |= Self.range(UInt8(low.trailingZeroBitCount), UInt8(high.trailingZeroBitCount))
      } else {
        set |= low
      }
    }
    return isNegated ? ~set : set
  }

  private mutating func member() -> UInt128? {
    guard let byte, byte < 0x80 else { return nil }
    position += 1
    if byte == UInt8(ascii: "\\") { return escape() }
    if byte == UInt8(ascii: "["), self.byte == UInt8(ascii: ":") { return nil }
    return SmallPattern.bit(Int(byte))
  }
}
