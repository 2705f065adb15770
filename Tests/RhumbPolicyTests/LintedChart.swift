import RhumbChart
import RhumbEngine
import RhumbFunctions
import RhumbSystem

@testable import RhumbPolicy

/// A chart in memory to lint: by default one that nothing is to be said of.
struct LintedChart {
  static let metadata = "apiVersion: v2\nname: web\nversion: 0.1.0\nicon: https://example.com/icon.png\n"

  var files: [String: String]
  var options = ChartLinter.Options()
  var values = MapValue()

  init(_ files: [String: String?] = [:]) {
    var all: [String: String?] = ["Chart.yaml": Self.metadata, "values.yaml": "", "templates/_empty.tpl": ""]
    for (name, text) in files { all[name] = text }
    self.files = all.compactMapValues { $0 }
  }

  var report: LintReport {
    let system = MemoryFileSystem(
      Dictionary(uniqueKeysWithValues: files.map { ("/charts/web/\($0.key)", $0.value) }))
    let linter = ChartLinter(
      options, files: system,
      functions: FunctionTable([logicFunctions, indexFunctions, printFunctions] + StandardFunctions.tables),
      environment: .fixed(seed: 1, at: 0))
    return linter.check(FilePath("/charts/web"), word: "web", values: values)
  }

  /// What `helm lint` prints between its heading and the empty line.
  var lines: [String] {
    let report = report
    return (report.obstacle.map { ["Error \($0.description)"] } ?? []) + report.messages.map(\.line.description)
  }
}
