import RhumbDiagnostics
import RhumbEngine

/// Group 13, Istio: what its definitions say beyond structure.
enum IstioRules {
  static let rules: [ObjectRule] = [
    PlaceRule.table(
      "kubernetes/istio-peer", ["PeerAuthentication.security.istio.io"], "peer authentications name ports and pods",
      selector("spec.selector") + [
        PlaceRule("spec.portLevelMtls", "port must be between 1-65535") { ports in
          ports.entries.allSatisfy { port in Int(port.key.description).map { (1...65535).contains($0) } ?? false }
        },
        PlaceRule("spec", "portLevelMtls requires selector") { spec in
          !spec["portLevelMtls"].exists || spec["selector"]["matchLabels"].count > 0
        },
      ]),
    PlaceRule.table(
      "kubernetes/istio-authorization",
      ["AuthorizationPolicy.security.istio.io", "RequestAuthentication.security.istio.io"],
      "policies select pods or targets",
      selector("spec.selector") + [
        PlaceRule("spec", "only one of targetRefs or selector can be set") { spec in
          spec.number(of: ["selector", "targetRef", "targetRefs"]) <= 1
        },
        PlaceRule("spec.targetRef", "cross namespace referencing is not currently supported") { target in
          target["namespace"].isEmpty
        },
        PlaceRule("spec.targetRefs[]", "cross namespace referencing is not currently supported") { target in
          target["namespace"].isEmpty
        },
        PlaceRule(
          "spec.rules[].from[].source", "Cannot set serviceAccounts with namespaces or principals"
        ) { source in
          source.number(of: ["serviceAccounts", "notServiceAccounts"]) == 0
            || source.number(of: ["principals", "notPrincipals", "namespaces", "notNamespaces"]) == 0
        },
      ]),
    PlaceRule.table(
      "kubernetes/istio-service-entry", ["ServiceEntry.networking.istio.io"], "service entries fit their resolution",
      serviceEntry),
    PlaceRule.table(
      "kubernetes/istio-gateway", ["Gateway.networking.istio.io"], "servers have one kind of certificates",
      [
        PlaceRule("spec.servers[].tls", "only one of credentialNames or tlsCertificates can be set") { tls in
          tls.number(of: ["tlsCertificates", "credentialNames"]) <= 1
        },
        PlaceRule("spec.servers[].tls", "only one of credentialName or credentialNames can be set") { tls in
          tls.number(of: ["credentialName", "credentialNames"]) <= 1
        },
        PlaceRule("spec.servers[].tls", "only one of credentialName or tlsCertificates can be set") { tls in
          tls.number(of: ["credentialName", "tlsCertificates"]) <= 1
        },
      ]),
  ]

  private static func selector(_ place: String) -> [PlaceRule] {
    [
      PlaceRule(place + ".matchLabels", "key must not be empty") { $0.entries.allSatisfy { !$0.key.isEmpty } },
      PlaceRule(place + ".matchLabels", "wildcard not allowed in label key match") { labels in
        labels.entries.allSatisfy { !hasWildcard($0.key) }
      },
      PlaceRule(place + ".matchLabels", "wildcard not allowed in label value match") { labels in
        labels.entries.allSatisfy { !hasWildcard($0.value.text ?? .empty) }
      },
    ]
  }

  private static let serviceEntry: [PlaceRule] = [
    PlaceRule("spec.ports", "port number cannot be duplicated") { ports in
      ports.isUnique { $0["number"].integer.map { ByteString("\($0)") } }
    },
    PlaceRule("spec.hosts[]", "hostname cannot be wildcard") { $0.text != "*" },
    PlaceRule("spec", "only one of WorkloadSelector or Endpoints can be set") { spec in
      spec.number(of: ["workloadSelector", "endpoints"]) <= 1
    },
    PlaceRule("spec", "CIDR addresses are allowed only for NONE/STATIC resolution types") { spec in
      let resolution = spec["resolution"].text ?? "NONE"
      return resolution == "NONE" || resolution == "STATIC"
        || !spec["addresses"].items.contains { $0.text?.bytes.contains(UInt8(ascii: "/")) ?? false }
    },
    PlaceRule("spec", "NONE mode cannot set endpoints") { spec in
      (spec["resolution"].text ?? "NONE") != "NONE" || !spec["endpoints"].exists
    },
    PlaceRule("spec", "DNS_ROUND_ROBIN mode cannot have multiple endpoints") { spec in
      spec["resolution"].text != "DNS_ROUND_ROBIN" || spec["endpoints"].count <= 1
    },
    PlaceRule("spec.endpoints[]", "Address is required") { $0.number(of: ["address", "network"]) > 0 },
    PlaceRule("spec.workloadSelector.labels", "wildcard is not supported in selector") { labels in
      labels.entries.allSatisfy { !hasWildcard($0.value.text ?? .empty) }
    },
  ]

  private static func hasWildcard(_ text: ByteString) -> Bool { text.bytes.contains(UInt8(ascii: "*")) }
}
