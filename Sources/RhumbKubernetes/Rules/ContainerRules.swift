import RhumbDiagnostics
import RhumbEngine

/// Groups 5 and 6: containers, their ports and environment.
enum ContainerRules {
  static let rules: [ObjectRule] = [
    PodTemplate.rule("kubernetes/containers", "containers have unique names and an image", check: containers),
    PodTemplate.rule("kubernetes/container-ports", "ports of containers have numbers, unique names", check: ports),
    PodTemplate.rule("kubernetes/environment", "variables have a name and one source", check: environment),
  ]

  private static func containers(_ pod: PodTemplate, _ report: inout ObjectReport) {
    guard pod.spec.exists || pod.isTemplate else { return report.required(pod.spec["containers"].path) }
    if pod.spec["containers"].isEmpty { report.required(pod.spec["containers"].path) }
    if !pod.spec["ephemeralContainers"].isEmpty {
      report.forbidden(
        pod.spec["ephemeralContainers"].path,
        pod.isTemplate ? "ephemeral containers not allowed in pod template" : "cannot be set on create")
    }
    var names: Set<ByteString> = []
    for container in pod.spec["containers"].items + pod.spec["initContainers"].items {
      let name = container["name"]
      report.checkRequired(name, Grammar.dns1123Label)
      if let text = name.text, !text.isEmpty, !names.insert(text).inserted { report.duplicate(name) }
      image(container["image"], pod, &report)
      report.unique(container["resizePolicy"].items.map { $0["resourceName"] })
      for policy in container["resizePolicy"].items {
        report.oneOf(policy["restartPolicy"], ["NotRequired", "RestartContainer"])
      }
    }
    for container in pod.spec["initContainers"].items { initContainer(container, &report) }
    for container in pod.spec["containers"].items + pod.spec["initContainers"].items
    where container["restartPolicy"].exists {
      report.oneOf(container["restartPolicy"], ["Always", "OnFailure", "Never"])
    }
  }

  private static func image(_ image: FieldView, _ pod: PodTemplate, _ report: inout ObjectReport) {
    guard let text = image.text, !text.isEmpty else { return report.required(image.path) }
    // Templates are let through: the pods they make are not.
    if pod.isTemplate { return }
    if text.bytes.first == 0x20 || text.bytes.last == 0x20 || text.bytes.first == 0x09 || text.bytes.last == 0x09 {
      report.invalid(image, "must not have leading or trailing whitespace")
    }
  }

  /// Probes and hooks are for those that keep running.
  private static func initContainer(_ container: FieldView, _ report: inout ObjectReport) {
    if container["restartPolicy"].text == "Always" { return }
    let words: ByteString = "may not be set for init containers without restartPolicy=Always"
    for name in ["lifecycle", "livenessProbe", "readinessProbe", "startupProbe"] as [ByteString]
    where container[name].exists {
      report.forbidden(container[name].path, words)
    }
  }

  // MARK: Ports

  private static func ports(_ pod: PodTemplate, _ report: inout ObjectReport) {
    let usesHostNetwork = pod.spec["hostNetwork"].bool == true
    var hostPorts: Set<ByteString> = []
    for container in pod.allContainers {
      var names: Set<ByteString> = []
      for port in container["ports"].items {
        let name = port["name"]
        if let text = name.text, !text.isEmpty {
          for complaint in Grammar.portName(text) { report.invalid(name, complaint) }
          if !names.insert(text).inserted { report.duplicate(name) }
        }
        let number = port["containerPort"].integer ?? 0
        if number == 0, port["containerPort"].integer != nil || !port["containerPort"].exists {
          report.required(port["containerPort"].path)
        } else {
          report.portNumber(port["containerPort"])
        }
        hostPort(port, number, usesHostNetwork, &report)
        if pod.spec["containers"].path.text != container.path.parent.text { continue }
        duplicateHostPort(port, &hostPorts, &report)
      }
      duplicatePorts(container["ports"].items, &report)
    }
  }

  private static func hostPort(
    _ port: FieldView, _ number: Int, _ usesHostNetwork: Bool, _ report: inout ObjectReport
  ) {
    let hostPort = port["hostPort"]
    guard let host = hostPort.integer, host != 0 else {
      if !port["hostIP"].isEmpty, !usesHostNetwork {
        report.warn(at: port.path, "hostIP set without hostPort")
      }
      return
    }
    report.portNumber(hostPort)
    if usesHostNetwork, host != number {
      report.invalid(port["containerPort"], "must match `hostPort` when `hostNetwork` is true")
    }
  }

  private static func duplicateHostPort(
    _ port: FieldView, _ seen: inout Set<ByteString>, _ report: inout ObjectReport
  ) {
    guard let number = port["hostPort"].integer, number != 0 else { return }
    let address = port["hostIP"].text ?? .empty
    let key = (port["protocol"].text ?? "TCP") + "/" + address + ByteString("/\(number)")
    if !seen.insert(key).inserted { report.duplicate(port["hostPort"].path, .string(key)) }
  }

  /// Only a warning: the later one wins.
  private static func duplicatePorts(_ ports: [FieldView], _ report: inout ObjectReport) {
    var seen: [ByteString: FieldPath] = [:]
    for port in ports {
      guard let number = port["containerPort"].integer else { continue }
      let key =
        (port["protocol"].text ?? "TCP") + ByteString("/\(number)/\(port["hostPort"].integer ?? 0)/")
        + (port["hostIP"].text ?? .empty)
      if let first = seen[key] {
        report.warn(at: port.path, "duplicate port definition with " + first.text)
      } else {
        seen[key] = port.path
      }
    }
  }

  // MARK: Environment

