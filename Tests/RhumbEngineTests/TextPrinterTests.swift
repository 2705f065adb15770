import RhumbEngine
import RhumbSystem
import Testing

/// Expected texts are what Go's fmt writes.
struct TextPrinterTests {
  private var map: Value { .map(MapValue(pairs: [("b", .int(2)), ("a", .null)])) }

  @Test func prints() throws {
    let cases =
      [
        (Value.null, "<nil>"), (.bool(true), "true"), (.int(-7), "-7"),
        (.int64(9_223_372_036_854_775_807), "9223372036854775807"),
        (.float(1_000_000), "1e+06"), (.float(999_999), "999999"), (.float(1.5), "1.5"), (.float(0.000_01), "1e-05"),
        (.float(0.0001), "0.0001"), (.float(123_456_789), "1.23456789e+08"), (.float(-0.0), "-0"),
        (.float(.infinity), "+Inf"),
        (.float(.nan), "NaN"), (.float(100_000), "100000"), (.float(123_456.7), "123456.7"),
        (.string("héllo"), "héllo"), (.list([.int(1), .string("a"), .null, .list([])]), "[1 a <nil> []]"),
        (map, "map[a:<nil> b:2]"), (.bytes([1, 2, 255]), "[1 2 255]"), (.bytes([]), "[]"),
        (.map(MapValue.none()), "map[]"),
        (.list(ListValue.none(.string)), "[]"), (.host(SizedInteger(7, .uint64)), "7"),
      ] as [(Value, String)]
    for (value, expected) in cases {
      var out: [UInt8] = []
      try GoPrinter.append(value, to: &out)
      #expect(String(decoding: out, as: UTF8.self) == expected)
    }
  }

  @Test func formats() throws {
    let cases =
      [
        (
          "%d|%5d|%-5d|%05d|%+d|% d", [.int(42), .int(42), .int(42), .int(42), .int(42), .int(42)],
          "42|   42|42   |00042|+42| 42"
        ),
        (
          "%x %X %#x %o %#o %O %b %#b", [.int(255), .int(255), .int(255), .int(8), .int(8), .int(8), .int(5), .int(5)],
          "ff FF 0xff 10 010 0o10 101 0b101"
        ),
        ("%c %q %U %#U", [.int(0x41), .int(0x41), .int(0x1F600), .int(0x41)], "A 'A' U+1F600 U+0041 'A'"),
        (
          "%s|%10s|%-10s|%.2s|%q|%x|% X|%#x",
          [
            .string("abc"), .string("abc"), .string("abc"), .string("abc"), .string("a\"b"),
            .string("abc"), .string("abc"), .string("abc"),
          ], "abc|       abc|abc       |ab|\"a\\\"b\"|616263|61 62 63|0x616263"
        ),
        (
          "%f %.2f %8.3f %e %g %G %.3g",
          [
            .float(1.5), .float(2.675), .float(3.14159), .float(1e6), .float(1e20), .float(1e-7),
            .float(1234.5678),
          ], "1.500000 2.67    3.142 1.000000e+06 1e+20 1E-07 1.23e+03"
        ),
        (
          "%v %+v %#v %T", [map, map, map, map],
          "map[a:<nil> b:2] map[a:<nil> b:2] map[string]interface {}{\"a\":interface {}(nil), \"b\":2} map[string]interface {}"
        ),
        (
          "%v|%d|%3d|%+d|% d|%05v|%.2d|%#v|%+v|%x", [Value](repeating: .bytes([0, 9, 10, 99, 100, 255]), count: 10),
          "[0 9 10 99 100 255]|[0 9 10 99 100 255]|[  0   9  10  99 100 255]|[+0 +9 +10 +99 +100 +255]|"
            + "[ 0  9  10  99  100  255]|[00000 00009 00010 00099 00100 00255]|[00 09 10 99 100 255]|"
            + "[]byte{0x0, 0x9, 0xa, 0x63, 0x64, 0xff}|[0 9 10 99 100 255]|00090a6364ff"
        ),
        ("%s|%b|%t", [.bytes([97, 98]), .bytes([5]), .bytes([5])], "ab|[101]|[%!t(uint8=5)]"),
        ("%d %s %t", [.float(1), .int(2), .string("x")], "%!d(float64=1) %!s(int=2) %!t(string=x)"),
        ("%s %v %d", [.null, .null, .null], "%!s(<nil>) <nil> %!d(<nil>)"),
        ("%d %d", [.int(1)], "1 %!d(MISSING)"), ("%d", [.int(1), .string("x"), .null], "1%!(EXTRA string=x, <nil>)"),
        ("%", [], "%!(NOVERB)"), ("100%%", [], "100%"), ("%[2]d %[1]d", [.int(1), .int(2)], "2 1"),
        ("%[3]d", [.int(1)], "%!d(BADINDEX)"),
        (
          "%*d|%-*d|%.*f", [.int(4), .int(1), .int(4), .int(1), .int(1), .float(2.25)],
          "   1|1   |2.2"
        ),
        ("%*d", [.string("x"), .int(1)], "%!(BADWIDTH)1"), ("%z", [.int(1)], "%!z(int=1)"),
        ("%s", [.list([.int(1), .string("a")])], "[%!s(int=1) a]"), ("%q", [.list([.string("a")], .string)], "[\"a\"]"),
        ("%#v", [.list([.string("a")], .string)], "[]string{\"a\"}"), ("%#q", [.string("a`b")], "\"a`b\""),
        ("%#q", [.string("ab")], "`ab`"), ("%+q", [.string("é")], "\"\\u00e9\""),
        ("%6.2f%%", [.float(12.345)], " 12.35%"),
      ] as [(String, [Value], String)]
    for (format, values, expected) in cases {
      let text = try GoPrinter.sprintf(Array(format.utf8), values.span)
      #expect(text.description == expected)
    }
  }

