import RhumbDiagnostics
import RhumbEngine

/// Group 10, first part: autoscalers and disruption budgets.
enum AutoscalingRules {
  static let rules: [ObjectRule] = [
    ObjectRule(
      "kubernetes/autoscaler", .some(["HorizontalPodAutoscaler.autoscaling"]), "bounds and target are sound",
      check: autoscaler),
    ObjectRule(
      "kubernetes/autoscaler-metrics", .some(["HorizontalPodAutoscaler.autoscaling"]),
      "metrics have the source and the target of their type", check: metrics),
    ObjectRule(
      "kubernetes/autoscaler-behavior", .some(["HorizontalPodAutoscaler.autoscaling"]),
      "policies and windows are within their bounds", check: behavior),
    ObjectRule(
      "kubernetes/disruption-budget", .some(["PodDisruptionBudget.policy"]), "a budget sets one bound", check: budget),
  ]

  private static func autoscaler(_ object: FieldView, _ context: RuleContext, _ report: inout ObjectReport) {
    let spec = object["spec"]
    let least = spec["minReplicas"]
    let most = spec["maxReplicas"]
    let scalesToZero = spec["metrics"].items.contains { ["Object", "External"].contains($0["type"].text ?? .empty) }
    if let number = least.integer, number < 1 {
      if number < 0 || !(number == 0 && context.version.minor >= 36 && scalesToZero) { report.atLeast(least, 1) }
      if number == 0, !scalesToZero {
        report.forbidden(
          spec["metrics"].path,
          "must specify at least one Object or External metric to support scaling to zero replicas")
      }
    }
    if !most.exists || most.integer == 0 {
      report.required(most.path, "must be set and greater than 0")
    } else if let number = most.integer, number < 0 {
      report.invalid(most, "must be greater than 0")
    }
    if let high = most.integer, high < least.integer ?? 1 {
      report.invalid(most, "must be greater than or equal to `minReplicas`")
    }
    reference(spec["scaleTargetRef"], isTarget: true, &report)
  }

  private static func reference(_ reference: FieldView, isTarget: Bool, _ report: inout ObjectReport) {
    for name in ["kind", "name"] as [ByteString] {
      report.checkRequired(reference[name], Grammar.pathSegment)
    }
    guard let text = reference["apiVersion"].text, !text.isEmpty else { return }
    let slashes = text.bytes.filter { $0 == UInt8(ascii: "/") }.count
    if slashes > 1 { report.invalid(reference["apiVersion"], "unexpected GroupVersion string: " + text) }
  }

  // MARK: Metrics

  private static let sources: [(type: ByteString, field: ByteString)] = [
    ("ContainerResource", "containerResource"), ("External", "external"), ("Object", "object"), ("Pods", "pods"),
    ("Resource", "resource"),
  ]

  private static func metrics(_ object: FieldView, _ context: RuleContext, _ report: inout ObjectReport) {
    if context.type.version == "v1" {
      let percent = object["spec"]["targetCPUUtilizationPercentage"]
      if let number = percent.integer, number < 1 { report.invalid(percent, "must be greater than 0") }
      return
    }
    for metric in object["spec"]["metrics"].items { self.metric(metric, &report) }
  }

  private static func metric(_ metric: FieldView, _ report: inout ObjectReport) {
    guard let type = metric["type"].text, !type.isEmpty else {
      return report.required(metric["type"].path, "must specify a metric source type")
    }
    guard let source = sources.first(where: { $0.type == type }) else {
      return report.unsupported(metric["type"], supported: sources.map(\.type))
    }
    for other in sources where other.type != type && metric[other.field].exists {
      report.forbidden(metric[other.field].path, "must populate the given metric source only")
    }
    let view = metric[source.field]
    guard view.exists else {
      return report.required(view.path, "must populate information for the given metric source")
    }
    switch type {
    case "Resource", "ContainerResource":
      report.requireText(view["name"], "must specify a resource name")
      if type == "ContainerResource" { report.requireText(view["container"], "must specify a container name") }
      utilization(view["target"], &report)
    default:
      if type == "Object" { reference(view["describedObject"], isTarget: false, &report) }
      name(view["metric"], &report)
      values(view["target"], type, &report)
    }
    target(view["target"], &report)
  }

