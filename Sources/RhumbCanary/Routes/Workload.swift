package import RhumbDiagnostics
package import RhumbEngine
import RhumbKubernetes

/// Pods that answer for a destination: a Deployment or its like, with the bounds of their number.
package struct Workload {
  package let kind: ByteString
  package let name: ByteString
  /// At least and at most so many pods; nil where nobody can say, as for a DaemonSet.
  package let pods: ClosedRange<Int>?
  /// What sets the bounds, to be pointed at.
  package let place: SourceSpan

  /// `2-10 pods of Deployment/web`
  package var shown: String {
    let count = pods.map { pods in
      pods.count == 1
        ? "\(pods.lowerBound) pod\(pods.lowerBound == 1 ? "" : "s")" : "\(pods.lowerBound)-\(pods.upperBound) pods"
    }
    return "\(count ?? "pods") of \(kind.description)/\(name.description)"
  }
}

/// Finds out how many pods a workload may have: from its replicas, a HorizontalPodAutoscaler or KEDA's ScaledObject.
struct WorkloadReader {
  static let kinds: [ByteString] = ["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "Rollout"]

  let scene: RouteScene

  func workload(_ object: KubernetesObject) -> Workload {
    let (pods, place) = bounds(of: object)
    return Workload(kind: object.kind, name: object.name, pods: pods, place: place)
  }

  private func bounds(of object: KubernetesObject) -> (ClosedRange<Int>?, SourceSpan) {
    let name = scene.span(of: object.view["metadata"]["name"], in: object)
    if object.kind == "DaemonSet" { return (nil, name) }
    for scaler in scene.objects where isScaler(scaler, of: object) {
      let spec = scaler.view["spec"]
      let isKEDA = scaler.kind == "ScaledObject"
      // KEDA scales from none to 100 unless told otherwise, Kubernetes from one to what must be said.
      let least = spec[isKEDA ? "minReplicaCount" : "minReplicas"].integer ?? (isKEDA ? 0 : 1)
      let bound = spec[isKEDA ? "maxReplicaCount" : "maxReplicas"]
      let most = bound.integer ?? (isKEDA ? 100 : least)
      return (max(0, least)...max(0, least, most), scene.span(of: bound, in: scaler))
    }
    let replicas = object.view["spec"]["replicas"]
    let count = max(0, replicas.integer ?? 1)
    return (count...count, replicas.exists ? scene.span(of: replicas, in: object) : name)
  }

  private func isScaler(_ scaler: KubernetesObject, of object: KubernetesObject) -> Bool {
    guard scaler.kind == "HorizontalPodAutoscaler" || scaler.kind == "ScaledObject",
      scaler.namespace == object.namespace || scaler.namespace.isEmpty || object.namespace.isEmpty
    else { return false }
    let target = scaler.view["spec"]["scaleTargetRef"]
    return target["name"].text == object.name && (target["kind"].text ?? "Deployment") == object.kind
  }
}
