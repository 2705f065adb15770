import RhumbDiagnostics
import RhumbEngine
import RhumbFormats
import RhumbKubernetes

/// Whether a destination can carry traffic, as far as the render tells: its subset is declared, pods answer to its
/// labels, its Service has the port.
struct DestinationCheck {
  private let objects: [KubernetesObject]
  private let route: WeightedRoute

  init(_ rendered: CanaryChart.Rendered, _ route: WeightedRoute) {
    objects = rendered.objects
    self.route = route
  }

  func run(_ destination: WeightedDestination) throws(ScalarRefusal) {
    let name = destination.serviceName
    guard let service = objects.first(where: { $0.kind == "Service" && $0.name == name && isNear($0) }) else {
      throw refusal(
        "canary/no-service", "the canary's Service '\(name.description)' is not in the render", destination)
    }
    let ports = service.view["spec"]["ports"].items.compactMap { $0["port"].integer }
    if let port = destination.port, !ports.contains(port) {
      throw refusal(
        "canary/no-port", "Service '\(name.description)' has no port \(port)", destination,
        Diagnostic.Label(service.span, "has \(ports.map { "\($0)" }.joined(separator: ", "))"))
    }
    var labels = Self.labels(service.view["spec"]["selector"])
    var place = service.span
    if !destination.subset.isEmpty {
      let (subset, span) = try subset(of: destination)
      labels += subset
      place = span
    }
    guard !labels.isEmpty, selectsPods(labels) else {
      let shown = labels.map { "\($0.key.description)=\($0.value.description)" }.joined(separator: ",")
      throw refusal(
        "canary/no-pods", "no workload of the render has pods with \(shown)", destination,
        Diagnostic.Label(place, "selects them"))
    }
  }

  private func refusal(
    _ code: DiagnosticCode, _ headline: String, _ destination: WeightedDestination, _ more: Diagnostic.Label...
  ) -> ScalarRefusal {
    ScalarRefusal(
      code, headline, labels: [Diagnostic.Label(destination.span, "the weight of what can't take traffic")] + more)
  }

  /// Of the route's namespace, where both say one.
  private func isNear(_ object: KubernetesObject) -> Bool {
    object.namespace.isEmpty || route.namespace.isEmpty || object.namespace == route.namespace
  }

  private func subset(
    of destination: WeightedDestination
  ) throws(ScalarRefusal) -> (labels: [(key: ByteString, value: ByteString)], span: SourceSpan) {
    for rule in objects where rule.kind == "DestinationRule" {
      let host = rule.view["spec"]["host"].text ?? .empty
      guard host.bytes.prefix(while: { $0 != UInt8(ascii: ".") }).elementsEqual(destination.serviceName.bytes) else {
        continue
      }
      for subset in rule.view["spec"]["subsets"].items where subset["name"].text == destination.subset {
        return (Self.labels(subset["labels"]), rule.span)
      }
    }
    throw refusal(
      "canary/no-subset", "no DestinationRule of the render has a subset '\(destination.subset.description)'",
      destination)
  }

  private static func labels(_ view: FieldView) -> [(key: ByteString, value: ByteString)] {
    view.entries.compactMap { entry in entry.value.text.map { (entry.key, $0) } }
  }

  private func selectsPods(_ labels: [(key: ByteString, value: ByteString)]) -> Bool {
    objects.contains { object in
      guard ["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Rollout"].contains(object.kind), isNear(object)
      else { return false }
      let pods = Self.labels(object.view["spec"]["template"]["metadata"]["labels"])
      return labels.allSatisfy { label in pods.contains { $0.key == label.key && $0.value == label.value } }
    }
  }
}