  private static func environment(_ pod: PodTemplate, _ report: inout ObjectReport) {
    for container in pod.allContainers {
      var seen: [ByteString: FieldPath] = [:]
      for variable in container["env"].items {
        report.checkRequired(variable["name"], Grammar.environmentName)
        if variable["valueFrom"].exists { source(variable, &report) }
        guard let name = variable["name"].text, !name.isEmpty else { continue }
        if let first = seen[name] {
          report.warn(
            at: variable.path,
            "hides previous definition of \"" + name + "\", which may be dropped when using apply (" + first.text + ")")
        }
        seen[name] = variable.path
      }
      for source in container["envFrom"].items { whole(source, &report) }
    }
  }

  private static let fieldPaths: Set<ByteString> = [
    "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName", "status.hostIP",
    "status.hostIPs", "status.podIP", "status.podIPs",
  ]
  /// Labels that the server translates before it checks: known, but of no use in a variable.
  private static let resources: Set<ByteString> = [
    "limits.cpu", "limits.memory", "limits.ephemeral-storage", "requests.cpu", "requests.memory",
    "requests.ephemeral-storage",
  ]

  private static func source(_ variable: FieldView, _ report: inout ObjectReport) {
    let source = variable["valueFrom"]
    let members: [ByteString] = ["fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef", "fileKeyRef"]
    let present = members.filter { source[$0].exists }
    if !variable["value"].isEmpty, !present.isEmpty {
      report.invalid(source.path, .string(.empty), "may not be specified when `value` is not empty")
    }
    if present.isEmpty {
      report.invalid(
        source.path, .string(.empty),
        "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef`, `secretKeyRef` or `fileKeyRef`")
    }
    if present.count > 1 {
      report.invalid(source.path, .string(.empty), "may not have more than one field specified at a time")
    }
    if source["fieldRef"].exists {
      let version = source["fieldRef"]["apiVersion"]
      if let text = version.text, !text.isEmpty, text != "v1" {
        report.invalid(
          source["fieldRef"]["fieldPath"], "error converting fieldPath: unsupported pod version: " + text)
      } else {
        field(source["fieldRef"]["fieldPath"], fieldPaths, &report)
      }
    }
    if source["resourceFieldRef"].exists { resource(source["resourceFieldRef"], &report) }
    for name in ["configMapKeyRef", "secretKeyRef"] as [ByteString] where source[name].exists {
      reference(source[name]["name"], &report)
      report.checkRequired(source[name]["key"], Grammar.configKey)
    }
  }

  /// References by name; an empty name is no subdomain.
  static func reference(_ name: FieldView, _ report: inout ObjectReport) {
    if name.exists, name.text == nil { return }
    if let complaint = Grammar.dns1123Subdomain(name.text ?? .empty) {
      report.invalid(name.path, .string(name.text ?? .empty), complaint)
    }
  }

  /// A path of the downward API: a field, or `metadata.labels['key']`.
  static func field(_ path: FieldView, _ known: Set<ByteString>, _ report: inout ObjectReport) {
    guard let text = path.text, !text.isEmpty else { return report.required(path.path) }
    for prefix in ["metadata.labels['", "metadata.annotations['"] as [ByteString] {
      guard text.bytes.starts(with: prefix.bytes), text.bytes.suffix(2).elementsEqual("']".utf8) else { continue }
      let key = ByteString(text.bytes[prefix.count..<max(prefix.count, text.count - 2)])
      if let complaint = Grammar.qualifiedName(key) { report.invalid(path.path, .string(key), complaint) }
      return
    }
    if !known.contains(text) {
      report.invalid(path, "error converting fieldPath: field label not supported: " + text)
    }
  }

  static func resource(_ reference: FieldView, _ report: inout ObjectReport) {
    let resource = reference["resource"]
    guard let text = resource.text, !text.isEmpty else { return report.required(resource.path) }
    let isHugePages = ["limits.hugepages-", "requests.hugepages-"].contains { text.bytes.starts(with: $0.utf8) }
    if !resources.contains(text), !isHugePages {
      report.unsupported(resource, supported: resources.sorted())
    }
    divisor(reference["divisor"], of: text, &report)
  }

  /// Amounts are told in units that are steps of the resource.
  private static func divisor(_ divisor: FieldView, of resource: ByteString, _ report: inout ObjectReport) {
    guard let amount = Quantity(divisor.value), !amount.isZero else { return }
    if resource.hasSuffix(".cpu") {
      if amount.nanos != 1_000_000, amount.nanos != 1_000_000_000 {
        report.invalid(divisor, "only divisor's values 1m and 1 are supported with the cpu resource")
      }
      return
    }
    let unit = Int128(1_000_000_000)
    let steps = (0...6).flatMap { power in
      [(0..<power).reduce(unit) { total, _ in total * 1000 }, (0..<power).reduce(unit) { total, _ in total * 1024 }]
    }
    if !steps.contains(amount.nanos) {
      report.invalid(
        divisor,
        "only divisor's values 1, 1k, 1M, 1G, 1T, 1P, 1E, 1Ki, 1Mi, 1Gi, 1Ti, 1Pi, 1Ei are supported with the "
          + ByteString(resource.bytes.drop { $0 != UInt8(ascii: ".") }.dropFirst()) + " resource")
    }
  }

  private static func whole(_ source: FieldView, _ report: inout ObjectReport) {
    report.check(source["prefix"]) { $0.isEmpty ? nil : Grammar.environmentName($0) }
    let present = (["configMapRef", "secretRef"] as [ByteString]).filter { source[$0].exists }
    if present.isEmpty {
      report.invalid(source.path, .string(.empty), "must specify one of: `configMapRef` or `secretRef`")
    }
    if present.count > 1 {
      report.invalid(source.path, .string(.empty), "may not have more than one field specified at a time")
    }
    for name in present { reference(source[name]["name"], &report) }
  }
}
