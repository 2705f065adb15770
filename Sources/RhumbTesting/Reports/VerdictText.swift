package import RhumbDiagnostics
import RhumbEngine

/// What a run prints: a line for each suite, what failed, and the numbers, in helm-unittest's form.
package struct VerdictText {
  private let plan: TestPlan
  private let results: [SuiteResult]
  private let sources: SourceMap
  private var text = ""

  package init(_ plan: TestPlan, _ results: [SuiteResult]) {
    self.plan = plan
    self.results = results
    sources = plan.sources
  }

  /// - Parameter elapsed: in nanoseconds.
  package static func draw(_ plan: TestPlan, _ results: [SuiteResult], _ updates: TestUpdates, elapsed: Int64) -> String
  {
    var drawing = VerdictText(plan, results)
    for (index, chart) in plan.charts.enumerated() { drawing.draw(chart, index) }
    drawing.draw(updates)
    drawing.drawSummary(elapsed)
    return drawing.text
  }

  private mutating func line(_ words: String = "") { text += words + "\n" }

  private mutating func draw(_ chart: TestPlan.ChartEntry, _ index: Int) {
    let name = chart.name.isEmpty ? "" : " [ \(TextRenderer.escape(chart.name.description)) ]"
    line()
    line("### Chart\(name) \(TextRenderer.escape(chart.shown))")
    line()
    for error in chart.errors { text += TextRenderer.draw(error, in: sources) }
    if !chart.errors.isEmpty { return }
    let own = results.filter { plan.suites[$0.suite].chart == index }
    for result in own { draw(result) }
    let unchecked = own.flatMap(\.cases).count(where: \.hasUnreadSchema)
    if unchecked > 0 {
      line("note: in \(unchecked) tests values went unchecked: their schema refers to the network, which is not asked")
    }
  }

  private mutating func draw(_ result: SuiteResult) {
    let suite = plan.suites[result.suite]
    let label = result.isSkipped ? " SKIP " : result.passed ? " PASS " : " FAIL "
    line("\(label) \(TextRenderer.escape(suite.name.description))\t\(TextRenderer.escape(suite.shown))")
    for test in result.cases where test.status != .passed {
      let name = TextRenderer.escape(test.name.description)
      guard test.status == .failed else {
        line("\t- SKIPPED '\(name)'")
        continue
      }
      line("\t- \(name)")
      line()
      for error in test.errors { text += TextRenderer.draw(error, in: sources) }
      for failure in test.failures { draw(failure) }
      line()
    }
  }

  private mutating func draw(_ failure: CaseFailure) {
    text += TextRenderer.draw(failure.diagnostic, in: sources)
    if failure.difference.isEmpty { return }
    line("  expected (-) and found (+):")
    for change in failure.difference { line("    " + TextRenderer.escape(change)) }
  }

  private mutating func draw(_ updates: TestUpdates) {
    if updates.written.isEmpty, updates.removed.isEmpty { return }
    line()
    for path in updates.written { line("wrote \(TextRenderer.escape(path))") }
    for path in updates.removed { line("removed \(TextRenderer.escape(path))") }
  }

  private mutating func drawSummary(_ elapsed: Int64) {
    let counts = VerdictCounts(plan, results)
    line()
    line("Charts:      \(counts.charts.words)")
    line("Test Suites: \(counts.suites.words)")
    line("Tests:       \(counts.tests.words)")
    line("Snapshot:    \(counts.snapshots.words)")
    line("Time:        \(elapsed / 1_000_000).\(Self.padded(elapsed / 1000 % 1000))ms")
  }

  private static func padded(_ number: Int64) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 3 - digits.utf8.count)) + digits
  }
}

/// The numbers of a run.
package struct VerdictCounts {
  package struct Count {
    package var passed = 0
    package var failed = 0
    package var skipped = 0
    package var errored = 0

    /// `1 failed, 2 passed, 3 total`
    var words: String {
      var words = ""
      if failed > 0 { words += "\(failed) failed, " }
      if errored > 0 { words += "\(errored) errored, " }
      words += "\(passed) passed, "
      if skipped > 0 { words += "\(skipped) skipped, " }
      return words + "\(passed + failed + skipped) total"
    }
  }

  package private(set) var charts = Count()
  package private(set) var suites = Count()
  package private(set) var tests = Count()
  package private(set) var snapshots = Count()

  package init(_ plan: TestPlan, _ results: [SuiteResult]) {
    var broken = Set<Int>()
    for result in results {
      let chart = plan.suites[result.suite].chart
      if !plan.charts[chart].errors.isEmpty { continue }
      if result.isSkipped {
        suites.skipped += 1
      } else if result.passed {
        suites.passed += 1
      } else {
        suites.failed += 1
      }
      if !result.passed { broken.insert(chart) }
      for test in result.cases {
        switch test.status {
        case .passed: tests.passed += 1
        case .skipped: tests.skipped += 1
        case .failed:
          tests.failed += 1
          if !test.errors.isEmpty { tests.errored += 1 }
        }
      }
      snapshots.failed += result.snapshots.failed
      snapshots.passed += result.snapshots.total - result.snapshots.failed
    }
    for (index, chart) in plan.charts.enumerated() {
      if !chart.errors.isEmpty { charts.errored += 1 }
      if !chart.errors.isEmpty || broken.contains(index) { charts.failed += 1 } else { charts.passed += 1 }
    }
  }

  /// Whether nothing failed.
  package var isClean: Bool { charts.failed == 0 }
}

extension CaseFailure {
  /// For people: the statement in the suite that doesn't hold, and what it is about.
  package var diagnostic: Diagnostic {
    let subject = path.isEmpty ? "" : "\(path) "
    var diagnostic = Diagnostic(
      .error, "test/assertion-failed", subject + message,
      labels: (span.file == .none ? [] : [Diagnostic.Label(span, title)]) + origins)
    if let template {
      let document = object.isEmpty ? document.map { ", document \($0)" } ?? "" : ", \(object)"
      diagnostic.notes.append("in \(template.description)\(document)")
    }
    return diagnostic
  }
}
