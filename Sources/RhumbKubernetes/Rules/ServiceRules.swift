import RhumbDiagnostics
import RhumbEngine
import RhumbFormats

/// Group 9, first half: services and endpoints.
enum ServiceRules {
  static let rules: [ObjectRule] = [
    ObjectRule("kubernetes/service", .some(["Service"]), "type, addresses and policies go together", check: service),
    ObjectRule("kubernetes/service-ports", .some(["Service"]), "ports have numbers, several also names", check: ports),
    ObjectRule(
      "kubernetes/endpoint-slice", .some(["EndpointSlice.discovery.k8s.io"]), "addresses fit their type",
      check: slice),
  ]

  private static func service(_ object: FieldView, _ context: RuleContext, _ report: inout ObjectReport) {
    let spec = object["spec"]
    let type = spec["type"].text.map { $0.isEmpty ? "ClusterIP" : $0 } ?? "ClusterIP"
    report.oneOf(spec["type"], ["ClusterIP", "ExternalName", "LoadBalancer", "NodePort"])
    report.oneOf(spec["sessionAffinity"], ["ClientIP", "None"])
    report.oneOf(spec["internalTrafficPolicy"], ["Cluster", "Local"])
    MetadataRules.labels(spec["selector"], &report)
    affinity(spec, &report)
    clusterIPs(spec, type, &report)
    addresses(spec, type, &report)
    loadBalancer(spec, type, &report)
    let ranges = object["metadata"]["annotations"][key: "service.beta.kubernetes.io/load-balancer-source-ranges"]
    if let text = ranges.text { sourceRanges(ranges, text, type, &report) }
    externalPolicy(spec, type, &report)
    externalName(spec, type, &report)
    distribution(spec["trafficDistribution"], context, &report)
  }

  /// Without the affinity the server drops the configuration of it.
  private static func affinity(_ spec: FieldView, _ report: inout ObjectReport) {
    let seconds = spec["sessionAffinityConfig"]["clientIP"]["timeoutSeconds"]
    if spec["sessionAffinity"].text == "ClientIP" {
      if let number = seconds.integer, !(1...86400).contains(number) {
        report.invalid(seconds, "must be greater than 0 and less than 86400")
      }
    }
  }

  private static func clusterIPs(_ spec: FieldView, _ type: ByteString, _ report: inout ObjectReport) {
    let first = spec["clusterIP"]
    let all = spec["clusterIPs"]
    var addresses = all.items
    if addresses.isEmpty, !first.isEmpty { addresses = [FieldView(value: first.value, path: first.path)] }
    if type == "ExternalName" {
      if !addresses.isEmpty { report.forbidden(all.path, "may not be set for ExternalName services") }
      return
    }
    if !first.isEmpty, let head = all.items.first?.text, head != first.text {
      report.invalid(all, "first value must match `clusterIP`")
    }
    if !all.isEmpty, first.exists, first.isEmpty { report.required(first.path, "must be set when `clusterIPs` is set") }
    if addresses.count > 2 { report.invalid(all, "may only hold up to 2 values") }
    for (index, address) in addresses.enumerated() {
      guard let text = address.text else { continue }
      if text == "None" {
        if addresses.count > 1 { report.invalid(address, "'None' must be the first and only value") }
        if type != "ClusterIP", index == 0 {
          report.invalid(address, "may not be set to 'None' for " + type + " services")
        }
      } else {
        report.check(address, Grammar.ipAddress)
      }
    }
    let parsed = addresses.compactMap { $0.text.flatMap(Grammar.address) }
    if addresses.count == 2, parsed.count == 2, parsed[0].isVersion4 == parsed[1].isVersion4 {
      report.invalid(all, "may specify no more than one IP for each IP family")
    }
    families(spec, type, addresses, &report)
  }

