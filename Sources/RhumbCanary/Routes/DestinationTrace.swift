package import RhumbDiagnostics
package import RhumbEngine
package import RhumbKubernetes

/// What a destination leads to, as far as the objects tell: its Service, its subset, the pods behind.
package struct DestinationTrace {
  package typealias Labels = [(key: ByteString, value: ByteString)]

  package let service: KubernetesObject?
  /// A ServiceEntry of Istio stands for something outside of the cluster.
  package let isExternal: Bool
  package let ports: [Int]
  /// The rule's subset; nil where the destination names none, or none is found.
  package let subset: (labels: Labels, span: SourceSpan)?
  /// The rule for the host, whether or not it has the subset.
  package let rule: KubernetesObject?
  /// What pods must have.
  package let labels: Labels
  package let workloads: [Workload]

  package init(_ destination: WeightedDestination, of route: WeightedRoute, in scene: RouteScene) {
    let wanted = destination.serviceNamespace.isEmpty ? route.namespace : destination.serviceNamespace
    func isNear(_ object: KubernetesObject) -> Bool {
      object.namespace.isEmpty || wanted.isEmpty || object.namespace == wanted
    }
    service = scene.objects.first { $0.kind == "Service" && $0.name == destination.serviceName && isNear($0) }
    isExternal = scene.objects.contains { object in
      object.kind == "ServiceEntry" && object.view["spec"]["hosts"].items.contains { $0.text == destination.host }
    }
    ports = service?.view["spec"]["ports"].items.compactMap { $0["port"].integer } ?? []
    let rules = scene.objects.filter { object in
      object.kind == "DestinationRule"
        && Self.isSameHost(object.view["spec"]["host"].text ?? .empty, destination)
    }
    subset = destination.subset.isEmpty ? nil : Self.subset(destination.subset, of: rules, scene)
    rule = rules.first
    let selector = service.map { Self.labels($0.view["spec"]["selector"]) } ?? []
    labels = selector + (subset?.labels ?? [])
    let labels = labels
    // Without a selector somebody else says which pods there are.
    workloads =
      selector.isEmpty
      ? []
      : scene.objects.filter { object in
        WorkloadReader.kinds.contains(object.kind) && isNear(object) && Self.hasPods(object, labels)
      }.map { WorkloadReader(scene: scene).workload($0) }
  }

  /// Together; nil if one of them can't say, or there are none.
  package var pods: ClosedRange<Int>? {
    guard !workloads.isEmpty else { return nil }
    var sum = 0...0
    for workload in workloads {
      guard let pods = workload.pods else { return nil }
      sum = (sum.lowerBound &+ pods.lowerBound)...(sum.upperBound &+ pods.upperBound)
    }
    return sum
  }

  private static func isSameHost(_ host: ByteString, _ destination: WeightedDestination) -> Bool {
    host.bytes.prefix { $0 != UInt8(ascii: ".") }.elementsEqual(destination.serviceName.bytes)
  }

  private static func subset(
    _ name: ByteString, of rules: [KubernetesObject], _ scene: RouteScene
  ) -> (labels: Labels, span: SourceSpan)? {
    for rule in rules {
      for subset in rule.view["spec"]["subsets"].items where subset["name"].text == name {
        return (labels(subset["labels"]), scene.span(of: subset["name"], in: rule))
      }
    }
    return nil
  }

  private static func labels(_ view: FieldView) -> Labels {
    view.entries.compactMap { entry in entry.value.text.map { (entry.key, $0) } }
  }

  private static func hasPods(_ object: KubernetesObject, _ labels: Labels) -> Bool {
    let pods = Self.labels(object.view["spec"]["template"]["metadata"]["labels"])
    return labels.allSatisfy { label in pods.contains { $0.key == label.key && $0.value == label.value } }
  }
}
