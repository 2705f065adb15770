import RhumbDiagnostics
import RhumbEngine
import RhumbKubernetes

/// Rules about who else writes the weights: a controller would undo each change, or be undone.
extension CanaryRule {
  static let owners: [CanaryRule] = [
    CanaryRule(
      code: "canary/owned", summary: "no Rollout or Canary writes the weights of the route", isWaivable: true
    ) { given in
      let route = given.target.route
      return given.scene.objects.compactMap { object in
        guard object.namespace.isEmpty || route.namespace.isEmpty || object.namespace == route.namespace,
          let claim = WeightClaim.find(in: object, on: route)
        else { return nil }
        let noun = object.kind == "Rollout" ? "Argo Rollouts" : "Flagger"
        return violation(
          "canary/owned",
          "\(noun) writes the weights of this route: \(object.kind.description) '\(object.name.description)'",
          [
            Diagnostic.Label(given.scene.span(of: claim, in: object), "claims the route"),
            Diagnostic.Label(route.destinations[given.target.canary].span, "its weight"),
          ],
          help: "change its steps instead, or take the route from it")
      }
    }
  ]
}

/// What a controller says of the routes that it writes.
enum WeightClaim {
  /// The field that claims a route; nil if none does.
  static func find(in object: KubernetesObject, on route: WeightedRoute) -> FieldView? {
    guard let type = object.type else { return nil }
    switch (type.group.description, type.kind.description) {
    case ("argoproj.io", "Rollout"): return rollout(object.view["spec"]["strategy"]["canary"]["trafficRouting"], route)
    case ("flagger.app", "Canary"): return flagger(object.view["spec"], route)
    default: return nil
    }
  }

  /// `istio.virtualService` or `virtualServices`, each with the names of its routes, or none for the only one; the
  /// plugin for Gateway API names routes in `httpRoute(s)` and `grpcRoute(s)`.
  private static func rollout(_ routing: FieldView, _ route: WeightedRoute) -> FieldView? {
    if route.kind == "VirtualService" {
      let istio = routing["istio"]
      let services = [istio["virtualService"]] + istio["virtualServices"].items
      return services.first { service in
        let name = ByteString((service["name"].text ?? .empty).bytes.prefix { $0 != UInt8(ascii: ".") })
        guard name == route.object else { return false }
        let field: ByteString = route.field == "http" ? "routes" : route.field == "tcp" ? "tcpRoutes" : "tlsRoutes"
        let routes = service[field].items.compactMap(\.text)
        return routes.isEmpty || routes.contains(route.name)
      }?["name"]
    }
    let plugin = routing["plugins"]["argoproj-labs/gatewayAPI"]
    let single: ByteString = route.kind == "HTTPRoute" ? "httpRoute" : "grpcRoute"
    if plugin[single].text == route.object { return plugin[single] }
    return plugin[single + "s"].items.first { $0["name"].text == route.object }?["name"]
  }

  /// Flagger writes the route that is named as the Service it makes: `service.name`, else the target's.
  private static func flagger(_ spec: FieldView, _ route: WeightedRoute) -> FieldView? {
    let name = spec["service"]["name"].exists ? spec["service"]["name"] : spec["targetRef"]["name"]
    return name.text == route.object ? name : nil
  }
}
