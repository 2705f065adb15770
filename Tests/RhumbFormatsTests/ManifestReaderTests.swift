import RhumbEngine
import RhumbFormats
import Testing

/// Expected heads and errors are what Helm 4.3.1's unmarshalling into `util.SimpleHead` gave.
@Suite struct ManifestReaderTests {
  @Test(arguments: [
    ("apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n", "v1 Service web"),
    ("kind: \"A\\x42\"\nmetadata: {name: 'x'}", " AB x"),
    ("kind: 1000000.0\nmetadata: {name: 0x1F}", " 1e+06 31"),
    ("kind: yes\nmetadata: {name: 123456789.125}", " true 1.2345679e+08"),
    ("kind: .inf\nmetadata: {name: 18446744073709551615}", " +Inf 18446744073709551615"),
    ("Kind: Foo\nkind: Bar", " Bar "),
    ("kind: Bar\nKIND: Foo", " Bar "),
    ("kind: ~\nmetadata: ~", "  "),
    ("metadata: {name: a}\nmetadata: {annotations: {b: c}}", "   b=c"),
    ("metadata: {name: x}\nMetadata: {annotations: {c: d}}", "  x c=d"),
    ("metadata: {annotations: {a: 5, b: yes, c: ~, 1: x}}", "   1=x a=5 b=true c="),
    ("x: &x {a: b, c: 1.0}\nmetadata: {annotations: {<<: *x, d: e}}", "   a=b c=1 d=e"),
    ("metadata: {annotations: {a: .nan}}", "   a=NaN"),
    ("metadata: {annotation\u{17F}: {a: b}}", "   a=b"),
    ("# nothing", "  "),
  ]) func reads(text: String, expected: String) throws {
    let head = try ManifestReader.read(Array(text.utf8))
    var found = head.apiVersion + " " + head.kind + " " + head.name
    // Of a name that stands twice, the last counts.
    for name in Set(head.annotations.entries.map(\.name)).sorted() {
      found = found + " " + name + "=" + (head.annotations[name] ?? "")
    }
    #expect(found == ByteString(expected))
  }

  private static let decoding = "error unmarshaling JSON: while decoding JSON: json: cannot unmarshal "

  @Test(arguments: [
    ("kind: [a]", decoding + "array into Go struct field .kind of type string"),
    ("KIND: {a: b}", decoding + "object into Go struct field .KIND of type string"),
    ("foo", decoding + "string into Go value of type util.SimpleHead"),
    (
      "metadata: {annotations: 5}",
      decoding + "number into Go struct field .metadata.annotations of type map[string]string"
    ),
    (
      "metadata: {annotations: {z: [b], a: {c: d}}, name: [x]}",
      decoding + "object into Go struct field .metadata.annotations.a of type string"
    ),
    (
      "metadata: {annotations: {a/b.c~d: [x]}}",
      decoding + "array into Go struct field .metadata.annotations.a~1b.c~0d of type string"
    ),
    (
      "metadata: foo",
      decoding + "string into Go struct field .metadata of type "
        + "struct { Name string \"json:\\\"name\\\"\"; Annotations map[string]string \"json:\\\"annotations\\\"\" }"
    ),
    ("a: .inf", "error converting YAML to JSON: json: unsupported value: +Inf"),
    ("kind: [a]\nb: !!int x", "error converting YAML to JSON: yaml: cannot decode !!str `x` as a !!int"),
    ("a: b\n  c: d", "error converting YAML to JSON: yaml: line 2: mapping values are not allowed in this context"),
  ]) func objects(text: String, message: String) {
    let error = #expect(throws: YAMLError.self) { try ManifestReader.read(Array(text.utf8)) }
    #expect(error?.message == ByteString(message))
  }

  @Test func stopsMergeBombs() {
    var text = "a: &m0 {x: y}\n"
    for number in 1..<60 { text += "k\(number): &m\(number) {<<: [*m\(number - 1), *m\(number - 1)]}\n" }
    text += "metadata: {annotations: {<<: *m59}}\n"
    let error = #expect(throws: YAMLError.self) { try ManifestReader.read(Array(text.utf8)) }
    #expect(error?.message == "error converting YAML to JSON: yaml: document contains excessive aliasing")
  }
}
