import RhumbCanary
import RhumbChart
import RhumbCrypto
import RhumbDiagnostics
import RhumbEngine
import RhumbFunctions
import RhumbSystem

/// The words that the commands below `rhumb canary` share.
struct CanaryInvocation {
  let flags: ParsedFlags
  let operandWords: [ByteString]
  private let files = DiskFileSystem()

  init(_ invocation: Invocation) {
    flags = invocation.flags
    operandWords = invocation.arguments
  }

  /// One chart, or manifests that belong together.
  func subject() throws(CommandFailure) -> CanarySubject {
    let all = try subjects()
    guard all.count == 1 else {
      throw CommandFailure("name one chart, or manifests that belong together, but not both")
    }
    return all[0]
  }

  /// Each chart, and all manifests together.
  func subjects() throws(CommandFailure) -> [CanarySubject] {
    var subjects: [CanarySubject] = []
    var manifests: [FilePath] = []
    for operand in operandWords {
      let path = FilePath(operand.bytes)
      if isChart(path) {
        subjects.append(CanarySubject(.chart(try chart(operand)), files: files))
      } else {
        manifests.append(path)
      }
    }
    if !manifests.isEmpty { subjects.append(CanarySubject(.manifests(manifests), files: files)) }
    return subjects
  }

  private func isChart(_ path: FilePath) -> Bool {
    if (try? files.kind(of: path)) == .directory {
      return (try? files.kind(of: path.appending("Chart.yaml"))) == .regular
    }
    return path.bytes.suffix(4).elementsEqual(".tgz".utf8) || path.bytes.suffix(7).elementsEqual(".tar.gz".utf8)
  }

  private func chart(_ operand: ByteString) throws(CommandFailure) -> CanaryChart {
    var options = TemplateAction.Options()
    let namespace = flags.text("namespace")
    options.release = ReleaseOptions(
      name: flags.text("release-name"), namespace: namespace.isEmpty ? "default" : namespace)
    options.apiVersions = flags.list("api-versions")
    let version = flags.text("kube-version")
    if !version.isEmpty {
      do throws(ChartError) { options.kubeVersion = try KubeVersion.parse(version) } catch {
        throw CommandFailure(error.message)
      }
    }
    return CanaryChart(
      path: try ChartReference.locate(operand, flags, files), values: TemplateRequest.layers(flags), options: options,
      loading: ChartReference.loadOptions(flags, chart: operand), functions: BuiltInFunctions.table, files: files)
  }

  // MARK: - Flags

  func request(share: Int) throws(CommandFailure) -> ShiftRequest {
    var request = ShiftRequest(share: share)
    request.route = flags.text("route")
    request.canary = flags.text("subset")
    request.source = flags.text("from")
    if flags.isGiven("max-step") { request.largestStep = try number("max-step", in: 1...100) }
    if flags.isGiven("total") { request.total = try number("total", in: 1...1_000_000) }
    request.waived = flags.list("waive")
    for word in request.waived {
      guard let rule = CanaryRule.all.first(where: { $0.isNamed(word) }) else {
        let names = CanaryRule.all.filter(\.isWaivable).map { String($0.code.text.dropFirst("canary/".utf8.count)) }
        throw CommandFailure("--waive '\(word.description)' is no rule: there are \(names.joined(separator: ", "))")
      }
      if !rule.isWaivable { throw CommandFailure("the rule \(rule.code.text) can't be waived") }
    }
    return request
  }

  func number(_ flag: StaticString, in range: ClosedRange<Int>) throws(CommandFailure) -> Int {
    guard let number = Int(flags.text(flag).description), range.contains(number) else {
      throw CommandFailure(
        "--\(flag) is a number from \(range.lowerBound) to \(range.upperBound), not '\(flags.text(flag).description)'")
    }
    return number
  }

  /// More than nothing.
  func duration(_ flag: StaticString) throws(CommandFailure) -> RhumbFunctions.Duration {
    guard let duration = try? RhumbFunctions.Duration(flags.text(flag)), duration.nanoseconds > 0 else {
      throw CommandFailure("--\(flag) is a time such as 30s or 10m, not '\(flags.text(flag).description)'")
    }
    return duration
  }

  func schedule() throws(CommandFailure) -> CanarySchedule {
    guard let schedule = CanarySchedule(flags.text("schedule")) else {
      throw CommandFailure(
        "--schedule is a list of growing percents, such as 5,10,25,50,100, not '\(flags.text("schedule").description)'")
    }
    return schedule
  }

  // MARK: - Failures

  /// Calls the library and puts its failure into the command's words: the place, the rule, the lines.
  static func canary<Result>(
    _ call: () throws(CanaryFailure) -> Result
  ) throws(CommandFailure) -> Result {
    do throws(CanaryFailure) { return try call() } catch { throw failure(error) }
  }

  static func failure(_ error: CanaryFailure) -> CommandFailure {
    guard let first = error.diagnostics.first else { return CommandFailure(error.message) }
    return CommandFailure(ByteString(headline(first, error.texts)), error.diagnostics, in: error.texts)
  }

  /// `values.yaml:3:5: the weights of a route must sum to 100, not 99 [canary/sum]`
  private static func headline(_ diagnostic: Diagnostic, _ texts: SourceMap) -> String {
    var text = "\(diagnostic.headline) [\(diagnostic.code.text)]"
    if let span = diagnostic.labels.first?.span, let file = texts[span.file] {
      let position = file.position(of: Int(span.start))
      text = "\(file.name):\(position.line):\(position.column): \(text)"
    }
    return text
  }
}
