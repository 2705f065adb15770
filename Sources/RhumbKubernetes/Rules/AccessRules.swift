import RhumbDiagnostics
import RhumbEngine

/// Group 11, second part: roles and their bindings.
enum AccessRules {
  static let rules: [ObjectRule] = [
    ObjectRule("kubernetes/role", .some([role, clusterRole]), "a rule has verbs and what they apply to") {
      object, context, report in
      let isNamespaced = context.type.kind == "Role"
      for rule in object["rules"].items { AccessRules.rule(rule, isNamespaced, &report) }
      for selector in object["aggregationRule"]["clusterRoleSelectors"].items { Selector(selector).check(&report) }
      if !isNamespaced, object["aggregationRule"].exists,
        object["aggregationRule"]["clusterRoleSelectors"].isEmpty
      {
        report.required(
          object["aggregationRule"]["clusterRoleSelectors"].path,
          "at least one clusterRoleSelector required if aggregationRule is non-nil")
      }
    },
    ObjectRule("kubernetes/role-binding", .some([binding, clusterBinding]), "a binding names a role and subjects") {
      object, context, report in
      let isNamespaced = context.type.kind == "RoleBinding"
      reference(object["roleRef"], isNamespaced, &report)
      for subject in object["subjects"].items { AccessRules.subject(subject, isNamespaced, &report) }
    },
  ]

  private static let role: ByteString = "Role.rbac.authorization.k8s.io"
  private static let clusterRole: ByteString = "ClusterRole.rbac.authorization.k8s.io"
  private static let binding: ByteString = "RoleBinding.rbac.authorization.k8s.io"
  private static let clusterBinding: ByteString = "ClusterRoleBinding.rbac.authorization.k8s.io"
  private static let group: ByteString = "rbac.authorization.k8s.io"

  private static func rule(_ rule: FieldView, _ isNamespaced: Bool, _ report: inout ObjectReport) {
    if rule["verbs"].isEmpty { report.required(rule["verbs"].path, "verbs must contain at least one value") }
    let urls = rule["nonResourceURLs"]
    if !urls.isEmpty {
      if isNamespaced { report.invalid(urls, "namespaced rules cannot apply to non-resource URLs") }
      if ["apiGroups", "resources", "resourceNames"].contains(where: { !rule[$0].isEmpty }) {
        report.invalid(urls, "rules cannot apply to both regular resources and non-resource URLs")
      }
      return
    }
    if rule["apiGroups"].isEmpty {
      report.required(rule["apiGroups"].path, "resource rules must supply at least one api group")
    }
    if rule["resources"].isEmpty {
      report.required(rule["resources"].path, "resource rules must supply at least one resource")
    }
  }

  private static func reference(_ reference: FieldView, _ isNamespaced: Bool, _ report: inout ObjectReport) {
    report.oneOf(reference["apiGroup"], [group])
    let kinds: [ByteString] = isNamespaced ? ["Role", "ClusterRole"] : ["ClusterRole"]
    let kind = reference["kind"]
    if !kinds.contains(kind.text ?? .empty), kind.text != nil || !kind.exists {
      report.unsupported(FieldView(value: .string(kind.text ?? .empty), path: kind.path), supported: kinds)
    }
    report.checkRequired(reference["name"], Grammar.pathSegment)
  }

  private static func subject(_ subject: FieldView, _ isNamespaced: Bool, _ report: inout ObjectReport) {
    if subject["name"].isEmpty { report.required(subject["name"].path) }
    let apiGroup = subject["apiGroup"]
    switch subject["kind"].text {
    case "ServiceAccount"?:
      if let text = subject["name"].text, !text.isEmpty { report.check(subject["name"], Grammar.dns1123Subdomain) }
      if !apiGroup.isEmpty { report.unsupported(apiGroup, supported: [.empty]) }
      if !isNamespaced, subject["namespace"].isEmpty { report.required(subject["namespace"].path) }
    case "User"?, "Group"?:
      // An absent group is filled in.
      report.oneOf(apiGroup, [group])
    default:
      if subject["kind"].exists, subject["kind"].text == nil { return }
      report.unsupported(
        FieldView(value: .string(subject["kind"].text ?? .empty), path: subject["kind"].path),
        supported: ["Group", "ServiceAccount", "User"])
    }
  }
}
