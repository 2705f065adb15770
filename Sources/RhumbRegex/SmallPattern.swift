package import RhumbEngine

/// A short regular expression over ASCII, as the automaton of its positions (Glushkov): ready in a few microseconds,
/// where RE2 takes a hundred. It only tells whether there is a match.
///
/// Invariant: what it says, `RegularExpression` says too.
package struct SmallPattern: Sendable {
  /// The characters that each position takes, as bits.
  private var classes: [UInt128] = []
  /// The positions that may come after each.
  private var follow: [UInt128] = []
  private var first: UInt128 = 0
  private var last: UInt128 = 0
  private var matchesNothing = false
  private var beginsAtStart = false
  private var endsAtEnd = false

  private static let maximumPositions = 128
  /// Longer texts are searched faster by RE2.
  private static let maximumText = 4096

  /// Nil for a pattern that is none, that has more than characters, classes, groups and repetitions, or too many.
  package init?(_ pattern: ByteString) {
    var reader = SmallPatternReader(pattern.bytes)
    var body = 0..<pattern.count
    if pattern.bytes.first == UInt8(ascii: "^") {
      beginsAtStart = true
      body = 1..<body.upperBound
    }
    if body.count > 0, pattern.bytes[body.upperBound - 1] == UInt8(ascii: "$") {
      let escapes = pattern.bytes[body].dropLast().reversed().prefix { $0 == UInt8(ascii: "\\") }
      if escapes.count % 2 == 0 {
        endsAtEnd = true
        body = body.lowerBound..<(body.upperBound - 1)
      }
    }
    guard let whole = reader.read(body, into: &self, mayBranch: !beginsAtStart && !endsAtEnd) else { return nil }
    first = whole.first
    last = whole.last
    matchesNothing = whole.isNullable
  }

  /// Whether the pattern matches anywhere in the text; nil if the text is too long, or no ASCII.
  package func matches(_ text: ByteString) -> Bool? {
    if text.count > Self.maximumText { return nil }
    if matchesNothing && (!beginsAtStart || !endsAtEnd || text.isEmpty) { return true }
    var active: UInt128 = 0
    for (offset, byte) in text.bytes.enumerated() {
      if byte >= 0x80 { return nil }
      var candidates = offset == 0 || !beginsAtStart ? first : 0
      while active != 0 {
        candidates |= follow[active.trailingZeroBitCount]
        active &= active &- 1
      }
      while candidates != 0 {
        let position = candidates.trailingZeroBitCount
        candidates &= candidates &- 1
        if classes[position] & Self.bit(Int(byte)) != 0 { active |= Self.bit(position) }
      }
      if !endsAtEnd && active & last != 0 { return true }
      if active == 0 && beginsAtStart { return false }
    }
    return endsAtEnd && active & last != 0
  }

  // MARK: Building

  /// A part of the expression: where its matches may begin and end.
  struct Part {
    var first: UInt128 = 0
    var last: UInt128 = 0
    var isNullable = true
  }

  static func bit(_ index: Int) -> UInt128 { 1 &<< UInt128(truncatingIfNeeded: index) }

  /// A new position that takes these characters.
  mutating func add(_ characters: UInt128) -> Part? {
    guard classes.count < Self.maximumPositions else { return nil }
    let bit = Self.bit(classes.count)
    classes.append(characters)
    follow.append(0)
    return Part(first: bit, last: bit, isNullable: false)
  }

  mutating func joined(_ a: Part, _ b: Part) -> Part {
    link(a.last, to: b.first)
    return Part(
      first: a.isNullable ? a.first | b.first : a.first, last: b.isNullable ? a.last | b.last : b.last,
      isNullable: a.isNullable && b.isNullable)
  }

  /// The part, once or more.
  mutating func repeating(_ part: Part) -> Part {
    link(part.last, to: part.first)
    return part
  }

  private mutating func link(_ ends: UInt128, to starts: UInt128) {
    var rest = ends
    while rest != 0 {
      follow[rest.trailingZeroBitCount] |= starts
      rest &= rest &- 1
    }
  }
}
