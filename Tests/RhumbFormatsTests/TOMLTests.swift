import RhumbEngine
import RhumbFormats
import Testing

/// Expected texts are those of Helm 4.3.1 (BurntSushi/toml 1.6).
@Suite struct TOMLTests {
  /// What `fromToml | toJson` gives.
  private static let reads: [(toml: String, json: String)] = [
    (
      "a = 1\nb = \"x\"\nc = true\nd = 1.5\n[t]\nx = [1, \"two\", [3]]\n[[l]]\ny = 1\n[[l]]\ny = 2\n",
      "{\"a\":1,\"b\":\"x\",\"c\":true,\"d\":1.5,\"l\":[{\"y\":1},{\"y\":2}],\"t\":{\"x\":[1,\"two\",[3]]}}"
    ),
    ("a.b.c = 1\na.b.d = 2", "{\"a\":{\"b\":{\"c\":1,\"d\":2}}}"),
    ("a = {x = 1, y = {z = 2}}", "{\"a\":{\"x\":1,\"y\":{\"z\":2}}}"),
    ("a = \"\"\"\none \\\n   two\"\"\"\nb = '''\n x'y'''", "{\"a\":\"one two\",\"b\":\" x'y\"}"),
    ("a = \"\\t\\u00e9\\U0001F600\\x41\\e\"", "{\"a\":\"\\té😀A\\u001b\"}"),
    ("x = 0xff\ny = 0o17\nz = 0b101\nw = 1_000", "{\"w\":1000,\"x\":255,\"y\":15,\"z\":5}"),
    ("z = 1e3", "{\"z\":1000}"),
    ("a=[{b.c=1},{b.c=2}]", "{\"a\":[{\"b\":{\"c\":1}},{\"b\":{\"c\":2}}]}"),
    ("\"a b\" = 1\n\"\" = 2", "{\"\":2,\"a b\":1}"),
    ("a = 1\na = 2", "{\"Error\":\"toml: line 2 (last key \\\"a\\\"): Key 'a' has already been defined.\"}"),
    ("[a]\n[a]", "{\"Error\":\"toml: line 2: Key 'a' has already been defined.\"}"),
    ("[[a]]\n[a]", "{\"Error\":\"toml: line 2: Key 'a' has already been defined.\"}"),
    ("a = []\n[[a]]", "{\"Error\":\"toml: line 2: Key 'a' was already created and cannot be used as an array.\"}"),
    ("a={b={c=1}}\n[a.b]", "{\"Error\":\"toml: line 2 (last key \\\"a\\\"): Key 'a.b' has already been defined.\"}"),
    ("a=[1]\na.b=2", "{\"a\":{\"b\":2}}"),
    ("a", "{\"Error\":\"toml: line 1: unexpected EOF; expected key separator '='\"}"),
    ("a = ", "{\"Error\":\"toml: line 1 (last key \\\"a\\\"): unexpected EOF; expected value\"}"),
    (
      "a = 1 b = 2",
      "{\"Error\":\"toml: line 1: expected a top-level item to end with a newline, comment, or EOF, but got 'b' instead\"}"
    ),
    ("= 1", "{\"Error\":\"toml: line 1: unexpected '=': key name appears blank\"}"),
    (".a = 1", "{\"Error\":\"toml: line 1: unexpected '.': keys cannot start with a '.'\"}"),
    ("[]", "{\"Error\":\"toml: line 1: unexpected end of table name (table names cannot be empty)\"}"),
    ("[a", "{\"Error\":\"toml: line 1: expected '.' or ']' to end table name, but got '\\\\x00' instead\"}"),
    ("[[a]", "{\"Error\":\"toml: line 1: expected end of table array name delimiter ']', but got '\\\\x00' instead\"}"),
    (
      "a = [1 2]",
      "{\"Error\":\"toml: line 1 (last key \\\"a\\\"): expected a comma (',') or array terminator (']'), but got '2'\"}"
    ),
    ("a = [1,,2]", "{\"Error\":\"toml: line 1 (last key \\\"a\\\"): unexpected comma\"}"),
    (
      "a = {b = 1",
      "{\"Error\":\"toml: line 1 (last key \\\"a.b\\\"): expected a comma or an inline table terminator '}', but got end of file instead\"}"
    ),
    ("a = \"x\n\"", "{\"Error\":\"toml: line 1 (last key \\\"a\\\"): strings cannot contain newlines\"}"),
    ("a = \"\\q\"", "{\"Error\":\"toml: line 1 (last key \\\"a\\\"): invalid escape in string '\\\\q'\"}"),
    ("a = \"x\\", "{\"Error\":\"toml: line 0 (last key \\\"a\\\"): invalid escape in string '\\\\\\u0000'\"}"),
    (
      "a = \"\\u12\"",
      "{\"Error\":\"toml: line 1 (last key \\\"a\\\"): expected four hexadecimal digits after '\\\\u', but got \\\"\\\\\\\\u12\\\\\\\"\\\" instead\"}"
    ),
    (
      "a = \"\\ud800\"",
      "{\"Error\":\"toml: line 1 (last key \\\"a\\\"): Escaped character '\\\\ud800' is not valid UTF-8.\"}"
    ),
    ("a = \"\"\"x", "{\"Error\":\"toml: line 1 (last key \\\"a\\\"): unexpected EOF; expected '\\\"\\\"\\\"'\"}"),
    ("a = ing", "{\"Error\":\"toml: line 1 (last key \\\"a\\\"): expected value but found \\\"ng\\\" instead\"}"),
    ("a = .5", "{\"Error\":\"toml: line 1 (last key \\\"a\\\"): floats must start with a digit, not '.'\"}"),
    (
      "a = 1.",
      "{\"Error\":\"toml: line 1 (last key \\\"a\\\"): Invalid float \\\"1.\\\": '.' must be followed by one or more digits\"}"
    ),
    (
      "a = 08",
      "{\"Error\":\"toml: line 1 (last key \\\"a\\\"): Invalid integer \\\"08\\\": cannot have leading zeroes\"}"
    ),
    (
      "a = 1__0",
      "{\"Error\":\"toml: line 1 (last key \\\"a\\\"): Invalid integer \\\"1__0\\\": underscores must be surrounded by digits\"}"
    ),
    ("a = 1e400", "{\"Error\":\"toml: line 1 (last key \\\"a\\\"): 1e400 is out of range for float64\"}"),
    (
      "a = 9223372036854775808",
      "{\"Error\":\"toml: line 1 (last key \\\"a\\\"): 9223372036854775808 is out of range for int64\"}"
    ),
    ("a = 0xg", "{\"Error\":\"toml: line 1 (last key \\\"a\\\"): not a hexadecimal number: '0xg'\"}"),
    ("a = +0x1", "{\"Error\":\"toml: line 1 (last key \\\"a\\\"): cannot use sign with non-decimal numbers: '+0x'\"}"),
    ("a = 2024-02-30", "{\"Error\":\"toml: line 1 (last key \\\"a\\\"): invalid datetime: \\\"2024-02-30\\\"\"}"),
    ("a = 24:00:00", "{\"Error\":\"toml: line 1 (last key \\\"a\\\"): invalid datetime: \\\"24:00:00\\\"\"}"),
    (
      "a = \u{1}",
      "{\"Error\":\"toml: line 1 (last key \\\"a\\\"): TOML files cannot contain control characters: '0x01'\"}"
    ),
    (
      "a\0 = 1",
      "{\"Error\":\"toml: line 1: files cannot contain NULL bytes; probably using UTF-16; TOML files must be UTF-8\"}"
    ),
    (
      "a = 1\rb = 2",
      "{\"Error\":\"toml: line 1 (last key \\\"a\\\"): TOML files cannot contain control characters: '0x0d'\"}"
    ),
  ]

