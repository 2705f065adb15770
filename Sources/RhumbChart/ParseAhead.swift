import RhumbDiagnostics
package import RhumbEngine
import RhumbFormats
import RhumbSystem

/// Parses the templates of a large chart, and the values of its subcharts, on another core, while the chart is still
/// being read and its values are laid over each other.
///
/// It may parse what is not needed in the end, and a text that can't be parsed it leaves to the `Renderer`, which says
/// so in its order: nothing that is printed depends on it.
package final class ParseAhead: Sendable {
  /// Stands for a text that was given to be parsed.
  package struct Ticket: Sendable {
    fileprivate let number: Int
  }

  /// What was parsed, by ticket.
  package struct Programs {
    fileprivate let outcomes: [Outcome?]

    package subscript(ticket: Ticket) -> Program? {
      guard ticket.number < outcomes.count, case .program(let program)? = outcomes[ticket.number] else { return nil }
      return program
    }
  }

  /// For less, a thread costs more than it saves.
  private static let worthwhile = 64 << 10

  private enum Piece: Sendable {
    case template(FileContent)
    case values(FileContent)
  }

  fileprivate enum Outcome: Sendable {
    case program(Program)
    case values(ParsedValues)
  }

  private let queue: WorkAhead<Piece, Outcome>

  /// Nil where there is one core to do everything.
  package init?(functions: FunctionTable, processors: Int = Processors.count) {
    guard processors > 1 else { return nil }
    queue = WorkAhead(worthwhile: Self.worthwhile) {
      var names = NameTable()
      return { piece in
        switch piece {
        case .template(let content):
          // Its name is not known yet; see `Program.named`.
          let program = try? Parser.parse(
            name: ByteString.empty, source: content.bytes, file: .none, functions: functions, names: &names)
          return program.map { .program($0) }
        case .values(let content): return ParsedValues(content.bytes).map { .values($0) }
        }
      }
    }
  }

  /// Whether there is a second thread at work, which may as well read files itself.
  var isRunning: Bool { queue.isRunning }

  /// Takes a text to be parsed when there is time.
  ///
  /// - Parameter size: of the text in bytes, about.
  func add(_ content: FileContent, size: Int) -> Ticket {
    Ticket(number: queue.add(.template(content), size: size))
  }

  /// The same for a `values.yaml`, which will be asked for sooner.
  func add(values content: FileContent) -> Ticket {
    Ticket(number: queue.add(.values(content), size: content.bytes.count, isUrgent: true))
  }

  /// The values that were to be parsed, if anybody has begun.
  func values(_ ticket: Ticket) -> ParsedValues? {
    guard case .values(let values)? = queue.takeOutcome(of: ticket.number) else { return nil }
    return values
  }

  /// Takes part in what is left to do of these texts, and returns what was parsed once all is done. If little was given,
  /// nothing was done.
  package func finish(_ wanted: [Ticket]) -> Programs { Programs(outcomes: queue.finish(wanted.map(\.number))) }
}
