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
    var (plan, outcome, isClean) = try run(request, invocation.reports, touchedBy: nil)
    while request.watches {
      let changed = try wait(for: plan, request)
      (plan, outcome, isClean) = try run(request, invocation.reports, touchedBy: changed)
    }
    invocation.reports.add(TestReport.subjects(plan, outcome.results))
    if !isClean { throw .quiet(status: 1) }
  }

  /// Runs everything, or what reads one of these files.
  private static func run(
    _ request: TestRequest, _ reports: Reports, touchedBy changed: [FilePath]?
  ) throws(CommandFailure) -> (TestPlan, TestOutcome, Bool) {
    let environment = Environment.live()
    let start = environment.now()
    var planner = TestPlanner(
      files: request.files, options: request.options, loading: request.loading, functions: BuiltInFunctions.table)
    let plan = planner.plan(request.operands)
    let touched = changed.map { TestWatch(plan, request.files).suites(touchedBy: $0) }
    let outcome = TestRunner(
      plan, options: request.options, files: request.files, loading: request.loading,
      functions: BuiltInFunctions.table, environment: environment
    ).run(only: touched)
    if touched?.isEmpty == true, plan.charts.allSatisfy(\.errors.isEmpty) { return (plan, outcome, true) }
    let updates = TestUpdates(plan, outcome.results)
    let elapsed = environment.now() - start
    try Output.write(VerdictText.draw(plan, outcome.results, updates, elapsed: elapsed))
    tell(updates.problems, reports)
    if let output = request.output {
      try Reports.write(output.form.write(plan, outcome.results, now: environment.now()), to: output.path)
    }
    let isCovered = try tell(outcome.coverage, request, plan)
    let isClean = VerdictCounts(plan, outcome.results).isClean && updates.problems.isEmpty && isCovered
    return (plan, outcome, isClean)
  }

  /// What could not be written.
  private static func tell(_ problems: [Diagnostic], _ reports: Reports) {
    if problems.isEmpty { return }
    let sources = SourceMap()
    reports.add(DiagnosticReport.Subject(group: "updates", name: "updates", problems, in: sources))
    if reports.takeStandardError { return }
    for problem in problems { StandardStreams.writeError(Array(TextRenderer.draw(problem, in: sources).utf8)) }
  }

  private static func wait(for plan: TestPlan, _ request: TestRequest) throws(CommandFailure) -> [FilePath] {
    do throws(SystemError) {
      return try FileWatch(TestWatch(plan, request.files).directories).wait()
    } catch {
      throw CommandFailure(error.message)
    }
  }

  /// Writes coverage where it is wanted. False if it is less than it must be.
  private static func tell(
    _ coverage: CoverageReport?, _ request: TestRequest, _ plan: TestPlan
  ) throws(CommandFailure) -> Bool {
    guard let coverage else { return true }
    for (form, file) in request.coverage {
      let text = form.write(coverage, in: plan.sources)
      if let file { try Reports.write(text, to: file) } else { try Output.write(text) }
    }
    guard let least = request.leastCoverage, coverage.percent < least else { return true }
    let shown = CoverageReport.shown(coverage.percent)
    Output.note("coverage of lines is \(shown) %, less than the \(CoverageReport.shown(least)) % of --min".utf8)
    return false
  }
}
