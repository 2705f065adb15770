import RhumbDiagnostics
package import RhumbEngine
package import RhumbKubernetes

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
    _ field: ByteString, _ index: Int, name: ByteString = .empty, hosts: [ByteString],
    _ destinations: [WeightedDestination]
  ) -> WeightedRoute {
    WeightedRoute(
      kind: object.kind, namespace: object.namespace, object: object.name, field: field, index: index,
      name: name, hosts: hosts, destinations: destinations)
  }

  /// A weight and where it is written.
  private func destination(
    _ host: ByteString, port: Int? = nil, subset: ByteString = .empty, _ weight: FieldView, _ remark: String = ""
  ) -> WeightedDestination {
    WeightedDestination(
      host: host, port: port, subset: subset, weight: weight.integer,
      span: object.span(of: weight.path, in: origins), remark: remark)
  }

  /// `http`, `tcp` and `tls` each hold rules with a list `route`.
  private func virtualService() -> [WeightedRoute] {
    let hosts = spec["hosts"].items.compactMap(\.text)
    return (["http", "tcp", "tls"] as [ByteString]).flatMap { field in
      spec[field].items.enumerated().compactMap { index, rule -> WeightedRoute? in
        let destinations = rule["route"].items.map { item in
          let place = item["destination"]
          return destination(
            place["host"].text ?? .empty, port: place["port"]["number"].integer, subset: place["subset"].text ?? .empty,
            item["weight"])
        }
        guard destinations.contains(where: { $0.weight != nil }) else { return nil }
        return route(field, index, name: rule["name"].text ?? .empty, hosts: hosts, destinations)
      }
    }
  }

  /// Without a weight, a backend of the Gateway API has 1.
  private func gatewayRoute() -> [WeightedRoute] {
    let hosts = spec["hostnames"].items.compactMap(\.text)
    return spec["rules"].items.enumerated().compactMap { index, rule in
      let destinations = rule["backendRefs"].items.map { item in
        var found = destination(item["name"].text ?? .empty, port: item["port"].integer, item["weight"])
        found.namespace = item["namespace"].text ?? .empty
        return found
      }
      guard destinations.contains(where: { $0.weight != nil }) else { return nil }
      return route("rules", index, name: rule["name"].text ?? .empty, hosts: hosts, destinations)
    }
  }

  /// Each `setWeight` of a Rollout, under the number of its step, with the pause that follows.
  private func rollout() -> [WeightedRoute] {
    let canary = spec["strategy"]["canary"]
    let all = canary["steps"].items
    let steps = all.enumerated().compactMap { index, step -> WeightedDestination? in
      guard step["setWeight"].exists else { return nil }
      let following = all.indices.contains(index + 1) ? all[index + 1]["pause"] : step["pause"]
      return destination(
        ByteString("step \(index)"), subset: canary["canaryService"].text ?? .empty, step["setWeight"],
        Self.pause(following))
    }
    return steps.isEmpty ? [] : [route("steps", 0, hosts: [], steps)]
  }

  /// `duration` is seconds, or a text such as `10m`; without one somebody has to promote.
  private static func pause(_ pause: FieldView) -> String {
    guard pause.exists else { return "" }
    let duration = pause["duration"]
    if let text = duration.text { return "then \(text.description)" }
    return duration.integer.map { "then \($0)s" } ?? "then until promoted"
  }

  /// The steps that Flagger takes: written in `stepWeights`, or as `stepWeight` up to `maxWeight`.
  private func flagger() -> [WeightedRoute] {
    let analysis = spec["analysis"]
    let remark = analysis["interval"].text.map { "every \($0.description)" } ?? ""
    var steps = analysis["stepWeights"].items.enumerated().map { index, weight in
      destination(ByteString("step \(index)"), weight, remark)
    }
    for name in ["stepWeight", "maxWeight"] as [ByteString] where analysis[name].exists {
      steps.append(destination(name, analysis[name], name == "stepWeight" ? remark : ""))
    }
    return steps.isEmpty ? [] : [route("analysis", 0, hosts: [], steps)]
  }
}
