package import RhumbDiagnostics
package import RhumbEngine
import RhumbSystem
import Synchronization

/// Parses the templates of a large chart on another core while its values are laid over each other.
///
/// It may parse what is not needed in the end, and a text that can't be parsed it leaves to the `Renderer`, which says
/// so in its order: nothing that is printed depends on it.
package final class ParseAhead: Sendable {
  private struct Job: Sendable {
    let name: ByteString
    let file: Chart.File
  }

  private struct Progress {
    var next = 0
    /// The files that count, once that is known.
    var wanted: Set<FileID>?
    var parsed: [FileID: Program] = [:]
  }

  /// For less, a thread costs more than it saves.
  private static let worthwhile = 128 << 10

  private let jobs: [Job]
  private let functions: FunctionTable
  private let progress = Mutex(Progress())
  private let worker: DeepStack.Worker

  /// Begins with the templates of a chart that was just loaded; nil if there is little to do, or one core to do it.
  package static func begin(_ chart: Chart, functions: FunctionTable) -> ParseAhead? {
    guard Processors.count > 1 else { return nil }
    var jobs: [Job] = []
    collect(chart, into: &jobs)
    guard jobs.reduce(0, { $0 + $1.file.bytes.count }) >= worthwhile else { return nil }
    return ParseAhead(jobs, functions)
  }

  private static func collect(_ chart: Chart, into jobs: inout [Job]) {
    let path = chart.fullPath + ByteString("/")
    for file in chart.templates { jobs.append(Job(name: path + file.name, file: file)) }
    for subchart in chart.dependencies { collect(subchart, into: &jobs) }
  }

  private init(_ jobs: [Job], _ functions: FunctionTable) {
    self.jobs = jobs
    self.functions = functions
    worker = DeepStack.Worker()
    worker.start { [self] in work() }
  }

  private func work() {
    var names = NameTable()
    while let job = next() {
      guard
        let program = try? Parser.parse(
          name: job.name, source: job.file.bytes, file: job.file.source, functions: functions, names: &names)
      else { continue }
      progress.withLock { $0.parsed[job.file.source] = program }
    }
  }

  private func next() -> Job? {
    progress.withLock { progress in
      while progress.next < jobs.count {
        let job = jobs[progress.next]
        progress.next += 1
        if progress.wanted?.contains(job.file.source) ?? true { return job }
      }
      return nil
    }
  }

  /// Takes part in what is left to do of these files; returns what was parsed once all is done.
  package func finish(_ wanted: some Sequence<FileID>) -> [FileID: Program] {
    let wanted = Set(wanted)
    progress.withLock { $0.wanted = wanted }
    work()
    worker.join()
    return progress.withLock { $0.parsed }
  }
}
