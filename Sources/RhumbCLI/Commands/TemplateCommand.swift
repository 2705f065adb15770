import RhumbChart
import RhumbCrypto
import RhumbDiagnostics
import RhumbEngine
import RhumbSystem

/// `rhumb template`
enum TemplateCommand {
  @Sendable static func run(_ invocation: Invocation) throws(CommandFailure) {
    if invocation.flags.isGiven("batch") { return try BatchCommand(invocation).run() }
    let request = try TemplateRequest(invocation)
    var sources = SourceMap()
    let ahead = ParseAhead(functions: BuiltInFunctions.table)
    // Of no use once an error is on its way, and not to be left running.
    defer { _ = ahead?.finish([]) }
    let (chart, values, origins) = try load(request, ahead, &sources)
    var action = TemplateAction(
      options: request.options, functions: BuiltInFunctions.table,
      context: CallContext(environment: request.environment), origins: origins)
    action.parseAhead = ahead
    let manifests: ManifestSet
    do throws(TemplateAction.Failure) {
      defer { for remark in action.remarks { request.loading.log(remark) } }
      manifests = try action.render(chart, values: values)
    } catch {
      throw try report(error, of: &action, request, sources)
    }
    try TemplateOutput(manifests: manifests, chart: chart, request: request).write()
    ProcessMemory.keep(Remains(chart: chart, values: values, action: action, sources: sources))
  }

  /// All that a render leaves behind.
  private final class Remains {
    let chart: Chart
    let values: MapValue
    let action: TemplateAction
    let sources: SourceMap

    init(chart: Chart, values: MapValue, action: TemplateAction, sources: SourceMap) {
      self.chart = chart
      self.values = values
      self.action = action
      self.sources = sources
    }
  }

  private static func load(
    _ request: TemplateRequest, _ ahead: ParseAhead?, _ sources: inout SourceMap
  ) throws(CommandFailure) -> (Chart, MapValue, OriginTable) {
    var origins = OriginTable()
    var failures: [ChartError] = []
    var values = MapValue()
    do throws(ChartError) {
      values = try request.values.merged(
        reader: ValuesReader(request.files, standardInput: readInput), sources: &sources, origins: &origins)
    } catch {
      failures.append(error)
    }
    var loading = request.loading
    loading.parseAhead = ahead
    var loader = ChartLoader(files: request.files, options: loading, sources: sources, origins: origins)
    do throws(ChartError) {
      let chart = try loader.load(request.chart, given: values)
      sources = loader.sources
      if failures.isEmpty { return (chart, values, loader.origins) }
    } catch {
      failures.append(error)
    }
    sources = loader.sources
    let diagnostics = ChartError.first(of: failures)?.diagnostics(in: &sources) ?? []
    throw failure(failures[0].message, diagnostics, request, sources)
  }

  @Sendable static func readInput() throws(ChartError) -> [UInt8] {
    do throws(SystemError) {
      return try StandardStreams.readInput(limit: ValuesReader.sizeLimit)
    } catch {
      throw ChartError(error.message)
    }
  }

  /// With `--debug`, what was rendered is printed although it can't be used.
  private static func report(
    _ failure: TemplateAction.Failure, of action: inout TemplateAction, _ request: TemplateRequest,
    _ sources: SourceMap
  ) throws(CommandFailure) -> CommandFailure {
    var sources = sources
    let diagnostics = action.diagnostics(of: failure, in: &sources, revealing: request.isDebug) {
      provenance(of: request)
    }
    var message = failure.helmText
    switch failure {
    case .chart(let error):
      if let log = error.log { request.loading.log(log) }
      var summary = Self.failure(message, diagnostics, request, sources)
      summary.isSummary = !error.findings.isEmpty
      return summary
    case .render(let error):
      if request.isDebug {
        try Output.write([0x0A])
        message = error.helmText
      }
    case .manifests(let error, let files):
      if request.isDebug {
        try Output.write(ManifestStream.unsorted(files))
        message = error.message
      }
    }
    return Self.failure(message, diagnostics, request, sources)
  }

  /// What wrote every byte of the same render. Files are read in the same order, so that places are the same; what came
  /// from a stream can't be read twice.
  private static func provenance(of request: TemplateRequest) -> RenderProvenance? {
    if request.values.files.contains(where: { $0.trimmingSpace == "-" }) { return nil }
    var request = request
    request.loading.log = { _ in }
    var sources = SourceMap()
    guard let (chart, values, origins) = try? load(request, nil, &sources) else { return nil }
    var action = TemplateAction(
      options: request.options, functions: BuiltInFunctions.table,
      context: CallContext(environment: request.environment), origins: origins)
    action.trace = Trace(forms: YAMLTraceForms())
    _ = try? action.render(chart, values: values)
    return action.provenance
  }

  /// Helm's words first, so that scripts find what they know; our places below, unless they were asked away.
  private static func failure(
    _ message: ByteString, _ diagnostics: [Diagnostic], _ request: TemplateRequest, _ sources: SourceMap
  ) -> CommandFailure {
    var failure = CommandFailure(message, diagnostics, in: sources)
    failure.isTerse = request.hasCompatibleErrors
    return failure
  }
}
