import RhumbDiagnostics
import RhumbEngine

/// Group 7: probes and hooks.
enum ProbeRules {
  static let rules: [ObjectRule] = [
    PodTemplate.rule("kubernetes/probes", "a probe has one handler and sound numbers", check: probes),
    PodTemplate.rule("kubernetes/lifecycle", "a hook has one handler", check: hooks),
  ]

  private static let numbers: [ByteString] = [
    "initialDelaySeconds", "timeoutSeconds", "periodSeconds", "successThreshold", "failureThreshold",
  ]

  private static func probes(_ pod: PodTemplate, _ report: inout ObjectReport) {
    for container in pod.allContainers {
      for name in ["livenessProbe", "readinessProbe", "startupProbe"] as [ByteString] {
        let probe = container[name]
        guard probe.exists else { continue }
        handler(probe, ["exec", "httpGet", "tcpSocket", "grpc"], &report)
        for number in numbers { report.notNegative(probe[number]) }
        grace(probe, name, &report)
        if name != "readinessProbe", let threshold = probe["successThreshold"].integer, threshold > 1 {
          report.invalid(probe["successThreshold"], "must be 1")
        }
      }
    }
  }

  private static func grace(_ probe: FieldView, _ name: ByteString, _ report: inout ObjectReport) {
    let period = probe["terminationGracePeriodSeconds"]
    guard let seconds = period.integer else { return }
    if name == "readinessProbe" {
      report.invalid(period, "must not be set for readinessProbes")
    } else if seconds <= 0 {
      report.invalid(period, "must be greater than 0")
    }
  }

  private static func hooks(_ pod: PodTemplate, _ report: inout ObjectReport) {
    let grace = pod.spec["terminationGracePeriodSeconds"].integer ?? 30
    for container in pod.allContainers {
      for name in ["postStart", "preStop"] as [ByteString] {
        let hook = container["lifecycle"][name]
        guard hook.exists else { continue }
        handler(hook, ["exec", "httpGet", "tcpSocket", "sleep"], &report)
        let seconds = hook["sleep"]["seconds"]
        if let length = seconds.integer, length < 0 || length > grace {
          report.invalid(
            seconds, ByteString("must be non-negative and less than terminationGracePeriodSeconds (\(grace))"))
        }
      }
      stopSignal(container, pod, &report)
    }
  }

  private static func stopSignal(_ container: FieldView, _ pod: PodTemplate, _ report: inout ObjectReport) {
    let signal = container["lifecycle"]["stopSignal"]
    if signal.exists, pod.spec["os"]["name"].isEmpty {
      report.forbidden(signal.path, "may not be set for containers with empty `spec.os.name`")
    }
  }

  /// The one handler of a probe or a hook.
  private static func handler(_ view: FieldView, _ members: [ByteString], _ report: inout ObjectReport) {
    let present = report.union(view, members, several: "may not specify more than 1 handler type")
    guard let first = present.first else { return report.required(view.path, "must specify a handler type") }
    let action = view[first]
    switch first {
    case "exec": if action["command"].isEmpty { report.required(action["command"].path) }
    case "httpGet": httpGet(action, &report)
    case "tcpSocket": port(action["port"], &report)
    case "grpc": report.portNumber(FieldView(value: .int(action["port"].integer ?? 0), path: action["port"].path))
    default: break
    }
  }

  private static func httpGet(_ action: FieldView, _ report: inout ObjectReport) {
    // An empty path becomes "/".
    port(action["port"], &report)
    report.oneOf(action["scheme"], ["HTTP", "HTTPS"])
    for header in action["httpHeaders"].items {
      if let complaint = Grammar.headerName(header["name"].text ?? .empty) {
        report.invalid(header["name"].path, .string(header["name"].text ?? .empty), complaint)
      }
    }
  }

  private static func port(_ port: FieldView, _ report: inout ObjectReport) {
    if !port.exists { return report.invalid(port.path, .int(0), "must be between 1 and 65535, inclusive") }
    report.portNumberOrName(port)
  }
}
