import RhumbDiagnostics
import RhumbEngine

/// Group 9, second half: ingresses and their classes.
enum IngressRules {
  static let rules: [ObjectRule] = [
    ObjectRule(
      "kubernetes/ingress", .some(["Ingress.networking.k8s.io"]), "hosts, paths and backends are sound",
      check: ingress),
    ObjectRule(
      "kubernetes/ingress-class", .some(["IngressClass.networking.k8s.io"]), "a class names its controller",
      check: ingressClass),
  ]

  private static func ingress(_ object: FieldView, _ context: RuleContext, _ report: inout ObjectReport) {
    let spec = object["spec"]
    if spec["rules"].isEmpty, !spec["defaultBackend"].exists {
      report.add(
        at: spec.path,
        "Invalid value: []: either `defaultBackend` or `rules` must be specified")
    }
    if spec["defaultBackend"].exists { backend(spec["defaultBackend"], &report) }
    if !spec["ingressClassName"].isEmpty { report.check(spec["ingressClassName"], Grammar.dns1123Subdomain) }
    let annotation = object["metadata"]["annotations"][key: "kubernetes.io/ingress.class"]
    if let name = spec["ingressClassName"].text, let other = annotation.text, name != other {
      report.invalid(annotation, "must match `ingressClassName` when both are specified")
    }
    for entry in spec["tls"].items {
      for host in entry["hosts"].items { tlsHost(host, &report) }
      if !entry["secretName"].isEmpty { report.check(entry["secretName"], Grammar.dns1123Subdomain) }
    }
    for rule in spec["rules"].items {
      if !rule["host"].isEmpty { host(rule["host"], &report) }
      guard rule["http"].exists else { continue }
      if rule["http"]["paths"].isEmpty { report.required(rule["http"]["paths"].path) }
      for path in rule["http"]["paths"].items { self.path(path, &report) }
    }
  }

  private static func host(_ host: FieldView, _ report: inout ObjectReport) {
    guard let text = host.text else { return }
    if Grammar.address(text) != nil { return report.invalid(host, "must be a DNS name, not an IP address") }
    report.check(
      host, text.bytes.contains(UInt8(ascii: "*")) ? Grammar.wildcardSubdomain : Grammar.dns1123Subdomain)
  }

  private static func tlsHost(_ host: FieldView, _ report: inout ObjectReport) {
    guard let text = host.text else { return }
    report.check(
      host, text.bytes.contains(UInt8(ascii: "*")) ? Grammar.wildcardSubdomain : Grammar.dns1123Subdomain)
  }

  private static func path(_ path: FieldView, _ report: inout ObjectReport) {
    let type = path["pathType"]
    let text = path["path"].text ?? .empty
    switch type.text {
    case "Exact"?, "Prefix"?: absolute(path["path"], text, &report)
    case "ImplementationSpecific"?:
      if !text.isEmpty, text.bytes.first != UInt8(ascii: "/") {
        report.invalid(path["path"], "must be an absolute path")
      }
    case nil, ""?:
      if type.exists, type.text == nil { break }
      report.required(type.path, "pathType must be specified")
    default: report.unsupported(type, supported: ["Exact", "ImplementationSpecific", "Prefix"])
    }
    backend(path["backend"], &report)
  }

  private static let forbidden: [ByteString] = ["//", "/./", "/../", "%2f", "%2F"]
  private static let forbiddenEnds: [ByteString] = ["/..", "/."]

  private static func absolute(_ view: FieldView, _ text: ByteString, _ report: inout ObjectReport) {
    if text.bytes.first != UInt8(ascii: "/") {
      return report.invalid(view.path, .string(text), "must be an absolute path")
    }
    for part in forbidden where text.contains(part) { report.invalid(view, "must not contain '" + part + "'") }
    for end in forbiddenEnds where text.hasSuffix(end) { report.invalid(view, "cannot end with '" + end + "'") }
  }

  private static func backend(_ backend: FieldView, _ report: inout ObjectReport) {
    let service = backend["service"]
    let resource = backend["resource"]
    switch (service.exists, resource.exists) {
    case (false, false):
      report.invalid(backend.path, .string(.empty), "resource or service backend is required")
    case (true, true):
      report.invalid(backend.path, .string(.empty), "cannot set both resource and service backends")
    case (false, true):
      if !resource["apiGroup"].isEmpty { report.check(resource["apiGroup"], Grammar.dns1123Subdomain) }
      report.requireText(resource["kind"])
      report.requireText(resource["name"])
    case (true, false): self.service(service, backend, &report)
    }
  }

  private static func service(_ service: FieldView, _ backend: FieldView, _ report: inout ObjectReport) {
    report.checkRequired(service["name"], Grammar.dns1123Label)
    let port = service["port"]
    let hasName = !port["name"].isEmpty
    let number = port["number"].integer ?? 0
    if hasName, number != 0 {
      report.invalid(backend.path, .string(.empty), "cannot set both port name & port number")
    } else if hasName {
      if let text = port["name"].text {
        for complaint in Grammar.portName(text) { report.invalid(port["name"], complaint) }
      }
    } else if number == 0 {
      if !port["number"].exists || port["number"].integer != nil {
        report.required(backend.path, "port name or number is required")
      }
    } else {
      report.portNumber(port["number"])
    }
  }

  private static func ingressClass(_ object: FieldView, _ context: RuleContext, _ report: inout ObjectReport) {
    let spec = object["spec"]
    let controller = spec["controller"]
    if controller.isEmpty {
      report.required(controller.path)
    } else if let text = controller.text {
      if text.count > 250 { report.tooLong(controller.path, maximum: 250) }
      let slash = text.bytes.firstIndex(of: UInt8(ascii: "/"))
      let domain = slash.map { ByteString(text.bytes[..<$0]) } ?? .empty
      let hasPath = slash.map { $0 + 1 < text.count } == true
      if domain.isEmpty || !hasPath {
        report.invalid(controller, "must be a domain-prefixed path (such as \"acme.io/foo\")")
      } else if let complaint = Grammar.dns1123Subdomain(domain) {
        report.invalid(controller.path, .string(domain), complaint)
      }
    }
    let parameters = spec["parameters"]
    guard parameters.exists else { return }
    report.requireText(parameters["kind"])
    report.requireText(parameters["name"])
    report.oneOf(parameters["scope"], ["Cluster", "Namespace"])
    let isNamespaced = parameters["scope"].text == "Namespace"
    if isNamespaced, parameters["namespace"].isEmpty {
      report.required(parameters["namespace"].path, "`parameters.scope` is set to 'Namespace'")
    } else if !isNamespaced, parameters["namespace"].exists {
      report.forbidden(parameters["namespace"].path, "`parameters.scope` is set to 'Cluster'")
    }
  }
}
