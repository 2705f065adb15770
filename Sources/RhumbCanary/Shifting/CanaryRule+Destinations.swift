import RhumbDiagnostics
import RhumbEngine
import RhumbKubernetes

/// Rules for destinations that are to get more: they must be able to carry it, as far as the objects tell.
extension CanaryRule {
  static let destinations: [CanaryRule] = [
    CanaryRule(
      code: "canary/no-service", summary: "the Service of a destination that gains is there", isWaivable: true
    ) { given in
      given.gaining.compactMap { destination, trace, _ in
        if trace.service != nil || trace.isExternal { return nil }
        return violation(
          "canary/no-service", "there is no Service '\(destination.serviceName.description)' to take the traffic",
          [Diagnostic.Label(destination.span, "the weight of what can't take traffic")],
          help: "render it with the route, or give its manifest too; '--waive no-service' if it is elsewhere")
      }
    },
    CanaryRule(
      code: "canary/no-port", summary: "the Service has the port that the destination names", isWaivable: true
    ) { given in
      given.gaining.compactMap { destination, trace, _ in
        guard let service = trace.service, let port = destination.port, !trace.ports.contains(port) else { return nil }
        let ports = trace.ports.map { "\($0)" }.joined(separator: ", ")
        return violation(
          "canary/no-port", "Service '\(destination.serviceName.description)' has no port \(port)",
          [
            Diagnostic.Label(destination.span, "the weight of what can't take traffic"),
            Diagnostic.Label(
              given.scene.span(of: service.view["spec"]["ports"], in: service),
              ports.isEmpty ? "has no ports" : "has \(ports)"),
          ])
      }
    },
    CanaryRule(
      code: "canary/no-subset", summary: "a DestinationRule declares the destination's subset", isWaivable: true
    ) { given in
      given.gaining.compactMap { destination, trace, _ in
        guard !destination.subset.isEmpty, trace.subset == nil else { return nil }
        var labels = [Diagnostic.Label(destination.span, "the weight of what can't take traffic")]
        if let rule = trace.rule {
          labels.append(
            Diagnostic.Label(given.scene.span(of: rule.view["spec"]["subsets"], in: rule), "declares others"))
        }
        return violation(
          "canary/no-subset", "no DestinationRule has a subset '\(destination.subset.description)'", labels)
      }
    },
    CanaryRule(
      code: "canary/no-pods", summary: "the labels of Service and subset select pods of a workload", isWaivable: true
    ) { given in
      given.gaining.compactMap { destination, trace, _ in
        guard let service = trace.service, !trace.labels.isEmpty, trace.workloads.isEmpty,
          destination.subset.isEmpty || trace.subset != nil
        else { return nil }
        let shown = trace.labels.map { "\($0.key.description)=\($0.value.description)" }.joined(separator: ",")
        let place = trace.subset?.span ?? given.scene.span(of: service.view["spec"]["selector"], in: service)
        return violation(
          "canary/no-pods", "no workload has pods with \(shown)",
          [
            Diagnostic.Label(destination.span, "the weight of what can't take traffic"),
            Diagnostic.Label(place, "selects them"),
          ])
      }
    },
    CanaryRule(
      code: "canary/too-few-pods",
      summary: "replicas or the autoscaler's bounds allow as many pods as the share needs", isWaivable: true,
      check: pods),
  ]

  /// The others run `least` pods at any time; a share of their traffic needs that share of their pods.
  private static func pods(_ given: RuleCase) -> [Diagnostic] {
    given.gaining.compactMap { destination, trace, weight in
      guard let pods = trace.pods, let place = trace.workloads.first?.place else { return nil }
      let others = zip(given.target.route.destinations, given.traces).filter { other, _ in
        other.span != destination.span && (other.weight ?? 0) > 0
      }
      let least = others.compactMap { $1.pods?.lowerBound }.max() ?? 0
      let needed = max(1, PodNeed.pods(weight: weight, of: given.target.total, besides: least))
      if pods.upperBound >= needed { return nil }
      return violation(
        "canary/too-few-pods",
        "\(weight) of \(given.target.total) needs \(needed) pod\(needed == 1 ? "" : "s"), but "
          + "'\(destination.shownName)' may have \(pods.upperBound)",
        [
          Diagnostic.Label(destination.span, "to be \(weight)"),
          Diagnostic.Label(place, trace.workloads.map(\.shown).joined(separator: ", ")),
        ],
        help: "give it more replicas first; '--waive too-few-pods' if fewer can carry it")
    }
  }
}

/// How many pods a share of the traffic takes.
enum PodNeed {
  /// The share of the pods that carry all of it elsewhere, rounded up.
  static func pods(weight: Int, of total: Int, besides pods: Int) -> Int {
    guard total > 0, weight > 0 else { return 0 }
    let (product, overflow) = weight.multipliedReportingOverflow(by: pods)
    return overflow ? pods : (product + total - 1) / total
  }
}
