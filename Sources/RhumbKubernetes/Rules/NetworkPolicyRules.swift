import RhumbDiagnostics
import RhumbEngine

/// Group 10, second part: network policies.
enum NetworkPolicyRules {
  static let rules: [ObjectRule] = [
    ObjectRule(
      "kubernetes/network-policy", .some(["NetworkPolicy.networking.k8s.io"]), "peers, ports and types are sound",
      check: policy)
  ]

  private static func policy(_ object: FieldView, _ context: RuleContext, _ report: inout ObjectReport) {
    let spec = object["spec"]
    Selector(spec["podSelector"]).check(&report)
    for (rules, peers) in [("ingress", "from"), ("egress", "to")] as [(ByteString, ByteString)] {
      for rule in spec[rules].items {
        for port in rule["ports"].items { self.port(port, &report) }
        for peer in rule[peers].items { self.peer(peer, &report) }
      }
    }
    let types = spec["policyTypes"]
    if types.count > 2 { return report.invalid(types, "may not specify more than two policyTypes") }
    for type in types.items where !["Ingress", "Egress"].contains(type.text ?? "Ingress") {
      report.unsupported(type, supported: ["Ingress", "Egress"])
    }
  }

  private static func port(_ port: FieldView, _ report: inout ObjectReport) {
    report.oneOf(port["protocol"], ["TCP", "UDP", "SCTP"])
    let number = port["port"]
    let end = port["endPort"]
    report.portNumberOrName(number)
    guard end.exists else { return }
    guard number.exists else {
      return report.required(number.path, "must be specified when `endPort` is specified")
    }
    if number.text != nil {
      return report.invalid(end, "may not be specified when `port` is non-numeric")
    }
    if let first = number.integer, let last = end.integer, last < first {
      report.invalid(end, "must be greater than or equal to `port`")
    }
    report.portNumber(end)
  }

  private static func peer(_ peer: FieldView, _ report: inout ObjectReport) {
    let block = peer["ipBlock"]
    let selectors = [peer["podSelector"], peer["namespaceSelector"]].filter(\.exists)
    for selector in selectors { Selector(selector).check(&report) }
    if block.exists { self.block(block, &report) }
    if !block.exists, selectors.isEmpty {
      report.required(peer.path, "must specify a peer")
    } else if block.exists, !selectors.isEmpty {
      report.forbidden(peer.path, "may not specify both ipBlock and another peer")
    }
  }

  private static func block(_ block: FieldView, _ report: inout ObjectReport) {
    let cidr = block["cidr"]
    guard let text = cidr.text, !text.isEmpty else { return report.required(cidr.path) }
    guard let range = AddressRange(text) else { return report.check(cidr, Grammar.cidr) }
    for except in block["except"].items {
      guard let text = except.text else { continue }
      guard let hole = AddressRange(text) else {
        report.check(except, Grammar.cidr)
        continue
      }
      if !range.isStrictSuperset(of: hole) { report.invalid(except, "must be a strict subset of `cidr`") }
    }
  }
}
