import RhumbEngine
import RhumbFunctions
import Testing

/// Expected texts are what Helm 4.3.1 prints for the same calls.
struct StringFunctionTests {
  private func expect(_ cases: [(StaticString, [Value], String)]) throws {
    for (name, arguments, expected) in cases { #expect(try said(name, arguments) == expected, "\(name) \(arguments)") }
  }

  @Test func cutting() throws {
    try expect([
      ("trunc", [.int(3), .string("hello")], "hel"), ("trunc", [.int(-3), .string("hello")], "llo"),
      ("trunc", [.int(-9), .string("hi")], "hi"), ("trunc", [.int(0), .string("hi")], ""),
      ("substr", [.int(1), .int(3), .string("hello")], "el"), ("substr", [.int(-1), .int(2), .string("hello")], "he"),
      ("substr", [.int(1), .int(-1), .string("hello")], "ello"),
      ("substr", [.int(5), .int(2), .string("abc")], "! runtime error: slice bounds out of range [5:2]"),
      ("substr", [.int(-1), .int(9), .string("abc")], "! runtime error: slice bounds out of range [:9] with length 3"),
      ("substr", [.int(-1), .int(-2), .string("abc")], "! runtime error: slice bounds out of range [:-2]"),
      ("abbrev", [.int(5), .string("hello world")], "he..."), ("abbrev", [.int(3), .string("hello")], "hello"),
      ("abbrevboth", [.int(5), .int(10), .string("1234 5678 9123")], "...5678..."),
      ("abbrevboth", [.int(5), .int(8), .string("aaaaaaaaaaaaaaa")], "...aa..."),
      ("abbrevboth", [.int(0), .int(5), .string("aaaaaaaaaaaaaaa")], "aa..."),
    ])
  }

  @Test func trimming() throws {
    try expect([
      ("trim", [.string(" \t\u{A0}a b\u{2003}\n")], "a b"), ("trimAll", [.string("$é"), .string("é$5$é")], "5"),
      ("trimPrefix", [.string("a"), .string("aab")], "ab"), ("trimSuffix", [.string("b"), .string("abb")], "ab"),
      ("trimSuffix", [.string("x"), .string("ab")], "ab"), ("nospace", [.string(" a b\n")], "ab"),
      ("nospace", [.string("é x")], "Ã©x"), ("initials", [.string("First Try of")], "FTo"),
    ])
  }

  @Test func linesAndRepetition() throws {
    try expect([
      ("indent", [.int(2), .string("a\nb\n")], "  a\n  b\n  "), ("nindent", [.int(2), .string("")], "\n  "),
      ("indent", [.int(-1), .string("a")], "! strings: negative Repeat count"),
      ("repeat", [.int(3), .string("ab")], "ababab"),
      ("repeat", [.int(-1), .string("a")], "! strings: negative Repeat count"),
      ("repeat", [.int(.max), .string("ab")], "! strings: Repeat output length overflow"),
      ("repeat", [.int(1_000_000_000), .string("x")], "! repeat would build more than 32 MiB of text"),
      ("indent", [.int(.max), .string("x\n")], "! indent would build more than 32 MiB of text"),
      ("wrap", [.int(5), .string("Hello  World longwordhere x")], "Hello\nWorld\nlongwordhere\nx"),
      ("wrapWith", [.int(5), .string("|"), .string("Hello Worldwide x")], "Hello|World|wide|x"),
    ])
  }

  @Test func searchingAndReplacing() throws {
    try expect([
      ("contains", [.string("b"), .string("abc")], "true"), ("contains", [.string(""), .string("")], "true"),
      ("hasPrefix", [.string("ab"), .string("abc")], "true"), ("hasSuffix", [.string("ab"), .string("abc")], "false"),
      ("replace", [.string("a"), .string("xx"), .string("banana")], "bxxnxxnxx"),
      ("replace", [.string(""), .string("-"), .string("é1")], "-é-1-"),
      ("plural", [.string("one"), .string("many"), .int(1)], "one"),
      ("plural", [.string("one"), .string("many"), .int(0)], "many"),
    ])
  }

  @Test func splittingAndJoining() throws {
    try expect([
      ("splitList", [.string("$"), .string("foo$$bar")], "[foo  bar]"),
      ("splitList", [.string(""), .string("aé")], "[a é]"),
      ("splitList", [.string(","), .string("")], "[]"),
      ("split", [.string("$"), .string("foo$bar")], "map[_0:foo _1:bar]"),
      ("splitn", [.string("$"), .int(2), .string("a$b$c")], "map[_0:a _1:b$c]"),
      ("splitn", [.string("$"), .int(0), .string("a")], "map[]"),
      ("join", [.string("-"), .list([.int(1), .null, .string("a"), .bool(true), .float(1e6)])], "1-a-true-1e+06"),
      ("join", [.string("-"), .string("abc")], "abc"), ("join", [.string("-"), .null], ""),
      ("sortAlpha", [.list([.string("b"), .int(10), .string("a"), .null])], "[10 a b]"),
      ("sortAlpha", [.null], "[<nil>]"),
    ])
  }

  @Test func quoting() throws {
    try expect([
      ("quote", [.string("a\"b"), .int(1), .null, .bool(true)], #""a\"b" "1" "true""#), ("quote", [.null], ""),
      ("quote", [.list([.int(1), .string("x")])], #""[1 x]""#),
      ("squote", [.string("it's"), .null, .int(2)], "'it's' '2'"),
      ("cat", [.string("a"), .null, .int(1), .string("")], "a 1 "), ("cat", [], ""),
    ])
  }

  @Test func letterCase() throws {
    try expect([
      ("upper", [.string("straße ﬀ")], "STRAßE ﬀ"), ("lower", [.string("İÉ")], "ié"),
      ("title", [.string("hello wORLD foo-bar's a_b")], "Hello WORLD Foo-Bar'S A_b"),
      ("untitle", [.string("Hello World")], "hello world"),
      ("swapcase", [.string("This Is a.Test ǅ")], "tHIS iS A.tEST ǆ"), ("upper", [.string([0x61, 0xFF])], "A\u{FFFD}"),
    ])
  }

  @Test func wordCase() throws {
    try expect([
      ("camelcase", [.string("http_server")], "HttpServer"), ("camelcase", [.string("ALLCAPS")], "Allcaps"),
      ("camelcase", [.string("foo.bar")], "Foo.bar"), ("camelcase", [.string("_complex__case_")], "_Complex_Case_"),
      ("camelcase", [.string("GOLANG_IS_GREAT")], "GolangIsGreat"), ("camelcase", [.string("__")], "___"),
      ("snakecase", [.string("FirstName")], "first_name"), ("snakecase", [.string("HTTPServer")], "http_server"),
      ("snakecase", [.string("ABC123def")], "abc_123def"), ("snakecase", [.string("IDs")], "i_ds"),
      ("snakecase", [.string("http2xx")], "http_2xx"), ("snakecase", [.string("Bld4Floor3rd")], "bld4_floor_3rd"),
      ("kebabcase", [.string("Duration2m3s")], "duration-2m3s"), ("kebabcase", [.string("GO PATH")], "go-path"),
      ("kebabcase", [.string("日本Go")], "日本-go"),
    ])
  }

  @Test("a shuffle pays for every character")
  func shufflePays() throws {
    let context = CallContext(environment: .still, fuel: 300)
    #expect(throws: Fault.self) { try call("shuffle", [.string("abcdef")], in: context) }
  }
}
