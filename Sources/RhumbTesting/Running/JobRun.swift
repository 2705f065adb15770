import RhumbChart
import RhumbDiagnostics
import RhumbEngine
import RhumbSystem

/// Runs one test: values, render, assertions.
struct JobRun {
  let suite: TestSuite
  let job: TestJob
  let route: ByteString
  let subject: ChartUnderTest
  let options: UnitTestOptions
  let snapshots: SnapshotFile
  let origins: OriginTable
  let sources: SourceMap
  let environment: Environment
  /// The maps of the values files, in order; a map of its own for this test.
  let files: [MapValue]

  func run(_ selection: inout TemplateSelection, coverage: Coverage?) -> CaseResult {
    var result = CaseResult(name: job.name, status: .passed, span: job.span)
    if !job.skipReason.isEmpty {
      result.status = .skipped
      result.skipReason = job.skipReason
      return result
    }
    let start = environment.now()
    defer { result.duration = environment.now() - start }
    let built: (values: MapValue, origins: OriginTable)
    do throws(SuiteValues.Failure) { built = try values() } catch {
      result.status = .failed
      result.errors = [Diagnostic(.error, "test/invalid-values", error.message, labels: [.init(job.span, "")])]
      return result
    }
    if let program = job.postRenderer ?? suite.postRenderer {
      result.status = .failed
      var refusal = Diagnostic(
        .error, "test/post-renderer", "a suite can't run the program '\(program.command.description)'",
        labels: [.init(job.span, "")])
      refusal.help.append("take 'postRenderer' out, and test what the chart itself prints")
      result.errors = [refusal]
      return result
    }
    let templates = suite.templates.isEmpty ? ["**"] : suite.templates
    var render = JobRender(
      subject: subject, route: route, skipsSchemas: options.skipsSchemas, environment: environment, sources: sources,
      coverage: coverage, requiresSuccess: job.assertions.allSatisfy(\.expectsRender))
    let outcome = render.run(
      job, templates: templates, selection: &selection, values: built.values, origins: built.origins,
      includesCRDs: suite.includesCRDs)
    result.hasUnreadSchema = outcome.unreadSchema
    let failures = hold(templates, outcome, &result)
    var traced = outcome
    if result.status == .failed, outcome.unreadable != nil || failures.contains(where: { $0.failure.document != nil }),
      let again = try? values()
    {
      // Only now is it worth recording where everything came from.
      render.coverage = nil
      render.trace = Trace(forms: YAMLTraceForms())
      traced = render.run(
        job, templates: templates, selection: &selection, values: again.values, origins: again.origins,
        includesCRDs: suite.includesCRDs)
    }
    result.failures = failures.map { told($0.failure, $0.assertion, in: traced) }
    if let unreadable = outcome.unreadable, !result.errors.isEmpty {
      FailureOrigins.add(unreadable, traced.provenance, to: &result.errors[0])
    }
    return result
  }

  private func values() throws(SuiteValues.Failure) -> (values: MapValue, origins: OriginTable) {
    var values = SuiteValues(route: route, origins: origins)
    for file in files { values.add(file) }
    try values.add(suite.set)
    try values.add(job.set)
    return values.result
  }

  private func hold(
    _ templates: [ByteString], _ outcome: JobRender.Outcome, _ result: inout CaseResult
  ) -> [(failure: AssertionRun.Failure, assertion: Assertion)] {
    var told: [(failure: AssertionRun.Failure, assertion: Assertion)] = []
    var run = AssertionRun(
      job: job, templates: templates, route: route, outcome: outcome,
      context: CallContext(environment: environment),
      snapshots: SnapshotComparison(test: job.name, file: snapshots, isUpdating: options.updatesSnapshots))
    var skipped = 0
    for assertion in job.assertions {
      switch run.verdict(on: assertion) {
      case .passed: break
      case .skipped: skipped += 1
      case .failed(let failures):
        result.status = .failed
        // Why nothing was rendered is told once, by the render's own message.
        told += failures.filter { outcome.error == nil || !$0.isAboutNothing }.map { ($0, assertion) }
      }
      if options.stopsAtFailure, result.status == .failed { break }
    }
    if skipped > 0, skipped == job.assertions.count { result.status = .skipped }
    result.snapshots = run.snapshots.outcome
    if outcome.error != nil, result.status == .failed { result.errors = outcome.diagnostics }
    return told
  }

  private func told(
    _ failure: AssertionRun.Failure, _ assertion: Assertion, in outcome: JobRender.Outcome
  ) -> CaseFailure {
    let complaint = failure.complaint
    var told = CaseFailure(
      title: "asserts[\(assertion.index)]\(assertion.isNegated ? " not" : "") \(assertion.name.description)",
      message: complaint.message, template: failure.template, document: complaint.document,
      object: failure.document?.title ?? "", path: complaint.place?.text ?? "", difference: complaint.difference,
      span: assertion.span)
    if let document = failure.document, let template = failure.template {
      told.origins = FailureOrigins.labels(complaint.place ?? .root, document, template, outcome, sources)
    }
    return told
  }
}
