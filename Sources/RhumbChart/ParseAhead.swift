import RhumbDiagnostics
package import RhumbEngine
import RhumbSystem
import Synchronization

/// Parses the templates of a large chart on another core, while the chart is still being read and its values are laid
/// over each other.
///
/// It may parse what is not needed in the end, and a text that can't be parsed it leaves to the `Renderer`, which says
/// so in its order: nothing that is printed depends on it.
package final class ParseAhead: Sendable {
  /// Stands for a text that was given to be parsed.
  package struct Ticket: Hashable, Sendable {
    fileprivate let number: Int
  }

  private struct Progress {
    var texts: [[UInt8]] = []
    var next = 0
    var bytesWaiting = 0
    var workers: [DeepStack.Worker] = []
    var isWorking = false
    /// The texts that count, once that is known.
    var wanted: Set<Ticket>?
    var parsed: [Ticket: Program] = [:]
  }

  /// For less, a thread costs more than it saves.
  private static let worthwhile = 64 << 10

  private let functions: FunctionTable
  private let progress = Mutex(Progress())

  /// Nil where there is one core to do everything.
  package init?(functions: FunctionTable, processors: Int = Processors.count) {
    guard processors > 1 else { return nil }
    self.functions = functions
  }

  /// Takes a text to be parsed when there is time.
  func add(_ text: [UInt8]) -> Ticket {
    let (ticket, begins) = progress.withLock { progress in
      progress.texts.append(text)
      progress.bytesWaiting += text.count
      let begins = !progress.isWorking && progress.bytesWaiting >= Self.worthwhile
      if begins { progress.isWorking = true }
      return (Ticket(number: progress.texts.count - 1), begins)
    }
    if begins {
      let worker = DeepStack.Worker()
      progress.withLock { $0.workers.append(worker) }
      worker.start { [self] in
        work()
        progress.withLock { $0.isWorking = false }
      }
    }
    return ticket
  }

  private func work() {
    var names = NameTable()
    while let (ticket, text) = next() {
      // Its name is not known yet; see `Program.named`.
      guard
        let program = try? Parser.parse(
          name: ByteString.empty, source: text, file: .none, functions: functions, names: &names)
      else { continue }
      progress.withLock { $0.parsed[ticket] = program }
    }
  }

  private func next() -> (Ticket, [UInt8])? {
    progress.withLock { progress in
      while progress.next < progress.texts.count {
        let ticket = Ticket(number: progress.next)
        let text = progress.texts[progress.next]
        progress.next += 1
        progress.bytesWaiting -= text.count
        if progress.wanted?.contains(ticket) ?? true { return (ticket, text) }
      }
      return nil
    }
  }

  /// Takes part in what is left to do of these texts, and returns what was parsed once all is done. If little was given,
  /// nothing was done.
  package func finish(_ wanted: some Sequence<Ticket>) -> [Ticket: Program] {
    let wanted = Set(wanted)
    let workers = progress.withLock { progress in
      progress.wanted = wanted
      return progress.workers
    }
    if workers.isEmpty { return [:] }
    work()
    for worker in workers { worker.join() }
    return progress.withLock { $0.parsed }
  }
}
