package import RhumbChart
import RhumbDiagnostics
package import RhumbEngine
package import RhumbSystem
import Synchronization

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

  /// The results, in the order of the plan.
  package func run() -> [SuiteResult] {
    let results = options.stopsAtFailure ? runUntilFailure() : runAll()
    return results.enumerated().map { index, cases in
      let entry = plan.suites[index]
      var session = SnapshotSession(entry.snapshots, isUpdating: options.updatesSnapshots)
      let cases = cases.compactMap { $0 }
      for outcome in cases.compactMap(\.snapshots) { session.add(outcome) }
      return SuiteResult(suite: index, cases: cases, isSkipped: entry.isSkipped, snapshots: session)
    }
  }

  private var worker: TestWorker {
    TestWorker(
      plan: plan, options: options, files: files, loading: loading, functions: functions, environment: environment,
      coverage: nil)
  }

  private func runUntilFailure() -> [[CaseResult?]] {
    var results = plan.suites.map { _ in [CaseResult?]() }
    var worker = worker
    for (suite, entry) in plan.suites.enumerated() where plan.charts[entry.chart].errors.isEmpty {
      for job in 0..<entry.jobCount {
        let result = worker.run(suite, job: job)
        results[suite].append(result)
        if result.status == .failed { return results }
      }
    }
    return results
  }

  private func runAll() -> [[CaseResult?]] {
    let stretches = plan.suites.enumerated().flatMap { suite, entry in
      !plan.charts[entry.chart].errors.isEmpty
        ? []
        : stride(from: 0, to: entry.jobCount, by: Self.stretch).map { first in
          (suite: suite, jobs: first..<min(first + Self.stretch, entry.jobCount))
        }
    }
    let board = Board(plan.suites.map(\.jobCount))
    let runner = self
    DeepStack.runAll(max(1, min(options.workers, stretches.count))) { _ in
      var worker = runner.worker
      while let next = board.take(), next < stretches.count {
        let stretch = stretches[next]
        board.put(stretch.jobs.map { worker.run(stretch.suite, job: $0) }, stretch.suite, stretch.jobs.lowerBound)
      }
    }
    return board.results
  }

  /// What workers share: the number of the next stretch, and a place for every result.
  private final class Board: Sendable {
    private struct State {
      var next = 0
      var results: [[CaseResult?]]
    }

    private let state: Mutex<State>

    init(_ counts: [Int]) {
      state = Mutex(State(results: counts.map { [CaseResult?](repeating: nil, count: $0) }))
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

    var results: [[CaseResult?]] { state.withLock { $0.results } }
  }
}
