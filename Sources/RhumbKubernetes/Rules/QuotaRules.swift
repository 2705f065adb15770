import RhumbDiagnostics
import RhumbEngine

/// Group 11, fourth part: limits and quotas of a namespace.
enum QuotaRules {
  static let rules: [ObjectRule] = [
    ObjectRule("kubernetes/limit-range", .some(["LimitRange"]), "bounds and defaults are in order", check: limitRange),
    ObjectRule(
      "kubernetes/resource-quota", .some(["ResourceQuota"]), "a quota counts what can be counted", check: quota),
  ]

  private static func limitRange(_ object: FieldView, _ context: RuleContext, _ report: inout ObjectReport) {
    var types: Set<ByteString> = []
    for limit in object["spec"]["limits"].items {
      if let type = limit["type"].text, !types.insert(type).inserted { report.duplicate(limit["type"]) }
      if let type = limit["type"].text, !["Container", "PersistentVolumeClaim", "Pod"].contains(type),
        !type.bytes.contains(UInt8(ascii: "/"))
      {
        report.invalid(limit["type"], "must be a standard limit type or fully qualified")
      }
      self.limit(limit, &report)
    }
  }

  private static func limit(_ limit: FieldView, _ report: inout ObjectReport) {
    let isPod = limit["type"].text == "Pod"
    for name in ["default", "defaultRequest"] as [ByteString] where isPod && !limit[name].isEmpty {
      report.forbidden(limit[name].path, "may not be specified when `type` is 'Pod'")
    }
    if limit["type"].text == "PersistentVolumeClaim", !limit["min"][key: "storage"].exists,
      !limit["max"][key: "storage"].exists
    {
      report.required(limit.path, "either minimum or maximum storage value is required, but neither was provided")
    }
    var names: Set<ByteString> = []
    for field in ["max", "min", "default", "defaultRequest", "maxLimitRequestRatio"] as [ByteString] {
      for (name, _) in limit[field].entries { names.insert(name) }
    }
    for name in names.sorted() { order(limit, name, &report) }
  }

  /// min ≤ default request ≤ default ≤ max, as far as they are given.
  private static func order(_ limit: FieldView, _ name: ByteString, _ report: inout ObjectReport) {
    let fields: [(field: ByteString, words: ByteString)] = [
      ("min", "min value "), ("defaultRequest", "default request value "), ("default", "default value "),
      ("max", "max value "),
    ]
    for (index, low) in fields.enumerated() {
      let lower = limit[low.field][key: name]
      guard let least = Quantity(lower.value) else { continue }
      for high in fields[(index + 1)...] {
        let upper = limit[high.field][key: name]
        guard let most = Quantity(upper.value), least > most else { continue }
        // The server shows the one that is out of bounds.
        report.invalid(
          high.field == "max" ? lower : upper,
          low.words + ShownValue.plain(lower.value) + " is greater than " + high.words + ShownValue.plain(upper.value))
      }
    }
    let ratio = limit["maxLimitRequestRatio"][key: name]
    if let quantity = Quantity(ratio.value), quantity.nanos < 1_000_000_000 {
      report.invalid(ratio, "ratio " + ShownValue.plain(ratio.value) + " is less than 1")
    }
  }

  private static let standard: Set<ByteString> = [
    "cpu", "memory", "ephemeral-storage", "requests.cpu", "requests.memory", "requests.storage",
    "requests.ephemeral-storage", "limits.cpu", "limits.memory", "limits.ephemeral-storage", "pods", "resourcequotas",
    "services", "replicationcontrollers", "secrets", "persistentvolumeclaims", "configmaps", "services.nodeports",
    "services.loadbalancers",
  ]

  private static let scopes: Set<ByteString> = [
    "Terminating", "NotTerminating", "BestEffort", "NotBestEffort", "PriorityClass", "CrossNamespacePodAffinity",
    "VolumeAttributesClass",
  ]

