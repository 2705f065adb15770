import RhumbChart
import RhumbCrypto
import RhumbDiagnostics
import RhumbEngine
import RhumbLock
import RhumbSystem

extension ChartRendering {
  /// Renders the chart.
  public func run() throws(RenderFailure) -> RenderedChart {
    let answer = Answer()
    let rendering = self
    // Templates may call each other a thousand deep.
    DeepStack.run {
      let result = Result { () throws(RenderFailure) in try RunningRender(rendering).run() }
      answer.result.withLock { $0 = result }
    }
    guard let result = answer.result.withLock({ $0 }) else {
      throw RenderFailure(message: "nothing came out", warnings: [])
    }
    return try result.get()
  }
}

/// What the thread with the deep stack found.
private final class Answer: Sendable {
  let result = Lock<Result<RenderedChart, RenderFailure>?>(nil)
}

/// What Helm would have logged.
private final class Warnings: Sendable {
  private let lines = Lock<[String]>([])

  var all: [String] { lines.withLock { $0 } }

  func note(_ line: LogLine) { lines.withLock { $0.append(line.text.description) } }
}

/// One render on its way.
private struct RunningRender {
  private let rendering: ChartRendering
  private let files = DiskFileSystem()
  private let warnings = Warnings()

  init(_ rendering: ChartRendering) { self.rendering = rendering }

  func run() throws(RenderFailure) -> RenderedChart {
    do throws(ChartError) {
      let bytes = try render()
      return RenderedChart(bytes: bytes, warnings: warnings.all)
    } catch {
      throw RenderFailure(message: error.message.description, warnings: warnings.all)
    }
  }

  private func render() throws(ChartError) -> [UInt8] {
    var sources = SourceMap()
    var origins = OriginTable()
    let options = try actionOptions()
    let values = try layers.merged(
      reader: ValuesReader(files, standardInput: { () throws(ChartError) in [] }), sources: &sources, origins: &origins)
    var loader = ChartLoader(files: files, options: loadOptions, sources: sources, origins: origins)
    let chart = try loader.load(absolute(FilePath(rendering.chart)))
    var action = TemplateAction(
      options: options, functions: BuiltInFunctions.table, context: CallContext(environment: environment),
      origins: loader.origins)
    defer { for remark in action.remarks { warnings.note(remark) } }
    do throws(TemplateAction.Failure) {
      let manifests = try action.render(chart, values: values)
      return try stream(manifests, chart, options)
    } catch {
      if case .chart(let error) = error { throw error }
      throw ChartError(error.helmText)
    }
  }

  private func stream(
    _ manifests: ManifestSet, _ chart: Chart, _ options: TemplateAction.Options
  ) throws(TemplateAction.Failure) -> [UInt8] {
    do throws(ChartError) {
      let crds = rendering.includesCRDs ? try chart.crds() : []
      return try ManifestStream.text(of: manifests, crds: crds, options: options.manifests)
    } catch {
      throw .chart(error)
    }
  }

  // MARK: - The request in the words of the rooms below

  private func actionOptions() throws(ChartError) -> TemplateAction.Options {
    var options = TemplateAction.Options()
    options.release = ReleaseOptions(
      name: ByteString(rendering.releaseName), namespace: ByteString(rendering.namespace),
      isUpgrade: rendering.isUpgrade)
    if let version = rendering.kubeVersion { options.kubeVersion = try KubeVersion.parse(ByteString(version)) }
    options.apiVersions = rendering.apiVersions.map { ByteString($0) }
    options.skipsSchemas = rendering.skipsSchemas
    options.manifests.includesCRDs = rendering.includesCRDs
    options.manifests.omitsHooks = rendering.omitsHooks
    options.manifests.omitsTests = rendering.omitsTests
    options.manifests.showOnly = rendering.showOnly.map { ByteString($0) }
    return options
  }

  private var layers: ValuesLayers {
    var layers = ValuesLayers()
    for value in rendering.values {
      switch value {
      case .file(let path): layers.files.append(ByteString(path))
      case .json(let words): layers.json.append(ByteString(words))
      case .set(let words): layers.set.append(ByteString(words))
      case .text(let words): layers.strings.append(ByteString(words))
      case .contents(let words): layers.fileValues.append(ByteString(words))
      case .literal(let words): layers.literals.append(ByteString(words))
      }
    }
    return layers
  }

  private var loadOptions: ChartLoadOptions {
    var options = ChartLoadOptions()
    options.allowsOutsideLinks = rendering.allowsOutsideLinks
    options.log = { [warnings] line in warnings.note(line) }
    return options
  }

  private var environment: Environment {
    var environment = Environment.live()
    if let seed = rendering.seed { environment.seedRandomness(seed) }
    if let now = rendering.now { environment.now = { now } }
    return environment
  }

  private func absolute(_ path: FilePath) -> FilePath {
    path.isAbsolute ? path.cleaned : (WorkingDirectory.path ?? FilePath("/")).appending(path.bytes).cleaned
  }
}
