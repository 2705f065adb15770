import RhumbChart
import RhumbDiagnostics
import RhumbEngine
import RhumbSystem

/// Renders the chart for one test, as helm-unittest does: with the suite's templates only, and with a failure of a
/// template kept as a document where the test expects one.
struct JobRender {
  /// What a test finds of its render.
  struct Outcome {
    var documents = RenderedDocuments()
    /// The files that were rendered, or that failed.
    var files: [ByteString] = []
    /// The text of each file.
    var texts: [ByteString: [UInt8]] = [:]
    var succeeded = false
    /// Why the test itself can't go on; assertions about failures may still hold of it.
    var error: ByteString?
    var diagnostics: [Diagnostic] = []
    /// Where a text that was rendered can't be read.
    var unreadable: RenderedDocuments.Failure?
    /// Whether values went unchecked, because their schema lies on the network.
    var unreadSchema = false
    /// What was recorded of the render, if it was traced.
    var provenance: RenderProvenance?
    /// Whether a post-renderer's answer names no files any more.
    var isOneFile = false
  }

  let subject: ChartUnderTest
  let route: ByteString
  let skipsSchemas: Bool
  let environment: Environment
  let sources: SourceMap
  var coverage: Coverage?
  /// Records where the output comes from.
  var trace: Trace?
  /// Whether all assertions are about a render that succeeds.
  let requiresSuccess: Bool

  func run(
    _ job: TestJob, templates: [ByteString], selection: inout TemplateSelection, values: MapValue,
    origins: OriginTable, includesCRDs: Bool
  ) -> Outcome {
    var outcome = Outcome()
    do throws(ChartError) {
      let chart = subject.chart.copy()
      var origins = origins
      let scope = try prepare(job, chart, values, &origins, &outcome)
      do throws(RenderError) {
        if let trace { scope.number(in: trace) }
        let rendered = try render(scope, job, &selection, &outcome)
        if let trace { outcome.provenance = RenderProvenance(rendered, trace: trace, origins: origins) }
      } catch {
        keep(error, templates, &outcome) {
          var sources = sources
          return error.diagnostic(
            templates: scope.renderables.map(\.name), origins: origins, given: values, in: &sources)
        }
      }
      if outcome.succeeded { try readDocuments(&outcome) }
      if includesCRDs { try addCRDs(of: chart, &outcome) }
    } catch {
      outcome.succeeded = false
      outcome.error = error.message
      var sources = sources
      outcome.diagnostics = error.diagnostics(in: &sources)
    }
    return outcome
  }

  private func prepare(
    _ job: TestJob, _ chart: Chart, _ values: MapValue, _ origins: inout OriginTable,
    _ outcome: inout Outcome
  ) throws(ChartError) -> RenderScope {
    var remarks: [LogLine] = []
    if !job.release.name.isEmpty { try ReleaseName.check(job.release.name) }
    try DependencyProcessing.run(on: chart, values: values, origins: &origins, remarks: &remarks)
    let coalesced = try Coalescing.values(of: chart, given: values, origins: &origins, remarks: &remarks)
    try checkSchemas(of: chart, coalesced, origins, &remarks, &outcome)
    for target in [chart] + chart.dependencies {
      if !job.chart.version.isEmpty { target.metadata.version = job.chart.version }
      if !job.chart.appVersion.isEmpty { target.metadata.appVersion = job.chart.appVersion }
    }
    return RenderScope.build(
      chart: chart, values: coalesced, release: release(job.release),
      capabilities: Capabilities(
        kubeVersion: try kubeVersion(job.capabilities), apiVersions: job.capabilities.apiVersions ?? []))
  }

  /// A schema that refers to the network can't be read here; tests go on without it, and the run says so.
  private func checkSchemas(
    of chart: Chart, _ values: MapValue, _ origins: OriginTable, _ remarks: inout [LogLine], _ outcome: inout Outcome
  ) throws(ChartError) {
    if skipsSchemas { return }
    do throws(ChartError) {
      try SchemaCheck.run(on: chart, values: values, origins: origins, remarks: &remarks, cache: subject.schemas)
    } catch {
      guard error.message.description.contains("schemas are never loaded from the network") else { throw error }
      outcome.unreadSchema = true
    }
  }

  private func release(_ settings: ReleaseSettings) -> ReleaseOptions {
    ReleaseOptions(
      name: settings.name.isEmpty ? "RELEASE-NAME" : settings.name,
      namespace: settings.namespace.isEmpty ? "NAMESPACE" : settings.namespace, isUpgrade: settings.isUpgrade,
      revision: settings.revision)
  }

  private func kubeVersion(_ settings: CapabilitySettings) throws(ChartError) -> KubeVersion {
    if settings.majorVersion.isEmpty, settings.minorVersion.isEmpty { return .default }
    let major = settings.majorVersion.isEmpty ? "1" : settings.majorVersion
    let minor = settings.minorVersion.isEmpty ? KubeVersion.defaultMinor : settings.minorVersion
    return KubeVersion(major: major, minor: minor)
  }

  // MARK: Templates

  private func render(
    _ scope: RenderScope, _ job: TestJob, _ selection: inout TemplateSelection, _ outcome: inout Outcome
  ) throws(RenderError) -> [RenderedFile] {
    let ordered = Renderer.sorted(scope.renderables.filter { selection.contains($0.name) })
    let context = CallContext(environment: environment)
    context.cluster = job.cluster.lookup
    var machine = Machine(
      templates: try subject.templates(ordered), functions: subject.functions, context: context, coverage: coverage,
      trace: trace)
    let rendered = try Renderer.run(ordered, on: &machine)
    for file in rendered {
      outcome.files.append(file.name)
      outcome.texts[file.name] = file.text
    }
    outcome.succeeded = true
    return rendered
  }

  private func readDocuments(_ outcome: inout Outcome) throws(ChartError) {
    for file in outcome.files {
      do throws(RenderedDocuments.Failure) {
        try outcome.documents.add(file, outcome.texts[file] ?? [])
      } catch {
        outcome.unreadable = error
        throw ChartError(
          ByteString("\(error.file.description): \(error.message)"), code: "test/unreadable-manifest")
      }
    }
  }

  /// A failure becomes a document of the template that failed; if that is a partial, of every template of the suite.
  private func keep(
    _ error: RenderError, _ templates: [ByteString], _ outcome: inout Outcome, _ diagnose: () -> Diagnostic
  ) {
    let failed = FailedRender(error)
    guard !requiresSuccess, let named = failed.named else {
      outcome.diagnostics = [diagnose()]
      outcome.error = failed.text
      return
    }
    let isPartial = named.file.baseName.bytes.first == UInt8(ascii: "_")
    let files =
      isPartial
      ? templates.map { TemplatePath.joined(route, TemplateSelection.path($0)) } : [named.file]
    let words = ByteString(named.words.bytes.drop { $0 == 0x0A })
    for file in files {
      outcome.files.append(file)
      outcome.documents.set(file, [RenderedDocument(value: RenderedDocuments.raw(words), range: 0..<0)])
    }
  }

  private func addCRDs(of chart: Chart, _ outcome: inout Outcome) throws(ChartError) {
    for crd in try chart.crds() {
      do throws(RenderedDocuments.Failure) {
        outcome.documents.set(crd.path, try RenderedDocuments.documents(of: crd.bytes, named: crd.path))
      } catch {
        throw ChartError("\(error.file.description): \(error.message)")
      }
      outcome.files.append(crd.path)
    }
  }
}
