import RhumbDiagnostics
import RhumbEngine

/// Objects that are named exist: among the input, or declared to be elsewhere.
package enum ReferenceRules {
  package static let rules: [GraphRule] = [
    missing("lint/missing-config-map", "ConfigMap", "ConfigMaps that pods use exist"),
    missing("lint/missing-secret", "Secret", "Secrets that pods use exist"),
    missing("lint/missing-service-account", "ServiceAccount", "service accounts that are named exist"),
    missing("lint/missing-claim", "PersistentVolumeClaim", "claims that pods mount exist"),
    missing("lint/missing-service", "Service", "Services that routes, webhooks and stateful sets name exist"),
    missing("lint/missing-role", "Role.rbac.authorization.k8s.io", "roles that are bound exist"),
    missing("lint/missing-cluster-role", "ClusterRole.rbac.authorization.k8s.io", "cluster roles that are bound exist"),
    GraphRule(
      "lint/missing-key", referringKinds, "entries of ConfigMaps and Secrets that variables take exist", check: keys),
  ]

  /// What breaks wherever it is installed: `rhumb validate` warns of it.
  package static let certain = rules.filter { $0.code == "lint/missing-key" }

  private static let referringKinds: [ByteString] =
    PodTemplate.kinds + [
      "Rollout.argoproj.io", "RoleBinding.rbac.authorization.k8s.io", "ClusterRoleBinding.rbac.authorization.k8s.io",
      "Ingress.networking.k8s.io", "HTTPRoute.gateway.networking.k8s.io", "GRPCRoute.gateway.networking.k8s.io",
      "TCPRoute.gateway.networking.k8s.io", "TLSRoute.gateway.networking.k8s.io",
      "ValidatingWebhookConfiguration.admissionregistration.k8s.io",
      "MutatingWebhookConfiguration.admissionregistration.k8s.io", "APIService.apiregistration.k8s.io",
    ]

  private static func missing(_ code: DiagnosticCode, _ kind: ByteString, _ summary: StaticString) -> GraphRule {
    GraphRule(code, referringKinds, summary) { view, report in
      var told: Set<ByteString> = []
      for reference in view.node.references where reference.kind == kind && !reference.isOptional {
        guard let name = reference.name.text, !name.isEmpty, !isSelfMade(kind, name),
          !view.graph.knows(kind, reference.namespace, name), told.insert(name).inserted
        else { continue }
        let plain = ByteString(kind.bytes.prefix { $0 != UInt8(ascii: ".") })
        var words = "no " + plain + " '" + name + "' among the objects"
        if reference.namespace != view.namespace { words = words + " of namespace '" + reference.namespace + "'" }
        let declaration = plain.description + "/" + name.description
        report.add(
          .warning, at: reference.name.path, words,
          help: "if it exists elsewhere, say so in rhumb.yaml: lint: {external: [\(declaration)]}")
      }
    }
  }

  /// What Kubernetes makes in every namespace.
  private static func isSelfMade(_ kind: ByteString, _ name: ByteString) -> Bool {
    switch kind {
    case "ServiceAccount": name == "default"
    case "ConfigMap": name == "kube-root-ca.crt"
    case "Service": name == "kubernetes"
    default: false
    }
  }

  private static func keys(_ view: GraphView, _ report: inout ObjectReport) {
    for reference in view.node.references {
      guard let key = reference.key, let wanted = key.text, !reference.isOptional, let name = reference.name.text,
        let target = view.graph.node(reference.kind, reference.namespace, name)
      else { continue }
      let tables = ["data", "binaryData", "stringData"].map { target.view[$0] }
      // One without entries is filled by somebody later.
      if tables.allSatisfy(\.isEmpty) || tables.contains(where: { $0[key: wanted].exists }) { continue }
      report.add(
        .warning, at: key.path, reference.kind + " '" + name + "' has no key '" + wanted + "'",
        help: "pods wait for it in vain, unless the reference is optional")
    }
  }
}