  private static func families(
    _ spec: FieldView, _ type: ByteString, _ addresses: [FieldView], _ report: inout ObjectReport
  ) {
    let families = spec["ipFamilies"]
    report.oneOf(spec["ipFamilyPolicy"], ["PreferDualStack", "RequireDualStack", "SingleStack"])
    for family in families.items where !["IPv4", "IPv6"].contains(family.text ?? "IPv4") {
      report.unsupported(family, supported: ["IPv4", "IPv6"])
    }
    report.unique(families.items)
    if families.count > 2 { report.invalid(families, "may only hold up to 2 values") }
    if spec["ipFamilyPolicy"].text == "SingleStack", families.count > 1 || addresses.count > 1 {
      report.invalid(
        spec["ipFamilyPolicy"],
        "must be RequireDualStack or PreferDualStack when multiple IP families are specified")
    }
    for (address, family) in zip(addresses, families.items) {
      guard let text = address.text, let parsed = Grammar.address(text), let name = family.text else { continue }
      if parsed.isVersion4 != (name == "IPv4") {
        report.invalid(address, "expected an " + name + " value as indicated by `ipFamilies[0]`")
      }
    }
  }

  private static func addresses(_ spec: FieldView, _ type: ByteString, _ report: inout ObjectReport) {
    for address in spec["externalIPs"].items {
      report.check(address, Grammar.ipAddress)
      guard let text = address.text, let bytes = AddressRange.bytes(of: text) else { continue }
      if let complaint = special(bytes) { report.invalid(address, complaint) }
    }
    if !spec["externalIPs"].isEmpty {
      report.warn(
        at: spec["externalIPs"].path, "spec.externalIPs is deprecated and may no longer be implemented in some clusters"
      )
    }
  }

  /// Addresses that aren't one machine's on a network.
  private static func special(_ bytes: [UInt8]) -> ByteString? {
    let isVersion6 = bytes.count == 16
    if bytes.allSatisfy({ $0 == 0 }) { return "may not be unspecified (0.0.0.0 or ::)" }
    if isVersion6 ? bytes.dropLast().allSatisfy({ $0 == 0 }) && bytes[15] == 1 : bytes[0] == 127 {
      return "may not be in the loopback range (127.0.0.0/8, ::1/128)"
    }
    if isVersion6 ? bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80 : bytes[0] == 169 && bytes[1] == 254 {
      return "may not be in the link-local range (169.254.0.0/16, fe80::/10)"
    }
    if isVersion6 ? bytes[0] == 0xFF && bytes[1] & 0x0F == 2 : bytes[0] == 224 && bytes[1] == 0 && bytes[2] == 0 {
      return "may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)"
    }
    return nil
  }

  /// The annotation from before there was a field.
  private static func sourceRanges(
    _ annotation: FieldView, _ text: ByteString, _ type: ByteString, _ report: inout ObjectReport
  ) {
    if type != "LoadBalancer" {
      return report.forbidden(annotation.path, "may only be used when `type` is 'LoadBalancer'")
    }
    for part in text.bytes.split(separator: UInt8(ascii: ",")) {
      let range = ByteString(part.filter { $0 != 0x20 })
      if !range.isEmpty, let complaint = Grammar.cidr(range) { report.invalid(annotation, complaint) }
    }
  }

  private static func loadBalancer(_ spec: FieldView, _ type: ByteString, _ report: inout ObjectReport) {
    let ranges = spec["loadBalancerSourceRanges"]
    if !ranges.isEmpty, type != "LoadBalancer" {
      report.forbidden(ranges.path, "may only be used when `type` is 'LoadBalancer'")
    }
    for range in ranges.items {
      guard let text = range.text else { continue }
      // White space around it is forgiven.
      let trimmed = ByteString(Array(text.bytes.drop { $0 == 0x20 }.reversed().drop { $0 == 0x20 }.reversed()))
      if let complaint = Grammar.cidr(trimmed) { report.invalid(range, complaint) }
    }
    let allocates = spec["allocateLoadBalancerNodePorts"]
    if allocates.exists, type != "LoadBalancer" {
      report.forbidden(allocates.path, "may only be used when `type` is 'LoadBalancer'")
    }
    let name = spec["loadBalancerClass"]
    if name.exists, type != "LoadBalancer" {
      report.forbidden(name.path, "may only be used when `type` is 'LoadBalancer'")
    } else {
      report.check(name, Grammar.qualifiedName)
    }
    if !spec["loadBalancerIP"].isEmpty, type == "LoadBalancer" {
      report.check(spec["loadBalancerIP"]) { _ in nil }
    }
  }

