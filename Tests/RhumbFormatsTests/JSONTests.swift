import RhumbDiagnostics
import RhumbEngine
import RhumbFormats
import Testing

/// Expected values and messages are those of Go 1.27's encoding/json, with which Helm 4.3.1 is built.
@Suite struct JSONTests {
  /// What Go says about a text that is read into an `interface {}`.
  private static let faults: [(String, String)] = [
    ("", "unexpected end of JSON input"),
    (" ", "unexpected end of JSON input"),
    (",", "invalid character ',' looking for beginning of value"),
    ("}", "invalid character '}' looking for beginning of value"),
    ("{", "unexpected end of JSON input"),
    ("[1,", "unexpected end of JSON input"),
    ("{]", "invalid character ']' looking for beginning of object key string"),
    ("[}", "invalid character '}' looking for beginning of value"),
    ("{\"a\":}", "invalid character '}' looking for beginning of value"),
    ("[1 2]", "invalid character '2' after array element"),
    ("{\"a\":1]", "invalid character ']' after object key:value pair"),
    ("{\"a\":1,}", "invalid character '}' looking for beginning of object key string"),
    ("{1:2}", "invalid character '1' looking for beginning of object key string"),
    ("{\"a\" 1}", "invalid character '1' after object key"),
    ("\"a\\x\"", "invalid escape sequence `\\x` in string"),
    ("\"\\u12\"", "invalid escape sequence `\\u12\"` in string"),
    ("\"\\u12zz\"", "invalid escape sequence `\\u12zz` in string"),
    ("\"\\u12", "unexpected end of JSON input"),
    ("\"\\\n\"", "invalid escape sequence \"\\\\\\n\" in string"),
    ("\"a\nb\"", "invalid character '\\n' in string"),
    ("-a", "invalid character 'a' in numeric literal"),
    ("1.", "unexpected end of JSON input"),
    ("1ex", "invalid character 'x' in numeric literal"),
    ("01", "invalid character '1' after top-level value"),
    ("tRue", "invalid character 'R' in literal true (expecting 'r')"),
    ("tru", "unexpected end of JSON input"),
    ("\u{e9}", "invalid character 'é' looking for beginning of value"),
    ("\u{feff}{}", "invalid character '\\ufeff' looking for beginning of value"),
    ("'", "invalid character '\\'' looking for beginning of value"),
    ("{} x", "invalid character 'x' after top-level value"),
    ("1e400", "json: cannot unmarshal number 1e400 into Go value of type float64"),
    ("[1e400]", "json: cannot unmarshal number 1e400 into .0 of type float64"),
    ("{\"a/b\":{\"c\":-1e999}}", "json: cannot unmarshal number -1e999 into Go struct field .a~1b.c of type float64"),
    (String(repeating: "[", count: 10_001), "exceeded max depth"),
  ]

  @Test(arguments: faults.indices) func reportsAsGo(index: Int) {
    let (text, message) = Self.faults[index]
    #expect(JSONReader.read(Array(text.utf8)).error?.message.description == message)
  }

  @Test func namesBytesThatAreNoCharacter() {
    let outcome = JSONReader.read([0xFF])
    #expect(outcome.error?.message == "invalid character '\\xff' looking for beginning of value")
  }

  private static let rewritten: [(String, String)] = [
    ("{\"b\":1,\"a\":{\"x\":1},\"a\":{\"y\":2}}", "{\"a\":{\"y\":2},\"b\":1}"),
    (
      "[1, -0, 1.50, 1E+2, 0.000001, 1e-7, 1e21, 9007199254740993]",
      "[1,-0,1.5,100,0.000001,1e-7,1e+21,9007199254740992]"
    ),
    ("\"\\ud800\\ud800\\udc00 \\ud800x \\/\"", "\"\u{fffd}\u{10000} \u{fffd}x /\""),
    (
      "\"<>&\\u2028\\u2029\\u0001\\u007f\\b\\f\\n\\r\\t\"",
      "\"\\u003c\\u003e\\u0026\\u2028\\u2029\\u0001\u{7f}\\b\\f\\n\\r\\t\""
    ),
    ("[true,false,null,[],{}]", "[true,false,null,[],{}]"),
    ("18446744073709551615", "18446744073709552000"),
  ]

