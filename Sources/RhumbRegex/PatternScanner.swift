internal import RhumbEngine

/// Reads a pattern as Go's `regexp` does, names what is wrong in Go's words, and writes the same pattern for RE2.
///
/// RE2 and Go share their syntax but for details: Go takes `(?<name>…)`, the same name twice, `\p{greek}` and
/// `\p{Letter}`, and refuses `\C`. What the scanner passes on, both read alike.
struct PatternScanner {
  let pattern: [UInt8]
  var output: [UInt8] = []
  /// The name of each group; the whole match has index 0.
  private(set) var groupNames: [ByteString?] = [nil]
  /// Whether `\B` occurs, which RE2 also finds between the bytes of one character.
  var hasNonBoundary = false

  var position = 0
  private var levels: [Level] = [Level(isCapture: false, start: 0)]
  /// Where the run of repetition operators before `position` began; nil if there is none.
  private var repeatStart: Int?
  /// Characters of classes the parsed pattern may hold, roughly.
  var classSize = 0

  /// Go's limit on the nesting of an expression.
  static let maximumHeight = 1000
  /// Go's limit on copies that repetitions ask for.
  static let maximumRepeat = 1000
  /// Bounds what RE2's parser may allocate before its own memory limit counts.
  static let maximumLength = 1 << 20
  static let maximumClassSize = 1 << 20

  /// What is known of an open group: Go's limits look at the tree, of which height and repetitions are enough.
  private struct Level {
    let isCapture: Bool
    let start: Int
    /// The last thing of the current branch, which a repetition would repeat.
    var last: Item?
    var itemCount = 0
    var branch = Item(height: 0, repeats: 1)
    var branchCount = 1
    var all = Item(height: 0, repeats: 1)

    mutating func add(_ item: Item) {
      if !(item.isLiteral && last?.isLiteral == true) { itemCount += 1 }
      last = item
      branch.height = max(branch.height, item.height)
      branch.repeats = max(branch.repeats, item.repeats)
    }

    mutating func endBranch() {
      all.height = max(all.height, max(branch.height, 1) + (itemCount > 1 ? 1 : 0))
      all.repeats = max(all.repeats, branch.repeats)
      branch = Item(height: 0, repeats: 1)
      itemCount = 0
      last = nil
    }
  }

  struct Item {
    var height: Int
    var repeats: Int
    var isLiteral = false
  }

  init(_ pattern: [UInt8]) { self.pattern = pattern }

  mutating func scan() throws(PatternError) {
    if pattern.count > Self.maximumLength { throw PatternError(limit: "regular expression longer than 1 MiB") }
    output.reserveCapacity(pattern.count + 16)
    while position < pattern.count {
      let start = position
      let repeated = try scanPiece()
      repeatStart = repeated ? start : nil
      if classSize > Self.maximumClassSize { throw PatternError(limit: "regular expression with too large classes") }
    }
    if levels.count > 1 { throw PatternError(.missingParenthesis, pattern) }
  }

  /// Reads one piece; true if it was a repetition operator.
  private mutating func scanPiece() throws(PatternError) -> Bool {
    switch pattern[position] {
    case UInt8(ascii: "("):
      if peek(1) == UInt8(ascii: "?") {
        try scanPerlGroup()
      } else {
        groupNames.append(nil)
        open(isCapture: true, 1)
      }
    case UInt8(ascii: "|"):
      levels[levels.count - 1].endBranch()
      levels[levels.count - 1].branchCount += 1
      pass(1)
    case UInt8(ascii: ")"): try close()
    case UInt8(ascii: "["): try scanClass()
    case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"):
      try applyRepeat(length: 1, copies: nil)
      return true
    case UInt8(ascii: "{"):
      guard let counts = counts() else {
        pass(1)
        try add(Item(height: 1, repeats: 1, isLiteral: true))
        return false
      }
      try applyRepeat(length: counts.length, copies: counts)
      return true
    case UInt8(ascii: "\\"): try scanEscape()
    case UInt8(ascii: "^"), UInt8(ascii: "$"), UInt8(ascii: "."):
      pass(1)
      try add(Item(height: 1, repeats: 1))
    default:
      try passCharacter()
      try add(Item(height: 1, repeats: 1, isLiteral: true))
    }
    return false
  }

  // MARK: Groups

  private mutating func open(isCapture: Bool, _ length: Int) {
    levels.append(Level(isCapture: isCapture, start: position))
    pass(length)
  }

  private mutating func close() throws(PatternError) {
    guard levels.count > 1, var level = levels.popLast() else {
      throw PatternError(.unexpectedParenthesis, pattern)
    }
    level.endBranch()
    var item = level.all
    if level.branchCount > 1 { item.height += 1 }
    if level.isCapture { item.height += 1 }
    pass(1)
    try add(item)
  }

  mutating func add(_ item: Item) throws(PatternError) {
    if item.height > Self.maximumHeight { throw PatternError(.nestingDepth, pattern) }
    levels[levels.count - 1].add(item)
  }

  /// `(?P<name>`, `(?<name>`, `(?flags)` or `(?flags:`.
  private mutating func scanPerlGroup() throws(PatternError) {
    let rest = pattern.count - position
    let afterP = rest > 4 && peek(2) == UInt8(ascii: "P") && peek(3) == UInt8(ascii: "<")
    if afterP || rest > 3 && peek(2) == UInt8(ascii: "<") {
      try scanNamedGroup(nameStart: position + (afterP ? 4 : 3))
      return
    }
    let start = position
    var next = position + 2
    var isNegative = false
    var sawFlag = false
    scan: while next < pattern.count {
      let width = try characterWidth(next)
      let character = pattern[next]
      next += width
      switch character {
      case UInt8(ascii: "i"), UInt8(ascii: "m"), UInt8(ascii: "s"), UInt8(ascii: "U"): sawFlag = true
      case UInt8(ascii: "-"):
        if isNegative { break scan }
        isNegative = true
        sawFlag = false
      case UInt8(ascii: ":"), UInt8(ascii: ")"):
        if isNegative && !sawFlag { break scan }
        if character == UInt8(ascii: ":") {
          open(isCapture: false, next - start)
        } else {
          pass(next - start)
        }
        return
      default: break scan
      }
    }
    throw PatternError(.invalidPerlOperator, pattern[start..<next])
  }

