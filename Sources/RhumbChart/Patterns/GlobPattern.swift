import RhumbEngine

/// The patterns of `.Files.Glob` (the gobwas/glob dialect): `*` and `?` stay within a folder, `**` does not, `[abc]`,
/// `[!a-c]`, `{one,two}`, and a backslash for the rune after it.
package struct GlobPattern {
  package static let maximumLength = 65536
  /// `**`
  package static let everything = GlobPattern(program: WildcardProgram(steps: [.anything]))

  private let program: WildcardProgram

  private init(program: WildcardProgram) { self.program = program }

  /// Nil for a pattern that is malformed.
  package init?(_ pattern: [UInt8]) {
    // The dialect's reader takes U+FFFD for bad UTF-8 and NUL for the end.
    let runes = UTF8Text.runes(pattern)
    if runes.contains(UTF8Text.replacement) { return nil }
    var compiler = Compiler(runes: Array(runes.prefix { $0 != 0 }))
    guard let program = compiler.compile() else { return nil }
    self.program = program
  }

  package func matches(_ name: [UInt8]) -> Bool { program.matches(name) }

  private struct Compiler {
    /// An open brace: its split, and the jumps from the ends of its alternatives.
    private struct Brace {
      let split: Int
      var starts: [Int]
      var ends: [Int] = []
    }

    private let runes: [UInt32]
    private var position = 0
    private var program = WildcardProgram()
    private var braces: [Brace] = []

    init(runes: [UInt32]) { self.runes = runes }

    mutating func compile() -> WildcardProgram? {
      while position < runes.count {
        let rune = runes[position]
        position += 1
        switch rune {
        case "{":
          braces.append(Brace(split: program.steps.count, starts: [program.steps.count + 1]))
          program.steps.append(.split([]))
        case "," where !braces.isEmpty:
          endAlternative()
          braces[braces.count - 1].starts.append(program.steps.count)
        case "}" where !braces.isEmpty: closeBrace()
        case "[": if !readClass() { return nil }
        case "?": program.steps.append(.single)
        case "*":
          if position < runes.count, runes[position] == "*" {
            position += 1
            program.steps.append(.anything)
          } else {
            program.steps.append(.any)
          }
        case "\\":
          // A backslash at the end stands for nothing.
          guard position < runes.count else { break }
          program.steps.append(.rune(runes[position]))
          position += 1
        default: program.steps.append(.rune(rune))
        }
      }
      // Braces left open end with the pattern.
      while !braces.isEmpty { closeBrace() }
      return program
    }

    private mutating func endAlternative() {
      braces[braces.count - 1].ends.append(program.steps.count)
      program.steps.append(.jump(0))
    }

    private mutating func closeBrace() {
      endAlternative()
      let brace = braces.removeLast()
      program.steps[brace.split] = .split(brace.starts)
      for end in brace.ends { program.steps[end] = .jump(program.steps.count) }
    }

    /// `[!` runes `]` or `[!` low `-` high `]`: one range alone, or a list alone.
    private mutating func readClass() -> Bool {
      var negated = false
      if position < runes.count, runes[position] == "!" {
        negated = true
        position += 1
      }
      guard position < runes.count else { return false }
      if position + 1 < runes.count, runes[position + 1] == "-" {
        guard position + 3 < runes.count, runes[position + 3] == "]" else { return false }
        let low = runes[position]
        let high = runes[position + 2]
        position += 4
        guard low <= high else { return false }
        program.steps.append(.set([low...high], negated: negated))
        return true
      }
      var members: [ClosedRange<UInt32>] = []
      while position < runes.count, runes[position] != "]" {
        if runes[position] == "\\" { position += 1 }
        guard position < runes.count else { return false }
        members.append(runes[position]...runes[position])
        position += 1
      }
      guard position < runes.count, !members.isEmpty else { return false }
      position += 1
      program.steps.append(.set(members, negated: negated))
      return true
    }
  }
}

extension UInt32 {
  /// So that a pattern's reader can say `case "*"`.
  fileprivate static func ~= (pattern: Unicode.Scalar, rune: UInt32) -> Bool { pattern.value == rune }
  fileprivate static func == (rune: UInt32, scalar: Unicode.Scalar) -> Bool { rune == scalar.value }
  fileprivate static func != (rune: UInt32, scalar: Unicode.Scalar) -> Bool { rune != scalar.value }
}
