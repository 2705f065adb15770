import RhumbChart
import RhumbCrypto
import RhumbDiagnostics
import RhumbEngine
import RhumbSystem
import RhumbTesting

extension FuzzTarget {
  /// Snapshots, golden cases and a file of suites, between lines of `---`. All run on a small chart, twice alike.
  static let suite = FuzzTarget(name: "suite") { bytes in
    let parts = bytes.parts(3)
    expect(verdicts(parts) == verdicts(parts), "two runs say the same")
  }

  private static let mapTemplate = """
    kind: ConfigMap
    metadata:
      name: {{ .Release.Name }}
      labels: {app: web, version: {{ .Chart.AppVersion | quote }}}
    data: {{ toYaml .Values | nindent 2 }}
    """

  private static func verdicts(_ parts: [[UInt8]]) -> String {
    var files = MemoryFileSystem()
    files["/c/Chart.yaml"] = .file(Array("{apiVersion: v2, name: c, version: 1.0.0, appVersion: '2'}".utf8))
    files["/c/values.yaml"] = .file(Array("{n: 3, on: true, s: hello, l: [{name: a, port: 80}, {name: b}]}".utf8))
    files["/c/templates/map.yaml"] = .file(Array(mapTemplate.utf8))
    let paths = ["tests/__snapshot__/a_test.yaml.snap", "golden/golden.yaml", "tests/a_test.yaml"]
    for (path, part) in zip(paths, parts) where !part.isEmpty { files["/c/" + path] = .file(part) }
    var options = UnitTestOptions()
    options.workers = 1
    let functions = BuiltInFunctions.table
    var planner = TestPlanner(files: files, options: options, loading: ChartLoadOptions(), functions: functions)
    let plan = planner.plan([(FilePath("/c"), "c")])
    let runner = TestRunner(
      plan, options: options, files: files, loading: ChartLoadOptions(), functions: functions,
      environment: .fixed(seed: 1, at: 0))
    let cases = runner.run().results.flatMap(\.cases)
    let words = cases.map { verdict in
      let failures = verdict.failures.flatMap { [$0.title, $0.message, $0.object, $0.path] + $0.difference }
      return "\(verdict.name) \(verdict.status) \(verdict.errors.map(\.headline)) \(failures)"
    }
    return "\(plan.charts.flatMap(\.errors).map(\.headline)) \(words)"
  }
}
