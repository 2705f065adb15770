import RhumbDiagnostics
import RhumbEngine

/// Groups 2 and 8: what owns pods. Selectors, restart policies, strategies.
enum WorkloadRules {
  static let rules: [ObjectRule] = [
    ObjectRule(
      "kubernetes/selector", .some(selecting), "a selector fits the template's labels", check: selector),
    ObjectRule(
      "kubernetes/restart-policy", .some(selecting + ["ReplicationController"]),
      "pods that are kept running restart always", check: restartPolicy),
    ObjectRule(
      "kubernetes/replicas",
      .some(["Deployment.apps", "ReplicaSet.apps", "StatefulSet.apps", "ReplicationController", "DaemonSet.apps"]),
      "counts aren't negative"
    ) { object, _, report in
      for name in ["replicas", "minReadySeconds", "revisionHistoryLimit"] as [ByteString] {
        report.notNegative(object["spec"][name])
      }
    },
    ObjectRule("kubernetes/strategy", .some(["Deployment.apps"]), "a rollout can proceed", check: deployment),
    ObjectRule("kubernetes/strategy", .some(["DaemonSet.apps"]), "an update can proceed", check: daemonSet),
    ObjectRule("kubernetes/strategy", .some(["StatefulSet.apps"]), "an update can proceed", check: statefulSet),
    ObjectRule(
      "kubernetes/selector", .some(["ReplicationController"]), "a selector fits the template's labels",
      check: controller),
  ]

  private static let selecting: [ByteString] = [
    "Deployment.apps", "ReplicaSet.apps", "StatefulSet.apps", "DaemonSet.apps",
  ]

  private static func selector(_ object: FieldView, _ context: RuleContext, _ report: inout ObjectReport) {
    let view = object["spec"]["selector"]
    let selector = Selector(view)
    let labels = object["spec"]["template"]["metadata"]["labels"]
    // A Go map without a value is shown as null.
    let shown = labels.isEmpty ? FieldView(value: .null, path: labels.path) : labels
    let mismatch: ByteString = "`selector` does not match template `labels`"
    guard view.exists else {
      if context.type.groupKindText != "DaemonSet.apps" { report.required(view.path) }
      return report.invalid(shown, mismatch)
    }
    selector.check(&report)
    if selector.isEmpty {
      let words: ByteString =
        context.type.groupKindText == "Deployment.apps" || context.type.groupKindText == "DaemonSet.apps"
        ? "empty selector is invalid for " + (context.type.kind == "DaemonSet" ? "daemonset" : "deployment")
        : "empty selector is invalid for " + (context.type.kind == "StatefulSet" ? "statefulset" : "replicaset")
      report.invalid(view, words)
    }
    if !selector.matches(labels) { report.invalid(shown, mismatch) }
  }

  private static func controller(_ object: FieldView, _ context: RuleContext, _ report: inout ObjectReport) {
    let labels = object["spec"]["template"]["metadata"]["labels"]
    for (key, wanted) in object["spec"]["selector"].entries where labels[key: key].text != wanted.text {
      return report.invalid(labels, "`selector` does not match template `labels`")
    }
  }

  private static func restartPolicy(_ object: FieldView, _ context: RuleContext, _ report: inout ObjectReport) {
    let spec = object["spec"]["template"]["spec"]
    report.oneOf(spec["restartPolicy"], ["Always"])
    let deadline = spec["activeDeadlineSeconds"]
    if deadline.exists {
      report.forbidden(deadline.path, "activeDeadlineSeconds in ReplicaSet is not Supported")
    }
  }

  // MARK: Strategies

