import RhumbDiagnostics
import RhumbEngine
import RhumbSystem
import RhumbTesting
import Testing

/// Golden cases: what is expected lies in a file for each object.
@Suite struct GoldenRunTests {
  private static let expected = """
    ---
    # Source: c/templates/map.yaml
    kind: ConfigMap
    metadata: {name: r}
    data: {count: 3} # three

    """
  private static let template = """
    kind: ConfigMap
    metadata: {name: {{ .Release.Name }}}
    data: {count: {{ .Values.count }}} # three
    """

  /// One case called `a`, and what lies in its folder.
  private func run(
    _ folder: [String: String], _ settings: String = "{}", head: String = "", updating: Bool = false,
    template: String = template
  ) -> CaseResult? {
    var options = UnitTestOptions()
    options.updatesGoldens = updating
    var files = [
      "golden/golden.yaml": "chart: ..\nrelease: r\n\(head)\ncases: {a: \(settings)}\n",
      "templates/map.yaml": template, "templates/guard.yaml": "{{ if .Values.broken }}{{ fail \"broken\" }}{{ end }}",
    ]
    for (name, text) in folder { files["golden/a/" + name] = text }
    return TestRun(
      "tests: [{it: t, asserts: [{exists: {path: kind}}], template: map.yaml}]", files: files, shown: "/c",
      options: options
    ).cases.last
  }

  private func messages(_ result: CaseResult?) -> [String]? {
    result.map { $0.errors.map(\.headline) + $0.failures.map(\.message) }
  }

  private static let whole = ["objects.txt": "ConfigMap-r.yaml\n", "ConfigMap-r.yaml": expected]

  @Test("the same bytes")
  func same() { #expect(messages(run(Self.whole)) == []) }

  @Test("what is missing, new or orphaned fails")
  func files() {
    #expect(messages(run([:])) == ["there are no golden files yet: write them with --update"])
    #expect(messages(run(["objects.txt": "ConfigMap-r.yaml\n"])) == ["its golden file is missing"])
    #expect(
      messages(run(["objects.txt": ""])) == ["the object is new: it has no golden file"])
    var files = Self.whole
    files["Secret-r.yaml"] = "x"
    #expect(messages(run(files)) == ["Secret-r.yaml is an orphan: no object has that file"])
    files["objects.txt"] = "ConfigMap-r.yaml\nSecret-r.yaml\n"
    #expect(messages(run(files)) == ["Secret-r.yaml is not rendered any more"])
  }

  @Test("a difference is told field by field")
  func difference() {
    let result = run(Self.whole, "{set: [count=4]}")
    #expect(messages(result) == ["the object is not what its golden file says"])
    #expect(result?.failures.first?.difference == ["~ data.count: 3 -> 4"])
    #expect(result?.failures.first?.origins.isEmpty == false)
  }

  @Test("as data, comments and order don't count; as bytes they do")
  func comparison() {
    let template = "metadata: {name: r}\nkind: ConfigMap\ndata: {count: 3}\n"
    #expect(messages(run(Self.whole, "{compare: data}", template: template)) == [])
    #expect(run(Self.whole, template: template)?.failures.first?.difference.first == "line 3")
  }

  @Test(
    "masks cover what may change",
    arguments: [
      ("masks: [{path: data.count}]", 0), ("masks: [{path: data.count, kind: ConfigMap}]", 0),
      ("masks: [{path: data.count, kind: Secret}]", 1), ("masks: [{pattern: 'count: [0-9]+'}]", 0),
    ])
  func masks(_ head: String, _ failures: Int) {
    #expect(run(Self.whole, "{set: [count=4]}", head: head)?.failures.count == failures)
  }

  @Test("a refusal is golden too")
  func refusal() {
    let words = "Error: execution error at (c/templates/guard.yaml:1:26): broken"
    #expect(messages(run(["error.txt": words], "{set: [broken=true]}")) == [])
    #expect(
      messages(run(["error.txt": "Error: other"], "{set: [broken=true]}"))
        == ["the chart refuses with other words than error.txt has"])
    #expect(messages(run(["error.txt": words])) == ["the chart should refuse, but it renders 1 objects"])
  }

  @Test("an update writes what differs, and nothing else")
  func update() {
    func paths(_ result: CaseResult?) -> [String] {
      (result?.update?.written.map(\.path.text) ?? []) + (result?.update?.removed.map { "-" + $0.text } ?? [])
    }
    #expect(paths(run([:], updating: true)) == ["a/ConfigMap-r.yaml", "a/objects.txt"])
    #expect(paths(run(Self.whole, updating: true)) == [])
    #expect(paths(run(Self.whole, "{set: [count=4]}", updating: true)) == ["a/ConfigMap-r.yaml"])
    var files = Self.whole
    files["Secret-r.yaml"] = "x"
    #expect(paths(run(files, updating: true)) == ["-a/Secret-r.yaml"])
    #expect(
      paths(run(Self.whole, "{set: [count=4]}", head: "masks: [{path: data.count}]", updating: true)) == [])
  }
}