  /// What `mustFromJson | toToml` gives.
  private static let writes: [(json: String, toml: String)] = [
    (
      "{\"b\":1,\"a\":{\"x\":[1.5,\"y\"],\"n\":null,\"t\":{\"k\":true}},\"c\":[]}",
      "b = 1.0\nc = []\n\n[a]\n  x = [1.5, \"y\"]\n  [a.t]\n    k = true\n"
    ),
    (
      "{\"l\":[{\"a\":1},{\"b\":{\"c\":\"d\"}}],\"z\":\"last\"}",
      "z = \"last\"\n\n[[l]]\n  a = 1.0\n\n[[l]]\n  [l.b]\n    c = \"d\"\n"
    ),
    ("{\"mixed\":[{\"a\":1,\"b\":null},2]}", "mixed = [{a = 1.0, }, 2.0]\n"),
    ("{\"a b\":1,\"c.d\":2,\"\":3,\"é\":4}", "\"\" = 3.0\n\"a b\" = 1.0\n\"c.d\" = 2.0\n\"é\" = 4.0\n"),
    ("{\"s\":\"q\\\"\\\\\\n\\t\\u0001\\u007f<\"}", "s = \"q\\\"\\\\\\n\\t\\u0001\\u007f<\"\n"),
    ("{\"f\":1e21,\"g\":0.1,\"h\":100,\"i\":-0.0}", "f = 1e+21\ng = 0.1\nh = 100.0\ni = -0.0\n"),
    ("{\"a\":{\"b\":{\"c\":{}}}}", "[a]\n  [a.b]\n    [a.b.c]\n"),
    ("{\"a\":{},\"b\":{\"x\":1},\"c\":2}", "c = 2.0\n\n[a]\n\n[b]\n  x = 1.0\n"),
    ("{\"a\":[[1],[]]}", "a = [[1.0], []]\n"),
    ("{\"a\":[{\"b\":[{\"c\":1}]}]}", "[[a]]\n\n  [[a.b]]\n    c = 1.0\n"),
    ("{\"a\":[null]}", "toml: cannot encode array with nil element"),
    ("{\"a\":[{\"b\":null}]}", "[[a]]\n"),
    ("[{\"a\":1}]", "toml: top-level values must be Go maps or structs"),
    ("[1,\"x\"]", "[1.0, \"x\"]"),
    ("\"text\"", "\"text\""),
  ]

