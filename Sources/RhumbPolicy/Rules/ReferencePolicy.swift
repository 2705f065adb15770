import RhumbDiagnostics
import RhumbEngine
import RhumbKubernetes

/// What objects say of each other, as rules of good practice: the checks are those of `RhumbKubernetes`.
enum ReferencePolicy {
  static let rules: [PolicyRule] =
    references + services + scaling + traffic

  private static let references: [PolicyRule] = [
    of(
      ReferenceRules.rules, "missing-config-map", .warning, why: "Pods don't start without it.",
      fix: "Make the ConfigMap, correct its name, or declare it under 'external' in rhumb.yaml if it exists elsewhere.",
      [.kubeLinter("env-value-from")]),
    of(
      ReferenceRules.rules, "missing-secret", .info,
      why: "Pods don't start without it. Many charts leave secrets to others: declare those as external.",
      fix: "Make the Secret, correct its name, or declare it under 'external' in rhumb.yaml if it exists elsewhere.",
      [.kubeLinter("env-value-from")]),
    of(
      ReferenceRules.rules, "missing-service-account", .warning, why: "No pod is made before the account exists.",
      fix: "Make the account, correct its name, or declare it under 'external' in rhumb.yaml if it exists elsewhere.",
      [.kubeLinter("non-existent-service-account")]),
    of(
      ReferenceRules.rules, "missing-claim", .warning, why: "Pods wait until the claim exists.",
      fix: "Make the claim, correct its name, or declare it under 'external' in rhumb.yaml if it exists elsewhere."),
    of(
      ReferenceRules.rules, "missing-service", .warning, why: "What is sent there goes nowhere.",
      fix: "Make the Service, correct its name, or declare it under 'external' in rhumb.yaml if it exists elsewhere.",
      [.kubeLinter("dangling-ingress"), .kubeScore("ingress-targets-service")]),
    of(
      ReferenceRules.rules, "missing-role", .warning, why: "The binding grants nothing.",
      fix: "Make the role, correct its name, or declare it under 'external' in rhumb.yaml if it exists elsewhere."),
    of(
      ReferenceRules.rules, "missing-cluster-role", .info, why: "The binding grants nothing.",
      fix: "Make the role, correct its name, or declare it under 'external' in rhumb.yaml if it exists elsewhere."),
    of(
      ReferenceRules.rules, "missing-key", .error, why: "Pods wait for it in vain.",
      fix: "Name a key that is there, add it, or make the reference optional."),
  ]

  private static let services: [PolicyRule] = [
    of(
      ServiceGraphRules.rules, "service-without-pods", .warning, why: "Connections to the Service are refused.",
      fix: "Give the Service's selector and the pods' labels the same values.",
      [.kubeLinter("dangling-service"), .kubeScore("service-targets-pod")]),
    of(
      ServiceGraphRules.rules, "service-target-port", .warning, why: "Connections to the port are refused.",
      fix: "Name a port that the containers declare, or declare it.",
      [.kubeLinter("invalid-target-ports")]),
    of(
      ServiceGraphRules.rules, "backend-port", .error, why: "Requests are answered with 503.",
      fix: "Name a port of the Service, by its number or its name."),
    of(
      ServiceGraphRules.rules, "monitor-without-target", .warning, why: "Nothing is measured.",
      fix: "Select by labels that are there, and name a port of what is selected.",
      [.kubeLinter("dangling-servicemonitor")]),
    of(
      ServiceGraphRules.rules, "network-policy-without-pods", .info, why: "The policy holds nobody.",
      fix: "Select by labels that pods have, or take the policy out.",
      [.kubeLinter("dangling-networkpolicy"), .kubeScore("networkpolicy-targets-pod")]),
  ]

  private static let scaling: [PolicyRule] = [
    of(
      ScalingGraphRules.rules, "autoscaler-without-target", .warning, why: "Nothing is scaled.",
      fix: "Correct kind and name of scaleTargetRef.",
      [.kubeLinter("dangling-horizontalpodautoscaler"), .kubeScore("horizontalpodautoscaler-has-target")]),
    of(
      ScalingGraphRules.rules, "two-autoscalers", .error, why: "The number of pods goes up and down without end.",
      fix: "Keep one of them; it can go by several metrics."),
    of(
      ScalingGraphRules.rules, "replicas-under-autoscaler", .warning,
      why: "Each upgrade sets the number of pods back, in the middle of the load.",
      fix: "Leave 'replicas' out where the autoscaler is on.",
      [.kubeScore("deployment-targeted-by-hpa-does-not-have-replicas-configured")]),
    of(
      ScalingGraphRules.rules, "budget-without-pods", .warning, why: "The budget protects nobody.",
      fix: "Select by labels that pods have, or take the budget out."),
    of(
      ScalingGraphRules.rules, "budget-blocks", .warning, why: "Nodes with such pods can't be drained for an upgrade.",
      fix: "Say maxUnavailable: 1, or add a pod.",
      [
        .kubeLinter("pdb-max-unavailable"), .kubeLinter("pdb-min-available"), .polaris("pdbDisruptionsIsZero"),
        .polaris("pdbMinAvailableGreaterThanHPAMinReplicas"),
      ]),
  ]

  private static let traffic: [PolicyRule] = [
    of(
      TrafficGraphRules.rules, "route-weights", .error,
      why: "Shares are then others than they read, and istiod refuses routes that add up to nothing.",
      fix: "Let the weights sum to 100."),
    of(
      TrafficGraphRules.rules, "route-host", .warning, why: "Requests are answered with 503.",
      fix: "Name a Service of the objects, or declare it under 'external' in rhumb.yaml if it exists elsewhere."),
    of(
      TrafficGraphRules.rules, "route-subset", .error, why: "Requests are answered with 503.",
      fix: "Name a subset of the DestinationRule, or define it there."),
    of(
      TrafficGraphRules.rules, "subset-without-pods", .warning, why: "Requests to the subset are answered with 503.",
      fix: "Give the subset labels that pods of the Service have."),
    of(
      TrafficGraphRules.rules, "backend-weights", .error, why: "Requests are answered with 500.",
      fix: "Give one backend a weight above 0."),
  ]

  private static func of(
    _ table: [GraphRule], _ id: StaticString, _ level: PolicyRule.Level, why: StaticString, fix: StaticString,
    _ aliases: [PolicyRule.Alias] = []
  ) -> PolicyRule {
    let code = DiagnosticCode(stringLiteral: "lint/\(id)")
    let rule = table.first { $0.code == code }
    let nothing: PolicyRule.Check = { _, _ in }
    return PolicyRule(
      id, level, .references, rule?.summary ?? "", why: why, fix: fix, aliases, on: rule?.kinds ?? [],
      check: rule?.check ?? nothing)
  }
}
