/// What `.helmignore` says, by Helm's rules, which are fewer than git's: the first rule that decides wins, a `!` rule
/// ignores what it does *not* match, and `**` is refused.
package struct IgnoreRules: Sendable {
  private struct Rule: Sendable {
    let pattern: PathPattern
    let isNegated: Bool
    let isForDirectories: Bool
    /// Without a `/` the last component is compared, else the whole path.
    let isForNames: Bool
  }

  private var rules: [Rule] = []

  /// Without a file: hidden files directly in `templates/` are ignored, and nothing else.
  package init() { addDefaults() }

  /// Reads the file's lines; the words of an error are Helm's.
  package init(reading text: [UInt8]) throws(ChartError) {
    for line in text[...].withoutMark.split(separator: UInt8(ascii: "\n")) {
      // Go reads lines into a buffer of this size.
      if line.count >= 65_536 { throw ChartError("bufio.Scanner: token too long") }
      try add(line)
    }
    addDefaults()
  }

  private mutating func addDefaults() { try? add(Array("templates/.?*".utf8)[...]) }

  private mutating func add(_ line: ArraySlice<UInt8>) throws(ChartError) {
    var rule = trimmingSpace(line)
    if rule.isEmpty || rule.first == UInt8(ascii: "#") { return }
    if contains(rule, "**") { throw ChartError("double-star (**) syntax is not supported") }
    if !PathPattern(Array(rule)).isWellFormed { throw ChartError("syntax error in pattern") }
    let isNegated = rule.first == UInt8(ascii: "!")
    if isNegated { rule.removeFirst() }
    let isForDirectories = rule.last == slash
    if isForDirectories { rule.removeLast() }
    let isRooted = rule.first == slash
    if isRooted { rule.removeFirst() }
    rules.append(
      Rule(
        pattern: PathPattern(Array(rule)), isNegated: isNegated, isForDirectories: isForDirectories,
        isForNames: !isRooted && !rule.contains(slash)))
  }

  /// Whether a path relative to the chart's root is left out.
  package func ignores(_ path: [UInt8], isDirectory: Bool) -> Bool {
    guard !path.isEmpty else { return false }
    let name = path.lastIndex(of: slash).map { path[($0 + 1)...] } ?? path[...]
    for rule in rules {
      if rule.isForDirectories, !isDirectory {
        if rule.isNegated { return true }
        continue
      }
      let isMatch = rule.pattern.matches(rule.isForNames ? name : path[...])
      if isMatch != rule.isNegated { return true }
    }
    return false
  }

  private func trimmingSpace(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var line = line
    while let first = line.first, isSpace(first) { line.removeFirst() }
    while let last = line.last, isSpace(last) { line.removeLast() }
    return line
  }

  private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) }

  private func contains(_ text: ArraySlice<UInt8>, _ word: String) -> Bool {
    let word = Array(word.utf8)
    return text.indices.contains { text[$0...].starts(with: word) }
  }
}

private let slash = UInt8(ascii: "/")
