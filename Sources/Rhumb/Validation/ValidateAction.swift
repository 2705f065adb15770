import RhumbDiagnostics
package import RhumbEngine
package import RhumbKubernetes
package import RhumbSystem

/// `rhumb validate`, from what was read to a report.
package struct ValidateAction {
  package struct Options {
    package var checking = ObjectValidator.Options()
    /// `Kind` or `group/version/Kind`: passed over.
    package var skipped: [ByteString] = []
    /// The same: refused.
    package var rejected: [ByteString] = []
    /// Stops at the first object that is refused.
    package var exitsOnError = false

    package init() {}
  }

  private let options: Options
  private let files: any FileSystem
  private let rules: RuleTable

  package init(_ options: Options, files: any FileSystem, rules: RuleTable = ServerRules.table) {
    self.options = options
    self.files = files
    self.rules = rules
  }

  /// Checks everything that was read. `definitions` are objects whose CustomResourceDefinitions count besides those of
  /// the input. `policies` are admission policies that judge every object.
  package func run(
    _ input: ManifestInput, definitions: ManifestInput, policies: PolicySet = PolicySet(), version: KubernetesVersion?,
    into report: inout ValidationReport
  ) {
    var policies = policies
    if !policies.isEmpty {
      for source in definitions.sources + input.sources {
        for item in source.reader.items { policies.look(at: item.object) }
      }
    }
    var custom = CustomCatalogue()
    for (source, origins) in [(definitions, definitions.origins), (input, input.origins)] {
      for item in source.sources.flatMap(\.reader.items) where CustomCatalogue.isDefinition(item.object) {
        custom.add(item.object, origins: origins)
      }
    }
    var validator = ObjectValidator(
      options.checking, rules: rules, custom: custom, files: files, origins: input.origins,
      policies: policies)
    var duplicates = DuplicateObjects()
    var faults = CertainFaults(
      input.sources.flatMap { $0.reader.items.map(\.object) }, version: options.checking.version,
      origins: input.origins)
    var places = RenderedPlaces(input, files: files)
    defer { report.texts = places.texts }
    report.fileCount += input.sources.count
    for source in input.sources {
      for stray in source.reader.strays {
        report.rows.append(
          ValidationReport.Row(
            file: source.name, apiVersion: .empty, kind: .empty, name: .empty, status: .error, findings: [stray],
            version: version))
        if options.exitsOnError { return }
      }
      for item in source.reader.items {
        var row = row(of: item, source, &validator, version)
        let between = faults.findings(ofNext: item.object)
        if row.status == .valid || row.status == .invalid { row.findings += between }
        if let finding = duplicates.finding(for: item.object, isHook: source.isHook) { row.findings.append(finding) }
        places.trace(&row.findings)
        report.rows.append(row)
        if options.exitsOnError, row.status == .invalid || row.status == .error { return }
      }
    }
  }

  private func row(
    of item: ObjectReader.Item, _ source: ManifestInput.Source, _ validator: inout ObjectValidator,
    _ version: KubernetesVersion?
  ) -> ValidationReport.Row {
    let object = item.object
    func row(_ status: ValidationReport.Status, _ findings: [Finding]) -> ValidationReport.Row {
      ValidationReport.Row(
        file: source.name, apiVersion: object.apiVersion, kind: object.kind,
        name: object.name.isEmpty ? object.generateName : object.name, status: status, findings: findings,
        version: version)
    }
    if Self.matches(object, options.skipped) { return row(.skipped, []) }
    if Self.matches(object, options.rejected) {
      let finding = Finding(
        .error, "kubernetes/prohibited", at: .root, "prohibited resource kind " + object.kind, span: object.span)
      return row(.error, [finding])
    }
    let (findings, verdict) = validator.check(object)
    let all = item.findings + findings
    switch verdict {
    case .skipped: return row(.skipped, [])
    case .invalid: return row(.invalid, all)
    case .unknown: return row(.error, all)
    case .valid: return row(item.findings.isEmpty ? .valid : .invalid, all)
    }
  }

  /// kubeconform takes a kind, or a group, version and kind.
  private static func matches(_ object: KubernetesObject, _ names: [ByteString]) -> Bool {
    names.contains { $0 == object.kind || $0 == object.apiVersion + "/" + object.kind }
  }
}
