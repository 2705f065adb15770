import RhumbChart
import Testing

@Suite struct PathPatternTests {
  /// What Go 1.27's filepath.Match answers; nil for a bad pattern.
  @Test(
    arguments: [
      ("abc", "abc", true), ("*", "abc", true), ("*c", "abc", true), ("a*", "ab/c", false),
      ("a*b*c*d*e*/f", "axbxcxdxe/f", true),
      ("a*b*c*d*e*/f", "axbxcxdxexxx/fff", false), ("a*b?c*x", "abxbbxdbxebxczzy", false), ("ab[c]", "abc", true),
      ("ab[b-d]", "abc", true), ("ab[^c]", "abc", false), ("ab[^e-g]", "abc", true), ("a\\*b", "a*b", true),
      ("a?b", "a☺b", true), ("a[^a]b", "a☺b", true), ("a???b", "a☺b", false), ("[a-ζ]*", "α", true),
      ("*[a-ζ]", "A", false), ("*.md", "a.md", true), ("*.md", "d/a.md", false), ("*.md", "a.mdx", false),
      ("test*", "test", true), ("a*a", "a", false), ("a*a", "aa", true), ("*", "a/b", false),
      ("a?b", "a/b", false), ("a*b", "a/b", false), ("[\\]a]", "]", true), ("[x\\-]", "-", true), ("[-]", "-", nil),
      ("[]a]", "a", nil), ("[a-b-c]", "a", nil), ("[", "a", nil), ("[^", "a", nil), ("[a", "a", nil), ("a[", "a", nil),
      ("a[", "ab", nil), ("*x", "xxx", true), ("a\\", "a", nil), ("", "", true), ("", "a", false),
      ("templates/.?*", "templates/.hidden", true), ("templates/.?*", "templates/.", false),
    ] as [(String, String, Bool?)])
  func matches(_ pattern: String, _ path: String, _ expected: Bool?) {
    let pattern = PathPattern(Array(pattern.utf8))
    #expect(pattern.isWellFormed == (expected != nil))
    #expect(pattern.matches(Array(path.utf8)) == (expected ?? false))
  }

  @Test func manyStarsTakeNoTime() {
    let pattern = PathPattern(Array(String(repeating: "*a", count: 2_000).utf8))
    #expect(!pattern.matches([UInt8](repeating: UInt8(ascii: "a"), count: 1_000)))
  }
}
