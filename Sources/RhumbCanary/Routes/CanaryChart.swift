package import RhumbChart
import RhumbDiagnostics
package import RhumbEngine
import RhumbFormats
package import RhumbSystem

/// A chart with the values given for it, rendered as often as need be.
package struct CanaryChart {
  package let path: FilePath
  package let values: ValuesLayers
  package let options: TemplateAction.Options
  package let loading: ChartLoadOptions
  package let functions: FunctionTable
  package let files: any FileSystem

  package init(
    path: FilePath, values: ValuesLayers, options: TemplateAction.Options, loading: ChartLoadOptions,
    functions: FunctionTable, files: any FileSystem
  ) {
    self.path = path
    self.values = values
    self.options = options
    self.loading = loading
    self.functions = functions
    self.files = files
  }

  /// What came out of a render.
  package struct Rendered {
    package let scene: RouteScene
    /// Whole numbers among the values that the chart was given or brings along.
    let numbers: [WeightValue]
    /// The texts of templates, by the names that manifests have: `web/templates/route.yaml (rendered)`.
    let templates: [ByteString: FileID]
    /// As `rhumb template` prints them.
    let stream: [UInt8]
  }

  /// The same chart, with a values file that reads as if it had been changed already.
  package func changing(_ file: FilePath, to bytes: [UInt8]) -> CanaryChart {
    CanaryChart(
      path: path, values: values, options: options, loading: loading, functions: functions,
      files: ChangedFileSystem(files, changed: file, bytes: bytes))
  }

  /// Renders with further `--set` words, which are stronger than all that was given.
  package func render(setting words: [ByteString] = []) throws(ChartError) -> Rendered {
    var sources = SourceMap()
    var origins = OriginTable()
    var layers = values
    layers.set += words
    let reader = ValuesReader(files) { () throws(ChartError) in
      throw ChartError("values from the standard input can't be traced; name a file")
    }
    let given = try layers.merged(reader: reader, sources: &sources, origins: &origins)
    var loader = ChartLoader(files: files, options: loading, sources: sources, origins: origins)
    let chart = try loader.load(path)
    sources = loader.sources
    var numbers = WeightValueCollector(origins: loader.origins)
    numbers.collect(given, isGiven: true)
    numbers.collect(chart)
    // Times and random texts are the same in every render, so that only values make a difference.
    let context = CallContext(environment: .fixed(seed: 1, at: 0))
    var action = TemplateAction(options: options, functions: functions, context: context, origins: loader.origins)
    let manifests: ManifestSet
    do throws(TemplateAction.Failure) {
      manifests = try action.render(chart, values: given)
    } catch {
      throw ChartError(error.helmText)
    }
    let stream = try ManifestStream.text(of: manifests, crds: [], options: options.manifests)
    var scene = RouteScene(texts: sources)
    for manifest in manifests.manifests {
      scene.add(Array(manifest.text), named: (manifest.path + Self.renderedMark).description)
    }
    return Rendered(scene: scene, numbers: numbers.values, templates: Self.templates(of: chart), stream: stream)
  }

  /// A line of a manifest is no line of its template.
  private static let renderedMark: ByteString = " (rendered)"

  private static func templates(of chart: Chart) -> [ByteString: FileID] {
    var found: [ByteString: FileID] = [:]
    for template in chart.templates { found[chart.fullPath + "/" + template.name + renderedMark] = template.source }
    for dependency in chart.dependencies { found.merge(templates(of: dependency)) { first, _ in first } }
    return found
  }
}
