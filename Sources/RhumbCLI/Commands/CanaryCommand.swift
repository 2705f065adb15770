import RhumbCanary
import RhumbChart
import RhumbCrypto
import RhumbDiagnostics
import RhumbEngine
import RhumbFormats
import RhumbKubernetes
import RhumbSystem

/// `rhumb canary`
enum CanaryCommand {
  private static let fileLimit = 256 << 20

  @Sendable static func status(_ invocation: Invocation) throws(CommandFailure) {
    let files = DiskFileSystem()
    var plain = CanaryManifests()
    var plainRoutes = 0
    var texts: [String] = []
    for operand in invocation.arguments {
      let path = FilePath(operand.bytes)
      if isChart(path, files) {
        texts.append(try status(of: operand, invocation, files))
      } else {
        plain.add(try read(path, files), named: path.text)
        plainRoutes += 1
      }
    }
    if let stray = plain.strays.first {
      throw ValuesCommand.failure(stray.diagnostic, FilePath(invocation.arguments[0].bytes), plain.texts)
    }
    if plainRoutes > 0 { texts.append(RouteReport.text(plain.routes.map { ($0, nil) }, texts: plain.texts)) }
    try Output.write(texts.joined(separator: "\n").utf8)
  }

  private static func status(
    of operand: ByteString, _ invocation: Invocation, _ files: DiskFileSystem
  ) throws(CommandFailure) -> String {
    let chart = try chart(operand, invocation, files)
    let rendered = try render(chart)
    let origins = WeightOrigins(of: chart, rendered: rendered)
    return RouteReport.text(rendered.routes.map { ($0, origins.sources(of: $0)) }, texts: rendered.texts)
  }

  // MARK: - Shifting

  @Sendable static func set(_ invocation: Invocation) throws(CommandFailure) {
    guard invocation.flags.isGiven("weight") else { throw CommandFailure("--weight says which share the canary gets") }
    try shift(invocation, to: number("weight", invocation))
  }

  /// All traffic to the canary.
  @Sendable static func promote(_ invocation: Invocation) throws(CommandFailure) { try shift(invocation, to: 100) }

  /// None of it.
  @Sendable static func abort(_ invocation: Invocation) throws(CommandFailure) { try shift(invocation, to: 0) }

  private static func number(_ flag: StaticString, _ invocation: Invocation) -> Int {
    Int(invocation.flags.text(flag).description) ?? -1
  }

  private static func shift(_ invocation: Invocation, to weight: Int) throws(CommandFailure) {
    let flags = invocation.flags
    let chart = try chart(invocation.arguments[0], invocation, DiskFileSystem())
    let request = WeightShift.Request(
      weight: weight, route: flags.text("route"), subset: flags.text("subset"),
      largestStep: flags.isGiven("max-step") ? number("max-step", invocation) : 100)
    let before = try render(chart)
    let origins = WeightOrigins(of: chart, rendered: before)
    let path = FilePath(invocation.arguments[0].bytes)
    let shift: WeightShift
    do throws(ScalarRefusal) {
      shift = try WeightShift(request, of: before, origins, files: chart.values.files.map(\.description))
    } catch {
      throw ValuesCommand.failure(error.diagnostic, path, before.texts)
    }
    try write(shift, chart, before, isDryRun: flags.isOn("dry-run"))
  }

  /// Edits the file, renders with it, and only then lets it replace the old one.
  private static func write(
    _ shift: WeightShift, _ chart: CanaryChart, _ before: CanaryChart.Rendered, isDryRun: Bool
  ) throws(CommandFailure) {
    let path = FilePath(shift.file)
    let file = try ValuesCommand.open(path)
    var sources = SourceMap()
    var editor = ScalarEditor(file.bytes, file: sources.add(name: path.text, bytes: file.bytes))
    do throws(ScalarRefusal) {
      for assignment in shift.assignments { try editor.apply(assignment) }
    } catch {
      throw ValuesCommand.failure(error.diagnostic, path, sources)
    }
    guard shift.isRight(try render(chart.changing(path, to: editor.bytes)), since: before) else {
      throw CommandFailure(
        "\(path.text): with these weights the chart renders other routes than meant; nothing was written")
    }
    if isDryRun {
      try Output.write(LineDiff.unified(file.bytes, editor.bytes, name: path.text))
    } else {
      try ValuesCommand.replace(file, with: editor.bytes)
      try Output.write(ValuesCommand.report(editor.changes, path).utf8)
    }
  }

  private static func render(_ chart: CanaryChart) throws(CommandFailure) -> CanaryChart.Rendered {
    do throws(ChartError) { return try chart.render() } catch { throw CommandFailure(error.message) }
  }

  private static func read(_ path: FilePath, _ files: DiskFileSystem) throws(CommandFailure) -> [UInt8] {
    do throws(SystemError) {
      return try files.read(path, limit: fileLimit, allowingPipes: true)
    } catch {
      throw CommandFailure(error.message)
    }
  }

  private static func isChart(_ path: FilePath, _ files: DiskFileSystem) -> Bool {
    (try? files.kind(of: path)) == .directory || path.bytes.suffix(4).elementsEqual(".tgz".utf8)
      || path.bytes.suffix(7).elementsEqual(".tar.gz".utf8)
  }

  private static func chart(
    _ operand: ByteString, _ invocation: Invocation, _ files: DiskFileSystem
  ) throws(CommandFailure) -> CanaryChart {
    let flags = invocation.flags
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
}
