import RhumbDiagnostics
import RhumbEngine
import RhumbFormats
import Testing

/// Expected values and errors are what sigs.k8s.io/yaml 1.6.0 with go.yaml.in/yaml/v2 2.4.4 gave, as in Helm 4.3.1.
@Suite struct YAMLReaderTests {
  @Test(arguments: [
    ("a: [1, 2.5, 0x1F, 0o17, 017, 0b101, 08, 1_000]", "map[a:[1 2.5 31 15 15 5 8 1000]]"),
    ("a: [1e3, .5, 1., +1, -.5, 1:30, 0b+1, 1e400]", "map[a:[1000 0.5 1 1 -0.5 1:30 1 1e400]]"),
    ("a: [yes, Yes, yEs, On, n, off, ~, Null, nULL]", "map[a:[true true yEs true false false <nil> <nil> nULL]]"),
    ("{1: a, 1.5: b, yes: c, 0x10: d, 1e6: e, 100000000.0: f}", "map[1:a 1.5:b 16:d 1e+06:e 1e+08:f true:c]"),
    ("a: &x {b: 1}\nc: {b: 2, <<: *x}\nd: {<<: *x, b: 2}", "map[a:map[b:1] c:map[b:1] d:map[b:2]]"),
    ("a: {<<: [{b: 1}, {b: 2, c: 3}]}", "map[a:map[b:1 c:3]]"),
    ("a: !!str 5\nb: !!float 5\nc: !!binary aGk=\nd: !x 5", "map[a:5 b:5 c:hi d:5]"),
    ("a: 2001-01-01\n2001-01-01: b", "map[2001-01-01:b a:2001-01-01]"),
    ("a: 1\na: 2", "map[a:2]"),
    ("a: |+\n  x\n\nb: >-\n  x\n  y\n", "map[a:x\n\n b:x y]"),
    ("a\n---\nb", "a"),
    ("\u{FEFF}a: b", "map[a:b]"),
    ("", "<nil>"),
    ("{}\na: b", "map[]"),
    ("a: {b:, c:}", "map[a:map[b::<nil> c::<nil>]]"),
  ]) func reads(text: String, printed: String) throws {
    #expect(try Self.printed(YAMLReader.read(Array(text.utf8))) == ByteString(printed))
  }

  @Test(arguments: [
    ("a: b: c", "error converting YAML to JSON: yaml: mapping values are not allowed in this context"),
    ("a:\n  b\n c: d", "error converting YAML to JSON: yaml: line 3: mapping values are not allowed in this context"),
    ("a: 1\n- b", "error converting YAML to JSON: yaml: line 1: did not find expected key"),
    ("a:\n\tb: c", "error converting YAML to JSON: yaml: line 2: found character that cannot start any token"),
    ("a: *nope", "error converting YAML to JSON: yaml: unknown anchor 'nope' referenced"),
    ("a: &x [*x]", "error converting YAML to JSON: yaml: anchor 'x' value contains itself"),
    ("a: {<<: b}", "error converting YAML to JSON: yaml: map merge requires map or sequence of maps as the value"),
    ("a: !!int abc", "error converting YAML to JSON: yaml: cannot decode !!str `abc` as a !!int"),
    (
      "a: {{ .Values.x }}",
      "error converting YAML to JSON: yaml: invalid map key: "
        + "map[interface {}]interface {}{\".Values.x\":interface {}(nil)}"
    ),
    (
      "~: {b: 1}",
      "error converting YAML to JSON: unsupported map key of type: %!s(<nil>), key: <nil>, "
        + "value: map[interface {}]interface {}{\"b\":1}"
    ),
    ("a: .inf", "error converting YAML to JSON: json: unsupported value: +Inf"),
    ("%YAML 1.2\n---\na: b", "error converting YAML to JSON: yaml: found incompatible YAML document"),
    ("a:\n  b: \"c\\/d\"", "error converting YAML to JSON: yaml: line 2: found unknown escape character"),
    ("a: [b?c]", "error converting YAML to JSON: yaml: did not find expected ',' or ']'"),
    ("a:\n  b: c\n  {}\n", "error converting YAML to JSON: yaml: line 2: did not find expected key"),
    ("- a\n[]\n", "error converting YAML to JSON: yaml: line 1: did not find expected '-' indicator"),
    ("a:\n[]\n", "error converting YAML to JSON: yaml: line 3: could not find expected ':'"),
  ]) func explains(text: String, message: String) {
    let error = #expect(throws: YAMLError.self) { try YAMLReader.read(Array(text.utf8)) }
    #expect(error?.message == ByteString(message))
  }

