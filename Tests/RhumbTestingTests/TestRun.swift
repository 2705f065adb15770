import RhumbChart
import RhumbCrypto
import RhumbDiagnostics
import RhumbEngine
import RhumbSystem
import RhumbTesting

/// A chart in memory with its suites, and what running them gave.
struct TestRun {
  static let template = """
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: {{ .Release.Name }}-web
      labels: {app: web, version: {{ .Chart.AppVersion | quote }}}
    data:
      greeting: {{ required "say a greeting" .Values.greeting | quote }}
      count: {{ .Values.count }}
      ports: {{ toYaml .Values.ports | nindent 4 }}
      minor: {{ .Capabilities.KubeVersion.Minor | quote }}
      has: {{ .Capabilities.APIVersions.Has "a/v1" }}
      found: {{ (lookup "v1" "Secret" "default" "s").kind | default "none" }}
    {{- range .Values.more }}
    ---
    kind: Extra
    metadata: {name: {{ . }}}
    {{- end }}
    """

  let plan: TestPlan
  let outcome: TestOutcome

  var results: [SuiteResult] { outcome.results }
  var cases: [CaseResult] { results.flatMap(\.cases) }
  /// What is wrong with the charts themselves.
  var errors: [String] { plan.charts.flatMap(\.errors).map(\.headline) }
  /// The messages of failures, case by case.
  var messages: [[String]] { cases.map { $0.errors.map(\.headline) + $0.failures.map(\.message) } }

  /// - Parameter files: further files of the chart, by their paths in it.
  init(
    _ suite: String, files: [String: String] = [:], shown: String = "c", options: UnitTestOptions = UnitTestOptions()
  ) {
    var all = [
      "/c/Chart.yaml": "apiVersion: v2\nname: c\nversion: 1.0.0\nappVersion: \"2.0\"\n",
      "/c/values.yaml":
        "greeting: hello\ncount: 3\nports: [{name: http, port: 80}, {name: https, port: 443}]\nmore: []\n",
      "/c/templates/map.yaml": Self.template,
      "/c/templates/_helpers.tpl": "{{ define \"c.fail\" }}{{ fail \"broken\" }}{{ end }}",
      "/c/templates/guard.yaml": "{{ if .Values.broken }}{{ include \"c.fail\" . }}{{ end }}",
      "/c/templates/NOTES.txt": "Hello \nthere",
      "/c/tests/a_test.yaml": suite,
    ]
    for (path, text) in files { all[path.hasPrefix("/") ? path : "/c/" + path] = text }
    let system = MemoryFileSystem(all)
    let environment = Environment.fixed(seed: 1, at: 0)
    var planner = TestPlanner(
      files: system, options: options, loading: ChartLoadOptions(), functions: BuiltInFunctions.table)
    plan = planner.plan([(FilePath("/c"), shown)])
    outcome = TestRunner(
      plan, options: options, files: system, loading: ChartLoadOptions(), functions: BuiltInFunctions.table,
      environment: environment
    ).run()
  }

  /// One test with one assertion about `map.yaml`.
  init(assertion: String, job: String = "") {
    let lines = assertion.split(separator: "\n").enumerated().map {
      ($0.offset == 0 ? "      - " : "        ") + $0.element
    }
    let extra = job.split(separator: "\n").map { "    " + $0 + "\n" }.joined()
    self.init("templates: [map.yaml]\ntests:\n  - it: t\n\(extra)    asserts:\n\(lines.joined(separator: "\n"))\n")
  }
}
