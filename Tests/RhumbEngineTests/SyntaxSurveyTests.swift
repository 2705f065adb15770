import RhumbDiagnostics
import RhumbEngine
import Testing

/// All faults of grammar in one text. The words of each are the parser's, which are Go's.
@Suite struct SyntaxSurveyTests {
  private func faults(_ text: String) -> [String] {
    SyntaxSurvey.faults(of: "t", source: Array(text.utf8), file: .none, functions: FunctionTable([])).map { fault in
      "\(fault.line): \(fault.message.description)"
    }
  }

  @Test(
    arguments: [
      ("{{ 1 }}", []),
      (
        "{{ nope }}\n{{ 1 }}\n{{- nada 1 -}}\n",
        ["1: function \"nope\" not defined", "3: function \"nada\" not defined"]
      ),
      // The structure is kept: an if that can't be read still needs its end, and has its else.
      (
        "{{ if nope }}\na{{ else if nada }}b{{ else }}c{{ end }}\n{{ none }}",
        [
          "1: function \"nope\" not defined", "2: function \"nada\" not defined", "3: function \"none\" not defined",
        ]
      ),
      // So are variables: what uses them is no fault.
      ("{{ $x := nope }}\n{{ $x }}{{ $y }}", ["1: function \"nope\" not defined", "2: undefined variable \"$y\""]),
      (
        "{{ range $i, $e := nope }}{{ $i }}{{ $e }}{{ end }}\n{{ range nada }}{{ break }}{{ end }}{{ break }}",
        [
          "1: function \"nope\" not defined", "2: function \"nada\" not defined", "2: {{break}} outside {{range}}",
        ]
      ),
      (
        "{{ end }}\n{{ else }}\n{{ nope }}",
        [
          "1: unexpected {{end}}", "2: unexpected {{else}}", "3: function \"nope\" not defined",
        ]
      ),
      (
        "{{ }}\n{{ 1 := 2 }}\n{{ \"a }}\n{{ nope }}",
        [
          "1: missing value for command", "2: unexpected \":=\" in operand", "3: unterminated quoted string",
          "4: function \"nope\" not defined",
        ]
      ),
      // Where nothing sound can be made of it, the faults so far are all.
      ("{{ nope }}\n{{ if }}x", ["1: function \"nope\" not defined", "2: missing value for if"]),
      ("{{ nope }}\n{{ if . }}x", ["1: function \"nope\" not defined", "2: unexpected EOF"]),
      ("{{ define 1 }}{{ nope }}{{ end }}", ["1: unexpected \"1\" in define clause"]),
    ] as [(String, [String])]) func finds(_ text: String, _ wanted: [String])
  { #expect(faults(text) == wanted) }

  @Test(
    "a missing end is told with the block that lacks it",
    arguments: [
      ("{{ if . }}x", 0..<5), ("{{ if . }}{{- with . }}{{ end }}", 0..<5),
      ("{{ if . }}{{ else if . }}{{- with . }}", 25..<33),
      ("{{ range . }}{{ break }}", 0..<8), ("a{{ define \"x\" }}", 1..<10),
    ]) func findsOpenBlocks(_ text: String, _ wanted: Range<UInt32>)
  {
    let faults = SyntaxSurvey.faults(of: "t", source: Array(text.utf8), file: .none, functions: FunctionTable([]))
    #expect(faults.last?.opening.map { $0.start..<$0.end } == wanted)
  }

  @Test func givesUpOnTextsFullOfFaults() {
    #expect(faults(String(repeating: "{{ nope }}", count: 10_000)).count == 20)
  }
}
