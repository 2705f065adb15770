import RhumbChart
import RhumbEngine
import RhumbSystem

/// What a `rhumb template` command line asks for, checked in Helm's order.
struct TemplateRequest {
  let files = DiskFileSystem()
  /// Where the chart lies: absolute.
  let chart: FilePath
  let values: ValuesLayers
  let options: TemplateAction.Options
  var loading: ChartLoadOptions
  let outputDirectory: FilePath?
  let usesReleaseName: Bool
  let postRenderer: FilePath?
  let postRendererArguments: [[UInt8]]
  let isDebug: Bool
  let environment: Environment
  /// Helm's words alone.
  let hasCompatibleErrors: Bool

  init(_ invocation: Invocation) throws(CommandFailure) {
    try self.init(invocation.flags, invocation.arguments)
  }

  private init(_ flags: ParsedFlags, _ arguments: [ByteString]) throws(CommandFailure) {
    try Self.checkCombinations(flags)
    var options = TemplateAction.Options()
    options.kubeVersion = try Self.kubeVersion(flags)
    try Self.checkDryRun(flags)
    environment = try Self.environment(flags)
    let (name, reference) = try Self.nameAndChart(flags, arguments, environment)
    let namespace = flags.text("namespace")
    options.release = ReleaseOptions(
      name: name, namespace: namespace.isEmpty ? "default" : namespace, isUpgrade: flags.isOn("is-upgrade"))
    options.apiVersions = flags.list("api-versions")
    options.skipsSchemas = flags.isOn("skip-schema-validation")
    options.manifests = Self.manifestOptions(flags)
    self.options = options
    chart = try ChartReference.locate(reference, flags, files)
    values = Self.layers(flags)
    loading = ChartReference.loadOptions(flags, chart: reference)
    outputDirectory = Self.path(flags.text("output-dir"))
    usesReleaseName = flags.isOn("release-name")
    postRenderer = Self.path(flags.text("post-renderer"))
    postRendererArguments = flags.list("post-renderer-args").map(\.bytes)
    isDebug = flags.isOn("debug")
    hasCompatibleErrors = flags.isOn("compat-errors")
  }

  private static func path(_ text: ByteString) -> FilePath? { text.isEmpty ? nil : FilePath(text.bytes) }

  /// Which manifests are printed.
  static func manifestOptions(_ flags: ParsedFlags) -> ManifestStream.Options {
    var options = ManifestStream.Options()
    options.includesCRDs = flags.isOn("include-crds")
    options.omitsHooks = flags.isOn("no-hooks")
    options.omitsTests = flags.isOn("skip-tests")
    options.showOnly = flags.list("show-only")
    return options
  }

  static func layers(_ flags: ParsedFlags) -> ValuesLayers {
    var layers = ValuesLayers()
    layers.files = flags.list("values")
    layers.json = flags.list("set-json")
    layers.set = flags.list("set")
    layers.strings = flags.list("set-string")
    layers.fileValues = flags.list("set-file")
    layers.literals = flags.list("set-literal")
    return layers
  }

  /// The live one, or as much of a fixed one as was asked for.
  static func environment(_ flags: ParsedFlags) throws(CommandFailure) -> Environment {
    var environment = Environment.live()
    if let seed = Int(flags.text("seed").description) {
      environment.seedRandomness(UInt64(bitPattern: Int64(seed)))
    }
    let word = flags.text("now")
    if word.isEmpty { return environment }
    guard let now = Instant.nanoseconds(word) else {
      throw CommandFailure(
        ByteString("invalid argument ") + word.goQuoted
          + ByteString(" for \"--now\" flag: it is neither seconds since 1970 nor a time such as 2026-01-31T12:00:00Z"))
    }
    environment.now = { now }
    return environment
  }

  static func kubeVersion(_ flags: ParsedFlags) throws(CommandFailure) -> KubeVersion? {
    let text = flags.text("kube-version")
    if text.isEmpty { return nil }
    do throws(ChartError) {
      return try KubeVersion.parse(text)
    } catch {
      throw CommandFailure(error.message)
    }
  }

  private static func checkCombinations(_ flags: ParsedFlags) throws(CommandFailure) {
    for pair: (StaticString, StaticString) in [
      ("force-replace", "force-conflicts"), ("force", "force-conflicts"), ("validate", "dry-run"),
    ] where flags.isGiven(pair.0) && flags.isGiven(pair.1) {
      let sorted = ["\(pair.0)", "\(pair.1)"].sorted().joined(separator: " ")
      throw CommandFailure(
        "if any flags in the group [\(pair.0) \(pair.1)] are set none of the others can be; [\(sorted)] were all set")
    }
  }

  /// A cluster is never asked, so the other answers all mean the same.
  private static func checkDryRun(_ flags: ParsedFlags) throws(CommandFailure) {
    let word = flags.text("dry-run")
    switch word {
    case "client", "none", "unset", "true", "false": return
    case "server": throw CommandFailure("a cluster is never asked: --dry-run=server is not supported")
    default:
      throw CommandFailure(
        ByteString("invalid dry-run value (") + word.goQuoted
          + ByteString("). Must be \"none\", \"server\", or \"client\""))
    }
  }

  private static func nameAndChart(
    _ flags: ParsedFlags, _ arguments: [ByteString], _ environment: Environment
  ) throws(CommandFailure) -> (ByteString, ByteString) {
    let template = flags.text("name-template")
    if arguments.count > 2 {
      let rest = arguments.dropFirst(2).map(\.description).joined(separator: ", ")
      throw CommandFailure("expected at most two arguments, unexpected arguments: \(rest)")
    }
    if arguments.count == 2 {
      if flags.isOn("generate-name") {
        throw CommandFailure("cannot set --generate-name and also specify a name")
      }
      if !template.isEmpty { throw CommandFailure("cannot set --name-template and also specify a name") }
      return (arguments[0], arguments[1])
    }
    if !template.isEmpty {
      let name = try TemplateText.render(
        template, name: "name-template", data: .missing, environment: environment)
      return (ByteString(name), arguments[0])
    }
    // Helm makes a name up only where there is none, and 'template' always has one, with --generate-name too.
    return ("release-name", arguments[0])
  }
}
