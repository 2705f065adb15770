import RhumbEngine
import Testing

/// Expected results are those of Go's strconv.
struct TextNumberTests {
  @Test(
    arguments: [
      ("0", 0, 0, nil), ("-0", 0, 0, nil), ("010", 0, 8, nil), ("08", 0, 0, .syntax), ("0x1F", 0, 31, nil),
      ("0b11", 0, 3, nil), ("0o17", 0, 15, nil), ("1_000", 0, 1000, nil), ("1__0", 0, 0, .syntax),
      ("_1", 0, 0, .syntax),
      ("0_7", 0, 7, nil), ("0x_1", 0, 1, nil), ("1_000", 10, 0, .syntax), ("010", 10, 10, nil), ("+5", 10, 5, nil),
      ("", 10, 0, .syntax), ("-", 10, 0, .syntax), (" 5", 10, 0, .syntax), ("0x", 0, 0, .syntax), ("777", 8, 511, nil),
      ("9223372036854775807", 10, .max, nil), ("9223372036854775808", 10, .max, .range),
      ("-9223372036854775808", 10, .min, nil), ("-9223372036854775809", 10, .min, .range),
      ("99999999999999999999", 10, .max, .range), ("99999999999999999999x", 10, .max, .range),
    ] as [(String, Int, Int64, NumberError?)])
  func readsInts(_ text: String, _ base: Int, _ value: Int64, _ error: NumberError?) {
    let result = GoNumber.parseInt(Array(text.utf8), base: base)
    #expect(result.value == value)
    #expect(result.error == error)
  }

  @Test(
    arguments: [
      ("1.5", 1.5, nil), (".5", 0.5, nil), ("5.", 5, nil), (".", 0, .syntax), ("1e3", 1000, nil), ("1e", 0, .syntax),
      ("0x1.8p1", 3, nil), ("0x1", 0, .syntax), ("1_000.5", 1000.5, nil), ("1_", 0, .syntax), ("0x_1p0", 1, nil),
      ("inf", .infinity, nil), ("-Infinity", -.infinity, nil), ("+nan", 0, .syntax), ("1e400", .infinity, .range),
      ("1e-400", 0, nil), (" 1", 0, .syntax), ("", 0, .syntax), ("1e99999999999", .infinity, .range),
    ] as [(String, Double, NumberError?)])
  func readsFloats(_ text: String, _ value: Double, _ error: NumberError?) {
    let result = GoNumber.parseFloat(Array(text.utf8))
    #expect(result.value == value)
    #expect(result.error == error)
  }

