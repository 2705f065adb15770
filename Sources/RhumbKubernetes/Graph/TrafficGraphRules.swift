import RhumbDiagnostics
import RhumbEngine

/// Routes of Istio and Gateway API divide all of the traffic, among places that exist.
package enum TrafficGraphRules {
  package static let rules: [GraphRule] = [
    GraphRule("lint/route-weights", [virtualService], "weights of a route sum to 100", check: weights),
    GraphRule("lint/route-host", [virtualService], "destinations of routes are Services", check: hosts),
    GraphRule("lint/route-subset", [virtualService], "subsets of routes are defined", check: subsets),
    GraphRule(
      "lint/subset-without-pods", [destinationRule], "subsets select pods of their Service", check: subsetPods),
    GraphRule(
      "lint/backend-weights", ["HTTPRoute.gateway.networking.k8s.io", "GRPCRoute.gateway.networking.k8s.io"],
      "some backend gets traffic", check: backendWeights),
  ]

  /// What breaks wherever it is installed: `rhumb validate` warns of it.
  package static let certain = [
    GraphRule("lint/route-weights", [virtualService], "weights of a route sum to 100", check: deadWeights),
    GraphRule("lint/route-subset", [virtualService], "subsets of routes are defined", check: certainSubsets),
  ]

  private static let virtualService: ByteString = "VirtualService.networking.istio.io"
  private static let destinationRule: ByteString = "DestinationRule.networking.istio.io"

  private static func routes(_ view: GraphView) -> [FieldView] {
    (["http", "tcp", "tls"] as [ByteString]).flatMap { view.object["spec"][$0].items }
  }

  private static func destinations(_ view: GraphView) -> [FieldView] {
    routes(view).flatMap { $0["route"].items.map { $0["destination"] } }
  }

  // MARK: Weights

  private static func weights(_ view: GraphView, _ report: inout ObjectReport) {
    deadWeights(view, &report)
    for route in routes(view) {
      let weights = route["route"].items.map { $0["weight"] }
      let sum = weights.reduce(0) { $0 &+ ($1.integer ?? 0) }
      guard weights.count > 1, sum > 0, sum != 100, !weights.contains(where: { ($0.integer ?? 0) < 0 }) else {
        continue
      }
      report.add(.warning, at: route["route"].path, ByteString("weights sum to \(sum), not to 100"))
    }
  }

  /// What istiod refuses, although the API server takes it.
  private static func deadWeights(_ view: GraphView, _ report: inout ObjectReport) {
    for route in routes(view) {
      let weights = route["route"].items.map { $0["weight"] }
      if let negative = weights.first(where: { ($0.integer ?? 0) < 0 }) {
        report.add(.warning, at: negative.path, "istiod refuses a negative weight")
      } else if weights.count > 1, weights.allSatisfy({ ($0.integer ?? 0) == 0 }) {
        report.add(.warning, at: route["route"].path, "istiod refuses several destinations without any weight")
      }
    }
  }

  private static func backendWeights(_ view: GraphView, _ report: inout ObjectReport) {
    for rule in view.object["spec"]["rules"].items {
      let backends = rule["backendRefs"].items
      if !backends.isEmpty, backends.allSatisfy({ $0["weight"].integer == 0 }) {
        report.add(.warning, at: rule["backendRefs"].path, "all weights are 0: every request is answered with 500")
      }
    }
  }

  // MARK: Hosts and subsets

  /// The Service that a host means: `web`, `web.shop`, `web.shop.svc.cluster.local`.
  private static func service(_ host: ByteString, in namespace: ByteString) -> (name: ByteString, space: ByteString)? {
    let parts = host.bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).map { ByteString($0) }
    switch parts.count {
    case 1: return (host, namespace)
    case 2: return nil  // it may be a name of the outer world
    default: return parts[2] == "svc" ? (parts[0], parts[1]) : nil
    }
  }

  private static func hosts(_ view: GraphView, _ report: inout ObjectReport) {
    var told: Set<ByteString> = []
    for destination in destinations(view) {
      guard let host = destination["host"].text, let service = service(host, in: view.namespace),
        !view.graph.knows("Service", service.space, service.name), !isServiceEntry(host, view.graph),
        told.insert(host).inserted
      else { continue }
      report.add(
        .warning, at: destination["host"].path, "no Service '" + service.name + "' among the objects",
        help: "if it exists elsewhere, say so in rhumb.yaml: "
          + "lint: {external: [Service/\(service.name.description)]}")
    }
  }

  private static func isServiceEntry(_ host: ByteString, _ graph: ObjectGraph) -> Bool {
    graph.nodes(of: "ServiceEntry.networking.istio.io").contains { entry in
      entry.view["spec"]["hosts"].items.contains { $0.text == host }
    }
  }

  private static func subsets(_ view: GraphView, _ report: inout ObjectReport) {
    checkSubsets(view, needsRule: true, &report)
  }

  private static func certainSubsets(_ view: GraphView, _ report: inout ObjectReport) {
    checkSubsets(view, needsRule: false, &report)
  }

  /// - Parameter needsRule: a subset without any DestinationRule for its host is a fault too.
  private static func checkSubsets(_ view: GraphView, needsRule: Bool, _ report: inout ObjectReport) {
    for destination in destinations(view) {
      guard let host = destination["host"].text, let subset = destination["subset"].text, !subset.isEmpty else {
        continue
      }
      let wanted = service(host, in: view.namespace)
      let rules = view.graph.nodes(of: destinationRule).filter { rule in
        guard let other = rule.view["spec"]["host"].text else { return false }
        if other == host { return true }
        guard let meant = service(other, in: rule.namespace), let wanted else { return false }
        return meant == wanted
      }
      if rules.isEmpty {
        if needsRule {
          report.add(
            .warning, at: destination["subset"].path, "no DestinationRule among the objects is about '" + host + "'")
        }
        continue
      }
      let names = rules.flatMap { $0.view["spec"]["subsets"].items }.compactMap(\.["name"].text)
      if names.contains(subset) { continue }
      let known = names.map(\.description).joined(separator: ", ")
      report.add(
        .warning, at: destination["subset"].path,
        "the DestinationRule about '" + host + "' has no subset '" + subset + "'",
        help: known.isEmpty ? "it has none" : "its subsets are \(known)")
    }
  }

  private static func subsetPods(_ view: GraphView, _ report: inout ObjectReport) {
    guard let host = view.object["spec"]["host"].text, let wanted = service(host, in: view.namespace),
      let service = view.graph.node("Service", wanted.space, wanted.name)
    else { return }
    let selector = service.view["spec"]["selector"]
    if selector.isEmpty { return }
    let owners = view.graph.pods(withLabels: selector, in: wanted.space)
    if owners.isEmpty { return }
    for subset in view.object["spec"]["subsets"].items {
      let labels = subset["labels"]
      let isEmpty = !owners.contains { owner in
        let found = owner.podTemplate.metadata["labels"]
        return labels.entries.allSatisfy { found[key: $0.key].text == $0.value.text }
      }
      if isEmpty, !labels.isEmpty {
        report.add(.warning, at: labels.path, "no pods of Service '" + wanted.name + "' have these labels")
      }
    }
  }
}
