import RhumbDiagnostics
import RhumbEngine
import RhumbFormats
import RhumbKubernetes

/// Prints routes for people: what takes how much, which pods are behind it, and which line decides it.
package enum RouteReport {
  package static func text(_ routes: [SourcedRoute], _ scene: RouteScene) -> String {
    guard !routes.isEmpty else { return "no weighted routes\n" }
    return routes.map { text($0, scene) }.joined(separator: "\n")
  }

  private static func text(_ sourced: SourcedRoute, _ scene: RouteScene) -> String {
    let route = sourced.route
    var lines = [route.shownName]
    if !route.hosts.isEmpty { lines.append("  hosts: " + route.hosts.map(\.description).joined(separator: ", ")) }
    let controlled = controlledPods(route, scene)
    if !controlled.isEmpty { lines.append("  shifts: " + controlled.map(\.shown).joined(separator: ", ")) }
    var rows: [[String]] = []
    for (destination, origin) in zip(route.destinations, sourced.sources) {
      let pods = route.isController ? [] : DestinationTrace(destination, of: route, in: scene).workloads
      rows.append([
        destination.shownName, pods.map(\.shown).joined(separator: ", "), destination.remark,
        source(origin, destination, scene),
      ])
    }
    let widths = (0..<3).map { column in rows.map { $0[column].unicodeScalars.count }.max() ?? 0 }
    for (destination, row) in zip(route.destinations, rows) {
      var line = padded(destination.weight.map { "\($0)" } ?? "-", to: -5)
      for column in 0..<3 where widths[column] > 0 { line += "  " + padded(row[column], to: widths[column]) }
      lines.append(line + "  " + row[3])
    }
    return lines.map { TextRenderer.escape($0) + "\n" }.joined()
  }

  /// Filled with blanks: on the right, or for a negative width on the left.
  static func padded(_ text: String, to width: Int) -> String {
    let fill = String(repeating: " ", count: max(0, abs(width) - text.unicodeScalars.count))
    return width < 0 ? fill + text : text + fill
  }

  /// What a controller moves: a Rollout's own pods, or the target of Flagger's Canary.
  static func controlledPods(_ route: WeightedRoute, _ scene: RouteScene) -> [Workload] {
    guard route.isController else { return [] }
    var (kind, name) = (route.kind, route.object)
    func isNear(_ namespace: ByteString) -> Bool {
      namespace.isEmpty || route.namespace.isEmpty || namespace == route.namespace
    }
    if route.field == "analysis",
      let canary = scene.objects.first(where: { $0.kind == kind && $0.name == name && isNear($0.namespace) })
    {
      let target = canary.view["spec"]["targetRef"]
      (kind, name) = (target["kind"].text ?? "Deployment", target["name"].text ?? .empty)
    }
    return scene.objects.filter { $0.kind == kind && $0.name == name && isNear($0.namespace) }.map {
      WorkloadReader(scene: scene).workload($0)
    }
  }

  private static func source(_ source: WeightSource, _ destination: WeightedDestination, _ scene: RouteScene) -> String
  {
    switch source {
    case .manifest: "at \(scene.place(destination.span))"
    case .value(let value): "\(value.path.text.description) at \(scene.place(value.span))"
    case .computed(let value): "computed from \(value.path.text.description) at \(scene.place(value.span))"
    case .template(let line?): "written in the template at \(scene.place(line))"
    case .template(nil): "no single value; rendered at \(scene.place(destination.span))"
    case .absent: "no weight"
    }
  }
}
