import RhumbDiagnostics
import RhumbEngine

/// Group 13, Gateway API: what its definitions say beyond structure.
enum GatewayRules {
  static let rules: [ObjectRule] = [
    PlaceRule.table(
      "kubernetes/gateway-listeners", ["Gateway.gateway.networking.k8s.io"], "listeners and addresses are distinct",
      gateway),
    PlaceRule.table(
      "kubernetes/gateway-http-route", ["HTTPRoute.gateway.networking.k8s.io"],
      "routes have paths and filters that fit",
      paths + filters("spec.rules[].filters") + filters("spec.rules[].backendRefs[].filters") + redirects
        + backends("spec.rules[].backendRefs[]")),
    PlaceRule.table(
      "kubernetes/gateway-grpc-route", ["GRPCRoute.gateway.networking.k8s.io"],
      "routes have methods and filters that fit",
      methods + filters("spec.rules[].filters") + filters("spec.rules[].backendRefs[].filters")
        + backends("spec.rules[].backendRefs[]")),
    PlaceRule.table(
      "kubernetes/gateway-route",
      [
        "TCPRoute.gateway.networking.k8s.io", "TLSRoute.gateway.networking.k8s.io",
        "UDPRoute.gateway.networking.k8s.io",
      ],
      "backends have ports", backends("spec.rules[].backendRefs[]")),
  ]

  // MARK: Gateways

  private static let gateway: [PlaceRule] = [
    PlaceRule("spec.listeners", "tls must not be specified for protocols ['HTTP', 'TCP', 'UDP']") { listeners in
      listeners.items.allSatisfy { !["HTTP", "TCP", "UDP"].contains($0["protocol"].text) || !$0["tls"].exists }
    },
    PlaceRule("spec.listeners", "tls mode must be Terminate for protocol HTTPS") { listeners in
      listeners.items.allSatisfy { listener in
        listener["protocol"].text != "HTTPS" || !listener["tls"].exists
          || ["", "Terminate"].contains(listener["tls"]["mode"].text ?? .empty)
      }
    },
    PlaceRule("spec.listeners", "tls mode must be set for protocol TLS") { listeners in
      listeners.items.allSatisfy { $0["protocol"].text != "TLS" || !$0["tls"]["mode"].isEmpty }
    },
    PlaceRule("spec.listeners", "hostname must not be specified for protocols ['TCP', 'UDP']") { listeners in
      listeners.items.allSatisfy { !["TCP", "UDP"].contains($0["protocol"].text) || $0["hostname"].isEmpty }
    },
    PlaceRule("spec.listeners", "Listener name must be unique within the Gateway") { $0.isUnique { $0["name"].text } },
    PlaceRule("spec.listeners", "Combination of port, protocol and hostname must be unique for each listener") {
      listeners in
      listeners.isUnique { listener in
        let host = listener["hostname"].text.map { "host " + $0 } ?? "none"
        return ByteString("\(listener["port"].integer ?? 0) ") + (listener["protocol"].text ?? .empty) + " " + host
      }
    },
    PlaceRule(
      "spec.listeners[].tls", "certificateRefs or options must be specified when mode is Terminate"
    ) { tls in
      tls["mode"].text != "Terminate" || tls["certificateRefs"].count > 0 || tls["options"].count > 0
    },
    PlaceRule("spec.addresses", "IPAddress values must be unique") { addresses in
      addresses.isUnique { $0["type"].text == "IPAddress" ? $0["value"].text : nil }
    },
    PlaceRule("spec.addresses", "Hostname values must be unique") { addresses in
      addresses.isUnique { $0["type"].text == "Hostname" ? $0["value"].text : nil }
    },
  ]

  // MARK: Filters and backends

  private static let filterFields: [(type: ByteString, field: ByteString)] = [
    ("CORS", "cors"), ("ExtensionRef", "extensionRef"), ("RequestHeaderModifier", "requestHeaderModifier"),
    ("RequestMirror", "requestMirror"), ("RequestRedirect", "requestRedirect"),
    ("ResponseHeaderModifier", "responseHeaderModifier"), ("URLRewrite", "urlRewrite"),
  ]
  private static let onceOnly: [ByteString] = [
    "CORS", "RequestHeaderModifier", "ResponseHeaderModifier", "RequestRedirect", "URLRewrite",
  ]