  @Test func spacesStandBetweenOperandsThatAreNoStrings() throws {
    let values: [Value] = [.int(1), .int(2), .string("a"), .string("b"), .int(3), .null, .bool(true)]
    #expect(try GoPrinter.sprint(values.span).description == "1 2ab3 <nil> true")
    #expect(try GoPrinter.sprintln(values.span).description == "1 2 a b 3 <nil> true\n")
  }

  @Test func aMapThatHoldsItselfIsAFault() {
    let map = MapValue()
    map["self"] = .map(map)
    #expect(throws: Fault.self) {
      var out: [UInt8] = []
      try GoPrinter.append(.map(map), to: &out)
    }
  }

  @Test func complexNumbersPrintBothParts() throws {
    let number: Value = .host(ComplexNumber(0, 2))
    let text = try GoPrinter.sprintf(Array("%v %d %6.2f".utf8), [number, number, number].span)
    #expect(text.description == "(0+2i) %!d(complex128=(0+2i)) (  0.00 +2.00i)")
  }

  @Test func aSmallTreeThatPrintsWithoutEndIsAFault() {
    var value: Value = .string(ByteString([UInt8](repeating: 0x78, count: 1 << 20)))
    for _ in 0..<30 { value = .list([value, value]) }
    #expect(throws: Fault.self) {
      var out: [UInt8] = []
      try GoPrinter.append(value, to: &out)
    }
  }

  @Test func escapes() throws {
    let cases: [(StaticString, [Value], String)] = [
      ("html", [.string("<a href=\"x\">'&'</a>\0")], "&lt;a href=&#34;x&#34;&gt;&#39;&amp;&#39;&lt;/a&gt;\u{FFFD}"),
      ("html", [.null], "&lt;no value&gt;"), ("html", [.int(1), .int(2), .string("<")], "1 2&lt;"),
      (
        "js", [.string("'\"\\<>&=\n\u{2028}é\u{1F600}")],
        "\\'\\\"\\\\\\u003C\\u003E\\u0026\\u003D\\u000A\\u2028é\u{1F600}"
      ),
      ("urlquery", [.string("a b/é~-_.")], "a+b%2F%C3%A9~-_."), ("print", [.null], "<nil>"),
      ("println", [.string("a"), .int(1)], "a 1\n"), ("printf", [.string("%v"), .null], "<nil>"),
    ]
    let table = FunctionTable([printFunctions])
    let context = CallContext(environment: Environment(now: { 0 }, randomBytes: { [UInt8](repeating: 0, count: $0) }))
    for (name, arguments, expected) in cases {
      let index = try #require(table.index(of: Key(ByteString(stringLiteral: name))))
      guard case .string(let text) = try table.specs[index].body(arguments.span, context) else { continue }
      #expect(text.description == expected)
    }
  }
}