  private static func externalPolicy(_ spec: FieldView, _ type: ByteString, _ report: inout ObjectReport) {
    let policy = spec["externalTrafficPolicy"]
    let isExternal =
      type == "LoadBalancer" || type == "NodePort" || (type == "ClusterIP" && !spec["externalIPs"].isEmpty)
    if !policy.isEmpty {
      if isExternal {
        report.oneOf(policy, ["Cluster", "Local"])
      } else {
        report.invalid(policy, "may only be set for externally-accessible services")
      }
    }
    let port = spec["healthCheckNodePort"]
    if let number = port.integer, number != 0 {
      if type != "LoadBalancer" || policy.text != "Local" {
        report.invalid(
          port, "may only be set when `type` is 'LoadBalancer' and `externalTrafficPolicy` is 'Local'")
      } else {
        report.portNumber(port)
      }
    }
  }

  private static func externalName(_ spec: FieldView, _ type: ByteString, _ report: inout ObjectReport) {
    let name = spec["externalName"]
    guard type == "ExternalName" else {
      if !name.isEmpty {
        report.warn(at: name.path, "spec.externalName is ignored when spec.type is not \"ExternalName\"")
      }
      return
    }
    guard let text = name.text, !text.isEmpty else {
      return report.check(FieldView(value: .string(.empty), path: name.path), Grammar.dns1123Subdomain)
    }
    let plain = text.bytes.last == UInt8(ascii: ".") ? ByteString(text.bytes.dropLast()) : text
    if let complaint = Grammar.dns1123Subdomain(plain) { report.invalid(name, complaint) }
  }

  /// PreferSameZone and PreferSameNode are served since 1.34; before that, PreferClose is the word.
  private static func distribution(_ view: FieldView, _ context: RuleContext, _ report: inout ObjectReport) {
    guard let text = view.text else { return }
    let knowsZones = context.version.minor >= 34
    report.oneOf(view, knowsZones ? ["PreferClose", "PreferSameZone", "PreferSameNode"] : ["PreferClose"])
    if knowsZones, text == "PreferClose" {
      report.warn(at: view.path, "spec.trafficDistribution: \"PreferClose\" is deprecated; use \"PreferSameZone\"")
    }
  }

  // MARK: Ports

  private static func ports(_ object: FieldView, _ context: RuleContext, _ report: inout ObjectReport) {
    let spec = object["spec"]
    let type = spec["type"].text.map { $0.isEmpty ? "ClusterIP" : $0 } ?? "ClusterIP"
    let isHeadless = spec["clusterIP"].text == "None" || spec["clusterIPs"].items.first?.text == "None"
    let ports = spec["ports"]
    if ports.isEmpty, !isHeadless, type != "ExternalName" { report.required(ports.path) }
    var names: Set<ByteString> = []
    var numbers: Set<ByteString> = []
    var nodePorts: Set<ByteString> = []
    for port in ports.items {
      name(port, isOne: ports.count == 1, &names, &report)
      if !port["port"].exists {
        report.invalid(port["port"].path, .int(0), "must be between 1 and 65535, inclusive")
      }
      report.portNumber(port["port"])
      report.oneOf(port["protocol"], ["SCTP", "TCP", "UDP"])
      target(port, type, isHeadless, &report)
      report.check(port["appProtocol"]) { text in text.isEmpty ? nil : Grammar.qualifiedName(text) }
      let transport = (port["protocol"].text ?? "TCP") + "/"
      if let number = port["port"].integer, !numbers.insert(transport + ByteString("\(number)")).inserted {
        report.duplicate(port)
      }
      nodePort(port, type, transport, &nodePorts, &report)
    }
    if type == "LoadBalancer" {
      for port in ports.items where port["port"].integer == 10250 {
        report.invalid(port["port"], "may not expose port 10250 externally since it is used by kubelet")
      }
    }
  }

