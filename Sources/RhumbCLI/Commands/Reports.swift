import Rhumb
import RhumbChart
import RhumbDiagnostics
import RhumbEngine
import RhumbSystem

/// What a command found, and where `--report FORMAT[=FILE]` sends it.
///
/// A report without a file goes to standard error in place of the messages there, so that a program can read the stream;
/// `-` is standard output. Reports are written for commands that fail too, and for those that find nothing.
final class Reports {
  private struct Destination {
    let format: ReportFormat
    /// Nil: standard error.
    let file: FilePath?
  }

  private let destinations: [Destination]
  private let style: TextStyle
  private var report: DiagnosticReport

  init(_ flags: ParsedFlags, command: String) throws(CommandFailure) {
    var destinations: [Destination] = []
    for word in flags.list("report") { destinations.append(try Self.destination(word)) }
    self.destinations = destinations
    style = Terminal.style(flags)
    report = DiagnosticReport(command: command, version: VersionCommand.own) { code in
      ErrorCatalogue.explanation(code.text)
    }
  }

  private static func destination(_ word: ByteString) throws(CommandFailure) -> Destination {
    let name = word.bytes.prefix { $0 != UInt8(ascii: "=") }
    guard let format = ReportFormat.allCases.first(where: { $0.rawValue.utf8.elementsEqual(name) }) else {
      let names = ReportFormat.allCases.map(\.rawValue).joined(separator: ", ")
      throw CommandFailure(
        ByteString("invalid argument ") + word.goQuoted + ByteString(" for \"--report\" flag: it is none of \(names)"))
    }
    let file = word.bytes.dropFirst(name.count + 1)
    if file.isEmpty, name.count < word.count {
      throw CommandFailure(
        ByteString("invalid argument ") + word.goQuoted + ByteString(" for \"--report\" flag: no file behind ="))
    }
    return Destination(format: format, file: file.isEmpty ? nil : FilePath(Array(file)))
  }

  var areWanted: Bool { !destinations.isEmpty }
  /// A report goes where messages would.
  var takeStandardError: Bool { destinations.contains { $0.file == nil } }

  func add(_ subject: DiagnosticReport.Subject) {
    if areWanted { report.add(subject) }
  }

  func add(_ subjects: @autoclosure () -> [DiagnosticReport.Subject]) {
    if areWanted { for subject in subjects() { report.add(subject) } }
  }

  // MARK: - At the end of the command

  /// Writes the reports of a command that came to its end.
  func tellSuccess(of invocation: Invocation) throws(CommandFailure) {
    guard areWanted else { return }
    if report.subjects.isEmpty { report.add(Self.subject(invocation, [], in: SourceMap())) }
    try write()
  }

  /// Tells why a command failed, in reports and on standard error. The failure that is returned has its status still.
  func tell(_ failure: CommandFailure, of invocation: Invocation) throws(CommandFailure) -> CommandFailure {
    var told = failure
    if areWanted, !failure.isTold {
      let diagnostics =
        failure.diagnostics.isEmpty
        ? [Diagnostic(.error, "command/failed", failure.message.description)] : failure.diagnostics
      report.add(Self.subject(invocation, diagnostics, in: failure.sources))
    }
    if areWanted { try write() }
    if !failure.isTold, !takeStandardError {
      StandardStreams.writeError(failure.text(style))
    }
    told.isTold = true
    return told
  }

  private static func subject(
    _ invocation: Invocation, _ diagnostics: [Diagnostic], in sources: SourceMap
  ) -> DiagnosticReport.Subject {
    DiagnosticReport.Subject(
      group: invocation.arguments.last?.description ?? invocation.path, name: invocation.path, diagnostics, in: sources)
  }

  private func write() throws(CommandFailure) {
    for destination in destinations {
      guard let file = destination.file else {
        StandardStreams.writeError(Array(destination.format.render(report, style: style).utf8))
        continue
      }
      let text = destination.format.render(report)
      if file.bytes == [UInt8(ascii: "-")] {
        try Output.write(text)
      } else {
        try Self.write(text, to: file)
      }
    }
  }

  /// The whole file or none of it.
  static func write(_ text: String, to file: FilePath) throws(CommandFailure) {
    let name = FilePath(Array(file.lastComponent))
    let folder = FilePath(Array(file.bytes.dropLast(name.bytes.count)))
    do throws(SystemError) {
      try OutputDirectory(root: folder.bytes.isEmpty ? FilePath(".") : folder).write(Array(text.utf8), at: name)
    } catch {
      throw CommandFailure("can't write the report: \(error.message)")
    }
  }
}
