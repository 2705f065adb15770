package import RhumbEngine

/// The label matchers of a canary's series in Istio's metrics, from the pods behind it.
package enum GateSelector {
  /// Nil if no workload is known.
  package static func matchers(_ request: ShiftRequest, on subject: CanarySubject) throws(CanaryFailure) -> ByteString?
  {
    let scene = try subject.scene()
    guard let target = try WeightShift.targets(request, in: scene).first else { return nil }
    let trace = DestinationTrace(target.route.destinations[target.canary], of: target.route, in: scene)
    guard !trace.workloads.isEmpty else { return nil }
    let names = trace.workloads.map(\.name.description)
    var text = "reporter=\"destination\",destination_workload"
    text += names.count == 1 ? "=\"\(names[0])\"" : "=~\"\(names.joined(separator: "|"))\""
    let namespace = target.route.namespace
    if !namespace.isEmpty { text += ",destination_workload_namespace=\"\(namespace.description)\"" }
    return ByteString(text)
  }
}
