import RhumbEngine

/// The order in which Helm installs kinds, and so prints them.
enum InstallOrder {
  private static let kinds: [StaticString] = [
    "PriorityClass", "Namespace", "NetworkPolicy", "ResourceQuota", "LimitRange", "PodSecurityPolicy",
    "PodDisruptionBudget", "ServiceAccount", "Secret", "SecretList", "ConfigMap", "StorageClass", "PersistentVolume",
    "PersistentVolumeClaim", "CustomResourceDefinition", "ClusterRole", "ClusterRoleList", "ClusterRoleBinding",
    "ClusterRoleBindingList", "Role", "RoleList", "RoleBinding", "RoleBindingList", "Service", "DaemonSet", "Pod",
    "ReplicationController", "ReplicaSet", "Deployment", "HorizontalPodAutoscaler", "StatefulSet", "Job", "CronJob",
    "IngressClass", "Ingress", "APIService", "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration",
  ]

  /// A few dozen comparisons of lengths take less than a table does until it is there.
  private static func rank(_ kind: ByteString) -> Int { kinds.firstIndex { $0.isSame(as: kind) } ?? kinds.count }

  /// Sorts by rank of the kind; kinds without one come last, by name. Equals keep their order.
  static func sort<Item>(_ items: [Item], kind: (Item) -> ByteString) -> [Item] {
    if items.count < 2 { return items }
    let ranks = items.map { rank(kind($0)) }
    // Swift's sort is stable, though its documentation keeps that open; the position makes sure.
    let order = items.indices.sorted { a, b in
      if ranks[a] != ranks[b] { return ranks[a] < ranks[b] }
      if ranks[a] == kinds.count {
        let (first, second) = (kind(items[a]), kind(items[b]))
        if first != second { return first < second }
      }
      return a < b
    }
    return order.map { items[$0] }
  }
}
