import RhumbDiagnostics
import RhumbEngine

/// Autoscalers and disruption budgets have something to act on, and don't act against each other.
package enum ScalingGraphRules {
  package static let rules: [GraphRule] = [
    GraphRule("lint/autoscaler-without-target", autoscalers, "autoscalers have a target", check: target),
    GraphRule("lint/two-autoscalers", autoscalers, "one autoscaler for each target", check: rivals),
    GraphRule(
      "lint/replicas-under-autoscaler",
      ["Deployment.apps", "StatefulSet.apps", "ReplicaSet.apps", "Rollout.argoproj.io"],
      "no fixed replicas where an autoscaler sets them", check: replicas),
    GraphRule(
      "lint/budget-without-pods", ["PodDisruptionBudget.policy"], "disruption budgets select pods", check: budgetPods),
    GraphRule(
      "lint/budget-blocks", ["PodDisruptionBudget.policy"], "disruption budgets leave room for one pod to go",
      check: blocking),
  ]

  /// What breaks wherever it is installed: `rhumb validate` warns of it.
  package static let certain = rules.filter { $0.code == "lint/two-autoscalers" }

  private static let autoscalers: [ByteString] = ["HorizontalPodAutoscaler.autoscaling", "ScaledObject.keda.sh"]

  /// What an autoscaler acts on: kind with group, and name.
  private struct Target: Hashable {
    let kind: ByteString
    let namespace: ByteString
    let name: ByteString

    init?(_ node: ObjectGraph.Node) {
      let reference = node.view["spec"]["scaleTargetRef"]
      guard let name = reference["name"].text else { return nil }
      let word = reference["kind"].text ?? "Deployment"
      let version = reference["apiVersion"].text ?? "apps/v1"
      kind = GroupVersionKind(apiVersion: version, kind: word)?.groupKindText ?? word
      namespace = node.namespace
      self.name = name
    }
  }

  private static func target(_ view: GraphView, _ report: inout ObjectReport) {
    guard let target = Target(view.node), !view.graph.knows(target.kind, target.namespace, target.name) else { return }
    let plain = ByteString(target.kind.bytes.prefix { $0 != UInt8(ascii: ".") })
    report.add(
      .warning, at: view.object["spec"]["scaleTargetRef"]["name"].path,
      "no " + plain + " '" + target.name + "' among the objects")
  }

  private static func rivals(_ view: GraphView, _ report: inout ObjectReport) {
    guard let target = Target(view.node) else { return }
    let all = autoscalers.flatMap { view.graph.nodes(of: $0) }
    guard let first = all.first(where: { Target($0) == target }), first.object.span != view.node.object.span else {
      return
    }
    report.add(
      .warning, at: view.object["spec"]["scaleTargetRef"]["name"].path,
      first.shownName + " scales the same target: the two will undo each other's changes")
  }

  private static func replicas(_ view: GraphView, _ report: inout ObjectReport) {
    let replicas = view.object["spec"]["replicas"]
    guard replicas.exists else { return }
    let scaler = autoscalers.flatMap { view.graph.nodes(of: $0) }.first { node in
      guard let target = Target(node) else { return false }
      return target.kind == view.node.kind && target.name == view.node.object.name
        && target.namespace == view.namespace
    }
    guard let scaler else { return }
    report.add(
      .warning, at: replicas.path, scaler.shownName + " sets the replicas: each upgrade would set them back",
      help: "leave 'replicas' out where the autoscaler is on")
  }

  // MARK: Budgets

  private static func budgetPods(_ view: GraphView, _ report: inout ObjectReport) {
    let place = view.object["spec"]["selector"]
    if Selector(place).isEmpty || view.graph.mayHaveUnseenPods(in: view.namespace) { return }
    if view.graph.pods(matching: Selector(place), in: view.namespace).isEmpty {
      report.add(
        .warning, at: place.path, "no pods among the objects have these labels",
        help: view.graph.labelsInWords(of: view.namespace))
    }
  }

  private static func blocking(_ view: GraphView, _ report: inout ObjectReport) {
    let spec = view.object["spec"]
    let (least, most) = (spec["minAvailable"], spec["maxUnavailable"])
    if most.integer == 0 || most.text == "0%" || most.text == "0" {
      return report.add(.warning, at: most.path, "no pod may ever go: nodes can't be drained")
    }
    if least.text == "100%" {
      return report.add(.warning, at: least.path, "all pods must stay: nodes can't be drained")
    }
    guard let number = least.integer, number > 0 else { return }
    let owners = view.graph.pods(matching: Selector(spec["selector"]), in: view.namespace)
    guard owners.count == 1, let owner = owners.first else { return }
    let scaler = autoscalers.flatMap { view.graph.nodes(of: $0) }.first { Target($0)?.name == owner.object.name }
    let replicas = scaler?.view["spec"]["minReplicas"].integer ?? owner.view["spec"]["replicas"].integer ?? 1
    if ["Deployment.apps", "StatefulSet.apps", "ReplicaSet.apps"].contains(owner.kind), number >= replicas {
      report.add(
        .warning, at: least.path,
        ByteString("\(number) of the \(replicas) pods of ") + owner.shownName + " must stay: nodes can't be drained")
    }
  }
}
