package import RhumbDiagnostics
import RhumbEngine
import RhumbFormats

/// Prints routes for people: what takes how much, and which line decides it.
package enum RouteReport {
  /// The routes, each with the sources of its weights; without any, the weights are written where they are read.
  package static func text(
    _ routes: [(route: WeightedRoute, sources: [WeightOrigins.Source]?)], texts: SourceMap
  ) -> String {
    guard !routes.isEmpty else { return "no weighted routes\n" }
    return routes.map { text($0.route, $0.sources, texts) }.joined(separator: "\n")
  }

  private static func text(_ route: WeightedRoute, _ sources: [WeightOrigins.Source]?, _ texts: SourceMap) -> String {
    var name = "\(route.kind.description)/\(route.object.description)"
    if !route.namespace.isEmpty { name += " in \(route.namespace.description)" }
    name += ", \(route.field.description)"
    // The steps of a controller are no list of rules.
    if route.field != "steps" && route.field != "analysis" { name += "[\(route.index)]" }
    if !route.name.isEmpty { name += " '\(route.name.description)'" }
    var lines = [name]
    if !route.hosts.isEmpty { lines.append("  hosts: " + route.hosts.map(\.description).joined(separator: ", ")) }
    let names = route.destinations.map { destination in
      destination.host.description + (destination.subset.isEmpty ? "" : " (\(destination.subset.description))")
    }
    let width = names.map(\.unicodeScalars.count).max() ?? 0
    for (index, destination) in route.destinations.enumerated() {
      let weight = destination.weight.map { "\($0)" } ?? "-"
      let padded = String(repeating: " ", count: max(0, 5 - weight.utf8.count)) + weight
      let fill = String(repeating: " ", count: width - names[index].unicodeScalars.count)
      lines.append("\(padded)  \(names[index])\(fill)  \(source(sources?[index], destination, texts))")
    }
    return lines.map { TextRenderer.escape($0) + "\n" }.joined()
  }

  private static func source(
    _ source: WeightOrigins.Source?, _ destination: WeightedDestination, _ texts: SourceMap
  ) -> String {
    let written = place(destination.span, texts)
    switch source {
    case nil: return destination.weight == nil ? "no weight" : "at \(written)"
    case .value(let value)?: return "\(value.path.text.description) at \(place(value.span, texts))"
    case .computed(let value)?: return "computed from \(value.path.text.description) at \(place(value.span, texts))"
    case .template?: return destination.weight == nil ? "no weight" : "no single value; rendered at \(written)"
    }
  }

  private static func place(_ span: SourceSpan, _ texts: SourceMap) -> String {
    guard let file = texts[span.file] else { return "an unknown place" }
    let position = file.position(of: Int(span.start))
    return "\(file.name):\(position.line):\(position.column)"
  }
}
