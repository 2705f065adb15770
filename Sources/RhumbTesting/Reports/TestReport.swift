package import RhumbDiagnostics
import RhumbEngine

/// What a run found, for `--report`: a subject for each test.
package enum TestReport {
  package static func subjects(_ plan: TestPlan, _ results: [SuiteResult]) -> [DiagnosticReport.Subject] {
    var subjects: [DiagnosticReport.Subject] = []
    for chart in plan.charts where !chart.errors.isEmpty {
      subjects.append(
        DiagnosticReport.Subject(group: chart.shown, name: chart.name.description, chart.errors, in: plan.sources))
    }
    for result in results {
      let suite = plan.suites[result.suite]
      for test in result.cases {
        subjects.append(
          DiagnosticReport.Subject(
            group: "\(suite.shown) \(suite.name.description)", name: test.name.description,
            test.errors + test.failures.map(\.diagnostic), in: plan.sources, isSkipped: test.status == .skipped))
      }
    }
    return subjects
  }
}
