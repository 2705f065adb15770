import RhumbEngine
import RhumbKubernetes

/// Pods say what they need and what they may take.
enum ResourcePolicy {
  static let rules: [PolicyRule] = [
    rule(
      "cpu-request", .warning, "requests", "cpu", "containers request CPU",
      why: "The scheduler packs pods by their requests; without one, a pod may land where nothing is left for it.",
      fix: "Set resources.requests.cpu, such as 100m.",
      [
        .kubeLinter("unset-cpu-requirements"), .kubeScore("container-resources"), .polaris("cpuRequestsMissing"),
      ]),
    rule(
      "memory-request", .warning, "requests", "memory", "containers request memory",
      why: "A pod without a request is the first to be evicted when a node runs short of memory.",
      fix: "Set resources.requests.memory, such as 128Mi.",
      [
        .kubeLinter("unset-memory-requirements"), .kubeScore("container-resources"), .polaris("memoryRequestsMissing"),
      ]),
    rule(
      "memory-limit", .warning, "limits", "memory", "containers have a limit of memory",
      why: "Without a limit, one leak takes the memory of all pods on the node.",
      fix: "Set resources.limits.memory, best equal to the request.",
      [
        .kubeLinter("unset-memory-requirements"), .kubeScore("container-resources"), .polaris("memoryLimitsMissing"),
      ]),
    rule(
      "cpu-limit", .off, "limits", "cpu", "containers have a limit of CPU",
      why: "A limit keeps a pod from taking what others could use; it also slows the pod down while others sleep.",
      fix: "Set resources.limits.cpu.",
      [.kubeLinter("unset-cpu-requirements"), .kubeScore("container-resources"), .polaris("cpuLimitsMissing")]),
    rule(
      "ephemeral-storage", .off, "limits", "ephemeral-storage", "containers have a limit of ephemeral storage",
      why: "Logs and temporary files of one container can fill the disk of a node.",
      fix: "Set resources.limits.ephemeral-storage and the request.",
      [.kubeScore("container-ephemeral-storage-request-and-limit")]),
  ]

  private static func rule(
    _ id: StaticString, _ level: PolicyRule.Level, _ table: ByteString, _ resource: ByteString,
    _ summary: StaticString, why: StaticString, fix: StaticString, _ aliases: [PolicyRule.Alias]
  ) -> PolicyRule {
    .containers(id, level, .resources, summary, why: why, fix: fix, aliases) { container, report in
      let limit = container["resources"][table]
      // A limit stands for a request that is left out, and the pod's own resources for all containers'.
      if limit[resource].exists || container["resources"]["limits"][resource].exists { return }
      if container.pod.spec["resources"][table][resource].exists { return }
      let words: ByteString = table == "limits" ? " has no limit of " : " requests no "
      report.add(at: limit[key: resource].path, container.shownName + words + resource)
    }
  }
}
