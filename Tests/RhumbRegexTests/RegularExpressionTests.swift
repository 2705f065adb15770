import RhumbEngine
import RhumbRegex
import Testing

/// Expected values from Go 1.27's `regexp`.
struct RegularExpressionTests {
  private func expression(_ pattern: String) throws -> RegularExpression {
    try RegularExpression(ByteString(pattern))
  }

  private func free(_ steps: Int) throws(Fault) {}

  @Test(arguments: [
    ("a(b", "missing closing ): `a(b`"),
    ("a)b", "unexpected ): `a)b`"),
    ("[", "missing closing ]: `[`"),
    ("[a", "missing closing ]: `[a`"),
    ("*a", "missing argument to repetition operator: `*`"),
    ("a**", "invalid nested repetition operator: `**`"),
    ("a{2}{3}?", "invalid nested repetition operator: `{2}{3}?`"),
    ("(|+)", "missing argument to repetition operator: `+`"),
    ("a{1001}", "invalid repeat count: `{1001}`"),
    ("a{2,1}", "invalid repeat count: `{2,1}`"),
    ("((a{100}){10}){10}", "invalid repeat count: `{10}`"),
    ("[b-a]", "invalid character class range: `b-a`"),
    ("[[:foo:]]", "invalid character class range: `[:foo:]`"),
    ("\\p{Nope}", "invalid character class range: `\\p{Nope}`"),
    ("\\pé", "invalid character class range: `\\pé`"),
    ("\\8", "invalid escape sequence: `\\8`"),
    ("\\C", "invalid escape sequence: `\\C`"),
    ("[\\C]", "invalid escape sequence: `\\C`"),
    ("\\x{110000}", "invalid escape sequence: `\\x{110000`"),
    ("a\\", "trailing backslash at end of expression: ``"),
    ("(?Pn>a)", "invalid or unsupported Perl syntax: `(?P`"),
    ("(?=a)", "invalid or unsupported Perl syntax: `(?=`"),
    ("(?P<n", "invalid named capture: `(?P<n`"),
    ("(?P<n a>x)", "invalid named capture: `(?P<n a>`"),
    ("(?i-)x", "invalid or unsupported Perl syntax: `(?i-)`"),
  ])
  func namesWhatIsWrong(_ pattern: String, _ message: String) throws {
    let error = try #require(throws: PatternError.self) { try RegularExpression(ByteString(pattern)) }
    #expect(error.message == ByteString("error parsing regexp: " + message))
  }

  @Test(arguments: [
    ("a|ab", "ab", "a"), ("(?U)a+", "aaa", "a"), ("\\Qa.b", "xa.b", "a.b"), ("(?<n>b+)", "abb", "bb"),
    ("(?P<n>a)(?P<n>b)", "ab", "ab"), ("\\p{greek}+", "abγδ", "γδ"), ("\\p{Letter}", "1x", "x"), ("\\pz", "a b", " "),
    ("[^a-]", "a-b", "b"), ("[]a]", "x]", "]"), ("{,2}", "a{,2}", "{,2}"),
    ("(?i)KELVIN", "\u{212A}elvin", "\u{212A}elvin"),
    ("a{0}$", "xa", ""), ("[[]", "[", "["), ("\\x{41}\\102", "AB", "AB"), ("(|a)*", "aa", ""),
  ])
  func findsLeftmostFirst(_ pattern: String, _ text: String, _ match: String) throws {
    #expect(try expression(pattern).firstMatch(in: ByteString(text), charge: free) == ByteString(match))
  }

  @Test(arguments: [
    ("\\b", "ab cd", "|", "|ab| |cd|"), ("a(x*)b", "-ab-axxb-", "$1W", "---"),
    ("a(x*)b", "-ab-axxb-", "${1}W", "-W-xxW-"), ("x*", "abxd", "-", "-a-b-d-"), ("x*", "日本", "-", "-日-本-"),
    ("(?P<y>\\d{4})-(?P<m>\\d\\d)", "2024-02", "${m}/${y}", "02/2024"), ("(a)(b)", "ab", "$2x$1", "a"),
    ("a", "a", "$", "$"), ("a", "a", "$$1", "$1"), ("a", "a", "${", "${"), ("(a)|b", "ab", "<$1>", "<a><>"),
    ("a", "a", "$01", ""), ("^", "abc", ">", ">abc"), ("a*", "baac", "x", "xbxcx"),
  ])
  func replaces(_ pattern: String, _ text: String, _ template: String, _ result: String) throws {
    let replaced = try expression(pattern).replaceAll(
      in: ByteString(text), with: ByteString(template), charge: free)
    #expect(replaced == ByteString(result))
  }