  private mutating func scanNamedGroup(nameStart: Int) throws(PatternError) {
    guard let end = pattern[position...].firstIndex(of: UInt8(ascii: ">")) else {
      try checkUTF8(position..<pattern.count)
      throw PatternError(.invalidNamedCapture, pattern[position...])
    }
    try checkUTF8(nameStart..<end)
    let name = pattern[nameStart..<end]
    guard !name.isEmpty, name.allSatisfy({ $0 == UInt8(ascii: "_") || Self.isAlphanumeric($0) }) else {
      throw PatternError(.invalidNamedCapture, pattern[position...end])
    }
    groupNames.append(ByteString(name))
    levels.append(Level(isCapture: true, start: position))
    output.append(UInt8(ascii: "("))
    position = end + 1
  }

  // MARK: Repetitions

  private struct Counts {
    let length: Int
    /// Nil if a number was too large to read.
    let minimum: Int?
    /// Nil for no bound.
    let maximum: Int?

    var isInvalid: Bool {
      guard let minimum else { return true }
      if minimum > PatternScanner.maximumRepeat { return true }
      if let maximum { return maximum > PatternScanner.maximumRepeat || minimum > maximum }
      return false
    }
  }

  /// Reads `{n}`, `{n,}` or `{n,m}`; nil if the brace is a literal.
  private func counts() -> Counts? {
    var next = position + 1
    guard let minimum = number(&next), next < pattern.count else { return nil }
    var maximum: Int? = minimum
    var isReadable = minimum >= 0
    if pattern[next] == UInt8(ascii: ",") {
      next += 1
      guard next < pattern.count else { return nil }
      if pattern[next] == UInt8(ascii: "}") {
        maximum = nil
      } else {
        guard let read = number(&next) else { return nil }
        maximum = read
        if read < 0 { isReadable = false }
      }
    }
    guard next < pattern.count, pattern[next] == UInt8(ascii: "}") else { return nil }
    return Counts(length: next + 1 - position, minimum: isReadable ? minimum : nil, maximum: maximum)
  }

  /// A decimal number without leading zeros; -1 if it is too large; nil if there is none.
  private func number(_ next: inout Int) -> Int? {
    let start = next
    while next < pattern.count, Self.isDigit(pattern[next]) { next += 1 }
    if next == start || (next - start > 1 && pattern[start] == UInt8(ascii: "0")) { return nil }
    if next - start > 9 { return -1 }
    return pattern[start..<next].reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
  }

  private mutating func applyRepeat(length: Int, copies: Counts?) throws(PatternError) {
    let start = position
    if let copies, copies.isInvalid { throw PatternError(.invalidRepeatSize, pattern[start..<start + length]) }
    var end = start + length
    if end < pattern.count, pattern[end] == UInt8(ascii: "?") { end += 1 }
    if let repeatStart { throw PatternError(.invalidRepeatOperator, pattern[repeatStart..<end]) }
    guard var item = levels[levels.count - 1].last else {
      throw PatternError(.missingRepeatArgument, pattern[start..<end])
    }
    item.height += 1
    item.isLiteral = false
    if let copies {
      let factor = copies.maximum ?? copies.minimum ?? 0
      if copies.maximum == 0 { item.repeats = 1 }
      item.repeats *= max(factor, 1)
      if item.repeats > Self.maximumRepeat, max(copies.minimum ?? 0, copies.maximum ?? 0) >= 2 {
        throw PatternError(.invalidRepeatSize, pattern[start..<end])
      }
      item.repeats = min(item.repeats, Self.maximumRepeat + 1)
    }
    pass(end - start)
    if item.height > Self.maximumHeight { throw PatternError(.nestingDepth, pattern) }
    levels[levels.count - 1].last = item
    levels[levels.count - 1].branch.height = max(levels[levels.count - 1].branch.height, item.height)
    levels[levels.count - 1].branch.repeats = max(levels[levels.count - 1].branch.repeats, item.repeats)
  }

  // MARK: Bytes

  func peek(_ offset: Int) -> UInt8? {
    position + offset < pattern.count ? pattern[position + offset] : nil
  }

  mutating func pass(_ length: Int) {
    output.append(contentsOf: pattern[position..<position + length])
    position += length
  }

  private mutating func passCharacter() throws(PatternError) { pass(try characterWidth(position)) }

  func characterWidth(_ position: Int) throws(PatternError) -> Int {
    guard let width = UTF8Text.width(pattern, position) else {
      throw PatternError(.invalidUTF8, pattern[position...])
    }
    return width
  }

  /// Go checks a part as a whole, and quotes the part from its first bad byte on.
  func checkUTF8(_ range: Range<Int>) throws(PatternError) {
    let part = Array(pattern[range])
    var position = 0
    while position < part.count {
      guard let width = UTF8Text.width(part, position) else { throw PatternError(.invalidUTF8, part[position...]) }
      position += width
    }
  }

  func isOctalDigit(_ position: Int) -> Bool {
    position < pattern.count && pattern[position] >= UInt8(ascii: "0") && pattern[position] <= UInt8(ascii: "7")
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

  static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isDigit(byte) || (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
  }

  static func hexadecimalDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }
}
