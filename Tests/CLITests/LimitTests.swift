import RhumbSystem
import Testing

/// Charts that ask for too much are told which limit they met, and which flag moves it.
@Suite struct LimitTests {
  /// What `rhumb template` says of a chart with one template, and its exit status.
  private func render(_ template: String, values: String = "a: 1", _ flags: [String] = []) throws -> (String, Int) {
    let script = """
      d=$(mktemp -d); trap 'rm -rf "$d"' EXIT; cd "$d"; mkdir -p c/templates
      printf 'apiVersion: v2\\nname: c\\nversion: 0.1.0\\n' > c/Chart.yaml
      printf '%s' "$2" > c/values.yaml; printf '%s' "$3" > c/templates/x.yaml
      program=$1; shift 3; "$program" template r c "$@"
      """
    let test = try DiskFileSystem().resolve(FilePath("/proc/self/exe"))
    let program = test.appending("../rhumb").cleaned.text
    let answer = try BuiltProgram.runInRoot("sh", ["-c", script, "sh", program, values, template] + flags)
    let said = answer.status == 0 ? answer.output : answer.errors
    return (String(decoding: said, as: UTF8.self), answer.status)
  }

  @Test(arguments: [
    ("{{ range until 100 }}{{ . }}{{ end }}", "--max-steps=50", "takes more steps than its limit of 50 (--max-steps)"),
    ("{{ range until 9 }}{{ repeat 500000 \"x\" }}{{ end }}", "--max-output=1", "its limit of 1 MiB (--max-output)"),
    (
      "{{ $l := list }}{{ range until 999999 }}{{ $l = append (until 100) $l }}{{ end }}", "--max-memory=1",
      "takes more memory than its limit of 1 MiB (--max-memory)"
    ),
    (
      "{{ define \"a\" }}{{ include \"b\" . }}{{ end }}{{ define \"b\" }}x{{ end }}{{ include \"a\" . }}",
      "--max-depth=1",
      "more than 1 levels deep (--max-depth)"
    ),
    ("{{ fromYaml \"[1, 2, 3]\" }}", "--max-nodes=3", "than its limit of 3 (--max-nodes)"),
    ("{{ fromJsonArray \"[1, 2, 3, 4]\" }}", "--max-nodes=3", "than its limit of 3 (--max-nodes)"),
    ("x", "--max-chart-files=1", "more files than its limit of 1 (--max-chart-files)"),
    ("x", "--max-steps=0", "\"0\" for \"--max-steps\" flag: it must be 1 or more"),
  ])
  func namesItsFlag(template: String, flag: String, message: String) throws {
    let (said, _) = try render(template, [flag])
    #expect(said.contains(message), "\(said)")
  }

  @Test("values files may hold so many nodes")
  func valuesFiles() throws {
    let lines = (0..<20).map { "k\($0): v\n" }.joined()
    #expect(try render("x", values: lines, ["--max-nodes=10"]).0.contains("its limit of 10 (--max-nodes)"))
  }

  @Test(
    "blocks and parentheses nest as far as the stack goes, through templates that call each other",
    arguments: [
      ("{{ if true }}", "{{ include \"r\" . }}", "{{ end }}"), ("{{ with . }}", "{{ template \"r\" . }}", "{{ end }}"),
      ("{{ range list 1 }}", "{{ template \"r\" $ }}", "{{ end }}"), ("{{ (", " include \"r\" . ", ") }}"),
    ])
  func nesting(open: String, call: String, close: String) throws {
    let isPipe = open.utf8.last == UInt8(ascii: "(")
    let start = isPipe ? "{{ " + String(repeating: "(", count: 3000) : String(repeating: open, count: 3000)
    let end = isPipe ? String(repeating: ")", count: 3000) + " }}" : String(repeating: close, count: 3000)
    let (said, status) = try render("{{ define \"r\" }}\(start)\(call)\(end){{ end }}{{ include \"r\" . }}")
    #expect(status == 1)
    #expect(said.contains("more deeply than the stack allows"), "\(said.prefix(300))")
  }

  @Test("a text for tpl has a size that its parts fit in")
  func templateTexts() throws {
    let (said, _) = try render("{{ tpl (repeat 5000000 \"{{\") . }}")
    #expect(said.contains("tpl is given a text of more than 8 MiB"), "\(said.prefix(300))")
  }

  @Test("what a chart says commands neither a terminal nor a CI system")
  func safeText() throws {
    let (said, _) = try render("{{ fail \"a\\u009b2J\\n##vso[x]\\n  ::error::y\\u001b[m ##[group] é\" }}")
    #expect(
      said.contains("a\\xc2\\x9b2J\n\\x23#vso[x]\n  \\x3a:error::y\\x1b[m \\x23#[group] é"), "\(said.prefix(300))")
  }

  @Test("a message stays of a size that a person can scroll through")
  func longMessages() throws {
    let answer = try render("{{ fail (repeat 3000000 \"x\") }}")
    #expect(answer.1 == 1)
    #expect(answer.0.utf8.count < 1 << 16)
  }
}
