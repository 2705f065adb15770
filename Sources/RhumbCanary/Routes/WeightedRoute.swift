package import RhumbDiagnostics
package import RhumbEngine
package import RhumbKubernetes

/// One place that takes a share of a route's traffic.
package struct WeightedDestination: Sendable {
  /// `web.default.svc.cluster.local:80`
  package let host: ByteString
  /// Istio's; empty where there is none.
  package let subset: ByteString
  /// Nil where none is written.
  package let weight: Int?
  /// The weight, or what stands in for it.
  package let span: SourceSpan
}

/// A rule that divides traffic by weight.
package struct WeightedRoute: Sendable {
  /// `VirtualService`, `HTTPRoute`…
  package let kind: ByteString
  package let namespace: ByteString
  package let object: ByteString
  /// `http`, `tcp`, `tls`, `rules`, `steps`, `analysis`.
  package let field: ByteString
  package let index: Int
  /// The rule's own name; empty where it has none.
  package let name: ByteString
  package let hosts: [ByteString]
  package let destinations: [WeightedDestination]

  /// Tells the same route in two renders.
  package var identity: ByteString {
    kind + "/" + namespace + "/" + object + "/" + field + ByteString("[\(index)]")
  }
}

/// Finds the weighted routes of objects: Istio's VirtualService, Gateway API's HTTPRoute and GRPCRoute, the steps of Argo
/// Rollouts, the steps of Flagger.
package struct RouteReader {
  private let object: KubernetesObject
  private let origins: OriginTable

  package static func routes(of object: KubernetesObject, origins: OriginTable) -> [WeightedRoute] {
    let reader = RouteReader(object: object, origins: origins)
    guard let type = object.type else { return [] }
    switch (type.group.description, type.kind.description) {
    case ("networking.istio.io", "VirtualService"): return reader.virtualService()
    case ("gateway.networking.k8s.io", "HTTPRoute"), ("gateway.networking.k8s.io", "GRPCRoute"):
      return reader.gatewayRoute()
    case ("argoproj.io", "Rollout"): return reader.rollout()
    case ("flagger.app", "Canary"): return reader.flagger()
    default: return []
    }
  }

  private var spec: FieldView { object.view["spec"] }

  private func route(
    _ field: ByteString, _ index: Int, name: FieldView, hosts: [ByteString], _ destinations: [WeightedDestination]
  ) -> WeightedRoute {
    WeightedRoute(
      kind: object.kind, namespace: object.namespace, object: object.name, field: field, index: index,
      name: name.text ?? .empty, hosts: hosts, destinations: destinations)
  }

  /// A weight and where it is written.
  private func destination(_ host: ByteString, _ subset: ByteString, _ weight: FieldView) -> WeightedDestination {
    WeightedDestination(
      host: host, subset: subset, weight: weight.integer, span: object.span(of: weight.path, in: origins))
  }

  /// `http`, `tcp` and `tls` each hold rules with a list `route`.
  private func virtualService() -> [WeightedRoute] {
    let hosts = spec["hosts"].items.compactMap(\.text)
    return (["http", "tcp", "tls"] as [ByteString]).flatMap { field in
      spec[field].items.enumerated().compactMap { index, rule -> WeightedRoute? in
        let destinations = rule["route"].items.map { item in
          let place = item["destination"]
          let port = place["port"]["number"].integer.map { ByteString(":\($0)") } ?? .empty
          return destination((place["host"].text ?? .empty) + port, place["subset"].text ?? .empty, item["weight"])
        }
        guard destinations.contains(where: { $0.weight != nil }) else { return nil }
        return route(field, index, name: rule["name"], hosts: hosts, destinations)
      }
    }
  }

  /// Without a weight, a backend of the Gateway API has 1.
  private func gatewayRoute() -> [WeightedRoute] {
    let hosts = spec["hostnames"].items.compactMap(\.text)
    return spec["rules"].items.enumerated().compactMap { index, rule in
      let destinations = rule["backendRefs"].items.map { item in
        let port = item["port"].integer.map { ByteString(":\($0)") } ?? .empty
        return destination((item["name"].text ?? .empty) + port, .empty, item["weight"])
      }
      guard destinations.contains(where: { $0.weight != nil }) else { return nil }
      return route("rules", index, name: rule["name"], hosts: hosts, destinations)
    }
  }

  /// Each `setWeight` of a Rollout, under the number of its step.
  private func rollout() -> [WeightedRoute] {
    let canary = spec["strategy"]["canary"]
    let steps = canary["steps"].items.enumerated().compactMap { index, step -> WeightedDestination? in
      guard step["setWeight"].exists else { return nil }
      return destination(ByteString("step \(index)"), canary["canaryService"].text ?? .empty, step["setWeight"])
    }
    return steps.isEmpty ? [] : [route("steps", 0, name: canary["none"], hosts: [], steps)]
  }

  /// The steps that Flagger takes: written in `stepWeights`, or as `stepWeight` up to `maxWeight`.
  private func flagger() -> [WeightedRoute] {
    let analysis = spec["analysis"]
    var steps = analysis["stepWeights"].items.enumerated().map { index, weight in
      destination(ByteString("step \(index)"), .empty, weight)
    }
    for name in ["stepWeight", "maxWeight"] as [ByteString] where analysis[name].exists {
      steps.append(destination(name, .empty, analysis[name]))
    }
    return steps.isEmpty ? [] : [route("analysis", 0, name: spec["none"], hosts: [], steps)]
  }
}
