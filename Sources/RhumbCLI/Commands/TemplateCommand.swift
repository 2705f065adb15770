import RhumbChart
import RhumbCrypto
import RhumbDiagnostics
import RhumbEngine
import RhumbSystem

/// `rhumb template`
enum TemplateCommand {
  @Sendable static func run(_ invocation: Invocation) throws(CommandFailure) {
    let request = try TemplateRequest(invocation)
    let (chart, values, origins) = try load(request)
    var action = TemplateAction(
      options: request.options, functions: BuiltInFunctions.table,
      context: CallContext(environment: .live()), origins: origins)
    let manifests: ManifestSet
    do throws(TemplateAction.Failure) {
      defer { for remark in action.remarks { request.loading.log(remark) } }
      manifests = try action.render(chart, values: values)
    } catch {
      throw try report(error, request)
    }
    try TemplateOutput(manifests: manifests, chart: chart, request: request).write()
  }

  private static func load(_ request: TemplateRequest) throws(CommandFailure) -> (Chart, MapValue, OriginTable) {
    var sources = SourceMap()
    var origins = OriginTable()
    do throws(ChartError) {
      let values = try request.values.merged(
        reader: ValuesReader(request.files, standardInput: readInput), sources: &sources, origins: &origins)
      var loader = ChartLoader(
        files: request.files, options: request.loading, sources: sources, origins: origins)
      return (try loader.load(request.chart), values, loader.origins)
    } catch {
      throw CommandFailure(error.message)
    }
  }

  @Sendable private static func readInput() throws(ChartError) -> [UInt8] {
    do throws(SystemError) {
      return try StandardStreams.readInput(limit: ValuesReader.sizeLimit)
    } catch {
      throw ChartError(error.message)
    }
  }

  /// With `--debug`, what was rendered is printed although it can't be used.
  private static func report(
    _ failure: TemplateAction.Failure, _ request: TemplateRequest
  ) throws(CommandFailure) -> CommandFailure {
    switch failure {
    case .chart(let error):
      if let log = error.log { request.loading.log(log) }
      return CommandFailure(error.message)
    case .render(let error) where request.isDebug:
      try Output.write([0x0A])
      return CommandFailure(error.helmText)
    case .manifests(let error, let files) where request.isDebug:
      try Output.write(ManifestStream.unsorted(files))
      return CommandFailure(error.message)
    case .render, .manifests:
      return CommandFailure(failure.helmText)
    }
  }
}
