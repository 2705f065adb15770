import Rhumb
import RhumbChart
import RhumbCrypto
import RhumbEngine
import RhumbKubernetes
import RhumbRegex
import RhumbSystem

/// What a `rhumb validate` command line asks for.
struct ValidateRequest {
  let files = DiskFileSystem()
  /// In the order of the command line; `-` is the standard input.
  let operands: [ByteString]
  let definitions: [ByteString]
  let policies: [ByteString]
  /// At least one.
  let versions: [KubernetesVersion]
  let hasSeveralVersions: Bool
  let options: ValidateAction.Options
  let format: ValidationFormat
  let isVerbose: Bool
  let hasSummary: Bool
  let ignoredFiles: [RegularExpression]
  private let flags: ParsedFlags

  init(_ invocation: Invocation) throws(CommandFailure) {
    flags = invocation.flags
    operands = invocation.arguments.isEmpty ? ["-"] : invocation.arguments
    definitions = flags.list("crd") + flags.list("schema")
    policies = flags.list("policy")
    versions = try Self.versions(flags)
    hasSeveralVersions = versions.count > 1
    options = Self.options(flags)
    format = ValidationFormat(rawValue: flags.text("output").description) ?? .text
    isVerbose = flags.isOn("verbose")
    hasSummary = flags.isOn("summary")
    ignoredFiles = try Self.patterns(flags.list("ignore-filename-pattern"))
  }

  private static func versions(_ flags: ParsedFlags) throws(CommandFailure) -> [KubernetesVersion] {
    var words = flags.list("kube-version")
    let other = flags.text("kubernetes-version")
    if !other.isEmpty { words.append(other) }
    var versions: [KubernetesVersion] = []
    for word in words {
      if word == "master" {
        versions.append(.latest)
        continue
      }
      guard let version = KubernetesVersion(word) else {
        throw CommandFailure("'\(word.description)' is no version of Kubernetes: write 1.36 or 1.36.2")
      }
      let range = KubernetesVersion.supported
      guard range.contains(version.minor) else {
        throw CommandFailure(
          "no schemas for Kubernetes \(version.text): 1.\(range.lowerBound) to 1.\(range.upperBound) are built in")
      }
      if !versions.contains(version) { versions.append(version) }
    }
    return versions.isEmpty ? [.latest] : versions
  }

  private static func options(_ flags: ParsedFlags) -> ValidateAction.Options {
    var options = ValidateAction.Options()
    options.skipped = flags.list("skip")
    options.rejected = flags.list("reject")
    options.exitsOnError = flags.isOn("exit-on-error")
    options.checking.isStrict = flags.isOn("strict")
    options.checking.ignoresMissingSchemas = flags.isOn("ignore-missing-schemas")
    let given = flags.list("schema-location")
    if !given.isEmpty {
      options.checking.locations = given.compactMap { text in
        if let location = SchemaLocation(text) { return location }
        Output.note(
          SafeText.escaped(Array("note: schemas are not fetched: passing over \(text.description)".utf8)))
        return nil
      }
    }
    return options
  }

  private static func patterns(_ texts: [ByteString]) throws(CommandFailure) -> [RegularExpression] {
    var patterns: [RegularExpression] = []
    for text in texts {
      do throws(PatternError) {
        patterns.append(try RegularExpression(text))
      } catch {
        throw CommandFailure("--ignore-filename-pattern: \(error.message)")
      }
    }
    return patterns
  }

  /// How charts are rendered for a version.
  func chartInput(
    for version: KubernetesVersion, chart: ByteString
  ) throws(CommandFailure) -> ChartInput {
    var options = TemplateAction.Options()
    let namespace = flags.text("namespace")
    let isNumber = !namespace.isEmpty && namespace.bytes.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    options.release = ReleaseOptions(
      // kubeconform's -n is a number of threads.
      name: flags.text("release-name"), namespace: namespace.isEmpty || isNumber ? "default" : namespace,
      isUpgrade: false)
    options.apiVersions = flags.list("api-versions")
    options.skipsSchemas = flags.isOn("skip-schema-validation")
    if flags.isGiven("kube-version") || flags.isGiven("kubernetes-version") {
      do throws(ChartError) {
        options.kubeVersion = try KubeVersion.parse(ByteString("v" + version.text + ".0"))
      } catch {
        throw CommandFailure(error.message)
      }
    }
    return ChartInput(
      values: TemplateRequest.layers(flags), options: options,
      loading: ChartReference.loadOptions(flags, chart: chart), functions: BuiltInFunctions.table,
      context: CallContext(environment: .live()),
      reader: ValuesReader(files) { () throws(ChartError) in throw ChartError("the standard input is read as manifests")
      })
  }
}
