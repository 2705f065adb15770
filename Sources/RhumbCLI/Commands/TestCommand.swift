import RhumbChart
import RhumbCrypto
import RhumbEngine
import RhumbSystem
import RhumbTesting

/// `rhumb test`
enum TestCommand {
  @Sendable static func run(_ invocation: Invocation) throws(CommandFailure) {
    let flags = invocation.flags
    var options = UnitTestOptions()
    options.isStrict = flags.isOn("strict")
    options.updatesSnapshots = flags.isOn("update-snapshot")
    options.stopsAtFailure = flags.isOn("failfast")
    options.skipsSchemas = flags.isOn("skip-schema-validation")
    options.includesSubcharts = flags.isOn("with-subchart")
    if !flags.list("file").isEmpty { options.suitePatterns = flags.list("file") }
    options.valuesFiles = flags.list("values").map { ByteString(ChartReference.absolute(FilePath($0.bytes)).bytes) }

    let files = DiskFileSystem()
    var charts: [(path: FilePath, shown: String)] = []
    for chart in invocation.arguments {
      charts.append((try ChartReference.locate(chart, flags, files), chart.trimmingSpace.description))
    }
    let environment = Environment.live()
    let start = environment.now()
    let loading = ChartReference.loadOptions(flags, chart: .empty)
    var planner = TestPlanner(
      files: files, options: options, loading: loading, functions: BuiltInFunctions.table)
    let plan = planner.plan(charts)
    let results = TestRunner(
      plan, options: options, files: files, loading: loading, functions: BuiltInFunctions.table,
      environment: environment
    ).run()
    try Output.write(VerdictText.draw(plan, results, elapsed: environment.now() - start))
    if !VerdictCounts(plan, results).isClean { throw .quiet(status: 1) }
  }
}