  @Test func wantsAMap() {
    var origins = OriginTable()
    let error = #expect(throws: YAMLError.self) {
      try YAMLReader.readMap(Array("[1]".utf8), file: .none, origins: &origins)
    }
    let message =
      "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal array into Go value of type "
      + "map[string]interface {}"
    #expect(error?.message == ByteString(message))
  }

  @Test func knowsWhereValuesAre() throws {
    let text = Array("# é\na: [é, \"b\"]\nc:\n  d: x y\n  e: {f: 1 }\n\ng: |\n  t\n".utf8)
    var origins = OriginTable()
    let value = try YAMLReader.read(text, file: FileID(raw: 1), origins: &origins)
    guard case .map(let map) = value, case .list(let list)? = map["a"], case .map(let inner)? = map["c"] else {
      Issue.record("shape")
      return
    }
    func written(_ id: OriginID) -> String {
      guard let span = origins.place(of: id) else { return "?" }
      return String(decoding: text[Int(span.start)..<Int(span.end)], as: UTF8.self)
    }
    #expect(Array(written(list.origins[0]).utf8) == Array("é".utf8))
    #expect(Array(written(list.origins[1]).utf8) == Array("\"b\"".utf8))
    #expect(Array(written(inner.origin(of: Key("d" as ByteString))).utf8) == Array("x y".utf8))
    #expect(Array(written(inner.origin(of: Key("e" as ByteString))).utf8) == Array("{f: 1 }".utf8))
    #expect(Array(written(map.origin(of: Key("c" as ByteString))).utf8) == Array("d: x y\n  e: {f: 1 }".utf8))
  }

  @Test func stopsAliasBombs() {
    var text = "a: &a [x,x,x,x,x,x,x,x,x,x]\n"
    for letter in "bcdefgh" {
      let previous = Character(UnicodeScalar(letter.asciiValue! - 1))
      text += "\(letter): &\(letter) [" + (0..<10).map { _ in "*\(previous)" }.joined(separator: ",") + "]\n"
    }
    let error = #expect(throws: YAMLError.self) { try YAMLReader.read(Array(text.utf8)) }
    #expect(error?.message == "error converting YAML to JSON: yaml: document contains excessive aliasing")
  }

  private static func printed(_ value: Value) throws -> ByteString {
    var output: [UInt8] = []
    try GoPrinter.append(value, to: &output)
    return ByteString(output)
  }
}

@Suite struct ValuesDocumentsTests {
  @Test(arguments: [
    ("a: 1\n---\nb: 2\n", 2), ("---\na: 1\n", 1), ("---\n---\na: 1", 1), ("# c\n---\na: 1", 1), ("a: 1\n--- \nb: 2", 2),
    ("", 0), ("a: 1\n--- # c\nb: 2", 2), ("a: 1\n---\n", 1), ("a: 1\r\n---\r\nb: 2\r\n", 2), ("a: |\n  x\n  ---\n", 1),
  ]) func splits(text: String, count: Int) throws {
    var origins = OriginTable()
    #expect(try ValuesDocuments.read(Array(text.utf8), file: .none, origins: &origins).count == count)
  }

  @Test(arguments: [
    ("a: 1\n--- {b: 2}\n", "error reading yaml document: invalid Yaml document separator: {b: 2}"),
    ("---x: 1", "error reading yaml document: invalid Yaml document separator: x: 1"),
    (
      "x: 1\n---\na: b: c\n",
      "cannot unmarshal yaml document: error converting YAML to JSON: "
        + "yaml: mapping values are not allowed in this context"
    ),
    (
      "---\na: b: c\n",
      "cannot unmarshal yaml document: error converting YAML to JSON: "
        + "yaml: line 2: mapping values are not allowed in this context"
    ),
  ]) func explains(text: String, message: String) {
    var origins = OriginTable()
    let error = #expect(throws: YAMLError.self) {
      try ValuesDocuments.read(Array(text.utf8), file: .none, origins: &origins)
    }
    #expect(error?.message == ByteString(message))
  }
}
