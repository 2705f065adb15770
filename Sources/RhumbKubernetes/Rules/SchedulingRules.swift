import RhumbDiagnostics
import RhumbEngine

/// Group 6, third part: where a pod may run.
enum SchedulingRules {
  static let rules: [ObjectRule] = [
    PodTemplate.rule("kubernetes/tolerations", "operators, values and effects go together", check: tolerations),
    PodTemplate.rule("kubernetes/affinity", "terms of affinity are complete", check: affinity),
    PodTemplate.rule("kubernetes/topology-spread", "spread constraints are complete, each once", check: spread),
    PodTemplate.rule("kubernetes/node-selector", "keys and values are labels") { pod, report in
      MetadataRules.labels(pod.spec["nodeSelector"], &report)
    },
  ]

  private static func tolerations(_ pod: PodTemplate, _ report: inout ObjectReport) {
    for toleration in pod.spec["tolerations"].items {
      let key = toleration["key"]
      if let text = key.text, !text.isEmpty { report.check(key, Grammar.qualifiedName) }
      let operation = toleration["operator"]
      if key.isEmpty, operation.text != "Exists" {
        report.invalid(
          operation.path, .string(operation.text ?? .empty),
          "operator must be Exists when `key` is empty, which means \"match all values and all keys\"")
      }
      if toleration["tolerationSeconds"].exists, toleration["effect"].text != "NoExecute" {
        report.invalid(
          toleration["effect"].path, .string(toleration["effect"].text ?? .empty),
          "effect must be 'NoExecute' when `tolerationSeconds` is set")
      }
      switch operation.text {
      case nil, ""?, "Equal"?: report.check(toleration["value"], Grammar.labelValue)
      case "Exists"?:
        if !toleration["value"].isEmpty {
          report.invalid(toleration.path, operation.value, "value must be empty when `operator` is 'Exists'")
        }
      case "Lt"?, "Gt"?: break
      default: report.unsupported(operation, supported: ["Equal", "Exists"])
      }
      report.oneOf(toleration["effect"], ["NoSchedule", "PreferNoSchedule", "NoExecute"])
    }
  }

  private static func affinity(_ pod: PodTemplate, _ report: inout ObjectReport) {
    let affinity = pod.spec["affinity"]
    let node = affinity["nodeAffinity"]
    if node[required].exists { nodeSelector(node[required], &report) }
    for term in node[preferred].items {
      weight(term["weight"], &report)
      for expression in term["preference"]["matchExpressions"].items { requirement(expression, &report) }
    }
    for name in ["podAffinity", "podAntiAffinity"] as [ByteString] {
      for term in affinity[name][required].items { self.term(term, &report) }
      for term in affinity[name][preferred].items {
        weight(term["weight"], &report)
        self.term(term["podAffinityTerm"], &report)
      }
    }
  }

  private static let required: ByteString = "requiredDuringSchedulingIgnoredDuringExecution"
  private static let preferred: ByteString = "preferredDuringSchedulingIgnoredDuringExecution"

  private static func weight(_ weight: FieldView, _ report: inout ObjectReport) {
    let number = weight.integer ?? 0
    if weight.exists && weight.integer == nil || (1...100).contains(number) { return }
    report.invalid(weight.path, .int(number), "must be in the range 1-100")
  }

  private static func term(_ term: FieldView, _ report: inout ObjectReport) {
    for name in ["labelSelector", "namespaceSelector"] as [ByteString] { Selector(term[name]).check(&report) }
    for namespace in term["namespaces"].items { report.check(namespace, Grammar.dns1123Label) }
    if term["topologyKey"].isEmpty {
      report.required(term["topologyKey"].path, "can not be empty")
    } else {
      report.check(term["topologyKey"], Grammar.qualifiedName)
    }
  }

  static func nodeSelector(_ selector: FieldView, _ report: inout ObjectReport) {
    let terms = selector["nodeSelectorTerms"]
    if terms.isEmpty { report.required(terms.path, "must have at least one node selector term") }
    for term in terms.items {
      for expression in term["matchExpressions"].items { requirement(expression, &report) }
      for field in term["matchFields"].items {
        if field["values"].count != 1 {
          report.required(
            field["values"].path, "must be only one value when `operator` is 'In' or 'NotIn' for node field selector")
        }
        if field["key"].text != "metadata.name" { report.invalid(field["key"], "not a valid field selector key") }
      }
    }
  }

  /// A requirement on a node's labels.
  private static func requirement(_ expression: FieldView, _ report: inout ObjectReport) {
    let values = expression["values"]
    switch expression["operator"].text {
    case "In"?, "NotIn"?:
      if values.isEmpty { report.required(values.path, "must be specified when `operator` is 'In' or 'NotIn'") }
    case "Exists"?, "DoesNotExist"?:
      if !values.isEmpty {
        report.forbidden(values.path, "may not be specified when `operator` is 'Exists' or 'DoesNotExist'")
      }
    case "Gt"?, "Lt"?:
      if values.count != 1 {
        report.required(values.path, "must be specified single value when `operator` is 'Lt' or 'Gt'")
      }
    default:
      report.invalid(
        expression["operator"].path, .string(expression["operator"].text ?? .empty), "not a valid selector operator")
    }
    if let complaint = Grammar.qualifiedName(expression["key"].text ?? .empty) {
      report.invalid(expression["key"].path, .string(expression["key"].text ?? .empty), complaint)
    }
  }

  private static func spread(_ pod: PodTemplate, _ report: inout ObjectReport) {
    let constraints = pod.spec["topologySpreadConstraints"].items
    var seen: Set<ByteString> = []
    for constraint in constraints {
      if constraint["maxSkew"].integer ?? 0 <= 0, constraint["maxSkew"].integer != nil || !constraint["maxSkew"].exists
      {
        report.invalid(
          constraint["maxSkew"].path, .int(constraint["maxSkew"].integer ?? 0), "must be greater than zero")
      }
      if constraint["topologyKey"].isEmpty {
        report.required(constraint["topologyKey"].path, "can not be empty")
      } else {
        report.check(constraint["topologyKey"], Grammar.qualifiedName)
      }
      let action = constraint["whenUnsatisfiable"]
      if !["DoNotSchedule", "ScheduleAnyway"].contains(action.text ?? .empty) {
        report.unsupported(
          FieldView(value: .string(action.text ?? .empty), path: action.path),
          supported: ["DoNotSchedule", "ScheduleAnyway"])
      }
      let domains = constraint["minDomains"]
      if let number = domains.integer {
        if number <= 0 { report.invalid(domains, "must be greater than zero") }
        if action.text != "DoNotSchedule" {
          report.invalid(
            domains, "can only use minDomains if whenUnsatisfiable=DoNotSchedule, not " + (action.text ?? .empty))
        }
      }
      Selector(constraint["labelSelector"]).check(&report)
      if !constraint["matchLabelKeys"].isEmpty, !constraint["labelSelector"].exists {
        report.forbidden(constraint["matchLabelKeys"].path, "must not be specified when labelSelector is not set")
      }
      let pair = "{" + (constraint["topologyKey"].text ?? .empty) + ", " + (action.text ?? .empty) + "}"
      if !seen.insert(pair).inserted { report.duplicate(constraint.path, .string(pair)) }
    }
  }
}
