import RhumbDiagnostics
import RhumbEngine
import RhumbSystem
import Testing

/// Runs a template text over a value, as Go's text/template would with only its own functions.
func run(_ template: String, _ data: Value = .missing) -> String {
  let functions = FunctionTable([logicFunctions, indexFunctions, printFunctions])
  let environment = Environment(now: { 0 }, randomBytes: { [UInt8](repeating: 0, count: $0) })
  do {
    let program = try Parser.parse(name: "t", source: Array(template.utf8), functions: functions)
    var set = TemplateSet()
    set.add(program)
    var machine = Machine(templates: set, functions: functions, context: CallContext(environment: environment))
    do {
      return String(decoding: try machine.run(Key("t"), data: data), as: UTF8.self)
    } catch {
      return error.goText.description
    }
  } catch {
    return error.text.description
  }
}

/// A fresh tree for each case, as a template may change it.
private func data() -> Value {
  .map(
    MapValue(pairs: [
      ("s", .string("hi")), ("n", .int(3)), ("f", .float(2.5)), ("none", .null), ("yes", .bool(true)),
      ("list", .list([.int(1), .string("two"), .null])),
      ("map", .map(MapValue(pairs: [("b", .int(2)), ("a", .int(1))]))), ("empty", .list([])),
    ]))
}

@Suite struct TemplateTests {
  /// What Go 1.27's text/template prints for the same template and data with `missingkey=zero`.
  @Test(arguments: [
    ("plain", "plain"),
    ("{{ .s }}-{{- .n -}} -x", "hi-3-x"),
    ("a {{- /* c */ -}} b", "ab"),
    ("{{ $x := .n }}{{ if true }}{{ $x = 5 }}{{ end }}{{ $x }}", "5"),
    ("{{ if .empty }}a{{ else if .yes }}b{{ else }}c{{ end }}", "b"),
    ("{{ with .none }}a{{ else with .s }}{{ . }}{{ end }}", "hi"),
    ("{{ range $i, $v := .list }}{{ $i }}={{ $v }} {{ end }}", "0=1 1=two 2=<no value> "),
    ("{{ range $k, $v := .map }}{{ $k }}{{ $v }}{{ end }}", "a1b2"),
    ("{{ range .empty }}x{{ else }}none{{ end }}", "none"),
    ("{{ range 3 }}{{ . }}{{ end }}", "012"),
    ("{{ range .list }}{{ if eq (printf \"%v\" .) \"two\" }}{{ break }}{{ end }}{{ . }}{{ end }}", "1"),
    ("{{ range 5 }}{{ if eq . 2 }}{{ continue }}{{ end }}{{ . }}{{ end }}", "0134"),
    ("{{ define \"x\" }}[{{ . }}]{{ end }}{{ template \"x\" .s }}{{ template \"x\" }}", "[hi][<no value>]"),
    ("{{ block \"y\" .n }}<{{ . }}>{{ end }}", "<3>"),
    ("{{ (index .list 1) | printf \"%s-%s\" .s }}", "hi-two"),
    ("{{ .map.a }}{{ .map.zz }}{{ (.map).b }}", "1<no value>2"),
    ("{{ $m := .map }}{{ $m.a }}{{ $.s }}", "1hi"),
    ("{{ and 1 0 2 }} {{ or 0 \"\" .s }} {{ not .none }}", "0 hi true"),
    ("{{ 'a' }} {{ 0x1F }} {{ 1e3 }} {{ 1_000 }} {{ 1i }} {{ true }} {{ `raw` }}", "97 31 1000 1000 (0+1i) true raw"),
    ("{{ len .s }} {{ len .map }} {{ slice .s 1 }} {{ index .map \"a\" }}", "2 2 i 1"),
    ("{{ eq .n 1 2 3 }} {{ lt 1 2 }} {{ ge 2.5 .f }} {{ ne .s \"x\" }}", "true true true true"),
    ("{{ \"a\" | }}", "a"),
    ("{{ $x := 1 }}{{ $x := printf \"%d!\" $x }}{{ $x }}", "1!"),
    ("{{ $x := 1 }}{{ if true }}{{ $x := printf \"<%d>\" $x }}{{ $x }}{{ end }}{{ $x }}", "<1>1"),
    ("{{ $x := 1 }}{{ range $x, $v := .list }}{{ $x }}{{ end }}{{ $x }}", "0121"),
    ("{{ $i := 9 }}{{ $v := 9 }}{{ range $i, $v = .list }}{{ end }}{{ $i }}{{ $v }}", "2<no value>"),
    ("{{ range 3 }}{{ range $.empty }}{{ else }}{{ break }}{{ end }}x{{ end }}y", "xxxy"),
    ("{{ range 2 }}{{ range $.empty }}{{ else }}{{ continue }}{{ end }}x{{ end }}y", "y"),
  ]) func prints(template: String, expected: String) {
    #expect(run(template, data()) == expected)
  }

