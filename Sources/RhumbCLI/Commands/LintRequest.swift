import Rhumb
import RhumbChart
import RhumbCrypto
import RhumbDiagnostics
import RhumbEngine
import RhumbKubernetes
import RhumbPolicy
import RhumbSystem

/// What a `rhumb lint` command line asks for.
struct LintRequest {
  let files = DiskFileSystem()
  /// As they were written, with the charts inside them if those are to be checked too.
  let charts: [ByteString]
  /// Files of manifests, and `-`.
  let manifests: [ByteString]
  let options: ChartLinter.Options
  let isStrict: Bool
  let isQuiet: Bool
  let isHelmOnly: Bool
  private let flags: ParsedFlags
  private let values: ValuesLayers

  init(_ invocation: Invocation) throws(CommandFailure) {
    flags = invocation.flags
    guard !invocation.arguments.isEmpty else {
      throw CommandFailure("\"\(invocation.path)\" requires at least 1 argument\n\nUsage:  \(invocation.usageLine)")
    }
    var options = ChartLinter.Options()
    let namespace = flags.text("namespace")
    if !namespace.isEmpty { options.namespace = namespace }
    options.kubeVersion = try TemplateRequest.kubeVersion(flags)
    options.skipsSchemas = flags.isOn("skip-schema-validation")
    options.loading = ChartReference.loadOptions(flags, chart: .empty)
    self.options = options
    isStrict = flags.isOn("strict")
    isQuiet = flags.isOn("quiet")
    isHelmOnly = flags.isOn("helm-only")
    values = TemplateRequest.layers(flags)
    let files = files
    let areManifests = !flags.isOn("helm-only")
    manifests = invocation.arguments.filter { areManifests && Self.isManifest($0, files) }
    var charts = invocation.arguments.filter { !areManifests || !Self.isManifest($0, files) }
    if flags.isOn("with-subcharts") {
      let base = WorkingDirectory.path ?? FilePath("/")
      charts += charts.flatMap { ChartLinter.subcharts(of: $0, files, base: base) }
    }
    self.charts = charts
  }

  private static func isManifest(_ word: ByteString, _ files: DiskFileSystem) -> Bool {
    if word == "-" { return true }
    return [".yaml", ".yml", ".json"].contains { word.bytes.suffix($0.utf8.count).elementsEqual($0.utf8) }
      && (try? files.kind(of: FilePath(word.bytes))) == .regular
  }

  /// The user's values, anew for each chart: a lint changes them.
  func mergedValues() throws(CommandFailure) -> MapValue {
    var sources = SourceMap()
    var origins = OriginTable()
    do throws(ChartError) {
      return try values.merged(
        reader: ValuesReader(files, standardInput: TemplateCommand.readInput), sources: &sources, origins: &origins)
    } catch {
      throw CommandFailure(error.message, error.diagnostics(in: &sources), in: sources)
    }
  }

  // MARK: - Rules beyond Helm's

  var kubernetesVersion: KubernetesVersion {
    let given = KubernetesVersion(flags.text("kube-version")) ?? .latest
    return min(max(given, KubernetesVersion(minor: KubernetesVersion.supported.lowerBound)), .latest)
  }

  /// The configuration for a chart, with what the command line says over it.
  func configuration(for chart: ByteString?) throws(CommandFailure) -> PolicyConfiguration {
    var configuration = PolicyConfiguration()
    if let path = configurationPath(chart) { configuration = try read(path) }
    for word in flags.list("rule") {
      let name = ByteString(word.bytes.prefix { $0 != UInt8(ascii: "=") })
      if !configuration.setLevel(of: name, ByteString(word.bytes.dropFirst(name.count + 1))) {
        throw CommandFailure(
          ByteString("invalid argument ") + word.goQuoted
            + " for \"--rule\" flag: write RULE=error, warning, info or off; 'rhumb lint --rules' lists the rules")
      }
    }
    if flags.isGiven("fail-on") {
      configuration.failOn = PolicyRule.Level(rawValue: flags.text("fail-on").description)
    }
    return configuration
  }

  private func configurationPath(_ chart: ByteString?) -> FilePath? {
    let given = flags.text("config")
    if !given.isEmpty { return FilePath(given.bytes) }
    let name = "rhumb.yaml"
    let places = (chart.map { [FilePath($0.bytes).appending(name)] } ?? []) + [FilePath(name)]
    return places.first { (try? files.kind(of: $0)) == .regular }
  }

  private func read(_ path: FilePath) throws(CommandFailure) -> PolicyConfiguration {
    var sources = SourceMap()
    var origins = OriginTable()
    do {
      let bytes = try files.read(path, limit: 1 << 20)
      let file = sources.add(name: path.text, bytes: bytes)
      return try PolicyConfiguration(bytes, file: file, origins: &origins)
    } catch let error as SystemError {
      throw CommandFailure(error.message)
    } catch let error as PolicyConfiguration.Refusal {
      throw CommandFailure(ByteString(error.diagnostic.headline), [error.diagnostic], in: sources)
    } catch {
      throw CommandFailure("\(path.text) can't be read")
    }
  }

  /// What `--baseline` or the configuration names.
  func baseline(_ configuration: PolicyConfiguration, of chart: ByteString?) throws(CommandFailure) -> Baseline {
    let given = flags.text("baseline")
    var path = given.isEmpty ? configuration.baseline.map { FilePath($0.bytes) } : FilePath(given.bytes)
    if given.isEmpty, let name = path, let home = configurationPath(chart), !name.isAbsolute {
      path = FilePath(Array(home.bytes.dropLast(home.lastComponent.count))).appending(name.bytes)
    }
    guard let path else { return Baseline() }
    do throws(SystemError) { return Baseline(try files.read(path, limit: 64 << 20)) } catch {
      throw CommandFailure(error.message)
    }
  }

  /// Where `--write-baseline` wants the findings.
  var newBaseline: FilePath? {
    let path = flags.text("write-baseline")
    return path.isEmpty ? nil : FilePath(path.bytes)
  }

  func write(_ text: [UInt8], to path: FilePath) throws(CommandFailure) {
    try Reports.write(String(decoding: text, as: UTF8.self), to: path)
  }

  /// The chart as rules look at it.
  func input(chart word: ByteString) -> ChartInput {
    var rendering = TemplateAction.Options()
    rendering.release = ReleaseOptions(name: flags.text("release-name"), namespace: options.namespace)
    rendering.kubeVersion = options.kubeVersion
    rendering.apiVersions = flags.list("api-versions")
    // Helm's part has told of them.
    rendering.skipsSchemas = true
    var loading = ChartReference.loadOptions(flags, chart: word)
    loading.log = { _ in }
    return ChartInput(
      values: values, options: rendering, loading: loading, functions: BuiltInFunctions.table,
      context: CallContext(environment: .live(), isLinting: true),
      reader: ValuesReader(files, standardInput: TemplateCommand.readInput))
  }
}
