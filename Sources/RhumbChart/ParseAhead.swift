import RhumbDiagnostics
package import RhumbEngine
import RhumbSystem

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

  /// For less, a thread costs more than it saves.
  private static let worthwhile = 64 << 10

  private let queue: WorkAhead<FileContent, Program>

  /// Nil where there is one core to do everything.
  package init?(functions: FunctionTable, processors: Int = Processors.count) {
    guard processors > 1 else { return nil }
    queue = WorkAhead(worthwhile: Self.worthwhile) {
      var names = NameTable()
      return { content in
        // Its name is not known yet; see `Program.named`.
        try? Parser.parse(
          name: ByteString.empty, source: content.bytes, file: .none, functions: functions, names: &names)
      }
    }
  }

  /// Whether there is a second thread at work, which may as well read files itself.
  var isRunning: Bool { queue.isRunning }

  /// Takes a text to be parsed when there is time.
  ///
  /// - Parameter size: of the text in bytes, about.
  func add(_ content: FileContent, size: Int) -> Ticket { Ticket(number: queue.add(content, size: size)) }

  /// Takes part in what is left to do of these texts, and returns what was parsed once all is done. If little was given,
  /// nothing was done.
  package func finish(_ wanted: [Ticket]) -> [Ticket: Program] {
    var parsed: [Ticket: Program] = [:]
    for (number, program) in queue.finish(Set(wanted.map(\.number))).enumerated() {
      if let program { parsed[Ticket(number: number)] = program }
    }
    return parsed
  }
}