  @Test(arguments: rewritten.indices) func writesWhatItRead(index: Int) throws {
    let (text, expected) = Self.rewritten[index]
    let outcome = JSONReader.read(Array(text.utf8))
    #expect(outcome.error == nil)
    #expect(try JSONWriter.write(outcome.value).description == expected)
  }

  @Test func replacesBadUTF8() throws {
    #expect(try JSONWriter.write(.string(ByteString([0xFF, 0xFE, 0x61]))) == "\"\u{fffd}\u{fffd}a\"")
    #expect(try JSONWriter.write(JSONReader.read([0x22, 0xC3, 0x22]).value) == "\"\u{fffd}\"")
  }

  @Test func writesGoTypes() throws {
    let value = Value.map(
      MapValue(pairs: [
        ("bytes", .bytes(Array("hello".utf8))), ("nilBytes", .list(.none(.uint8))), ("nilMap", .map(.none())),
        ("strings", .strings(["x"])), ("small", .host(SizedInteger(.max, .uint64))), ("int", .int64(-5)),
      ]))
    #expect(
      try JSONWriter.write(value)
        == "{\"bytes\":\"aGVsbG8=\",\"int\":-5,\"nilBytes\":null,\"nilMap\":null,\"small\":18446744073709551615,\"strings\":[\"x\"]}"
    )
  }

  @Test func indents() throws {
    let value = JSONReader.read(Array("{\"a\":[1,{\"b\":[]}],\"c\":{}}".utf8)).value
    #expect(
      try JSONWriter.write(value, .indented)
        == "{\n  \"a\": [\n    1,\n    {\n      \"b\": []\n    }\n  ],\n  \"c\": {}\n}")
  }

  @Test func rawKeepsMarkup() throws {
    #expect(try JSONWriter.write(.string("<&>\u{2028}"), .raw) == "\"<&>\\u2028\"")
  }

  @Test func refusesWhatJSONLacks() {
    let cycle = MapValue()
    cycle[ByteString("self")] = .map(cycle)
    let cases: [(Value, ByteString)] = [
      (.float(.nan), "json: unsupported value: NaN"), (.float(-.infinity), "json: unsupported value: -Inf"),
      (.host(ComplexNumber(0, 1)), "json: unsupported type: complex128"),
      (.map(cycle), "json: unsupported value: encountered a cycle via map[string]interface {}"),
    ]
    for (value, message) in cases {
      #expect { try JSONWriter.write(value) } throws: { ($0 as? Fault)?.message == message }
    }
  }

  @Test func holdsTheDepthLimit() {
    let deep = [UInt8](repeating: 0x5B, count: 10_000) + [UInt8](repeating: 0x5D, count: 10_000)
    #expect(JSONReader.read(deep).error == nil)
  }

  @Test func fillsTargets() {
    #expect(
      JSONReader.read(Array("5".utf8), as: .array).error?.message
        == "json: cannot unmarshal number into Go value of type []interface {}")
    #expect(
      JSONReader.read(Array("[]".utf8), as: .object).error?.message
        == "json: cannot unmarshal array into Go value of type map[string]interface {}")
    guard case .map(let map) = JSONReader.read(Array("null".utf8), as: .object).value else {
      Issue.record("no map")
      return
    }
    #expect(map.isNil)
  }

  @Test func keepsOrigins() {
    var origins = OriginTable()
    let file = FileID(raw: 1)
    let outcome = JSONReader.read(Array("{\"a\": [10, 20]}".utf8), file: file, origins: &origins)
    guard case .map(let map) = outcome.value, case .list(let list)? = map[ByteString("a")] else {
      Issue.record("no list")
      return
    }
    #expect(origins.place(of: outcome.origin) == SourceSpan(file: file, start: 0, end: 15))
    #expect(origins.place(of: map.origin(of: Key("a"))) == SourceSpan(file: file, start: 6, end: 14))
    #expect(origins.place(of: list.origins[1]) == SourceSpan(file: file, start: 11, end: 13))
  }
}