  @Test(arguments: [
    ("a*", "baac", -1, ["b", "c"]), ("z", "pizza", 2, ["pi", "za"]), ("", "日本", -1, ["日", "本"]),
    ("", "日本語", 2, ["日", "本語"]), ("z+", "pizza", 1, ["pizza"]), ("a", "", -1, [""]), ("", "", -1, []),
    ("s+", "ss", -1, ["", ""]), ("$", "ab", -1, ["ab"]),
  ])
  func splits(_ pattern: String, _ text: String, _ limit: Int, _ parts: [String]) throws {
    let result = try expression(pattern).split(
      ByteString(text), limit: limit, patternIsEmpty: pattern.utf8.isEmpty, charge: free)
    #expect(result == parts.map { ByteString($0) })
  }

  @Test func splitsIntoNothing() throws {
    #expect(try expression("a").split("bab", limit: 0, patternIsEmpty: false, charge: free) == nil)
  }

  /// An unsound byte is one character, U+FFFD, and stays what it was in results.
  @Test func readsUnsoundBytes() throws {
    let text = ByteString([0x61, 0xff, 0x62, 0xe2, 0x82])
    #expect(try expression("a.b").firstMatch(in: text, charge: free) == ByteString([0x61, 0xff, 0x62]))
    #expect(try expression("\\x{FFFD}{2}$").firstMatch(in: text, charge: free) == ByteString([0xe2, 0x82]))
    let replaced = try expression("b|").replaceAll(in: text, with: "-", charge: free)
    #expect(replaced == ByteString([0x2d, 0x61, 0x2d, 0xff, 0x2d, 0xe2, 0x2d, 0x82, 0x2d]))
  }

  @Test func boundsWhatAPatternMayCost() throws {
    let deep = String(repeating: "(", count: 1001) + String(repeating: ")", count: 1001)
    #expect(try #require(throws: PatternError.self) { try expression(deep) }.isLimit == false)
    let large = "(" + String(repeating: "\\pL", count: 100) + "){1000}"
    #expect(try #require(throws: PatternError.self) { try expression(large) }.isLimit)
    let long = String(repeating: "a", count: 1 << 21)
    #expect(try #require(throws: PatternError.self) { try expression(long) }.isLimit)
  }

  /// At worst each instruction is looked at for each byte.
  @Test func boundsWhatAMatchMayCost() throws {
    let large = try expression("(\\pL{100})x")
    let text = ByteString([UInt8](repeating: UInt8(ascii: "c"), count: 1 << 20))
    #expect(try #require(throws: PatternError.self) { try large.matches(text) }.isLimit)
  }

  /// Each match of `c` looks for a `b` in all of the rest.
  @Test func chargesQuadraticWork() throws {
    let text = ByteString([UInt8](repeating: UInt8(ascii: "c"), count: 1 << 17))
    var fuel = 1_000_000
    #expect(throws: Fault.self) {
      _ = try expression("(?:c.*b|c)").replaceAll(in: text, with: "d") { (steps) throws(Fault) in
        fuel -= steps
        if fuel < 0 { throw Fault("spent", kind: .limit) }
      }
    }
  }

  @Test("groups by the thousand, in an expression of thousands of steps, are too many")
  func limitsGroups() throws {
    let pattern = try expression(String(repeating: "(a?)", count: 2000))
    let text = ByteString([UInt8](repeating: 0x61, count: 2000))
    #expect(try pattern.matches(text, charge: free))
    #expect(throws: Fault.self) { try pattern.replaceAll(in: text, with: "$1999", charge: free) }
    let few = try expression(String(repeating: "(a?)", count: 100))
    #expect(try few.replaceAll(in: "aa", with: "$2", charge: free) == "a")
  }

  @Test("a replacement that names a long group again and again is cut short")
  func limitsExpansion() throws {
    let text = ByteString([UInt8](repeating: 0x61, count: 1 << 20))
    let template = ByteString(Array(String(repeating: "$1", count: 10_000).utf8))
    let fault = #expect(throws: Fault.self) {
      try expression("(.*)").replaceAll(in: text, with: template, charge: free)
    }
    #expect(fault?.message == "a string longer than 32 MiB")
  }
}
