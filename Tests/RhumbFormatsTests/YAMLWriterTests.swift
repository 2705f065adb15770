import RhumbEngine
import RhumbFormats
import Testing

/// Expected texts are what `toYaml` and `toYamlPretty` of Helm 4.3.1 gave (sigs.k8s.io/yaml 1.6.0, go-yaml v2 and v3).
@Suite struct YAMLWriterTests {
  @Test(arguments: [
    ("a", "a"), ("", "\"\""), ("yes", "\"yes\""), ("y", "\"y\""), ("null", "\"null\""), ("~", "\"~\""),
    ("1e3", "\"1e3\""),
    ("0x1F", "\"0x1F\""), ("1_000", "\"1_000\""), ("12:30", "\"12:30\""), ("2001-01-01", "\"2001-01-01\""),
    (".5", "\".5\""),
    ("a: b", "'a: b'"), ("a #b", "'a #b'"), ("a#b", "a#b"), ("a:b", "a:b"), ("a:", "'a:'"), ("- a", "'- a'"),
    ("-a", "-a"),
    ("---", "'---'"), ("...x", "'...x'"), ("*a", "'*a'"), ("it's", "it's"), ("'x'", "'''x'''"), (" a", "' a'"),
    ("a ", "'a '"),
    ("a\tb", "\"a\\tb\""), ("a\r\n", "\"a\\r\\n\""), ("é", "é"), ("😀", "\"\\U0001F600\""), ("\u{A0}", "\u{A0}"),
    ("a\nb", "|-\n  a\n  b"), ("a\n", "|\n  a"), ("a\n\n", "|+\n  a\n"), ("\na", "|2-\n\n  a"),
    (" a\nb", "|2-\n   a\n  b"),
    ("a \nb", "\"a \\nb\""), ("a\tb\nc", "\"a\\tb\\nc\""), ("\n", "|2+\n"),
  ]) func writesStrings(text: String, expected: String) throws {
    #expect(try Self.written(.string(ByteString(text))) == ByteString(expected))
  }

  @Test func foldsAtEightyColumns() throws {
    let words = ByteString(Array(repeating: "word", count: 30).joined(separator: " "))
    let line = Array(repeating: "word", count: 16).joined(separator: " ")
    let rest = Array(repeating: "word", count: 14).joined(separator: " ")
    #expect(try Self.written(.map(MapValue(pairs: [("a", .string(words))]))) == ByteString("a: \(line)\n  \(rest)"))
  }

  @Test(arguments: [
    (1_000_000, "1000000"), (1e20, "1e+20"), (123_456_789.125, "1.23456789125e+08"), (1e-5, "1e-05"), (-0.0, "0"),
    (1_152_921_504_606_846_976, "1152921504606847000"), (18_446_744_073_709_551_616, "1.8446744073709552e+19"),
    (0.1, "0.1"),
  ]) func writesNumbers(number: Double, expected: String) throws {
    #expect(try Self.written(.float(number)) == ByteString(expected))
  }

  @Test func writesCollections() throws {
    let value = Value.map(
      MapValue(pairs: [
        (
          "a10",
          .list([.int(1), .list([.null, .list([])]), .map(MapValue(pairs: [("x", .bool(true)), ("y", .int(2))]))])
        ),
        ("a9", .map(MapValue())), ("b\nc", .list([.string("d")])), ("A", .list(.none())), ("1", .string("\n")),
      ]))
    #expect(
      try Self.written(value)
        == ByteString(
          "\"1\": |2+\n\nA: null\na9: {}\na10:\n- 1\n- - null\n  - []\n- x: true\n  \"y\": 2\n? |-\n  b\n  c\n: - d"))
    var pretty = try YAMLPrettyWriter.write(value)
    pretty.removeLast()
    #expect(
      ByteString(pretty)
        == ByteString(
          "\"1\": |2+\n\nA: []\na9: {}\na10:\n  - 1\n  - - null\n    - []\n  - x: true\n    \"y\": 2\n? |-\n  b\n  c\n: - d"
        ))
  }

  @Test func refusesWhatJSONCannotHold() {
    #expect(throws: Fault.self) { try YAMLWriter.write(.float(.nan)) }
    let map = MapValue()
    map["self"] = .map(map)
    #expect(throws: Fault.self) { try YAMLWriter.write(.map(map)) }
  }

  @Test func stopsAtItsSize() {
    let long = Value.string(ByteString([UInt8](repeating: 0x78, count: 1 << 20)))
    let error = #expect(throws: Fault.self) { try YAMLWriter.write(.list(Array(repeating: long, count: 40))) }
    #expect(error?.kind == .limit)
  }

  private static func written(_ value: Value) throws -> ByteString {
    var text = try YAMLWriter.write(value)
    if text.last == 0x0A { text.removeLast() }
    return ByteString(text)
  }
}
