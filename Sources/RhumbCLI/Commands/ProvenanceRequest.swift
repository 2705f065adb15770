import Rhumb
import RhumbChart
import RhumbCrypto
import RhumbEngine
import RhumbSystem

/// A chart to render with a record of where everything comes from: what `explain`, `values` and `impact` share.
struct ProvenanceRequest {
  let words: [ByteString]
  let printsJSON: Bool
  private let chart: FilePath
  private let input: ChartInput
  private let files = DiskFileSystem()

  init(_ invocation: Invocation) throws(CommandFailure) {
    let flags = invocation.flags
    guard let reference = invocation.arguments.first else { throw CommandFailure("a chart is needed") }
    words = Array(invocation.arguments.dropFirst())
    printsJSON = flags.isOn("json")
    do throws(CommandFailure) {
      chart = try ChartReference.locate(reference, flags, files)
    } catch {
      // As in 'template NAME CHART'.
      guard let next = words.first, (try? files.kind(of: FilePath(next.bytes).appending("Chart.yaml"))) != nil else {
        throw error
      }
      let name = reference.description
      throw CommandFailure("the chart comes first: leave '\(name)' out, or say --release-name \(name)")
    }
    let namespace = flags.text("namespace")
    var options = TemplateAction.Options()
    options.release = ReleaseOptions(
      name: flags.text("release-name"), namespace: namespace.isEmpty ? "default" : namespace,
      isUpgrade: flags.isOn("is-upgrade"))
    options.kubeVersion = try TemplateRequest.kubeVersion(flags)
    options.apiVersions = flags.list("api-versions")
    options.skipsSchemas = flags.isOn("skip-schema-validation")
    options.manifests.includesCRDs = flags.isOn("include-crds")
    options.manifests.omitsHooks = flags.isOn("no-hooks")
    options.manifests.omitsTests = flags.isOn("skip-tests")
    input = ChartInput(
      values: TemplateRequest.layers(flags), options: options,
      loading: ChartReference.loadOptions(flags, chart: reference), functions: BuiltInFunctions.table,
      context: CallContext(environment: try TemplateRequest.environment(flags)),
      reader: ValuesReader(files, standardInput: TemplateCommand.readInput))
  }

  func render(runsTemplates: Bool = true) throws(CommandFailure) -> TracedRender {
    do throws(TracedRender.Failure) {
      return try TracedRender(chart: chart, input, files: files, runsTemplates: runsTemplates)
    } catch {
      throw CommandFailure(error.failure.helmText, error.diagnostics, in: error.sources)
    }
  }
}
