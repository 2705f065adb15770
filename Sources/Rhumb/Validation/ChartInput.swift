package import RhumbChart
import RhumbDiagnostics
package import RhumbEngine
package import RhumbSystem

/// How charts among the input are rendered.
package struct ChartInput {
  package var values: ValuesLayers
  package var options: TemplateAction.Options
  package var loading: ChartLoadOptions
  package let functions: FunctionTable
  package let context: CallContext
  package let reader: ValuesReader

  package init(
    values: ValuesLayers, options: TemplateAction.Options, loading: ChartLoadOptions, functions: FunctionTable,
    context: CallContext, reader: ValuesReader
  ) {
    self.values = values
    self.options = options
    self.loading = loading
    self.functions = functions
    self.context = context
    self.reader = reader
  }

  /// The same for another render, which has a budget of its own.
  package var renewed: ChartInput {
    ChartInput(
      values: values, options: options, loading: loading, functions: functions,
      context: CallContext(environment: context.environment, isLinting: context.isLinting), reader: reader)
  }
}

extension ManifestInput {
  /// Renders a chart, and adds its definitions and what its templates print.
  package mutating func add(
    chart path: FilePath, _ input: ChartInput, files: any FileSystem
  ) throws(Failure) {
    let (chart, values, crds) = try load(path, input, files)
    for crd in crds { add(crd.bytes, named: crd.path.description, kind: .rendered) }
    var action = TemplateAction(
      options: input.options, functions: input.functions, context: input.context, origins: origins)
    let manifests: ManifestSet
    do throws(TemplateAction.Failure) {
      manifests = try action.render(chart, values: values)
    } catch {
      let diagnostics = action.diagnostics(of: error, in: &texts)
      throw Failure(message: error.helmText, diagnostics: diagnostics, sources: texts)
    }
    origins = action.origins
    charts.append(RenderedChart(path: path, input: input))
    for manifest in manifests.manifests { add(manifest, isHook: false) }
    for hook in manifests.hooks { add(hook.manifest, isHook: true) }
  }

  private mutating func add(_ manifest: Manifest, isHook: Bool) {
    add(
      Array(manifest.text), named: manifest.path.description, kind: .rendered, isHook: isHook,
      origin: Origin(chart: charts.count - 1, path: manifest.path, start: manifest.text.startIndex))
  }

  private mutating func load(
    _ path: FilePath, _ input: ChartInput, _ files: any FileSystem
  ) throws(Failure) -> (Chart, MapValue, [(path: ByteString, bytes: [UInt8])]) {
    do throws(ChartError) {
      let values = try input.values.merged(reader: input.reader, sources: &texts, origins: &origins)
      var loader = ChartLoader(files: files, options: input.loading, sources: texts, origins: origins)
      defer { (texts, origins) = (loader.sources, loader.origins) }
      let chart = try loader.load(path)
      return (chart, values, try chart.crds())
    } catch {
      let diagnostics = error.diagnostics(in: &texts)
      throw Failure(message: error.message, diagnostics: diagnostics, sources: texts)
    }
  }
}