  private static func name(_ metric: FieldView, _ report: inout ObjectReport) {
    let name = metric["name"]
    if name.isEmpty {
      report.required(name.path, "must specify a metric name")
    } else {
      report.check(name, Grammar.pathSegment)
    }
    if metric["selector"].exists { Selector(metric["selector"]).check(&report) }
  }

  /// What holds for a target of any metric.
  private static func target(_ target: FieldView, _ report: inout ObjectReport) {
    let type = target["type"]
    if type.isEmpty {
      report.required(type.path, "must specify a metric target type")
    } else {
      report.oneOf(type, ["Utilization", "Value", "AverageValue"])
    }
    for name in ["value", "averageValue"] as [ByteString] {
      if let amount = Quantity(target[name].value), amount.nanos <= 0 {
        report.invalid(target[name], "must be positive")
      }
    }
    let percent = target["averageUtilization"]
    if let number = percent.integer, number < 1 { report.invalid(percent, "must be greater than 0") }
  }

  private static func utilization(_ target: FieldView, _ report: inout ObjectReport) {
    let percent = target["averageUtilization"]
    let average = target["averageValue"]
    if !percent.exists, !average.exists {
      report.required(percent.path, "must set either a target raw value or a target utilization")
    }
    if percent.exists, average.exists {
      report.forbidden(average.path, "may not set both a target raw value and a target utilization")
    }
  }

  private static func values(_ target: FieldView, _ type: ByteString, _ report: inout ObjectReport) {
    let value = target["value"]
    let average = target["averageValue"]
    switch type {
    case "Pods":
      if !average.exists { report.required(average.path, "must specify a positive target averageValue") }
    case "External":
      if value.exists, average.exists {
        report.forbidden(value.path, "may not set both a target value for metric and a per-pod target")
      } else if !value.exists, !average.exists {
        report.required(average.path, "must set either a target value for metric or a per-pod target")
      }
    default:
      if !value.exists, !average.exists {
        report.required(average.path, "must set either a target value or averageValue")
      }
    }
  }

  // MARK: Behaviour

  private static func behavior(_ object: FieldView, _ context: RuleContext, _ report: inout ObjectReport) {
    for name in ["scaleUp", "scaleDown"] as [ByteString] {
      let rules = object["spec"]["behavior"][name]
      guard rules.exists else { continue }
      let window = rules["stabilizationWindowSeconds"]
      report.notNegative(window)
      if let seconds = window.integer, seconds > 3600 {
        report.invalid(window, "must be less than or equal to 3600")
      }
      report.oneOf(rules["selectPolicy"], ["Disabled", "Max", "Min"])
      let policies = rules["policies"]
      if case .list = policies.value, policies.isEmpty {
        report.required(policies.path, "must specify at least one Policy")
      }
      for policy in policies.items { self.policy(policy, &report) }
      if let tolerance = Quantity(rules["tolerance"].value), tolerance.isNegative {
        report.invalid(rules["tolerance"], "must be greater or equal to 0")
      }
    }
  }

  private static func policy(_ policy: FieldView, _ report: inout ObjectReport) {
    report.oneOf(policy["type"], ["Percent", "Pods"])
    let value = policy["value"]
    if !value.exists || value.integer.map({ $0 <= 0 }) == true {
      report.invalid(value.path, .int(value.integer ?? 0), "must be greater than zero")
    }
    let period = policy["periodSeconds"]
    if !period.exists || period.integer.map({ $0 <= 0 }) == true {
      report.invalid(period.path, .int(period.integer ?? 0), "must be greater than zero")
    }
    if let seconds = period.integer, seconds > 1800 { report.invalid(period, "must be less than or equal to 1800") }
  }

  private static func budget(_ object: FieldView, _ context: RuleContext, _ report: inout ObjectReport) {
    let spec = object["spec"]
    let bounds: [ByteString] = ["minAvailable", "maxUnavailable"]
    if bounds.allSatisfy({ spec[$0].exists }) {
      report.invalid(spec, "minAvailable and maxUnavailable cannot be both set")
    }
    for name in bounds {
      report.countOrPercent(spec[name])
      WorkloadRules.notAbove100(spec[name], &report)
    }
    if spec["selector"].exists { Selector(spec["selector"]).check(&report) }
    report.oneOf(spec["unhealthyPodEvictionPolicy"], ["AlwaysAllow", "IfHealthyBudget"])
  }
}