  private static func deployment(_ object: FieldView, _ context: RuleContext, _ report: inout ObjectReport) {
    let spec = object["spec"]
    let strategy = spec["strategy"]
    let rolling = strategy["rollingUpdate"]
    switch strategy["type"].text {
    case nil, ""?, "RollingUpdate"?: if rolling.exists { self.rolling(rolling, surgeDefault: 25, &report) }
    case "Recreate"?:
      if rolling.exists {
        report.forbidden(rolling.path, "may not be specified when strategy `type` is 'Recreate'")
      }
    default: report.unsupported(strategy["type"], supported: ["Recreate", "RollingUpdate"])
    }
    let deadline = spec["progressDeadlineSeconds"]
    report.notNegative(deadline)
    let ready = spec["minReadySeconds"].integer ?? 0
    let seconds = deadline.integer ?? 600
    if seconds <= ready, deadline.integer != nil || ready >= 600 {
      report.invalid(deadline.path, .int(seconds), "must be greater than minReadySeconds")
    }
  }

  /// A number, a percentage, or the default where nothing stands.
  private static func amount(_ view: FieldView, default standard: Int) -> Int? {
    if !view.exists { return standard }
    guard let text = view.text else { return view.integer }
    guard Grammar.isPercent(text) else { return 0 }
    return text.bytes.dropLast().prefix(9).reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private static func rolling(_ rolling: FieldView, surgeDefault: Int, _ report: inout ObjectReport) {
    let surge = rolling["maxSurge"]
    let unavailable = rolling["maxUnavailable"]
    report.countOrPercent(unavailable)
    report.countOrPercent(surge)
    let unavailableDefault = surgeDefault == 0 ? 1 : 25
    let left = amount(unavailable, default: unavailableDefault)
    if left == 0, amount(surge, default: surgeDefault) == 0 {
      report.invalid(
        unavailable.path, unavailable.exists ? unavailable.value : .int(0),
        surgeDefault == 0 ? "cannot be 0 when maxSurge is 0" : "may not be 0 when `maxSurge` is 0")
    }
    notAbove100(unavailable, &report)
    if surgeDefault == 0 {
      notAbove100(surge, &report)
      if let left, let more = amount(surge, default: 0), left != 0, more != 0 {
        report.invalid(surge, "may not be set when maxUnavailable is non-zero")
      }
    }
  }

  static func notAbove100(_ view: FieldView, _ report: inout ObjectReport) {
    guard let text = view.text, Grammar.isPercent(text), let percent = amount(view, default: 0), percent > 100
    else { return }
    report.invalid(view, "must not be greater than 100%")
  }

  private static func daemonSet(_ object: FieldView, _ context: RuleContext, _ report: inout ObjectReport) {
    let strategy = object["spec"]["updateStrategy"]
    let type = strategy["type"]
    switch type.text {
    case nil, ""?, "RollingUpdate"?:
      if strategy["rollingUpdate"].exists { rolling(strategy["rollingUpdate"], surgeDefault: 0, &report) }
    case "OnDelete"?: break
    default: report.unsupported(type, supported: ["RollingUpdate", "OnDelete"])
    }
  }

  private static func statefulSet(_ object: FieldView, _ context: RuleContext, _ report: inout ObjectReport) {
    let spec = object["spec"]
    let strategy = spec["updateStrategy"]
    let rolling = strategy["rollingUpdate"]
    switch strategy["type"].text {
    case nil, ""?, "RollingUpdate"?:
      report.notNegative(rolling["partition"])
      report.countOrPercent(rolling["maxUnavailable"])
      if let number = rolling["maxUnavailable"].integer, number == 0 {
        report.invalid(rolling["maxUnavailable"], "cannot be 0")
      }
      notAbove100(rolling["maxUnavailable"], &report)
    case "OnDelete"?:
      if rolling.exists {
        report.invalid(rolling, "only allowed for updateStrategy 'RollingUpdate'")
      }
    default: report.invalid(strategy, "must be 'RollingUpdate' or 'OnDelete'")
    }
    report.oneOf(spec["podManagementPolicy"], ["OrderedReady", "Parallel"])
    for name in ["whenDeleted", "whenScaled"] as [ByteString] {
      report.oneOf(spec["persistentVolumeClaimRetentionPolicy"][name], ["Retain", "Delete"])
    }
    report.notNegative(spec["ordinals"]["start"])
  }
}