  private static func quota(_ object: FieldView, _ context: RuleContext, _ report: inout ObjectReport) {
    let spec = object["spec"]
    for (name, amount) in spec["hard"].entries {
      self.name(name, amount, &report)
      ResourceRules.notNegative(amount, &report)
      let isCount = counted.contains(name) || name.hasPrefix("count/")
      if isCount, let quantity = Quantity(amount.value), !quantity.isWhole {
        report.invalid(amount, "must be an integer")
      }
    }
    applicability(of: spec, &report)
    let scopes = spec["scopes"]
    let words = Set(scopes.items.compactMap(\.text))
    if words.contains(where: { !Self.scopes.contains($0) }) { report.invalid(scopes, "unsupported scope") }
    for pair in [["BestEffort", "NotBestEffort"], ["Terminating", "NotTerminating"]] as [[ByteString]]
    where words.isSuperset(of: pair) {
      report.invalid(scopes, "conflicting scopes")
    }
    for expression in spec["scopeSelector"]["matchExpressions"].items {
      if let scope = expression["scopeName"].text, !Self.scopes.contains(scope) {
        report.invalid(expression["scopeName"], "unsupported scope")
      }
      let needsValues = ["In", "NotIn"].contains(expression["operator"].text ?? .empty)
      if needsValues, expression["values"].isEmpty {
        report.required(
          expression["values"].path, "must be at least one value when `operator` is 'In' or 'NotIn' for scope selector")
      } else if !needsValues, !expression["values"].isEmpty {
        report.invalid(
          expression["values"], "must be no value when `operator` is 'Exist' or 'DoesNotExist' for scope selector")
      }
    }
  }

  /// What is counted in wholes.
  private static let counted: Set<ByteString> = [
    "pods", "resourcequotas", "services", "replicationcontrollers", "secrets", "persistentvolumeclaims", "configmaps",
    "services.nodeports", "services.loadbalancers",
  ]

  private static let compute: Set<ByteString> = [
    "cpu", "memory", "pods", "requests.cpu", "requests.memory", "limits.cpu", "limits.memory",
    "requests.ephemeral-storage", "limits.ephemeral-storage", "ephemeral-storage",
  ]

  /// Scopes are about pods: some of any, some without requests.
  private static func applicability(of spec: FieldView, _ report: inout ObjectReport) {
    let names = spec["hard"].entries.map(\.key)
    for scope in spec["scopes"].items {
      let fits: (ByteString) -> Bool =
        switch scope.text {
        case "BestEffort"?: { $0 == "pods" }
        case "Terminating"?, "NotTerminating"?, "NotBestEffort"?, "PriorityClass"?: { compute.contains($0) }
        default: { _ in true }
        }
      if names.contains(where: { !fits($0) && !$0.hasPrefix("requests.hugepages") }) {
        report.invalid(spec["scopes"], "unsupported scope applied to resource")
      }
    }
    for expression in spec["scopeSelector"]["matchExpressions"].items {
      let mustExist = ["BestEffort", "NotBestEffort", "Terminating", "NotTerminating", "CrossNamespacePodAffinity"]
        .contains(expression["scopeName"].text?.description ?? "")
      if mustExist, let operation = expression["operator"].text, operation != "Exists" {
        report.invalid(
          expression["operator"],
          "must be 'Exist' when scope is any of ResourceQuotaScopeTerminating, ResourceQuotaScopeNotTerminating, "
            + "ResourceQuotaScopeBestEffort, ResourceQuotaScopeNotBestEffort or "
            + "ResourceQuotaScopeCrossNamespacePodAffinity")
      }
    }
  }

  private static func name(_ name: ByteString, _ amount: FieldView, _ report: inout ObjectReport) {
    if let complaint = Grammar.qualifiedName(name) { return report.invalidKey(amount.path, name, complaint) }
    let isCount = name.hasPrefix("count/") || name.hasPrefix("requests.") || name.hasPrefix("limits.")
    if name.bytes.contains(UInt8(ascii: "/")) || standard.contains(name) || name.hasPrefix("hugepages-") || isCount {
      return
    }
    report.invalidKey(amount.path, name, "must be a standard resource type or fully qualified")
    report.invalidKey(amount.path, name, "must be a standard resource for quota")
  }
}
