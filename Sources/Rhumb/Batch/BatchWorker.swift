import RhumbChart
import RhumbDiagnostics
import RhumbEngine
import RhumbLock
import RhumbSchema
import RhumbSystem

/// Renders releases one after the other, on one thread.
struct BatchWorker {
  /// A chart that was read, and its texts: the first in the source map of every release that uses it.
  private struct LoadedChart {
    let chart: Chart
    let sources: SourceMap
    let origins: OriginTable
    let remarks: [LogLine]
  }

  private struct LoadFailure: Error {
    let error: ChartError
    let sources: SourceMap
  }

  private let batch: BatchRender
  private let programs: [FilePath: ProgramCache]
  private let reader: ValuesReader
  private let schemas = SchemaCache()
  private let heads = ManifestHeads()
  private var charts: [FilePath: Result<LoadedChart, LoadFailure>] = [:]

  init(_ batch: BatchRender, programs: [FilePath: ProgramCache]) {
    self.batch = batch
    self.programs = programs
    reader = ValuesReader(batch.files) { () throws(ChartError) in
      throw ChartError("values of a batch can't come from the standard input; name a file", code: "batch/invalid")
    }
  }

  mutating func render(_ index: Int) -> BatchRender.Outcome {
    let release = batch.releases[index]
    var remarks: [LogLine] = []
    let loaded: LoadedChart
    switch chart(release) {
    case .success(let chart): loaded = chart
    case .failure(let failure):
      var sources = failure.sources
      let diagnostics = failure.error.diagnostics(in: &sources)
      return BatchRender.Outcome(
        release: release,
        result: .failure(.init(message: failure.error.message, diagnostics: diagnostics, sources: sources)),
        remarks: [])
    }
    // Every thread reads the chart, but its remarks are told once.
    if batch.releases.firstIndex(where: { $0.chart == release.chart }) == index { remarks = loaded.remarks }
    let result = render(release, loaded, &remarks)
    return BatchRender.Outcome(release: release, result: result, remarks: remarks)
  }

  private mutating func chart(_ release: BatchRelease) -> Result<LoadedChart, LoadFailure> {
    if let known = charts[release.chart] { return known }
    let lines = RemarkCollector()
    var options = batch.loading
    options.shownPath = release.shownChart.description
    options.log = { lines.add($0) }
    var loader = ChartLoader(files: batch.files, options: options)
    let result: Result<LoadedChart, LoadFailure>
    do throws(ChartError) {
      let chart = try loader.load(release.chart)
      result = .success(
        LoadedChart(chart: chart, sources: loader.sources, origins: loader.origins, remarks: lines.all))
    } catch {
      result = .failure(LoadFailure(error: error, sources: loader.sources))
    }
    charts[release.chart] = result
    return result
  }

  private func render(
    _ release: BatchRelease, _ loaded: LoadedChart, _ remarks: inout [LogLine]
  ) -> Result<BatchRender.Output, BatchRender.Failure> {
    var (sources, origins) = (loaded.sources, loaded.origins)
    let values: MapValue
    do throws(ChartError) {
      values = try release.values.merged(reader: reader, sources: &sources, origins: &origins)
    } catch {
      let diagnostics = error.diagnostics(in: &sources)
      return .failure(.init(message: error.message, diagnostics: diagnostics, sources: sources))
    }
    let chart = loaded.chart.copy()
    var action = action(release, origins)
    defer { remarks += action.remarks }
    do throws(TemplateAction.Failure) {
      let manifests = try action.render(chart, values: values)
      return .success(try output(of: manifests, chart))
    } catch {
      let diagnostics = action.diagnostics(of: error, in: &sources) { provenance(release, loaded) }
      var failure = BatchRender.Failure(message: error.helmText, diagnostics: diagnostics, sources: sources)
      if case .chart(let error) = error { failure.isSummary = !error.findings.isEmpty }
      return .failure(failure)
    }
  }

  private func action(_ release: BatchRelease, _ origins: OriginTable) -> TemplateAction {
    var options = TemplateAction.Options()
    options.release = ReleaseOptions(
      name: release.name, namespace: release.namespace, isUpgrade: release.isUpgrade)
    options.kubeVersion = release.kubeVersion.isEmpty ? nil : try? KubeVersion.parse(release.kubeVersion)
    options.apiVersions = release.apiVersions
    options.manifests = batch.options.manifests
    options.skipsSchemas = batch.options.skipsSchemas
    var action = TemplateAction(
      options: options, functions: batch.functions, context: CallContext(environment: batch.environment()),
      origins: origins)
    action.programs = programs[release.chart]
    action.schemas = schemas
    action.heads = heads
    return action
  }

  private func output(
    of manifests: ManifestSet, _ chart: Chart
  ) throws(TemplateAction.Failure) -> BatchRender.Output {
    let options = batch.options.manifests
    do throws(ChartError) {
      let crds = options.includesCRDs ? try chart.crds() : []
      if batch.options.makesFiles {
        let files = ManifestFiles(of: manifests, crds: crds, releaseName: nil, options: options)
        return .files(files.files.map { ($0.path, $0.bytes) })
      }
      // What is chosen of a stream is cut out of the whole.
      let isWhole = options.showOnly.isEmpty
      return .stream(
        isWhole
          ? ManifestStream.pieces(of: manifests, crds: crds, options: options)
          : TextPieces(try ManifestStream.text(of: manifests, crds: crds, options: options)))
    } catch {
      throw .chart(error)
    }
  }

  /// What wrote every byte of the same render.
  private func provenance(_ release: BatchRelease, _ loaded: LoadedChart) -> RenderProvenance? {
    var (sources, origins) = (loaded.sources, loaded.origins)
    guard let values = try? release.values.merged(reader: reader, sources: &sources, origins: &origins) else {
      return nil
    }
    var action = action(release, origins)
    action.trace = Trace(forms: YAMLTraceForms())
    _ = try? action.render(loaded.chart.copy(), values: values)
    return action.provenance
  }
}

/// Takes what the loader would log.
private final class RemarkCollector: Sendable {
  private let lines = Lock<[LogLine]>([])

  var all: [LogLine] { lines.withLock { $0 } }
  func add(_ line: LogLine) { lines.withLock { $0.append(line) } }
}
