import RhumbChart
import RhumbCrypto
import RhumbDiagnostics
import RhumbEngine
import RhumbPolicy
import RhumbSystem

/// `rhumb lint`
enum LintCommand {
  @Sendable static func run(_ invocation: Invocation) throws(CommandFailure) {
    let request = try LintRequest(invocation)
    let linter = ChartLinter(
      request.options, files: request.files, functions: BuiltInFunctions.table, environment: .live())
    var text: [UInt8] = []
    var failed = 0
    var hasConcerns = false
    _ = try request.mergedValues()
    for operand in request.operands {
      let report = linter.check(
        ChartReference.absolute(FilePath(operand.bytes)), word: operand, values: try request.mergedValues())
      if report.fails(isStrict: request.isStrict) { failed += 1 }
      hasConcerns = hasConcerns || report.hasConcerns
      if request.isQuiet && !report.hasConcerns { continue }
      text += LintText.block(operand, report, isQuiet: request.isQuiet)
    }
    try Output.write(text)
    let summary = LintText.summary(request.operands.count, failed: failed)
    if failed > 0 { throw CommandFailure(summary) }
    if !request.isQuiet || hasConcerns { try Output.write(summary + "\n") }
  }
}

/// What a `rhumb lint` command line asks for.
struct LintRequest {
  let files = DiskFileSystem()
  /// As they were written, with the charts inside them if those are to be checked too.
  let operands: [ByteString]
  let options: ChartLinter.Options
  let isStrict: Bool
  let isQuiet: Bool
  private let values: ValuesLayers

  init(_ invocation: Invocation) throws(CommandFailure) {
    let flags = invocation.flags
    var options = ChartLinter.Options()
    let namespace = flags.text("namespace")
    if !namespace.isEmpty { options.namespace = namespace }
    options.kubeVersion = try TemplateRequest.kubeVersion(flags)
    options.skipsSchemas = flags.isOn("skip-schema-validation")
    options.loading = ChartReference.loadOptions(flags, chart: .empty)
    self.options = options
    isStrict = flags.isOn("strict")
    isQuiet = flags.isOn("quiet")
    values = TemplateRequest.layers(flags)
    var operands = invocation.arguments
    if flags.isOn("with-subcharts") {
      let base = WorkingDirectory.path ?? FilePath("/")
      for word in invocation.arguments { operands += ChartLinter.subcharts(of: word, files, base: base) }
    }
    self.operands = operands
  }

  /// The user's values, anew for each chart: a lint changes them.
  func mergedValues() throws(CommandFailure) -> MapValue {
    var sources = SourceMap()
    var origins = OriginTable()
    do throws(ChartError) {
      return try values.merged(
        reader: ValuesReader(files, standardInput: TemplateCommand.readInput), sources: &sources, origins: &origins)
    } catch {
      let diagnostics = error.diagnostics(in: &sources)
      throw CommandFailure(error.message, diagnostics, in: sources)
    }
  }
}

/// The report as `helm lint` prints it.
enum LintText {
  static func block(_ operand: ByteString, _ report: LintReport, isQuiet: Bool) -> [UInt8] {
    var text = Array("==> Linting ".utf8)
    text += operand
    text.append(0x0A)
    if let obstacle = report.obstacle {
      text += "Error " + obstacle
      text.append(0x0A)
    }
    for message in report.messages where !isQuiet || message.severity > .info {
      text += message.line
      text.append(0x0A)
    }
    text.append(0x0A)
    return SafeText.withoutControls(text)
  }

  static func summary(_ count: Int, failed: Int) -> String {
    "\(count) chart(s) linted, \(failed) chart(s) failed"
  }
}
