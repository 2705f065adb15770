import Rhumb
import RhumbChart
import RhumbCrypto
import RhumbDiagnostics
import RhumbEngine
import RhumbPolicy
import RhumbSystem

/// `rhumb lint`
enum LintCommand {
  @Sendable static func run(_ invocation: Invocation) throws(CommandFailure) {
    if invocation.flags.isOn("rules") { return try Output.write(RuleReference.list) }
    let name = invocation.flags.text("explain")
    if !name.isEmpty { return try explain(name) }
    let request = try LintRequest(invocation)
    let failed = try lintAsHelm(request, invocation.reports)
    var policy = PolicyOutput(invocation)
    if !request.isHelmOnly {
      for chart in request.charts { try policy.judge(chart: chart, request) }
      if !request.manifests.isEmpty { try policy.judge(manifests: request.manifests, request) }
      try policy.finish(request)
    }
    if failed > 0 { throw CommandFailure(LintText.summary(request.charts.count, failed: failed)) }
    if let complaint = policy.complaint { throw CommandFailure(complaint) }
  }

  private static func explain(_ name: ByteString) throws(CommandFailure) {
    guard let rule = PolicyTable.rule(named: name) else {
      let near = Spelling.closest(to: name.description, among: PolicyTable.rules.map { "\($0.id)" })
      let hint = near.map { ": did you mean '\($0)'?" } ?? ": 'rhumb lint --rules' lists them"
      throw CommandFailure("there is no rule '\(name.description)'" + hint)
    }
    try Output.write(RuleReference.explanation(of: rule))
  }

  /// Helm's part, on standard output. Gives the number of charts that failed.
  private static func lintAsHelm(_ request: LintRequest, _ reports: Reports) throws(CommandFailure) -> Int {
    if request.charts.isEmpty { return 0 }
    let linter = ChartLinter(
      request.options, files: request.files, functions: BuiltInFunctions.table, environment: .live())
    var text: [UInt8] = []
    var failed = 0
    var hasConcerns = false
    _ = try request.mergedValues()
    for operand in request.charts {
      let report = linter.check(
        ChartReference.absolute(FilePath(operand.bytes)), word: operand, values: try request.mergedValues())
      reports.add(LintText.subject(operand, report))
      if report.fails(isStrict: request.isStrict) { failed += 1 }
      hasConcerns = hasConcerns || report.hasConcerns
      if request.isQuiet && !report.hasConcerns { continue }
      text += LintText.block(operand, report, isQuiet: request.isQuiet)
    }
    try Output.write(text)
    if failed == 0, !request.isQuiet || hasConcerns {
      try Output.write(LintText.summary(request.charts.count, failed: 0) + "\n")
    }
    return failed
  }
}

/// What the rules beyond Helm's find, on standard error.
struct PolicyOutput {
  private let reports: Reports
  private let style: TextStyle
  private var findings: [PolicyFinding] = []
  private var suppressed = 0
  private var known = 0
  /// Why the command fails.
  private(set) var complaint: String?

  init(_ invocation: Invocation) {
    reports = invocation.reports
    style = Terminal.style(invocation.flags)
  }

  mutating func judge(chart: ByteString, _ request: LintRequest) throws(CommandFailure) {
    var input = ManifestInput(request.files)
    do throws(ManifestInput.Failure) {
      let path = ChartReference.absolute(FilePath(chart.bytes))
      try input.add(chart: path, request.input(chart: chart), files: request.files)
    } catch {
      // Helm's part has told why, or the chart is none to be installed.
      return
    }
    try judge(input, of: chart, request)
  }

  mutating func judge(manifests: [ByteString], _ request: LintRequest) throws(CommandFailure) {
    var input = ManifestInput(request.files)
    for operand in manifests {
      if operand == "-" {
        input.add(try ValidateCommand.readInput(), named: "stdin")
        continue
      }
      do throws(ManifestInput.Failure) { try input.add(FilePath(operand.bytes)) } catch {
        throw CommandFailure(error.message, error.diagnostics, in: error.sources)
      }
    }
    try judge(input, of: nil, request)
  }

  private mutating func judge(
    _ input: ManifestInput, of chart: ByteString?, _ request: LintRequest
  ) throws(CommandFailure) {
    let configuration = try request.configuration(for: chart)
    let linter = PolicyLinter(
      configuration, version: request.kubernetesVersion, namespace: request.options.namespace)
    let report = PolicyAction(linter, files: request.files).run(
      input, baseline: try request.baseline(configuration, of: chart))
    findings += report.outcome.findings
    suppressed += report.outcome.suppressed
    known += report.outcome.known
    let shown = report.diagnostics.filter { !request.isQuiet || $0.severity != .note }
    reports.add(
      DiagnosticReport.Subject(
        group: chart?.description ?? "manifests", name: "rules of good practice", shown, in: report.texts))
    if !reports.takeStandardError {
      for diagnostic in shown {
        StandardStreams.writeError(Array(TextRenderer.draw(diagnostic, in: report.texts, style: style).utf8))
      }
    }
    if let level = configuration.failOn, level != .off, report.reaches(level) {
      complaint = "there are findings of level \(level.rawValue)" + (level == .error ? "" : " or above")
    }
  }

  /// Numbers in the end, and the baseline if it was asked for.
  mutating func finish(_ request: LintRequest) throws(CommandFailure) {
    if let path = request.newBaseline {
      try request.write(Baseline.text(of: findings), to: path)
      complaint = nil
    }
    if findings.isEmpty && suppressed == 0 && known == 0 || reports.takeStandardError { return }
    func count(_ level: PolicyRule.Level) -> Int { findings.count { $0.level == level } }
    var words = "rules of good practice: \(count(.error)) errors, \(count(.warning)) warnings, \(count(.info)) notes"
    if suppressed > 0 { words += ", \(suppressed) ignored" }
    if known > 0 { words += ", \(known) known" }
    Output.note(words.utf8)
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

  /// The messages for `--report`.
  static func subject(_ operand: ByteString, _ report: LintReport) -> DiagnosticReport.Subject {
    var diagnostics: [Diagnostic] = []
    if let obstacle = report.obstacle { diagnostics.append(Diagnostic(.error, "lint/helm", obstacle.description)) }
    for message in report.messages {
      let severity: Diagnostic.Severity =
        switch message.severity {
        case .info: .note
        case .warning: .warning
        case .error: .error
        }
      diagnostics.append(Diagnostic(severity, "lint/helm", "\(message.path.description): \(message.words.description)"))
    }
    return DiagnosticReport.Subject(group: operand.description, name: "helm lint", diagnostics, in: SourceMap())
  }
}
