import RhumbDiagnostics
import RhumbEngine
import RhumbFormats

/// Prints routes for programs.
package enum RouteJSON {
  package static func text(_ routes: [SourcedRoute], _ scene: RouteScene) -> [UInt8] {
    JSONObject(["routes": .list(ListValue(routes.map { route($0, scene).value }))]).text
  }

  private static func route(_ sourced: SourcedRoute, _ scene: RouteScene) -> JSONObject {
    let route = sourced.route
    let object = JSONObject([
      "kind": .string(route.kind), "name": .string(route.object), "field": .string(route.field),
      "hosts": .list(ListValue(route.hosts.map { .string($0) })),
    ])
    if !route.namespace.isEmpty { object["namespace"] = .string(route.namespace) }
    if !route.isController { object["index"] = .int(route.index) }
    if !route.name.isEmpty { object["rule"] = .string(route.name) }
    if route.isController {
      object["pods"] = pods(RouteReport.controlledPods(route, scene))
      object["steps"] = .list(ListValue(zip(route.destinations, sourced.sources).map { step($0, $1, scene).value }))
    } else {
      let destinations = zip(route.destinations, sourced.sources).map { destination, source in
        self.destination(destination, source, of: route, scene).value
      }
      object["destinations"] = .list(ListValue(destinations))
    }
    return object
  }

  private static func step(
    _ step: WeightedDestination, _ source: WeightSource, _ scene: RouteScene
  ) -> JSONObject {
    let object = JSONObject(["step": .string(step.host), "weight": step.weight.map { .int($0) } ?? .null])
    if !step.remark.isEmpty { object["remark"] = .string(ByteString(step.remark)) }
    object["source"] = self.source(source, step, scene).value
    return object
  }

  private static func destination(
    _ destination: WeightedDestination, _ source: WeightSource, of route: WeightedRoute, _ scene: RouteScene
  ) -> JSONObject {
    let trace = DestinationTrace(destination, of: route, in: scene)
    let object = JSONObject([
      "host": .string(destination.host), "weight": destination.weight.map { .int($0) } ?? .null,
      "pods": pods(trace.workloads), "source": self.source(source, destination, scene).value,
    ])
    if let port = destination.port { object["port"] = .int(port) }
    if !destination.subset.isEmpty { object["subset"] = .string(destination.subset) }
    return object
  }

  private static func pods(_ workloads: [Workload]) -> Value {
    .list(
      ListValue(
        workloads.map { workload in
          let object = JSONObject(["kind": .string(workload.kind), "name": .string(workload.name)])
          if let pods = workload.pods {
            object["min"] = .int(pods.lowerBound)
            object["max"] = .int(pods.upperBound)
          }
          return object.value
        }))
  }

  /// `type` is `value`, `computed`, `template`, `manifest` or `none`.
  private static func source(
    _ source: WeightSource, _ destination: WeightedDestination, _ scene: RouteScene
  ) -> JSONObject {
    func object(_ type: ByteString, _ span: SourceSpan, _ path: NodePath? = nil) -> JSONObject {
      let object = JSONObject(["type": .string(type)])
      if let path { object["path"] = .string(path.text) }
      if let file = scene.texts[span.file] {
        let position = file.position(of: Int(span.start))
        object["file"] = .string(ByteString(file.name))
        object["line"] = .int(position.line)
        object["column"] = .int(position.column)
      }
      return object
    }
    switch source {
    case .value(let value): return object("value", value.span, value.path)
    case .computed(let value): return object("computed", value.span, value.path)
    case .template(let line): return object("template", line ?? destination.span)
    case .manifest(_, let path): return object("manifest", destination.span, path)
    case .absent: return JSONObject(["type": .string("none")])
    }
  }
}