  @Test(
    arguments: [
      (0.1, "g", -1, "0.1"), (1e21, "g", -1, "1e+21"), (1e6, "g", -1, "1e+06"), (123456, "g", -1, "123456"),
      (1e20, "f", -1, "100000000000000000000"), (2.5, "f", 0, "2"), (3.5, "f", 0, "4"), (2.675, "f", 2, "2.67"),
      (0.000123456, "e", 3, "1.235e-04"), (0, "e", 2, "0.00e+00"), (-0.0, "g", -1, "-0"),
      (.leastNonzeroMagnitude, "g", -1, "5e-324"),
      (1.7976931348623157e308, "g", 5, "1.7977e+308"), (0.1, "f", 30, "0.100000000000000005551115123126"),
      (1, "b", -1, "4503599627370496p-52"), (1.9, "x", 1, "0x1.ep+00"), (-5.5, "X", -1, "-0X1.6P+02"),
      (.infinity, "g", -1, "+Inf"), (.nan, "g", -1, "NaN"), (99.95, "g", 3, "100"), (0.5, "f", 0, "0"),
      (1.5, "f", 0, "2"),
    ] as [(Double, String, Int, String)])
  func writesFloats(_ value: Double, _ format: String, _ precision: Int, _ expected: String) throws {
    var out: [UInt8] = []
    GoNumber.formatFloat(value, format: try #require(format.utf8.first), precision: precision, to: &out)
    #expect(String(decoding: out, as: UTF8.self) == expected)
  }
}

/// Expected results are those of Go's strconv, unicode/utf8 and unicode.
struct TextQuoteTests {
  @Test(
    arguments: [
      (Array("a\"b\\c".utf8), #""a\"b\\c""#), (Array("\n\t\u{7}\u{7F}".utf8), #""\n\t\a\x7f""#),
      (Array("é日\u{1F600}".utf8), "\"é日\u{1F600}\""), ([0xFF, 0x61], #""\xffa""#),
      (Array("\u{AD}\u{200B}\u{E0001}".utf8), #""\u00ad\u200b\U000e0001""#), (Array("\u{FFFD}".utf8), "\"\u{FFFD}\""),
    ] as [([UInt8], String)])
  func quotes(_ text: [UInt8], _ expected: String) {
    var out: [UInt8] = []
    GoQuote.quote(text, to: &out)
    #expect(String(decoding: out, as: UTF8.self) == expected)
    #expect(GoQuote.unquote(out) == text)
  }

  @Test(arguments: [
    #""a\x"#, #""\q""#, "\"a\nb\"", #""\u12""#, #""\ud800""#, #""\400""#, #""a"b""#, "`a`b`", #"'ab'"#, #""\'""#, "\"",
    "x",
    #"'""#,
  ])
  func refusesBadLiterals(_ literal: String) { #expect(GoQuote.unquote(Array(literal.utf8)) == nil) }

  @Test(arguments: [
    ("'a'", 97), (#"'\n'"#, 10), (#"'\x41'"#, 65), ("'é'", 0xE9), (#"'\''"#, 39), (#"'\U0001F600'"#, 0x1F600),
  ])
  func readsCharacterConstants(_ literal: String, _ value: UInt32) {
    #expect(GoQuote.unquoteRune(Array(literal.utf8)) == value)
  }

  @Test func rawLiteralsLoseCarriageReturns() {
    #expect(GoQuote.unquote(Array("`a\r\n\\n`".utf8)) == Array("a\n\\n".utf8))
  }

  @Test(
    arguments: [
      ([0x61, 0xFF, 0x62], [0x61, 0xFFFD, 0x62]), ([0xC0, 0x80], [0xFFFD, 0xFFFD]),
      ([0xED, 0xA0, 0x80], [0xFFFD, 0xFFFD, 0xFFFD]),
      ([0xE6, 0x97], [0xFFFD, 0xFFFD]), ([0xF4, 0x90, 0x80, 0x80], [0xFFFD, 0xFFFD, 0xFFFD, 0xFFFD]),
      ([0xE6, 0x97, 0xA5], [0x65E5]),
    ] as [([UInt8], [UInt32])])
  func badBytesAreReplacedOneByOne(_ bytes: [UInt8], _ runes: [UInt32]) {
    #expect(UTF8Text.runes(bytes) == runes)
    #expect(UTF8Text.runeCount(bytes) == runes.count)
    #expect(UTF8Text.isValid(bytes) == !runes.contains(0xFFFD))
  }

  @Test(
    arguments: [
      (0xDF, 0xDF, 0xDF, 0xDF), (0x130, 0x130, 0x69, 0x130), (0x1C6, 0x1C4, 0x1C6, 0x1C5),
      (0x1F80, 0x1F88, 0x1F80, 0x1F88),
      (0x1FB3, 0x1FBC, 0x1FB3, 0x1FBC), (0xFB00, 0xFB00, 0xFB00, 0xFB00), (0x1E9E, 0x1E9E, 0xDF, 0x1E9E),
      (0x17F, 0x53, 0x17F, 0x53),
    ] as [(UInt32, UInt32, UInt32, UInt32)])
  func caseMapsOneRuneToOne(_ rune: UInt32, _ upper: UInt32, _ lower: UInt32, _ title: UInt32) {
    #expect(RuneClass.toUpper(rune) == upper)
    #expect(RuneClass.toLower(rune) == lower)
    #expect(RuneClass.toTitle(rune) == title)
  }
}
