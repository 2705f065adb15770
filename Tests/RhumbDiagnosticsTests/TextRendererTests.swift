import RhumbDiagnostics
import Testing

@Suite struct TextRendererTests {
  private static func sources() -> (SourceMap, FileID, FileID) {
    var map = SourceMap()
    let template = map.add(
      name: "web/templates/d.yaml", bytes: Array("kind: X\nimage: {{ .Values.image.tag }}\n\ttab\n".utf8))
    let values = map.add(name: "values.yaml", bytes: Array("image:\n".utf8))
    return (map, template, values)
  }

  @Test func drawsPlacesTrailNotesAndHelp() {
    let (map, template, values) = Self.sources()
    var diagnostic = Diagnostic(
      .error, "template/nil-field", "null has no field 'tag'",
      labels: [
        .init(SourceSpan(file: template, start: 18, end: 35), "read here"),
        .init(SourceSpan(file: values, start: 0, end: 5), "the last layer to set it"),
      ])
    diagnostic.trail = [.init(SourceSpan(file: template, start: 0, end: 1), "called by 'web.pod'")]
    diagnostic.help = ["give 'image' a map"]
    #expect(
      TextRenderer.draw(diagnostic, in: map) == """
        error[template/nil-field]: null has no field 'tag'
         --> web/templates/d.yaml:2:11
        2 | image: {{ .Values.image.tag }}
          |           ^^^^^^^^^^^^^^^^^ read here
         ::: values.yaml:1:1
        1 | image:
          | ^^^^^ the last layer to set it
          = in: called by 'web.pod' at web/templates/d.yaml:1:1
          = help: give 'image' a map

        """)
  }

  @Test func showsControlCharactersAsText() {
    let diagnostic = Diagnostic(.warning, "a/b", "x\u{1B}[31m\n::error::y")
    #expect(TextRenderer.draw(diagnostic, in: SourceMap()) == "warning[a/b]: x\\u{1b}[31m\\n::error::y\n")
  }

  @Test func cutsLongLines() {
    var map = SourceMap()
    let file = map.add(name: "f", bytes: [UInt8](repeating: UInt8(ascii: "x"), count: 100_000))
    let text = TextRenderer.draw(
      Diagnostic(.error, "a/b", "m", labels: [.init(SourceSpan(file: file, start: 50_000, end: 60_000), "")]), in: map)
    #expect(text.utf8.count < 1000)
    let words = String(repeating: "y", count: 100_000)
    let label = Diagnostic.Label(SourceSpan(file: file, start: 0, end: 1), words)
    #expect(TextRenderer.draw(Diagnostic(.error, "a/b", "m", labels: [label]), in: map).utf8.count < 5000)
  }
}

@Suite struct SpellingTests {
  @Test(
    arguments: [
      ("toYml", "toYaml"), ("nident", "nindent"), ("includ", "include"), ("toyaml", "toYaml"), ("xyzzy", nil),
      ("deafult", "default"),
    ] as [(String, String?)]) func finds(word: String, meant: String?)
  {
    #expect(
      Spelling.closest(to: word, among: ["toYaml", "toJson", "nindent", "indent", "include", "default"]) == meant)
  }

  @Test func cutsLongWords() {
    let long = String(repeating: "y", count: 100_000)
    var diagnostic = Diagnostic(.error, "a/b", "from \(long) to")
    diagnostic.notes = [long]
    let text = TextRenderer.draw(diagnostic, in: SourceMap())
    #expect(text.hasPrefix("error[a/b]: from yyy"))
    #expect(text.contains("y … (96008 bytes left out) … y"))
    #expect(text.utf8.count < 10_000)
  }
}
