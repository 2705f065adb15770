import RhumbDiagnostics
package import RhumbEngine
package import RhumbSchema

/// `helm template` from a loaded chart and merged values to what is printed.
package struct TemplateAction {
  package struct Options {
    package var release = ReleaseOptions()
    package var kubeVersion: KubeVersion?
    /// `--api-versions`
    package var apiVersions: [ByteString] = []
    package var manifests = ManifestStream.Options()
    /// `--skip-schema-validation`
    package var skipsSchemas = false

    package init() {}
  }

  /// Where it stopped.
  package enum Failure: Error {
    /// Before any template ran.
    case chart(ChartError)
    /// In a template.
    case render(RenderError)
    /// A rendered document can't be read; `--debug` prints the files all the same.
    case manifests(ChartError, files: [RenderedFile])

    /// Helm's words, after `Error: `.
    package var helmText: ByteString {
      let hint: ByteString = "\n\nUse --debug flag to render out invalid YAML"
      return switch self {
      case .chart(let error): error.message
      case .render(let error): error.helmText + hint
      case .manifests(let error, _): error.message + hint
      }
    }
  }

  private let options: Options
  let functions: FunctionTable
  let context: CallContext
  /// What Helm would have logged so far.
  package private(set) var remarks: [LogLine] = []
  package private(set) var origins: OriginTable
  /// The coalesced values, from `prepare` on.
  package private(set) var values: MapValue?
  /// Shares parsed templates with other renders of the chart; set before `render`.
  package var programs: ProgramCache?
  /// Shares what is known of schemas with other renders on the same thread; set before `render`.
  package var schemas = SchemaCache()
  /// Shares what was read of documents with other renders on the same thread; set before `render`.
  package var heads: ManifestHeads?
  /// Counts what runs; set before `render`.
  package var coverage: Coverage?
  /// Records what the output comes from; set before `render`.
  package var trace: Trace?
  /// Has begun to parse the chart's templates; set before `render`. What they print is then read on that core too.
  package var parseAhead: ParseAhead?
  /// What the trace recorded, as far as templates ran.
  package private(set) var provenance: RenderProvenance?
  /// What templates saw and were, kept so that the caller decides when it is freed.
  private var scope: RenderScope?
  private(set) var templates = TemplateSet()
  /// How far the render came: what it runs, in order, and what that printed.
  private(set) var ordered: [Renderable] = []
  var rendered: [RenderedFile] = []
  var stepsLeft = 0
  /// The values that the user gave.
  private(set) var given = MapValue()

  package init(options: Options, functions: FunctionTable, context: CallContext, origins: OriginTable) {
    self.options = options
    self.functions = functions
    self.context = context
    self.origins = origins
  }

  /// Renders the chart, which is changed on the way: it belongs to this render.
  package mutating func render(_ chart: Chart, values: MapValue) throws(Failure) -> ManifestSet {
    let scope: RenderScope
    do throws(ChartError) { scope = try prepare(chart, values: values) } catch { throw .chart(error) }
    self.scope = scope
    given = values
    if let trace { scope.number(in: trace) }
    if let error = TemplateAction.incompatibility(of: chart, with: options.kubeVersion ?? .default) {
      throw .manifests(error, files: [])
    }
    let checks = parseAhead == nil ? nil : CheckAhead()
    defer { checks?.cancel() }
    do throws(RenderError) {
      ordered = Renderer.sorted(scope.renderables)
      if let programs {
        templates = try programs.templates(ordered)
      } else {
        templates = try Renderer.parse(ordered, functions: functions, ahead: parseAhead)
      }
      var machine = Machine(
        templates: templates, functions: functions, context: context, coverage: coverage, trace: trace)
      defer { stepsLeft = machine.stepsLeft }
      try Renderer.run(ordered[...], on: &machine, into: &rendered, checks: checks)
    } catch {
      if let trace { provenance = RenderProvenance(rendered, trace: trace, origins: origins) }
      // A template that could not be read was taken for an empty one.
      do throws(ChartError) { try chart.checkReads() } catch { throw .chart(error) }
      throw .render(error)
    }
    if let trace { provenance = RenderProvenance(rendered, trace: trace, origins: origins) }
    do throws(ChartError) { try chart.checkReads() } catch { throw .chart(error) }
    do throws(ChartError) {
      return try ManifestSet(rendered, remarks: &remarks, heads: heads, checked: checks?.finish() ?? [])
    } catch {
      throw .manifests(error, files: rendered)
    }
  }

  /// All that happens before templates run: dependencies, values, schemas.
  package mutating func prepare(_ chart: Chart, values: MapValue) throws(ChartError) -> RenderScope {
    if !chart.metadata.type.isEmpty, chart.metadata.type != "application" {
      throw ChartError(chart.metadata.type + ByteString(" charts are not installable"), code: "chart/type")
    }
    if chart.metadata.deprecated { remarks.append(LogLine(.warn, "this chart is deprecated")) }
    try DependencyProcessing.check(chart)
    try ReleaseName.check(options.release.name)
    try DependencyProcessing.run(on: chart, values: values, origins: &origins, remarks: &remarks)
    let coalesced = try Coalescing.values(of: chart, given: values, origins: &origins, remarks: &remarks)
    self.values = coalesced
    if !options.skipsSchemas {
      try SchemaCheck.run(on: chart, values: coalesced, origins: origins, remarks: &remarks, cache: schemas)
    }
    let capabilities = Capabilities(
      kubeVersion: options.kubeVersion ?? .default, additional: options.apiVersions)
    return RenderScope.build(
      chart: chart, values: coalesced, release: options.release, capabilities: capabilities)
  }

  private static func incompatibility(of chart: Chart, with version: KubeVersion) -> ChartError? {
    let range = chart.metadata.kubeVersion
    if range.isEmpty || VersionRange.admits(range, version.normalized) { return nil }
    return ChartError(
      ByteString("chart requires kubeVersion: ") + range + ByteString(" which is incompatible with Kubernetes ")
        + version.version, code: "chart/kube-version")
  }
}
