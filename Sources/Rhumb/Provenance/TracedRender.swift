package import RhumbChart
package import RhumbDiagnostics
package import RhumbEngine
package import RhumbSystem

/// A chart rendered with a record of where everything came from: what `explain`, `values` and `impact` look at.
package struct TracedRender {
  package let sources: SourceMap
  package let provenance: RenderProvenance
  /// In the order in which they are printed.
  package let objects: [RenderedObject]
  package let layout: StreamLayout
  /// What `rhumb template` prints.
  package let stream: [UInt8]
  package let chart: Chart
  /// The coalesced values: before any template ran, if none was to run.
  package let values: MapValue
  /// Files and flags of the user are the sources up to this id; what follows is the chart's.
  package let lastUserFile: UInt32
  /// Keys that decide which subcharts take part.
  package let conditions: [ByteString]
  /// The names under which Chart.yaml lists subcharts.
  package let dependencies: [ByteString]
  /// What Helm would have logged.
  package let remarks: [LogLine]

  package struct Failure: Error {
    package let failure: TemplateAction.Failure
    package let diagnostics: [Diagnostic]
    package let sources: SourceMap
    package let remarks: [LogLine]
  }

  /// Loads and renders the chart at a path; or stops before the templates, with no objects.
  package init(
    chart path: FilePath, _ input: ChartInput, files: any FileSystem, runsTemplates: Bool = true
  ) throws(Failure) {
    var sources = SourceMap()
    var remarks: [LogLine] = []
    var diagnostics: [Diagnostic] = []
    do throws(TemplateAction.Failure) {
      let (chart, values, origins, lastUserFile) = try Self.load(path, input, files, &sources)
      self.lastUserFile = lastUserFile
      dependencies = chart.metadata.dependencies.map { $0.alias.isEmpty ? $0.name : $0.alias }
      conditions = Self.conditions(of: chart, below: "")
      var action = TemplateAction(
        options: input.options, functions: input.functions, context: input.context, origins: origins)
      let trace = Trace(forms: YAMLTraceForms())
      action.trace = trace
      defer { remarks = action.remarks }
      let manifests: ManifestSet
      do throws(TemplateAction.Failure) {
        manifests =
          runsTemplates
          ? try action.render(chart, values: values) : try Self.prepare(chart, values, trace, &action, &remarks)
      } catch {
        diagnostics = action.diagnostics(of: error, in: &sources)
        throw error
      }
      self.chart = chart
      self.values = action.values ?? MapValue()
      provenance = action.provenance ?? RenderProvenance([], trace: trace, origins: action.origins)
      objects = RenderedObject.all(manifests)
      let crds: [(path: ByteString, bytes: [UInt8])]
      do throws(ChartError) { crds = input.options.manifests.includesCRDs ? try chart.crds() : [] } catch {
        throw .chart(error)
      }
      layout = StreamLayout(of: manifests, crds: crds, options: input.options.manifests)
      var options = input.options.manifests
      options.showOnly = []
      do throws(ChartError) {
        stream = try ManifestStream.text(of: manifests, crds: crds, options: options)
      } catch {
        throw .chart(error)
      }
    } catch {
      if case .chart(let error) = error, diagnostics.isEmpty { diagnostics = error.diagnostics(in: &sources) }
      throw Failure(failure: error, diagnostics: diagnostics, sources: sources, remarks: remarks)
    }
    self.sources = sources
    self.remarks = remarks
  }

  private static func load(
    _ path: FilePath, _ input: ChartInput, _ files: any FileSystem, _ sources: inout SourceMap
  ) throws(TemplateAction.Failure) -> (Chart, MapValue, OriginTable, lastUserFile: UInt32) {
    var origins = OriginTable()
    do throws(ChartError) {
      let values = try input.values.merged(reader: input.reader, sources: &sources, origins: &origins)
      let lastUserFile = sources.count
      var loader = ChartLoader(files: files, options: input.loading, sources: sources, origins: origins)
      defer { sources = loader.sources }
      let chart = try loader.load(path)
      origins = loader.origins
      return (chart, values, origins, UInt32(lastUserFile))
    } catch {
      throw .chart(error)
    }
  }

  /// All that happens before templates run.
  private static func prepare(
    _ chart: Chart, _ values: MapValue, _ trace: Trace, _ action: inout TemplateAction, _ remarks: inout [LogLine]
  ) throws(TemplateAction.Failure) -> ManifestSet {
    do throws(ChartError) {
      try action.prepare(chart, values: values).number(in: trace)
      return try ManifestSet([], remarks: &remarks)
    } catch {
      throw .chart(error)
    }
  }

  private static func conditions(of chart: Chart, below prefix: ByteString) -> [ByteString] {
    var paths: [ByteString] = []
    for dependency in chart.metadata.dependencies {
      for path in dependency.condition.bytes.split(separator: UInt8(ascii: ",")) {
        paths.append(prefix + ByteString(Array(path).trimmingSpace))
      }
      // Tags are the root chart's alone.
      if prefix.isEmpty { paths += dependency.tags.map { "tags." + $0 } }
      let name = dependency.alias.isEmpty ? dependency.name : dependency.alias
      if let subchart = chart.dependencies.first(where: { $0.name == dependency.name }) {
        paths += conditions(of: subchart, below: prefix + name + ".")
      }
    }
    return paths
  }

  /// A place as people read it.
  package struct Place {
    package let file: String
    package let line: Int
    package let column: Int
    /// The line without its end.
    package let text: ArraySlice<UInt8>

    package var lineName: String { file.hasPrefix("--") ? file : "\(file):\(line)" }

    /// A flag says it all by itself.
    package var name: String { file.hasPrefix("--") ? file : "\(file):\(line):\(column)" }
  }

  package func place(of span: SourceSpan) -> Place? { place(of: span, skipping: 0) }

  /// The place so many bytes into a span.
  package func place(of span: SourceSpan, skipping bytes: Int) -> Place? {
    guard let file = sources[span.file] else { return nil }
    let position = file.position(of: Int(span.start) + bytes)
    return Place(
      file: TextRenderer.escape(file.name), line: position.line, column: position.column,
      text: file.line(position.line))
  }
}