  @Test(arguments: reads.indices) func readsAsHelm(index: Int) throws {
    let (toml, json) = Self.reads[index]
    let value: Value
    do throws(TOMLError) {
      value = .map(try TOMLReader.read(Array(toml.utf8)) { _ in .null })
    } catch {
      value = .map(MapValue(pairs: [("Error", .string(error.message))]))
    }
    #expect(try JSONWriter.write(value).description == json)
  }

  @Test(arguments: writes.indices) func writesAsHelm(index: Int) {
    let (json, toml) = Self.writes[index]
    let value = JSONReader.read(Array(json.utf8)).value
    do throws(TOMLWriteError) {
      #expect(try TOMLWriter.write(value).description == toml)
    } catch {
      #expect(error.message.description == toml)
    }
  }

  @Test func readsGoTypes() throws {
    let map = try TOMLReader.read(Array("i = 1\nf = 1.0\nl = []\n[[t]]\nx = 1".utf8)) { _ in .null }
    #expect(map[ByteString("i")]?.goType == .int64)
    #expect(map[ByteString("f")]?.goType == .float64)
    #expect(map[ByteString("l")]?.goType == ListType.any.goType)
    #expect(map[ByteString("t")]?.goType == ListType.anyMap.goType)
  }

  @Test func readsDates() throws {
    var moments: [TOMLDateTime] = []
    let text =
      "a = 2024-02-29T01:02:03.5+01:30\nb = 1979-05-27 00:32\nc = 2024-02-29\nd = 07:32:00.123456789123\ne = 2024-01-01t00:00:00z"
    _ = try TOMLReader.read(Array(text.utf8)) { moment in
      moments.append(moment)
      return .null
    }
    #expect(moments.map(\.nanosecond) == [500_000_000, 0, 0, 123_456_789, 0])
    #expect(moments.map(\.year) == [2024, 1979, 2024, 0, 2024])
    guard case .offset(5400) = moments[0].zone, case .localDateTime = moments[1].zone,
      case .localDate = moments[2].zone,
      case .localTime = moments[3].zone, case .utc = moments[4].zone
    else {
      Issue.record("wrong zones")
      return
    }
  }

  @Test func namesBytesThatAreNoCharacter() {
    #expect(throws: TOMLError.self) { try TOMLReader.read([0x61, 0x3D, 0xFF]) { _ in .null } }
  }

  @Test func refusesDepth() {
    let arrays = "a = " + String(repeating: "[", count: 2000)
    let tables = "[" + String(repeating: "a.", count: 2000) + "a]"
    for text in [arrays, tables] {
      #expect(throws: TOMLError.self) { try TOMLReader.read(Array(text.utf8)) { _ in .null } }
    }
    let cycle = MapValue()
    cycle[ByteString("self")] = .map(cycle)
    #expect(throws: TOMLWriteError.self) { try TOMLWriter.write(.map(cycle)) }
  }
}
