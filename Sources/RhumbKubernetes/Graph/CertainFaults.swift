package import RhumbEngine

/// Faults between the objects of an input that nothing outside of it can heal: what `rhumb validate` warns of. An API
/// server takes such objects, and the pods, routes or autoscalers then don't work.
package struct CertainFaults {
  private static let rules: [ByteString: [GraphRule]] = {
    let all =
      ReferenceRules.certain + ServiceGraphRules.certain + ScalingGraphRules.certain + TrafficGraphRules.certain
    var byKind: [ByteString: [GraphRule]] = [:]
    for rule in all { for kind in rule.kinds { byKind[kind, default: []].append(rule) } }
    return byKind
  }()

  private let graph: ObjectGraph
  private let version: KubernetesVersion
  private let origins: OriginTable
  /// How many nodes have been asked about.
  private var count = 0

  /// - Parameter objects: all of the input, in the order in which they will be asked about.
  package init(_ objects: [KubernetesObject], version: KubernetesVersion, origins: OriginTable) {
    graph = ObjectGraph(objects, namespace: "default")
    self.version = version
    self.origins = origins
  }

  /// The faults of the next object.
  package mutating func findings(ofNext object: KubernetesObject) -> [Finding] {
    guard object.type != nil else { return [] }
    let node = graph.nodes[count]
    count += 1
    guard let rules = Self.rules[node.kind] else { return [] }
    var report = ObjectReport(object, origins: origins)
    for rule in rules {
      report.code = rule.code
      rule.check(GraphView(graph: graph, node: node, version: version), &report)
    }
    return report.findings
  }
}