  /// Go's own words, with place and quoted node.
  @Test(arguments: [
    ("{{ .none.x }}", "template: t:1:8: executing \"t\" at <.none.x>: nil pointer evaluating interface {}.x"),
    ("{{ .s.x }}", "template: t:1:5: executing \"t\" at <.s.x>: can't evaluate field x in type interface {}"),
    ("{{ $s := .s }}{{ $s.x }}", "template: t:1:19: executing \"t\" at <$s.x>: can't evaluate field x in type string"),
    ("{{ .s 1 }}", "template: t:1:3: executing \"t\" at <.s>: s is not a method but has arguments"),
    ("{{ 1 2 }}", "template: t:1:3: executing \"t\" at <1>: can't give argument to non-function 1"),
    (
      "{{ index .list 9 }}",
      "template: t:1:3: executing \"t\" at <index .list 9>: error calling index: index out of range: 9"
    ),
    (
      "{{ eq .n .f }}",
      "template: t:1:3: executing \"t\" at <eq .n .f>: error calling eq: incompatible types for comparison: int and float64"
    ),
    ("{{ not }}", "template: t:1:3: executing \"t\" at <not>: wrong number of args for not: want 1 got 0"),
    ("{{ range .s }}{{ end }}", "template: t:1:9: executing \"t\" at <.s>: range can't iterate over hi"),
    (
      "\n  {{ template \"no\" }}",
      "template: t:2:14: executing \"t\" at <{{template \"no\"}}>: template \"no\" not defined"
    ),
    ("{{ $x := $x }}", "template: t:1:9: executing \"t\" at <$x>: undefined variable: $x"),
    ("{{ $x = 1 }}", "template: t:1:8: executing \"t\" at <1>: undefined variable: $x"),
    ("{{ nil }}", "template: t:1:3: executing \"t\" at <nil>: nil is not a command"),
    ("{{ printf nil }}", "template: t:1:10: executing \"t\" at <nil>: cannot assign nil to string"),
    (
      "{{ printf .none }}",
      "template: t:1:10: executing \"t\" at <.none>: wrong type for value; expected string; got interface {}"
    ),
    ("{{ printf 3 }}", "template: t:1:10: executing \"t\" at <3>: expected string; found 3"),
  ]) func faults(template: String, expected: String) {
    #expect(run(template, data()) == expected)
  }

