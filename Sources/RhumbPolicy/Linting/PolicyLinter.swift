package import RhumbDiagnostics
package import RhumbEngine
package import RhumbKubernetes

/// A breach of a rule.
package struct PolicyFinding: Sendable {
  package let rule: PolicyRule
  package let level: PolicyRule.Level
  package var finding: Finding
  package let object: ByteString

  /// The same as long as the object and the field keep their names: `image-tag Deployment/web spec.template…`.
  package var fingerprint: ByteString {
    ByteString(stringLiteral: rule.id) + " " + object + " " + (finding.path.isRoot ? "." : finding.path.text)
  }
}

/// A text of manifests with the objects in it.
package struct PolicySource {
  package let file: FileID
  package let text: [UInt8]
  package let objects: [KubernetesObject]

  package init(file: FileID, text: [UInt8], objects: [KubernetesObject]) {
    self.file = file
    self.text = text
    self.objects = objects
  }
}

/// Judges objects by the rules of good practice, side by side.
package struct PolicyLinter {
  private let configuration: PolicyConfiguration
  private let version: KubernetesVersion
  private let namespace: ByteString
  private let rules: [(rule: PolicyRule, level: PolicyRule.Level)]

  /// - Parameter namespace: the one that objects without a namespace go to.
  package init(_ configuration: PolicyConfiguration, version: KubernetesVersion, namespace: ByteString) {
    self.configuration = configuration
    self.version = version
    self.namespace = namespace
    rules = PolicyTable.rules.map { ($0, configuration.level(of: $0)) }.filter { $0.1 != .off }
  }

  package struct Outcome {
    package var findings: [PolicyFinding] = []
    /// About comments: without a reason, or of no use.
    package var remarks: [Diagnostic] = []
    /// Findings that a comment, an annotation or the configuration lets off.
    package var suppressed = 0
    /// Findings of the baseline.
    package var known = 0
  }

  package func check(_ sources: [PolicySource], origins: OriginTable, baseline: Baseline = Baseline()) -> Outcome {
    let graph = ObjectGraph(
      sources.flatMap(\.objects), namespace: namespace, external: configuration.external)
    var outcome = Outcome()
    var baseline = baseline
    var next = 0
    for source in sources {
      var suppressions = Suppressions(source.text, file: source.file, documents: source.objects.map(\.span))
      for object in source.objects where object.type != nil {
        let node = graph.nodes[next]
        next += 1
        check(
          GraphView(graph: graph, node: node, version: version), origins, &suppressions, &baseline, &outcome)
      }
      outcome.remarks += Self.remarks(suppressions)
    }
    return outcome
  }

  private func check(
    _ view: GraphView, _ origins: OriginTable, _ suppressions: inout Suppressions, _ baseline: inout Baseline,
    _ outcome: inout Outcome
  ) {
    let object = view.node.object
    // What `helm test` runs once and throws away is held to no practice.
    let hook = view.object["metadata"]["annotations"][key: "helm.sh/hook"].text
    if hook?.contains("test") == true { return }
    for (rule, level) in rules where rule.kinds.isEmpty || rule.kinds.contains(view.node.kind) {
      var report = ObjectReport(object, origins: origins)
      report.code = rule.code
      rule.check(view, &report)
      if report.findings.isEmpty { continue }
      let isExempt =
        configuration.exemptions.contains { $0.covers(rule, object, namespace: view.namespace) }
        || ForeignSuppressions.covers(view.object, rule)
      for var finding in report.findings {
        if isExempt || suppressions.covers(finding, of: rule) {
          outcome.suppressed += 1
          continue
        }
        finding.severity = level.severity
        let told = PolicyFinding(
          rule: rule, level: level, finding: finding, object: object.kind + "/" + object.name)
        if baseline.takes(told) { outcome.known += 1 } else { outcome.findings.append(told) }
      }
    }
  }

  private static func remarks(_ suppressions: Suppressions) -> [Diagnostic] {
    var remarks: [Diagnostic] = []
    for comment in suppressions.comments {
      func remark(_ words: String, help: String) {
        var diagnostic = Diagnostic(
          .warning, "lint/suppression", words, labels: [Diagnostic.Label(comment.span, "")])
        diagnostic.help.append(help)
        remarks.append(diagnostic)
      }
      if let unknown = comment.rules.first(where: { $0 != "all" && PolicyTable.rule(named: $0) == nil }) {
        let near = Spelling.closest(to: unknown.description, among: PolicyTable.rules.map { "\($0.id)" })
        remark(
          "there is no rule '\(unknown.description)'",
          help: near.map { "did you mean '\($0)'?" } ?? "'rhumb lint --rules' lists them")
      } else if comment.reason.isEmpty {
        remark("a suppression needs a reason", help: "write it behind the rule: # rhumb:ignore RULE REASON")
      } else if !comment.isUsed {
        remark("nothing is to be ignored here", help: "take the comment out")
      }
    }
    return remarks
  }
}
