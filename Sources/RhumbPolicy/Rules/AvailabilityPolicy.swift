import RhumbEngine
import RhumbKubernetes

/// One node, one pod or one upgrade less doesn't stop the work.
enum AvailabilityPolicy {
  private static let scaled: [ByteString] = ["Deployment.apps", "StatefulSet.apps", "Rollout.argoproj.io"]

  static let rules: [PolicyRule] = [
    PolicyRule(
      "replicas", .info, .availability, "Deployments have two pods at least",
      why: "With one pod, a node that is drained takes the service with it.",
      fix: "Set replicas: 2 or more, or add an autoscaler with minReplicas of 2.",
      [
        .kubeLinter("minimum-three-replicas"), .kubeScore("deployment-replicas"), .polaris("deploymentMissingReplicas"),
      ], on: ["Deployment.apps", "Rollout.argoproj.io"]
    ) { view, report in
      if let count = view.replicas, count < 2, count != 0 {
        report.add(at: view.object["spec"]["replicas"].path, "one pod only")
      }
    },
    PolicyRule(
      "spread", .info, .availability, "pods of one workload are kept apart",
      why: "Nothing else keeps all replicas from landing on one node.",
      fix: "Add topologySpreadConstraints over kubernetes.io/hostname, or a podAntiAffinity.",
      [
        .kubeLinter("no-anti-affinity"), .kubeScore("deployment-has-host-podantiaffinity"),
        .kubeScore("statefulset-has-host-podantiaffinity"), .kubeScore("pod-topology-spread-constraints"),
        .polaris("topologySpreadConstraint"),
      ], on: scaled
    ) { view, report in
      guard let count = view.replicas, count > 1, view.pod.spec["topologySpreadConstraints"].isEmpty,
        view.pod.spec["affinity"]["podAntiAffinity"].isEmpty
      else { return }
      report.add(at: view.pod.spec["topologySpreadConstraints"].path, "several pods, which may all be on one node")
    },
    PolicyRule(
      "disruption-budget", .info, .availability, "workloads of several pods have a disruption budget",
      why: "Without one, all pods may be evicted at once when nodes are drained.",
      fix: "Add a PodDisruptionBudget with maxUnavailable: 1.",
      [
        .kubeScore("deployment-has-poddisruptionbudget"), .kubeScore("statefulset-has-poddisruptionbudget"),
        .polaris("missingPodDisruptionBudget"),
      ], on: scaled
    ) { view, report in
      guard let count = view.replicas, count > 1 else { return }
      let labels = view.pod.metadata["labels"]
      let budgets = view.graph.nodes(of: "PodDisruptionBudget.policy").filter { $0.namespace == view.namespace }
      if budgets.contains(where: { Selector($0.view["spec"]["selector"]).matches(labels) }) { return }
      report.add(at: view.object["metadata"]["name"].path, "no PodDisruptionBudget selects the pods")
    },
    PolicyRule(
      "unhealthy-eviction", .off, .availability, "disruption budgets let broken pods go",
      why: "By default, pods that never became ready keep their node from being drained.",
      fix: "Set unhealthyPodEvictionPolicy: AlwaysAllow.", [.kubeLinter("pdb-unhealthy-pod-eviction-policy")],
      on: ["PodDisruptionBudget.policy"]
    ) { view, report in
      let field = view.object["spec"]["unhealthyPodEvictionPolicy"]
      if !field.exists { report.add(at: field.path, "broken pods block an eviction") }
    },
    PolicyRule(
      "update-strategy", .info, .availability, "updates leave pods running",
      why: "Recreate takes all pods down before the first new one is there.",
      fix: "Set strategy: {type: RollingUpdate}; keep Recreate where two versions can't share a volume.",
      [.kubeLinter("no-rolling-update-strategy"), .kubeScore("deployment-strategy")], on: ["Deployment.apps"]
    ) { view, report in
      let type = view.object["spec"]["strategy"]["type"]
      guard type.text == "Recreate", !view.graph.services(selecting: view.node).isEmpty else { return }
      // A volume that one node can mount leaves no choice.
      if view.pod.spec["volumes"].items.contains(where: { $0["persistentVolumeClaim"].exists }) { return }
      report.add(at: type.path, "each update takes the service down")
    },
    PolicyRule(
      "autoscaler-minimum", .info, .availability, "autoscalers keep two pods at least",
      why: "At rest, one pod is all there is.", fix: "Set minReplicas: 2 or more.",
      [
        .kubeLinter("hpa-minimum-three-replicas"), .kubeScore("horizontalpodautoscaler-replicas"),
        .polaris("hpaMinAvailability"),
      ], on: ["HorizontalPodAutoscaler.autoscaling"]
    ) { view, report in
      let field = view.object["spec"]["minReplicas"]
      if (field.integer ?? 1) == 1 { report.add(at: field.path, "one pod only, when there is little to do") }
    },
    PolicyRule(
      "cron-deadline", .info, .availability, "scheduled jobs say how late they may start",
      why: "After a hundred missed starts without a deadline, a CronJob never starts again.",
      fix: "Set startingDeadlineSeconds.", [.kubeScore("cronjob-has-deadline")], on: ["CronJob.batch"]
    ) { view, report in
      let field = view.object["spec"]["startingDeadlineSeconds"]
      if !field.exists { report.add(at: field.path, "no deadline for a late start") }
    },
    PolicyRule(
      "job-cleanup", .info, .availability, "jobs that are done go away",
      why: "Finished jobs and their pods stay until somebody deletes them.",
      fix: "Set ttlSecondsAfterFinished, or helm.sh/hook-delete-policy for a hook.",
      [.kubeLinter("job-ttl-seconds-after-finished")], on: ["Job.batch"]
    ) { view, report in
      let field = view.object["spec"]["ttlSecondsAfterFinished"]
      let annotations = view.object["metadata"]["annotations"]
      if field.exists || annotations[key: "helm.sh/hook"].exists { return }
      report.add(at: field.path, "the job stays after it has finished")
    },
    PolicyRule(
      "headless-service", .warning, .availability, "stateful sets have a headless Service",
      why: "Only a headless Service gives each pod a name of its own.",
      fix: "Name a Service with clusterIP: None in serviceName.", [.kubeScore("statefulset-has-servicename")],
      on: ["StatefulSet.apps"]
    ) { view, report in
      let field = view.object["spec"]["serviceName"]
      guard let name = field.text, let service = view.graph.node("Service", view.namespace, name) else { return }
      if service.view["spec"]["clusterIP"].text != "None" {
        report.add(at: field.path, "Service '" + name + "' is not headless")
      }
    },
    .pods(
      "priority-class", .off, .availability, "pods have a priority",
      why: "Without one, all pods are equal when a node has too little for all.",
      fix: "Set priorityClassName.", [.kubeLinter("priority-class-name"), .polaris("priorityClassNotSet")]
    ) { pod, report in
      if pod.spec["priorityClassName"].isEmpty {
        report.add(at: pod.spec["priorityClassName"].path, "the pod has no priority class")
      }
    },
    PolicyRule(
      "recommended-labels", .off, .availability, "workloads carry the recommended labels",
      why: "Tools find what belongs together by app.kubernetes.io/name and app.kubernetes.io/instance.",
      fix: "Add both labels.", [.polaris("metadataAndInstanceMismatched")], on: PolicyRule.podKinds
    ) { view, report in
      for label in ["app.kubernetes.io/name", "app.kubernetes.io/instance"] as [ByteString] {
        let place = view.object["metadata"]["labels"][key: label]
        if !place.exists { report.add(at: place.path, "no label " + label) }
      }
    },
  ]
}

extension GraphView {
  /// How many pods the workload keeps at least; nil for kinds without replicas.
  fileprivate var replicas: Int? {
    let scalers = graph.nodes(of: "HorizontalPodAutoscaler.autoscaling") + graph.nodes(of: "ScaledObject.keda.sh")
    let scaler = scalers.first {
      $0.namespace == namespace && $0.view["spec"]["scaleTargetRef"]["name"].text == node.object.name
    }
    if let scaler {
      let spec = scaler.view["spec"]
      return (spec["minReplicas"].exists ? spec["minReplicas"] : spec["minReplicaCount"]).integer ?? 1
    }
    return object["spec"]["replicas"].integer ?? 1
  }
}
