package import RhumbChart
package import RhumbDiagnostics
package import RhumbEngine
import RhumbLock
package import RhumbSystem

/// Many releases in one run: every chart is read once by each thread, its templates are parsed once by all of them, and
/// values belong to their release.
package struct BatchRender: Sendable {
  package struct Options: Sendable {
    package var manifests = ManifestStream.Options()
    package var skipsSchemas = false
    /// Files for an output directory instead of a stream.
    package var makesFiles = false
    /// How many releases are rendered at a time.
    package var workers = 1

    package init() {}
  }

  /// What became of a release.
  package struct Outcome: Sendable {
    package let release: BatchRelease
    package let result: Result<Output, Failure>
    /// What Helm would have logged.
    package let remarks: [LogLine]
  }

  package enum Output: Sendable {
    case stream(TextPieces)
    case files([(path: ByteString, bytes: [UInt8])])
  }

  package struct Failure: Error {
    package let message: ByteString
    package let diagnostics: [Diagnostic]
    package let sources: SourceMap
    /// The message sums up what the diagnostics say one by one.
    package var isSummary = false
  }

  let releases: [BatchRelease]
  let options: Options
  let files: any FileSystem
  let loading: ChartLoadOptions
  let functions: FunctionTable
  /// Made anew for each release, so that none sees the random numbers of another.
  let environment: @Sendable () -> Environment

  package init(
    _ releases: [BatchRelease], options: Options, files: any FileSystem, loading: ChartLoadOptions,
    functions: FunctionTable, environment: @escaping @Sendable () -> Environment
  ) {
    self.releases = releases
    self.options = options
    self.files = files
    self.loading = loading
    self.functions = functions
    self.environment = environment
  }

  /// Renders all; `take` gets each outcome in the order of the batch, one at a time, as soon as those before it are done.
  package func run(_ take: @escaping @Sendable (Outcome) -> Void) {
    let queue = BatchQueue(count: releases.count, take: take)
    var programs: [FilePath: ProgramCache] = [:]
    for release in releases where programs[release.chart] == nil {
      programs[release.chart] = ProgramCache(functions: functions)
    }
    let shared = programs
    let batch = self
    DeepStack.runAll(max(1, min(options.workers, releases.count))) { _ in
      var worker = BatchWorker(batch, programs: shared)
      while let index = queue.next() { queue.put(worker.render(index), at: index) }
    }
  }
}

/// Hands out releases to workers, and passes outcomes on in order.
private final class BatchQueue: Sendable {
  private struct State {
    var next = 0
    var told = 0
    var waiting: [Int: BatchRender.Outcome] = [:]
  }

  private let count: Int
  private let state = Lock(State())
  private let take: @Sendable (BatchRender.Outcome) -> Void

  init(count: Int, take: @escaping @Sendable (BatchRender.Outcome) -> Void) {
    self.count = count
    self.take = take
  }

  func next() -> Int? {
    state.withLock { state in
      guard state.next < count else { return nil }
      state.next += 1
      return state.next - 1
    }
  }

  func put(_ outcome: BatchRender.Outcome, at index: Int) {
    state.withLock { state in
      state.waiting[index] = outcome
      while let ready = state.waiting.removeValue(forKey: state.told) {
        state.told += 1
        take(ready)
      }
    }
  }
}
