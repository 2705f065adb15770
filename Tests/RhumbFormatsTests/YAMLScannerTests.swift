import RhumbDiagnostics
import RhumbEngine
import Testing

@testable import RhumbFormats

/// The scanner may give up, but what it gives must be what libyaml gives.
@Suite struct YAMLScannerTests {
  @Test(arguments: [
    "a: b\nc:\n  d: e\n  f:\n  - 1\n  - g: h\n    i: j\n-k: l\n", "- a\n- - b\n  - c\n-\n- d: e",
    "a: 'it''s'\nb: \"x\\n\\u00e9\"",
    "a: b c\n  d\n\n  e # f\ng: 'h\n  i\n\n  j'\nk: \"l \\\n  m\\\n  \\ n\"",
    "a: |\n  b\n\n   c\n  d\n\n\ne: >-\n  f\n  g\n\n  h\n   i\n  j",
    "a: |2-\n    b\nc: |+\n  d\n\n", "a: {b: c, \"d\":1, e: [f, g h, {}]}\ni: []", "a: # c\n  b: c\n# d\ne: f",
    "---\na: http://b:80#c\n",
    "a:\nb:\n  -\n  - c:\n", "é: ü\n\"ä\": |\n  ß", "a: x\n  ? y\n  - z", "a: :80\nb:\n---\nc: d", "- a\n...\n",
  ]) func agrees(text: String) throws { try Self.compare(Array(text.utf8)) }

  /// Anchors where charts have them are no reason to give up.
  @Test(arguments: [
    "a: &x\n  b: c\nd: *x\ne:\n  <<: *x # g\n  f: 1\n", "a: &x b\nc:\n- *x\n- &y 'd\n  e'\n- *y\n",
    "- &x # c\n  - 1\n- &x {a: b}\n- *x\n- &x-1_Y |\n  t\n- *x-1_Y\n", "a: &x\n- b\n- c: &y\n    d: *x\nz: *y",
  ]) func readsAnchors(text: String) throws {
    let source = Array(text.utf8)
    #expect(YAMLScanner.scan(source)?.mayFail == true)
    try Self.compare(source)
  }

  /// Nor are flow collections of several lines, or one that is all there is.
  @Test(arguments: [
    "{}", "[]\n", "{a: b} # c\n", "{\"a\":[1,{\"b\":\"c\"}],\"d\":{}}", "[\n]\n",
    "a: [\n  b # c\n  ,\n  'c' # d\n , e\n]\nf: g\n",
    "a: {b:\n c,\n# d\n\n  \"e\": [f,\ng,],}\n", "- [\n[]\n,\n{}\n]\n- b",
  ]) func readsFlowCollections(text: String) throws {
    let source = Array(text.utf8)
    #expect(YAMLScanner.scan(source) != nil)
    try Self.compare(source)
  }

  /// Documents put together at random from the pieces that matter; the generator is seeded, so that runs are alike.
  @Test func agreesOnGeneratedDocuments() throws {
    let pieces = [
      "\n", " ", "  ", "- ", ": ", ":", "#", " # c\n", "'", "\"", "|\n", ">-\n", "|2+\n", "[", "]", "{", "}", ",",
      "&a ", "*a", "&a\n", "x: &a\n  ", "b: *a\n", "- &b ", "*b\n", "<<: *a\n", "c: &a v\n", "d: &b |\n  t\n",
      "!!str ", "? ", "---\n", "...", "\t", "\\", "\\n", "\\u00e9", "é", "\u{85}", "\u{2028}", "\r\n", "a", "1", "~",
      ".inf",
      "<<: ", "\n\n", "\n  ", "\n    ", "''", "key: value\n", "- item\n", "  k: v\n", "\\\n", "{a: b}", "[a, b]",
      "a:\n", "'a\n\n  b'",
      "a: |\n  x\n", "b: c d\n  e\n", "  - x: y\n    z: w\n", "[a,\n b", ",\n", "]\n", "}\n", "{a:\n", "- [", "b: {",
    ].map { Array($0.utf8) }
    var state: UInt64 = 42
    func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    for _ in 0..<4000 {
      var document: [UInt8] = []
      for _ in 0..<(1 + next(12)) { document += pieces[next(pieces.count)] }
      try Self.compare(document)
    }
  }

  private static func compare(_ source: [UInt8]) throws {
    guard let tape = YAMLScanner.scan(source) else { return }
    let expected = try LibYAMLParser.parse(source, file: .none)
    let text = String(decoding: source, as: UTF8.self)
    #expect(tape.nodes.count == expected.nodes.count, "\(text)")
    for (found, wanted) in zip(tape.nodes, expected.nodes) {
      let isSame =
        found.kind == wanted.kind && found.isPlain == wanted.isPlain && found.start == wanted.start
        && found.end == wanted.end && found.next == wanted.next
        && (found.kind == .alias
          ? found.textStart == wanted.textStart : tape.bytes(of: found) == expected.bytes(of: wanted))
      #expect(isSame, "\(found) is not \(wanted) in \(text)")
    }
  }
}
