import RhumbEngine

/// The order in which Helm installs kinds, and so prints them.
enum InstallOrder {
  private static let kinds: [ByteString] = [
    "PriorityClass", "Namespace", "NetworkPolicy", "ResourceQuota", "LimitRange", "PodSecurityPolicy",
    "PodDisruptionBudget", "ServiceAccount", "Secret", "SecretList", "ConfigMap", "StorageClass", "PersistentVolume",
    "PersistentVolumeClaim", "CustomResourceDefinition", "ClusterRole", "ClusterRoleList", "ClusterRoleBinding",
    "ClusterRoleBindingList", "Role", "RoleList", "RoleBinding", "RoleBindingList", "Service", "DaemonSet", "Pod",
    "ReplicationController", "ReplicaSet", "Deployment", "HorizontalPodAutoscaler", "StatefulSet", "Job", "CronJob",
    "IngressClass", "Ingress", "APIService", "MutatingWebhookConfiguration", "ValidatingWebhookConfiguration",
  ]

  private static let ranks: [ByteString: Int] = Dictionary(
    uniqueKeysWithValues: kinds.enumerated().map { ($1, $0) })

  /// Sorts by rank of the kind; kinds without one come last, by name. Equals keep their order.
  static func sort<Item>(_ items: [Item], kind: (Item) -> ByteString) -> [Item] {
    let keyed = items.map { item in
      let kind = kind(item)
      return (rank: ranks[kind] ?? kinds.count, kind: kind, item: item)
    }
    // Swift's sort is stable, though its documentation keeps that open; the position makes sure.
    let order = keyed.indices.sorted { a, b in
      if keyed[a].rank != keyed[b].rank { return keyed[a].rank < keyed[b].rank }
      if keyed[a].rank == kinds.count, keyed[a].kind != keyed[b].kind { return keyed[a].kind < keyed[b].kind }
      return a < b
    }
    return order.map { keyed[$0].item }
  }
}
