import RhumbChart
import RhumbEngine
import RhumbFunctions
import RhumbSystem

/// `rhumb template`
enum TemplateCommand {
  @Sendable static func run(_ invocation: Invocation) throws(CommandFailure) {
    let flags = invocation.flags
    try checkCombinations(flags)
    let files = DiskFileSystem()
    let request = try request(invocation, files)
    let action = TemplateAction(
      files: files, reader: valuesReader(files), environment: .live(), functions: FunctionTable(BuiltInFunctions.tables)
    )
    let result: TemplateAction.Result
    do throws(TemplateAction.Failure) {
      result = try action.run(request)
    } catch {
      throw try report(error, flags)
    }
    try TemplateOutput(result: result, release: request.release, flags: flags).write()
  }

  // MARK: - What is asked for

  private static func checkCombinations(_ flags: ParsedFlags) throws(CommandFailure) {
    for pair: (StaticString, StaticString) in [
      ("force-replace", "force-conflicts"), ("force", "force-conflicts"), ("validate", "dry-run"),
    ] where flags.isGiven(pair.0) && flags.isGiven(pair.1) {
      let sorted = ["\(pair.0)", "\(pair.1)"].sorted().joined(separator: " ")
      throw CommandFailure(
        "if any flags in the group [\(pair.0) \(pair.1)] are set none of the others can be; [\(sorted)] were all set")
    }
  }

  private static func request(
    _ invocation: Invocation, _ files: DiskFileSystem
  ) throws(CommandFailure) -> TemplateAction.Request {
    let flags = invocation.flags
    var kubeVersion: KubeVersion?
    let version = flags.text("kube-version")
    if !version.isEmpty {
      do throws(ChartError) {
        kubeVersion = try KubeVersion.parse(version)
      } catch {
        throw CommandFailure(error.message)
      }
    }
    try checkDryRun(flags)
    let (name, chart) = try nameAndChart(invocation)
    var request = TemplateAction.Request(chart: try ChartReference.locate(chart, flags, files))
    let namespace = flags.text("namespace")
    request.release = ReleaseOptions(
      name: name, namespace: namespace.isEmpty ? "default" : namespace, isUpgrade: flags.isOn("is-upgrade"))
    request.kubeVersion = kubeVersion
    request.apiVersions = flags.list("api-versions")
    request.skipsSchema = flags.isOn("skip-schema-validation")
    request.values.files = flags.list("values")
    request.values.json = flags.list("set-json")
    request.values.set = flags.list("set")
    request.values.strings = flags.list("set-string")
    request.values.fileValues = flags.list("set-file")
    request.values.literals = flags.list("set-literal")
    request.loading = ChartReference.loadOptions(flags)
    request.log = request.loading.log
    return request
  }

  /// Any answer is taken, but a cluster is never asked.
  private static func checkDryRun(_ flags: ParsedFlags) throws(CommandFailure) {
    let word = flags.text("dry-run")
    switch word {
    case "client", "none", "unset", "true", "false": return
    case "server": throw CommandFailure("a cluster is never asked: --dry-run=server is not supported")
    default:
      var quoted: [UInt8] = []
      GoQuote.quote(word.bytes, to: &quoted)
      throw CommandFailure(
        "invalid dry-run value (\(String(decoding: quoted, as: UTF8.self))). Must be \"none\", \"server\", or \"client\""
      )
    }
  }

  private static func nameAndChart(_ invocation: Invocation) throws(CommandFailure) -> (ByteString, ByteString) {
    let arguments = invocation.arguments
    let flags = invocation.flags
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
      let name = try TemplateText.render(template, name: "name-template", data: .missing)
      return (ByteString(name), arguments[0])
    }
    // Helm asks for a made-up name only where there is none, and 'template' always has one.
    return ("release-name", arguments[0])
  }

  private static func valuesReader(_ files: DiskFileSystem) -> ValuesReader {
    ValuesReader(
      files,
      standardInput: { () throws(ChartError) in
        do throws(SystemError) {
          return try StandardStreams.readInput(limit: ValuesReader.sizeLimit)
        } catch {
          throw ChartError(error.message)
        }
      })
  }

  // MARK: - Failure

  /// With `--debug`, what was rendered is printed although it can't be used.
  private static func report(
    _ failure: TemplateAction.Failure, _ flags: ParsedFlags
  ) throws(CommandFailure) -> CommandFailure {
    guard failure.hasBegun else { return CommandFailure(failure.message) }
    if flags.isOn("debug") {
      try Output.write(ManifestStream.unsorted(failure.files))
      return CommandFailure(failure.message)
    }
    return CommandFailure(failure.message + "\n\nUse --debug flag to render out invalid YAML")
  }
}
