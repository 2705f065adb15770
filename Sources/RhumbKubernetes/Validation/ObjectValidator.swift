import RhumbDiagnostics
package import RhumbEngine
package import RhumbSystem

/// Judges objects one by one, as an API server of a version would: by schema, then by the rules beyond it.
package struct ObjectValidator {
  package struct Options {
    package var version = KubernetesVersion.latest
    /// Unknown fields are refused.
    package var isStrict = true
    /// Kinds without a schema are passed over instead of refused.
    package var ignoresMissingSchemas = false
    /// Where schemas are looked for, in order.
    package var locations: [SchemaLocation] = [.builtIn]
    /// As templates of locations see it: `1.36.0` or `master`.
    package var schemaVersion: ByteString = "master"

    package init() {}
  }

  /// What became of an object.
  package enum Verdict: Sendable {
    case valid, invalid, skipped
    /// There is no schema to judge it by.
    case unknown
  }

  private let options: Options
  private let rules: RuleTable
  private let origins: OriginTable
  private let policies: PolicySet
  private var builtIn = KubernetesCatalogue()
  private var custom: CustomCatalogue
  private let patterns = PatternCache()
  private let ruleStore = RuleStore()
  private var schemaFiles: SchemaFiles

  package init(
    _ options: Options, rules: RuleTable, custom: CustomCatalogue, files: any FileSystem, origins: OriginTable,
    policies: PolicySet = PolicySet()
  ) {
    self.policies = policies
    self.options = options
    self.rules = rules
    self.custom = custom
    self.origins = origins
    schemaFiles = SchemaFiles(files)
  }

  /// Everything that is wrong with an object.
  package mutating func check(_ object: KubernetesObject) -> (findings: [Finding], verdict: Verdict) {
    var report = ObjectReport(object, origins: origins)
    guard let type = head(of: object, &report) else { return (report.findings, .invalid) }
    var isNamespaced: Bool?
    switch source(for: type) {
    case .file(let text, let path):
      report.code = "kubernetes/schema"
      schemaFiles.check(object, by: text, at: path, &report)
      isNamespaced = builtIn.schema(for: type, in: options.version)?.isNamespaced
    case .known(let schema):
      structure(object, schema, &report)
      checkScope(object, schema, &report)
      isNamespaced = schema.isNamespaced
    case .nowhere:
      let isKnown = missing(type, object, &report)
      if options.ignoresMissingSchemas && !isKnown { return ([], .skipped) }
      return (report.findings, .unknown)
    }
    warnIfDeprecated(object, &report)
    let context = RuleContext(version: options.version, type: type, isNamespaced: isNamespaced)
    rules.check(object, context, &report)
    if !policies.isEmpty {
      let request = policies.request(for: object, type, isNamespaced: isNamespaced ?? true)
      PolicyCheck.run(policies, request, ruleStore.tools, &report)
    }
    let findings = Self.distinct(report.findings)
    return (findings, findings.contains { $0.severity == .error } ? .invalid : .valid)
  }

  // MARK: What it is

  private func head(of object: KubernetesObject, _ report: inout ObjectReport) -> GroupVersionKind? {
    report.code = "kubernetes/no-kind"
    for key in ["apiVersion", "kind"] as [ByteString] {
      switch object.root[key] {
      case .string(let text)? where !text.isEmpty: continue
      case nil, .missing?, .null?, .string?: report.required(FieldPath.root[key])
      case let other?: report.invalid(FieldPath.root[key], other, "must be a string")
      }
    }
    if !report.hasErrors, object.type == nil {
      report.invalid(
        FieldPath.root["apiVersion"], .string(object.apiVersion),
        "unexpected GroupVersion string: must be GROUP/VERSION")
    }
    return report.hasErrors ? nil : object.type
  }

  private enum Source {
    case known(KindSchema)
    case file([UInt8], path: ByteString)
    case nowhere
  }

  private mutating func source(for type: GroupVersionKind) -> Source {
    for location in options.locations {
      if let path = location.path(for: type, in: options.schemaVersion, isStrict: options.isStrict) {
        if let text = schemaFiles.text(at: path) { return .file(text, path: path) }
      } else if let schema = builtIn.schema(for: type, in: options.version)
        ?? custom.schema(for: type, in: options.version)
      {
        return .known(schema)
      }
    }
    // Definitions of the input count in any case.
    return custom.handedIn(type).map { .known($0) } ?? .nowhere
  }

  /// Tells why there is no schema. True if the kind is known, but not in this version.
  private mutating func missing(
    _ type: GroupVersionKind, _ object: KubernetesObject, _ report: inout ObjectReport
  ) -> Bool {
    report.code = "kubernetes/unknown-kind"
    let words = "no matches for kind \"" + type.kind + "\" in version \"" + type.apiVersion + "\""
    let path = FieldPath.root["apiVersion"]
    if let removed = RemovedVersion.find(apiVersion: type.apiVersion, kind: type.kind),
      removed.removedIn <= options.version.minor
    {
      let replacement =
        removed.replacement.isEmpty ? "nothing takes its place" : "use \(removed.replacement.description)"
      report.add(
        at: path, words, help: "removed in Kubernetes 1.\(removed.removedIn): \(replacement)",
        code: "kubernetes/removed-api")
      return true
    }
    let others = builtIn.alternatives(to: type, in: options.version)
    if let other = others.first {
      report.add(
        at: path, words, help: "Kubernetes \(options.version.text) serves it as \(other.apiVersion.description)")
      return others.contains { $0.group == type.group }
    }
    let versions = custom.versions(of: type)
    if let version = versions.last {
      report.add(at: path, words, help: "versions of its definition: \(type.group.description)/\(version.description)")
      return true
    }
    let names = builtIn.kindNames(in: options.version).map(\.description)
    let suggestion = Spelling.closest(to: type.kind.description, among: names)
    report.add(
      at: FieldPath.root["kind"], words,
      help: suggestion.map { "did you mean '\($0)'?" }
        ?? "hand in its CustomResourceDefinition with --crd, or pass over it with --ignore-missing-schemas")
    return false
  }

  // MARK: Structure

  private mutating func structure(_ object: KubernetesObject, _ schema: KindSchema, _ report: inout ObjectReport) {
    report.code = "kubernetes/schema"
    guard schema.isCustomResource else {
      return BuiltInCheck.run(object.root, schema.root, isStrict: options.isStrict, &report)
    }
    let metadata = builtIn.schema(for: Self.pod, in: options.version)?.root.property("metadata")
    CustomCheck.run(
      object.root, schema.root, metadata: metadata, isStrict: options.isStrict, patterns: patterns,
      rules: ruleStore, &report)
  }

  private static let pod = GroupVersionKind(group: .empty, version: "v1", kind: "Pod")

  private func checkScope(_ object: KubernetesObject, _ schema: KindSchema, _ report: inout ObjectReport) {
    guard schema.isNamespaced == false, !object.namespace.isEmpty else { return }
    report.code = "kubernetes/scope"
    report.add(
      .warning, at: FieldPath.root["metadata"]["namespace"],
      "a " + object.kind + " belongs to the cluster: its namespace counts for nothing")
  }

  private func warnIfDeprecated(_ object: KubernetesObject, _ report: inout ObjectReport) {
    guard let row = RemovedVersion.find(apiVersion: object.apiVersion, kind: object.kind),
      row.deprecatedIn <= options.version.minor
    else { return }
    report.code = "kubernetes/deprecated-api"
    var words = object.apiVersion + " " + object.kind + ByteString(" is deprecated in v1.\(row.deprecatedIn)+")
    if row.removedIn != .max { words = words + ByteString(", unavailable in v1.\(row.removedIn)+") }
    if !row.replacement.isEmpty { words = words + "; use " + row.replacement }
    report.warn(at: FieldPath.root["apiVersion"], words)
  }

  /// The schema and a rule may tell the same; a rule's words say more.
  private static func distinct(_ findings: [Finding]) -> [Finding] {
    if findings.count < 2 { return findings }
    let ruled = Set(
      findings.filter { $0.code != "kubernetes/schema" && $0.severity == .error }.map { $0.path.text })
    var seen: Set<ByteString> = []
    return findings.filter { finding in
      if finding.code == "kubernetes/schema", ruled.contains(finding.path.text) {
        let echoes = ["Required value", "Unsupported value"] as [ByteString]
        if echoes.contains(where: { finding.message.hasPrefix($0) }) { return false }
      }
      return seen.insert(finding.text).inserted
    }
  }
}
