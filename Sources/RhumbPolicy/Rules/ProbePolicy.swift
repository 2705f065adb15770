import RhumbEngine
import RhumbKubernetes

/// Kubernetes can see whether a pod works.
enum ProbePolicy {
  static let rules: [PolicyRule] = [
    .containers(
      "readiness-probe", .warning, .probes, "containers that serve say when they are ready",
      why: "Without a readiness probe, a pod gets requests from its first moment on, and a broken release rolls on.",
      fix: "Add a readinessProbe that asks for what the container serves.",
      [.kubeLinter("no-readiness-probe"), .kubeScore("pod-probes"), .polaris("readinessProbeMissing")],
      on: PolicyRule.lastingKinds
    ) { container, report in
      // Nobody sends requests to a container without ports.
      if container.isInitial || container["ports"].isEmpty || container["readinessProbe"].exists { return }
      report.add(at: container["readinessProbe"].path, container.shownName + " has no readiness probe")
    },
    .containers(
      "liveness-probe", .info, .probes, "containers say whether they are alive",
      why: "A process that hangs is restarted only if a liveness probe notices.",
      fix: "Add a livenessProbe that fails only where a restart helps.",
      [.kubeLinter("no-liveness-probe"), .kubeScore("pod-probes"), .polaris("livenessProbeMissing")],
      on: PolicyRule.lastingKinds
    ) { container, report in
      if container.isInitial || container["livenessProbe"].exists { return }
      report.add(at: container["livenessProbe"].path, container.shownName + " has no liveness probe")
    },
    .containers(
      "equal-probes", .warning, .probes, "liveness and readiness are asked in different ways",
      why: "With equal probes, a pod that is merely busy is restarted at the moment it stops being ready.",
      fix: "Let the liveness probe ask for less, or fail later: a larger failureThreshold.",
      [.kubeScore("pod-probes-identical")], on: PolicyRule.lastingKinds
    ) { container, report in
      let (alive, ready) = (container["livenessProbe"], container["readinessProbe"])
      guard alive.exists, ready.exists, Self.isSame(alive, ready) else { return }
      report.add(at: alive.path, container.shownName + " is asked for liveness as it is for readiness")
    },
    .containers(
      "probe-port", .warning, .probes, "probes ask at ports of the container",
      why: "A probe at a port that the container doesn't name is most often a slip; by name, it fails always.",
      fix: "Name the port under the container's ports.",
      [.kubeLinter("liveness-port"), .kubeLinter("readiness-port"), .kubeLinter("startup-port")]
    ) { container, report in
      let ports = container["ports"].items
      for name in ["livenessProbe", "readinessProbe", "startupProbe"] as [ByteString] {
        for handler in ["httpGet", "tcpSocket", "grpc"] as [ByteString] {
          let port = container[name][handler]["port"]
          if let text = port.text, Int(text.description) == nil, !ports.contains(where: { $0["name"].text == text }) {
            report.add(at: port.path, container.shownName + " has no port named '" + text + "'")
          } else if let number = port.integer, !ports.isEmpty,
            !ports.contains(where: { $0["containerPort"].integer == number })
          {
            report.add(at: port.path, container.shownName + ByteString(" declares no port \(number)"))
          }
        }
      }
    },
  ]

  private static let settings: [ByteString] = [
    "httpGet", "tcpSocket", "exec", "grpc", "initialDelaySeconds", "periodSeconds", "failureThreshold",
    "timeoutSeconds",
  ]

  private static func isSame(_ a: FieldView, _ b: FieldView) -> Bool {
    settings.allSatisfy { ShownValue.identity(a[$0].value) == ShownValue.identity(b[$0].value) }
  }
}