  private static func name(
    _ port: FieldView, isOne: Bool, _ seen: inout Set<ByteString>, _ report: inout ObjectReport
  ) {
    guard let text = port["name"].text, !text.isEmpty else {
      if !isOne { report.required(port["name"].path) }
      return
    }
    if let complaint = Grammar.dns1123Label(text) {
      report.invalid(port["name"], complaint)
    } else if !seen.insert(text).inserted {
      report.duplicate(port["name"])
    }
  }

  private static func target(
    _ port: FieldView, _ type: ByteString, _ isHeadless: Bool, _ report: inout ObjectReport
  ) {
    let target = port["targetPort"]
    // Zero and an empty name stand for the port itself.
    if target.integer == 0 || target.text?.isEmpty == true { return }
    report.portNumberOrName(target)
  }

  private static func nodePort(
    _ port: FieldView, _ type: ByteString, _ transport: ByteString, _ seen: inout Set<ByteString>,
    _ report: inout ObjectReport
  ) {
    let nodePort = port["nodePort"]
    guard let number = nodePort.integer, number != 0 else { return }
    if type == "ClusterIP" || type == "ExternalName" {
      return report.forbidden(nodePort.path, "may not be used when `type` is '" + type + "'")
    }
    report.portNumber(nodePort)
    if !seen.insert(transport + ByteString("\(number)")).inserted {
      report.invalid(nodePort, "provided port is already allocated")
    }
  }

  // MARK: Endpoints

  private static func slice(_ object: FieldView, _ context: RuleContext, _ report: inout ObjectReport) {
    let type = object["addressType"]
    if type.isEmpty { report.required(type.path) } else { report.oneOf(type, ["FQDN", "IPv4", "IPv6"]) }
    for endpoint in object["endpoints"].items {
      if endpoint["addresses"].isEmpty {
        report.required(endpoint["addresses"].path, "must contain at least 1 address")
      }
      if endpoint["addresses"].count > 100 {
        report.tooMany(endpoint["addresses"].path, count: endpoint["addresses"].count, maximum: 100)
      }
      for address in endpoint["addresses"].items { self.address(address, type.text ?? .empty, &report) }
      if !endpoint["hostname"].isEmpty { report.check(endpoint["hostname"], Grammar.dns1123Label) }
      if !endpoint["nodeName"].isEmpty { report.check(endpoint["nodeName"], Grammar.dns1123Subdomain) }
    }
    var names: Set<ByteString> = []
    for port in object["ports"].items {
      let name = port["name"].text ?? .empty
      if !name.isEmpty { report.check(port["name"], Grammar.dns1123Label) }
      if !names.insert(name).inserted { report.duplicate(port["name"].path, .string(name)) }
      report.portNumber(port["port"])
      report.oneOf(port["protocol"], ["SCTP", "TCP", "UDP"])
    }
  }

  private static func address(_ address: FieldView, _ type: ByteString, _ report: inout ObjectReport) {
    guard let text = address.text else { return }
    switch type {
    case "IPv4", "IPv6":
      guard let parsed = Grammar.address(text) else { return report.check(address, Grammar.ipAddress) }
      if parsed.isVersion4 != (type == "IPv4") {
        report.invalid(address, type == "IPv4" ? "must be an IPv4 address" : "must be an IPv6 address")
      } else if let bytes = AddressRange.bytes(of: text), let complaint = special(bytes) {
        report.invalid(address, complaint)
      }
    case "FQDN": report.check(address, Grammar.dns1123Subdomain)
    default: break
    }
  }
}
