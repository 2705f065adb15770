import RhumbChart
import Testing

/// `.Files.Glob`. What is expected is what Helm 4.3.1 finds.
@Suite struct GlobPatternTests {
  @Test(arguments: [
    ("*", "a.txt", true), ("*", "d/a.txt", false), ("**", "d/a.txt", true), ("d/*", "d/a.txt", true),
    ("d/*", "d/e/a.txt", false), ("d/**", "d/e/a.txt", true), ("d/**", "d", false), ("**.txt", "d/a.txt", true),
    ("?.txt", "a.txt", true), ("d?a.txt", "d/a.txt", false), ("[ab].txt", "b.txt", true),
    ("[!ab].txt", "b.txt", false), ("[!a]", "/", true), ("[a-c].txt", "b.txt", true), ("[!a-c].txt", "b.txt", false),
    ("{a,b}.txt", "b.txt", true), ("{a,b}.txt", "c.txt", false), ("{a*,d/{b,c}}", "d/c", true), ("{a,b", "b", true),
    ("a,b}", "a,b}", true), ("\\*", "*", true), ("\\*", "a", false), ("é?", "éü", true), ("{a,}b", "b", true),
    ("a\\", "a", true), ("", "", true), ("", "a", false),
  ])
  func matches(_ pattern: String, _ name: String, _ answer: Bool) throws {
    #expect(try #require(GlobPattern(Array(pattern.utf8))).matches(Array(name.utf8)) == answer)
  }

  @Test(arguments: ["[", "[a", "[]a]", "[!]", "[z-a]", "[a-z0-9]", "[a-", "\u{FFFD}"])
  func isMalformed(_ pattern: String) { #expect(GlobPattern(Array(pattern.utf8)) == nil) }

  @Test func manyStarsTakeTheirTimeButNoMore() throws {
    let pattern = try #require(GlobPattern(Array((String(repeating: "*a", count: 200) + "b").utf8)))
    #expect(!pattern.matches([UInt8](repeating: UInt8(ascii: "a"), count: 2000)))
  }
}
