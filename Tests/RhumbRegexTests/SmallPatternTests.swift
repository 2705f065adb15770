import RhumbEngine
import Testing

@testable import RhumbRegex

/// Patterns that need no RE2 say what RE2 says of them.
@Suite struct SmallPatternTests {
  private static let patterns = [
    "", "^$", "a", "^a", "a$", "^a$", "^/", "ab|cd", "(ab|cd)+", "^(ab|cd)$", "^([a-z0-9]([-a-z0-9]*[a-z0-9])?)?$",
    "^[A-Za-z_][A-Za-z0-9_.-]*$", "^[0-9]+(\\.[0-9]+)?(m|k|Ki|M|Mi|G|Gi|T|Ti)?$", "^(sha256:[a-f0-9]{4})?$",
    "^([a-f0-9]{2,5})?$", "^a{2,}$", "a{0,2}b", "^a{0}$", "^(a|b{2}){2}$", "^(a{1,2}b?){2,3}$", "\\d+", "^\\w+\\s\\w+$",
    "\\S", "^\\D*$", "[^a-c]", "^[^a-c]+$", "^.$", "^.+$", "a.b", "^a\\$", "\\$$", "a\\.b", "[\\d-]", "[a\\]]", "[-a]",
    "[a-]", "^(?:ab)?c$", "^a*?b+?$", "^(a|)b$", "(|a)", "x|", "\\/", "a{2}?b", "()", "(a*)*b", "}", "]", "[.]", "[$^]",
    "^(([a-z]+)\\.){1,2}[a-z]+$",
  ]

  private static let texts = [
    "", "a", "b", "ab", "ba", "abab", "abcd", "cd", "aab", "aa", "aaa", "aabb", "c", "abc", "/", "/x", "x/", "a-b",
    "-a",
    "a-", "a.b", "axb", "a\nb", "\n", "a b", "a$", "$", "1", "1.5Gi", "10m", "1.", "sha256:00ff", "sha256:00f", "00ff0",
    "_a.b-c", "9a", "a.b.c", "a.b.c.d", "}", "]", "^", "é", "aé", "xyz", "-5", "a\t",
  ]

  @Test("the two agree", arguments: patterns)
  func agrees(_ pattern: String) throws {
    let small = try #require(SmallPattern(ByteString(pattern)))
    let whole = try RegularExpression(ByteString(pattern))
    for text in Self.texts {
      guard let found = small.matches(ByteString(text)) else {
        #expect(!text.utf8.allSatisfy { $0 < 0x80 })
        continue
      }
      #expect(try whole.matches(ByteString(text)) == found, "\(text)")
    }
  }

  @Test("the two agree on patterns that nobody writes")
  func agreesOnAll() throws {
    let pieces = [
      "a", "b", "-", ".", "*", "+", "?", "{2}", "{1,}", "(", ")", "|", "^", "$", "[ab]", "[^a", "]", "\\d", "\\",
    ]
    var state: UInt64 = 1
    func next(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    var small = 0
    for _ in 0..<6000 {
      let pattern = ByteString((0...next(7)).map { _ in pieces[next(pieces.count)] }.joined())
      guard let quick = SmallPattern(pattern) else { continue }
      let whole = try RegularExpression(pattern)
      small += 1
      for text in ["", "a", "ab", "ba", "aab", "1", "a1b", "-", "aa", "bbb"] {
        #expect(
          try quick.matches(ByteString(text)) == whole.matches(ByteString(text)), "\(pattern.description) \(text)")
      }
    }
    #expect(small > 500)
  }

  @Test(
    "others are left to RE2",
    arguments: [
      "a**", "(a", "a)", "[a", "a{2", "a{,2}", "a{200}", "(?i)a", "a\\b", "\\pL", "[[:alpha:]]", "é", "^a|b", "a|b$",
      "a^b", "a$b", "[b-a]", "[]a]", "\\x41", "((a{99}){99}){99}", "\\", "(?P<n>a)", "\\Qa\\E", "[\\d-a]",
    ])
  func othersAreNot(_ pattern: String) { #expect(SmallPattern(ByteString(pattern)) == nil) }
}
