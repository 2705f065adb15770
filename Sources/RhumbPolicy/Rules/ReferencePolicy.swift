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
      [.kubeLinter("env-value-from")]),
    of(
      ReferenceRules.rules, "missing-secret", .info,
      why: "Pods don't start without it. Many charts leave secrets to others: declare those as external.",
      [.kubeLinter("env-value-from")]),
    of(
      ReferenceRules.rules, "missing-service-account", .warning, why: "No pod is made before the account exists.",
      [.kubeLinter("non-existent-service-account")]),
    of(ReferenceRules.rules, "missing-claim", .warning, why: "Pods wait until the claim exists."),
    of(
      ReferenceRules.rules, "missing-service", .warning, why: "What is sent there goes nowhere.",
      [.kubeLinter("dangling-ingress"), .kubeScore("ingress-targets-service")]),
    of(ReferenceRules.rules, "missing-role", .warning, why: "The binding grants nothing."),
    of(ReferenceRules.rules, "missing-cluster-role", .info, why: "The binding grants nothing."),
    of(ReferenceRules.rules, "missing-key", .error, why: "Pods wait for it in vain."),
  ]

  private static let services: [PolicyRule] = [
    of(
      ServiceGraphRules.rules, "service-without-pods", .warning, why: "Connections to the Service are refused.",
      [.kubeLinter("dangling-service"), .kubeScore("service-targets-pod")]),
    of(
      ServiceGraphRules.rules, "service-target-port", .warning, why: "Connections to the port are refused.",
      [.kubeLinter("invalid-target-ports")]),
    of(ServiceGraphRules.rules, "backend-port", .error, why: "Requests are answered with 503."),
    of(
      ServiceGraphRules.rules, "monitor-without-target", .warning, why: "Nothing is measured.",
      [.kubeLinter("dangling-servicemonitor")]),
    of(
      ServiceGraphRules.rules, "network-policy-without-pods", .info, why: "The policy holds nobody.",
      [.kubeLinter("dangling-networkpolicy"), .kubeScore("networkpolicy-targets-pod")]),
  ]

  private static let scaling: [PolicyRule] = [
    of(
      ScalingGraphRules.rules, "autoscaler-without-target", .warning, why: "Nothing is scaled.",
      [.kubeLinter("dangling-horizontalpodautoscaler"), .kubeScore("horizontalpodautoscaler-has-target")]),
    of(ScalingGraphRules.rules, "two-autoscalers", .error, why: "The number of pods goes up and down without end."),
    of(
      ScalingGraphRules.rules, "replicas-under-autoscaler", .warning,
      why: "Each upgrade sets the number of pods back, in the middle of the load.",
      [.kubeScore("deployment-targeted-by-hpa-does-not-have-replicas-configured")]),
    of(ScalingGraphRules.rules, "budget-without-pods", .warning, why: "The budget protects nobody."),
    of(
      ScalingGraphRules.rules, "budget-blocks", .warning, why: "Nodes with such pods can't be drained for an upgrade.",
      [
        .kubeLinter("pdb-max-unavailable"), .kubeLinter("pdb-min-available"), .polaris("pdbDisruptionsIsZero"),
        .polaris("pdbMinAvailableGreaterThanHPAMinReplicas"),
      ]),
  ]

  private static let traffic: [PolicyRule] = [
    of(
      TrafficGraphRules.rules, "route-weights", .error,
      why: "Shares are then others than they read, and istiod refuses routes that add up to nothing."),
    of(TrafficGraphRules.rules, "route-host", .warning, why: "Requests are answered with 503."),
    of(TrafficGraphRules.rules, "route-subset", .error, why: "Requests are answered with 503."),
    of(TrafficGraphRules.rules, "subset-without-pods", .warning, why: "Requests to the subset are answered with 503."),
    of(TrafficGraphRules.rules, "backend-weights", .error, why: "Requests are answered with 500."),
  ]

  private static func of(
    _ table: [GraphRule], _ id: StaticString, _ level: PolicyRule.Level, why: StaticString,
    _ aliases: [PolicyRule.Alias] = []
  ) -> PolicyRule {
    let code = DiagnosticCode(stringLiteral: "lint/\(id)")
    let rule = table.first { $0.code == code }
    let nothing: PolicyRule.Check = { _, _ in }
    return PolicyRule(
      id, level, .references, rule?.summary ?? "", why: why,
      fix: "Let both sides agree, or declare under 'external' in rhumb.yaml what exists elsewhere.", aliases,
      on: rule?.kinds ?? [], check: rule?.check ?? nothing)
  }
}
