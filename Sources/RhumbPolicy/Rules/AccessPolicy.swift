import RhumbEngine
import RhumbKubernetes

/// Roles grant what is needed.
enum AccessPolicy {
  private static let roles: [ByteString] = ["Role.rbac.authorization.k8s.io", "ClusterRole.rbac.authorization.k8s.io"]
  private static let bindings: [ByteString] = [
    "RoleBinding.rbac.authorization.k8s.io", "ClusterRoleBinding.rbac.authorization.k8s.io",
  ]

  static let rules: [PolicyRule] = [
    PolicyRule(
      "wildcard-in-role", .warning, .access, "roles name what they grant",
      why: "A '*' also grants what is added to the API later.",
      fix: "List the groups, resources and verbs that are used.", [.kubeLinter("wildcard-in-rules")], on: roles
    ) { view, report in
      for rule in view.object["rules"].items {
        for field in ["apiGroups", "resources", "verbs"] as [ByteString] {
          guard let item = rule[field].items.first(where: { $0.text == "*" }) else { continue }
          report.add(at: item.path, "the rule grants all " + (field == "apiGroups" ? "API groups" : field))
        }
      }
    },
    PolicyRule(
      "cluster-admin", .warning, .access, "nobody is bound to cluster-admin",
      why: "Who holds a token of such an account owns the cluster.",
      fix: "Bind a role with the rights that are used.",
      [
        .kubeLinter("cluster-admin-role-binding"), .polaris("clusterrolebindingClusterAdmin"),
        .polaris("rolebindingClusterAdminClusterRole"),
      ], on: bindings
    ) { view, report in
      let name = view.object["roleRef"]["name"]
      if name.text == "cluster-admin" { report.add(at: name.path, "the binding grants everything: cluster-admin") }
    },
    granting(
      "secrets-access", .info, "roles don't read Secrets",
      why: "Who reads all Secrets of a namespace holds the passwords of everything in it.",
      fix: "Name the Secrets under resourceNames, or mount them.", [.kubeLinter("access-to-secrets")],
      resources: ["secrets"], verbs: ["get", "list", "watch", "*"], unlessNamed: true),
    granting(
      "create-pods", .info, "roles don't make pods",
      why: "Who may make pods may run as any service account of the namespace.",
      fix: "Leave creating workloads to controllers.", [.kubeLinter("access-to-create-pods")],
      resources: ["pods", "deployments", "statefulsets", "daemonsets", "replicasets", "jobs", "cronjobs"],
      verbs: ["create", "*"]),
    granting(
      "pod-exec", .warning, "roles don't run commands in pods",
      why: "A command in a pod runs with all that the pod holds.",
      fix: "Take pods/exec and pods/attach out of the role.",
      [.polaris("clusterrolePodExecAttach"), .polaris("rolePodExecAttach")],
      resources: ["pods/exec", "pods/attach", "pods/*"], verbs: ["create", "get", "*"]),
    granting(
      "node-proxy", .warning, "roles don't reach through nodes",
      why: "nodes/proxy runs commands in every pod of the node, past the audit log.",
      fix: "Take nodes/proxy out of the role; metrics are at nodes/metrics.", [],
      resources: ["nodes/proxy", "nodes/*"], verbs: ["create", "get", "*"]),
    PolicyRule(
      "role-escalation", .warning, .access, "roles can't give themselves more",
      why: "Who may bind, escalate or impersonate has every right that somebody has.",
      fix: "Take the verb out, or restrict it with resourceNames.", [], on: roles
    ) { view, report in
      for rule in view.object["rules"].items where rule["resourceNames"].isEmpty {
        for verb in rule["verbs"].items where ["bind", "escalate", "impersonate"].contains(verb.text ?? .empty) {
          report.add(at: verb.path, "the rule grants the verb " + (verb.text ?? .empty))
        }
      }
    },
  ]

  private static func granting(
    _ id: StaticString, _ level: PolicyRule.Level, _ summary: StaticString, why: StaticString, fix: StaticString,
    _ aliases: [PolicyRule.Alias], resources: Set<ByteString>, verbs: Set<ByteString>, unlessNamed: Bool = false
  ) -> PolicyRule {
    PolicyRule(id, level, .access, summary, why: why, fix: fix, aliases, on: roles) { view, report in
      for rule in view.object["rules"].items {
        if unlessNamed, !rule["resourceNames"].isEmpty { continue }
        guard let resource = rule["resources"].items.first(where: { resources.contains($0.text ?? .empty) }),
          let verb = rule["verbs"].items.first(where: { verbs.contains($0.text ?? .empty) })
        else { continue }
        let words = "the rule grants " + (verb.text ?? .empty) + " on " + (resource.text ?? .empty)
        report.add(at: resource.path, words)
      }
    }
  }
}
