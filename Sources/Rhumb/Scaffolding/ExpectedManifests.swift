package import RhumbChart
import RhumbDiagnostics
package import RhumbEngine
package import RhumbSystem
import RhumbTesting

/// The expected manifests of a chart that is being made: what it renders as, kept beside its golden cases.
package struct ExpectedManifests {
  private let functions: FunctionTable
  private let environment: Environment

  package init(functions: FunctionTable, environment: Environment) {
    self.functions = functions
    self.environment = environment
  }

  /// Writes the expected side of the chart's golden cases.
  package func record(in chart: FilePath) throws(ChartError) {
    let files = DiskFileSystem()
    let loading = ChartLoadOptions()
    var options = UnitTestOptions()
    options.updatesGoldens = true
    var planner = TestPlanner(files: files, options: options, loading: loading, functions: functions)
    let cases = chart.appending("golden/golden.yaml")
    let plan = planner.plan([(path: cases, shown: cases.text)])
    let runner = TestRunner(
      plan, options: options, files: files, loading: loading, functions: functions, environment: environment)
    let results = runner.run().results
    let updates = TestUpdates(plan, results)
    let problems =
      plan.charts.flatMap(\.errors) + results.flatMap(\.cases).flatMap(\.errors) + updates.problems
    if let problem = problems.first {
      throw ChartError("its manifests can't be recorded: \(problem.headline)", code: "create/golden")
    }
  }
}
