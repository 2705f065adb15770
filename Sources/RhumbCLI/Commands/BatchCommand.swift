import Rhumb
import RhumbChart
import RhumbCrypto
import RhumbDiagnostics
import RhumbEngine
import RhumbLock
import RhumbSystem

/// `rhumb template --batch FILE`: many releases in one run.
struct BatchCommand {
  private static let sizeLimit = 64 << 20

  private let invocation: Invocation
  private let files = DiskFileSystem()
  private let outputDirectory: FilePath?
  private let isTerse: Bool

  init(_ invocation: Invocation) {
    self.invocation = invocation
    let directory = invocation.flags.text("output-dir")
    outputDirectory = directory.isEmpty ? nil : FilePath(directory.bytes)
    isTerse = invocation.flags.isOn("compat-errors")
  }

  func run() throws(CommandFailure) {
    let flags = invocation.flags
    if !invocation.arguments.isEmpty { throw CommandFailure("--batch names the releases and charts: give no others") }
    if flags.isGiven("post-renderer") { throw CommandFailure("--post-renderer does not go with --batch") }
    let releases = try releases()
    var options = BatchRender.Options()
    options.manifests = TemplateRequest.manifestOptions(flags)
    options.skipsSchemas = flags.isOn("skip-schema-validation")
    options.makesFiles = outputDirectory != nil
    options.workers = Processors.count
    _ = try TemplateRequest.environment(flags)
    let batch = BatchRender(
      releases, options: options, files: files, loading: ChartReference.loadOptions(flags, chart: .empty),
      functions: BuiltInFunctions.table
    ) { (try? TemplateRequest.environment(flags)) ?? .live() }
    let printer = BatchPrinter(into: outputDirectory, isTerse: isTerse, style: Terminal.style(flags))
    batch.run { printer.take($0) }
    for subject in printer.subjects { invocation.reports.add(subject) }
    if let failure = printer.failure { throw failure }
    if printer.failed > 0 {
      Output.note("Error: \(printer.failed) of \(releases.count) releases failed".utf8)
      throw .quiet(status: 1)
    }
  }

  private func releases() throws(CommandFailure) -> [BatchRelease] {
    let flags = invocation.flags
    let word = flags.text("batch")
    let path = FilePath(word.bytes)
    var base = BatchRelease()
    let namespace = flags.text("namespace")
    if !namespace.isEmpty { base.namespace = namespace }
    _ = try TemplateRequest.kubeVersion(flags)
    base.kubeVersion = flags.text("kube-version")
    base.apiVersions = flags.list("api-versions")
    base.isUpgrade = flags.isOn("is-upgrade")
    let bytes: [UInt8]
    do throws(SystemError) {
      bytes = try files.read(path, limit: Self.sizeLimit, allowingPipes: true)
    } catch {
      throw CommandFailure(error.message)
    }
    let folder = FilePath(Array(path.bytes.dropLast(path.lastComponent.count)))
    do throws(ChartError) {
      var releases = try BatchFile.read(bytes, named: word.description, folder: folder, base: base)
      // What the command line says holds for all, and is stronger.
      let given = TemplateRequest.layers(flags)
      for index in releases.indices {
        releases[index].values.append(given)
        releases[index].chart = ChartReference.absolute(releases[index].chart)
      }
      return releases
    } catch {
      var sources = SourceMap()
      let diagnostics = error.diagnostics(in: &sources)
      throw CommandFailure(error.message, diagnostics, in: sources)
    }
  }
}

/// Prints outcomes as they come, in the order of the batch.
private final class BatchPrinter: Sendable {
  private struct State {
    var failed = 0
    /// Why nothing more can be written.
    var failure: CommandFailure?
    var subjects: [DiagnosticReport.Subject] = []
  }

  private let state = Lock(State())
  private let directory: FilePath?
  private let isTerse: Bool
  private let style: TextStyle

  init(into directory: FilePath?, isTerse: Bool, style: TextStyle) {
    self.directory = directory
    self.isTerse = isTerse
    self.style = style
  }

  var failed: Int { state.withLock(\.failed) }
  var failure: CommandFailure? { state.withLock(\.failure) }
  var subjects: [DiagnosticReport.Subject] { state.withLock(\.subjects) }

  func take(_ outcome: BatchRender.Outcome) {
    for remark in outcome.remarks { Output.note(SafeText.escaped(remark.text.bytes)) }
    let name = outcome.release.name.description
    switch outcome.result {
    case .success(let output):
      state.withLock { state in
        state.subjects.append(Self.subject(outcome.release, [], in: SourceMap()))
        if state.failure != nil { return }
        do throws(CommandFailure) { try write(output, of: outcome.release) } catch { state.failure = error }
      }
    case .failure(let failure):
      var told = CommandFailure(
        ByteString("release '\(name)': ") + failure.message, failure.diagnostics, in: failure.sources)
      told.isSummary = failure.isSummary
      told.isTerse = isTerse
      StandardStreams.writeError(told.text(style))
      state.withLock { state in
        state.failed += 1
        state.subjects.append(Self.subject(outcome.release, failure.diagnostics, in: failure.sources))
      }
    }
  }

  private static func subject(
    _ release: BatchRelease, _ diagnostics: [Diagnostic], in sources: SourceMap
  ) -> DiagnosticReport.Subject {
    DiagnosticReport.Subject(
      group: release.shownChart.description, name: release.folder.description, diagnostics, in: sources)
  }

  private func write(_ output: BatchRender.Output, of release: BatchRelease) throws(CommandFailure) {
    switch output {
    case .stream(let text):
      try Output.write(Array("# Release: ".utf8) + SafeText.escaped(release.folder.bytes) + [0x0A])
      try Output.write(text)
    case .files(let files):
      guard let directory else { return }
      let writer = OutputDirectory(root: directory)
      let folder = FilePath(release.folder.bytes)
      do throws(SystemError) {
        for file in files { try writer.write(file.bytes, at: folder.appending(file.path.bytes)) }
      } catch {
        throw CommandFailure(error.message)
      }
      try Output.write(Array("wrote ".utf8) + directory.appending(release.folder.bytes).bytes + [0x0A])
    }
  }
}
