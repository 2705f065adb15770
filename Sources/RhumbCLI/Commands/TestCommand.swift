import RhumbChart
import RhumbCrypto
import RhumbDiagnostics
import RhumbEngine
import RhumbSystem
import RhumbTesting

/// `rhumb test`
enum TestCommand {
  @Sendable static func run(_ invocation: Invocation) throws(CommandFailure) {
    let request = try TestRequest(invocation)
    let environment = Environment.live()
    let start = environment.now()
    var planner = TestPlanner(
      files: request.files, options: request.options, loading: request.loading, functions: BuiltInFunctions.table)
    let plan = planner.plan(request.operands)
    let outcome = TestRunner(
      plan, options: request.options, files: request.files, loading: request.loading,
      functions: BuiltInFunctions.table, environment: environment
    ).run()
    let results = outcome.results
    let updates = TestUpdates(plan, results)
    let elapsed = environment.now() - start
    try Output.write(VerdictText.draw(plan, results, updates, elapsed: elapsed))
    if let output = request.output {
      try write(output.form.write(plan, results, now: environment.now()), to: output.path)
    }
    let isCovered = try tell(outcome.coverage, request, plan)
    invocation.reports.add(TestReport.subjects(plan, results))
    if !VerdictCounts(plan, results).isClean || !updates.problems.isEmpty || !isCovered { throw .quiet(status: 1) }
  }

  /// Writes coverage where it is wanted. False if it is less than it must be.
  private static func tell(
    _ coverage: CoverageReport?, _ request: TestRequest, _ plan: TestPlan
  ) throws(CommandFailure) -> Bool {
    guard let coverage else { return true }
    for (form, file) in request.coverage {
      let text = form.write(coverage, in: plan.sources)
      if let file { try write(text, to: file) } else { try Output.write(text) }
    }
    guard let least = request.leastCoverage, coverage.percent < least else { return true }
    let shown = CoverageReport.shown(coverage.percent)
    Output.note("coverage of lines is \(shown) %, less than the \(CoverageReport.shown(least)) % of --min".utf8)
    return false
  }

  private static func write(_ text: String, to file: FilePath) throws(CommandFailure) {
    let name = FilePath(Array(file.lastComponent))
    let folder = FilePath(Array(file.bytes.dropLast(name.bytes.count)))
    do throws(SystemError) {
      try OutputDirectory(root: folder.bytes.isEmpty ? FilePath(".") : folder).write(Array(text.utf8), at: name)
    } catch {
      throw CommandFailure("can't write the results: \(error.message)")
    }
  }
}