  @Test(arguments: [
    ("{{ .s", "template: t:1: unclosed action"),
    ("a\n{{ if }}", "template: t:2: missing value for if"),
    ("{{ nope }}", "template: t:1: function \"nope\" not defined"),
    ("{{ $x }}", "template: t:1: undefined variable \"$x\""),
    ("{{ end }}", "template: t:1: unexpected {{end}}"),
    ("{{ if .s }}", "template: t:1: unexpected EOF"),
    ("{{ .s | 3 }}", "template: t:1: non executable command in pipeline stage 2"),
    ("{{ break }}", "template: t:1: {{break}} outside {{range}}"),
    ("{{ \"a }}", "template: t:1: unterminated quoted string"),
    ("{{/* x", "template: t:1: unclosed comment"),
    ("{{ (1 }}", "template: t:1: unclosed left paren"),
    ("{{ . } }}", "template: t:1: unexpected \"}\" in operand"),
    ("{{ 1x }}", "template: t:1: bad number syntax: \"1x\""),
    ("{{ if .s }}{{ else if .n }}{{ else }}{{ else }}{{ end }}", "template: t:1: expected end; found {{else}}"),
    ("{{ 'ab' }}", "template: t:1: malformed character constant: 'ab'"),
    ("{{ @ }}", "template: t:1: unexpected \"@\" in command"),
    (
      "{{define \"a\"}}1{{end}}{{define \"a\"}}2{{end}}",
      "template: t:1: template: multiple definition of template \"a\""
    ),
    ("{{ 99999999999999999999 }}", "template: t:1: integer overflow: \"99999999999999999999\""),
    ("{{ range $a, $b, $c := . }}{{ end }}", "template: t:1: too many declarations in range"),
    ("{{ true.x }}", "template: t:1: unexpected . after term \"true\""),
  ]) func refuses(template: String, expected: String) {
    #expect(run(template, data()) == expected)
  }
}

/// Every recursion and every growing text ends with a message.
@Suite struct LimitTests {
  @Test func templatesThatCallThemselves() {
    let text = "{{ define \"x\" }}{{ template \"x\" }}{{ end }}{{ template \"x\" }}"
    // Without optimisation a level takes so much of the stack that its end comes first.
    let ends = ["exceeded maximum template depth (100000)", "more deeply than the stack allows"]
    onDeepStack {
      let said = run(text)
      #expect(ends.contains { said.hasSuffix($0) })
    }
  }

  @Test func templatesThatIncludeThemselves() {
    let text = "{{ define \"x\" }}{{ include \"x\" . }}{{ end }}{{ include \"x\" . }}"
    onDeepStack {
      #expect(run(text).hasSuffix("rendering template has a nested reference name: x: unable to execute template"))
    }
  }

  @Test func templatesThatIncludeEachOther() {
    let names = (0..<60).map { "{{ define \"x\($0)\" }}{{ include \"x\(($0 + 1) % 60)\" . }}{{ end }}" }
    onDeepStack {
      #expect(
        run(names.joined() + "{{ include \"x0\" . }}")
          .hasSuffix("templates include each other more than 5000 levels deep (--max-depth)"))
    }
  }

  @Test func textsThatRunThemselves() {
    onDeepStack {
      let data = Value.map(MapValue(pairs: [("t", .string("{{ tpl .t . }}"))]))
      #expect(run("{{ tpl .t . }}", data).hasSuffix("tpl runs inside itself more than 1000 levels deep"))
    }
  }

  @Test("the steps may end where another text begins")
  func stepsEndInAnotherText() throws {
    let functions = FunctionTable([logicFunctions, indexFunctions, printFunctions])
    let environment = Environment(now: { 0 }, randomBytes: { [UInt8](repeating: 0, count: $0) })
    let text = "{{ range 100 }}{{ range 2 }}{{ tpl \"{{ . }}\" . }}{{ end }}{{ end }}"
    let program = try Parser.parse(name: "t", source: Array(text.utf8), functions: functions)
    for limit in 1..<60 {
      var machine = Machine(
        templates: TemplateSet(), functions: functions, context: CallContext(environment: environment),
        stepLimit: limit)
      do throws(Fault) {
        _ = try machine.run(program, data: .missing)
        Issue.record("\(limit) steps are enough")
      } catch {
        #expect(error.kind == .limit)
        #expect(error.helmText.description.contains("--max-steps"))
        for case .executing(let program, let node, _) in error.frames { _ = program.span(of: node) }
      }
    }
  }

  @Test func textsThatDouble() {
    let text = "{{ $s := \"x\" }}{{ range 45 }}{{ $s = print $s $s }}{{ end }}"
    #expect(run(text).contains("MiB"))
  }

  @Test func manyDefinitions() {
    let text = (0..<20_000).map { "{{ define \"d\($0)\" }}x{{ end }}" }.joined()
    #expect(run(text + "{{ template \"d19999\" }}") == "x")
  }

  private func onDeepStack(_ body: @escaping @Sendable () -> Void) { DeepStack.run(body) }
}
