package import RhumbChart
import RhumbDiagnostics
package import RhumbEngine
import RhumbLock
package import RhumbSystem

/// What became of a suite.
package struct SuiteResult: Sendable {
  /// Its place in the plan.
  package let suite: Int
  /// In the order of the suite; fewer than it has tests if the run stopped early.
  package let cases: [CaseResult]
  package let isSkipped: Bool
  package let snapshots: SnapshotSession

  package var passed: Bool { cases.allSatisfy { $0.status != .failed } }
}

/// What became of a plan.
package struct TestOutcome: Sendable {
  /// In the order of the plan.
  package let results: [SuiteResult]
  /// Nil if nobody asked for it.
  package let coverage: CoverageReport?
}

/// Runs a plan, several tests at a time.
package struct TestRunner {
  private let plan: TestPlan
  private let options: UnitTestOptions
  private let files: any FileSystem
  private let loading: ChartLoadOptions
  private let functions: FunctionTable
  private let environment: Environment

  /// So many tests of a suite are run in a row, so that little is read twice.
  private static let stretch = 8

  package init(
    _ plan: TestPlan, options: UnitTestOptions, files: any FileSystem, loading: ChartLoadOptions,
    functions: FunctionTable, environment: Environment
  ) {
    self.plan = plan
    self.options = options
    self.files = files
    self.loading = loading
    self.functions = functions
    self.environment = environment
  }

  /// Runs everything, or these suites of the plan alone.
  package func run(only chosen: Set<Int>? = nil) -> TestOutcome {
    let board = Board(plan.suites.map(\.jobCount))
    if options.stopsAtFailure { runUntilFailure(board, chosen) } else { runAll(board, chosen) }
    let coverage = board.coverage.map { CoverageReport($0, in: plan.sources) }
    return TestOutcome(results: results(board.results, chosen), coverage: coverage)
  }

  private func results(_ results: [[CaseResult?]], _ chosen: Set<Int>?) -> [SuiteResult] {
    results.enumerated().filter { chosen?.contains($0.offset) ?? true }.map { index, cases in
      let entry = plan.suites[index]
      var session = SnapshotSession(entry.snapshots, isUpdating: options.updatesSnapshots)
      let cases = cases.compactMap { $0 }
      for outcome in cases.compactMap(\.snapshots) { session.add(outcome) }
      return SuiteResult(suite: index, cases: cases, isSkipped: entry.isSkipped, snapshots: session)
    }
  }

  private func worker(_ coverage: Coverage?) -> TestWorker {
    TestWorker(
      plan: plan, options: options, files: files, loading: loading, functions: functions, environment: environment,
      coverage: coverage)
  }

  /// Gives a worker to `work`, and hands in what it counted.
  private func employ(_ board: Board, _ work: (inout TestWorker) -> Void) {
    let coverage = options.measuresCoverage ? Coverage() : nil
    var worker = worker(coverage)
    work(&worker)
    if let coverage { board.put(CoverageCounts(coverage, parsed: worker.programs)) }
  }

  private func isWanted(_ suite: Int, _ chosen: Set<Int>?) -> Bool {
    plan.charts[plan.suites[suite].chart].errors.isEmpty && (chosen?.contains(suite) ?? true)
  }

  private func runUntilFailure(_ board: Board, _ chosen: Set<Int>?) {
    DeepStack.run {
      employ(board) { worker in
        for (suite, entry) in plan.suites.enumerated() where isWanted(suite, chosen) {
          for job in 0..<entry.jobCount {
            let result = worker.run(suite, job: job)
            board.put([result], suite, job)
            if result.status == .failed { return }
          }
        }
      }
    }
  }

  private func runAll(_ board: Board, _ chosen: Set<Int>?) {
    let stretches = plan.suites.enumerated().flatMap { suite, entry in
      !isWanted(suite, chosen)
        ? []
        : stride(from: 0, to: entry.jobCount, by: Self.stretch).map { first in
          (suite: suite, jobs: first..<min(first + Self.stretch, entry.jobCount))
        }
    }
    DeepStack.runAll(max(1, min(options.workers, stretches.count))) { _ in
      employ(board) { worker in
        while let next = board.take(), next < stretches.count {
          let stretch = stretches[next]
          board.put(stretch.jobs.map { worker.run(stretch.suite, job: $0) }, stretch.suite, stretch.jobs.lowerBound)
        }
      }
    }
  }

  /// What workers share: the number of the next stretch, and a place for every result.
  private final class Board: Sendable {
    private struct State {
      var next = 0
      var results: [[CaseResult?]]
      var coverage: CoverageCounts?
    }

    private let state: Lock<State>

    init(_ counts: [Int]) {
      state = Lock(State(results: counts.map { [CaseResult?](repeating: nil, count: $0) }))
    }

    func take() -> Int? {
      state.withLock { state in
        defer { state.next += 1 }
        return state.next
      }
    }

    func put(_ cases: [CaseResult], _ suite: Int, _ first: Int) {
      state.withLock { state in
        for (offset, result) in cases.enumerated() { state.results[suite][first + offset] = result }
      }
    }

    func put(_ counts: CoverageCounts) {
      state.withLock { state in
        if state.coverage == nil { state.coverage = counts } else { state.coverage?.add(counts) }
      }
    }

    var coverage: CoverageCounts? { state.withLock { $0.coverage } }

    var results: [[CaseResult?]] { state.withLock { $0.results } }
  }
}