  private static func filters(_ place: String) -> [PlaceRule] {
    let repeated = onceOnly.map { type in
      PlaceRule(place, type + " filter cannot be repeated") { filters in
        filters.items.count { $0["type"].text == type } <= 1
      }
    }
    let matching = filterFields.flatMap { type, field in
      [
        PlaceRule(place + "[]", "filter." + field + " must be nil if the filter.type is not " + type) { filter in
          !filter[field].exists || filter["type"].text == type
        },
        PlaceRule(place + "[]", "filter." + field + " must be specified for " + type + " filter.type") { filter in
          filter[field].exists || filter["type"].text != type
        },
      ]
    }
    let together = PlaceRule(
      place, "May specify either httpRouteFilterRequestRedirect or httpRouteFilterRequestRewrite, but not both"
    ) { filters in
      let types = filters.items.map { $0["type"].text }
      return !types.contains("RequestRedirect") || !types.contains("URLRewrite")
    }
    return repeated + matching + [together] + backends(place + "[].requestMirror.backendRef")
  }

  private static func backends(_ place: String) -> [PlaceRule] {
    [
      PlaceRule(place, "Must have port for Service reference") { backend in
        let isService = backend["group"].isEmpty && (backend["kind"].text ?? "Service") == "Service"
        return !isService || backend["port"].exists
      }
    ]
  }

  private static let redirects: [PlaceRule] = [
    PlaceRule("spec.rules[]", "RequestRedirect filter must not be used together with backendRefs") { rule in
      rule["backendRefs"].count == 0 || !rule["filters"].items.contains { $0["requestRedirect"].exists }
    }
  ]

  // MARK: Matches

  private static let paths: [PlaceRule] =
    [
      path("value must be an absolute path and start with '/' when type one of ['Exact', 'PathPrefix']") {
        $0.first == UInt8(ascii: "/")
      }
    ]
    + ["//", "/./", "/../", "%2f", "%2F", "#"].map { part in
      path(ByteString("must not contain '\(part)' when type one of ['Exact', 'PathPrefix']")) { text in
        !contains(text, Array(part.utf8))
      }
    }
    + ["/..", "/."].map { part in
      path(ByteString("must not end with '\(part)' when type one of ['Exact', 'PathPrefix']")) { text in
        !text.suffix(part.utf8.count).elementsEqual(part.utf8)
      }
    }

  private static func path(_ message: ByteString, _ holds: @escaping @Sendable ([UInt8]) -> Bool) -> PlaceRule {
    PlaceRule("spec.rules[].matches[].path", message) { path in
      guard path["type"].text == "Exact" || path["type"].text == "PathPrefix" else { return true }
      return path["value"].text.map { holds($0.bytes) } ?? true
    }
  }

  private static func contains(_ text: [UInt8], _ part: [UInt8]) -> Bool {
    text.indices.contains { text[$0...].starts(with: part) }
  }

  private static let methods: [PlaceRule] = [
    PlaceRule("spec.rules[].matches[].method", "One or both of 'service' or 'method' must be specified") { method in
      !method["type"].exists || method.number(of: ["service", "method"]) > 0
    },
    PlaceRule(
      "spec.rules[].matches[].method",
      "method must only contain valid characters (matching ^[A-Za-z_][A-Za-z_0-9]*$)"
    ) { method in
      guard (method["type"].text ?? "Exact") == "Exact", let name = method["method"].text else { return true }
      return isIdentifier(name.bytes[...])
    },
    PlaceRule(
      "spec.rules[].matches[].method",
      "service must only contain valid characters (matching ^(?i)\\.?[a-z_][a-z_0-9]*(\\.[a-z_][a-z_0-9]*)*$)"
    ) { method in
      guard (method["type"].text ?? "Exact") == "Exact", let name = method["service"].text else { return true }
      let dot = UInt8(ascii: ".")
      let names = name.bytes.first == dot ? name.bytes.dropFirst() : name.bytes[...]
      return names.split(separator: dot, omittingEmptySubsequences: false).allSatisfy(isIdentifier)
    },
  ]

  private static func isIdentifier(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = bytes.first, !(first >= 0x30 && first <= 0x39) else { return false }
    return bytes.allSatisfy { byte in
      byte == UInt8(ascii: "_") || (byte >= 0x30 && byte <= 0x39) || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
    }
  }
}
