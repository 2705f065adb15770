package import RhumbEngine

/// The objects of one input side by side, so that rules can follow what one says of another.
package struct ObjectGraph {
  /// An object with the place it will have.
  package struct Node {
    package let object: KubernetesObject
    package let type: GroupVersionKind
    /// As written, or the one the input is meant for; empty for what belongs to the cluster.
    package let namespace: ByteString

    package var view: FieldView { object.view }
    /// `Deployment.apps`
    package var kind: ByteString { type.groupKindText }
  }

  private struct Identity: Hashable {
    let kind: ByteString
    let namespace: ByteString
    let name: ByteString
  }

  package let nodes: [Node]
  /// Objects that exist elsewhere.
  package let external: ExternalObjects
  /// The namespace of objects that name none.
  package let namespace: ByteString
  private let byIdentity: [Identity: Int]
  private let byKind: [ByteString: [Int]]
  /// Nodes with a template of pods, by namespace.
  private let podOwners: [ByteString: [Int]]

  package init(_ objects: [KubernetesObject], namespace: ByteString, external: ExternalObjects = ExternalObjects()) {
    self.external = external
    self.namespace = namespace
    var nodes: [Node] = []
    var byIdentity: [Identity: Int] = [:]
    var byKind: [ByteString: [Int]] = [:]
    var podOwners: [ByteString: [Int]] = [:]
    for object in objects {
      guard let type = object.type else { continue }
      let kind = type.groupKindText
      let isOfCluster = Self.clusterKinds.contains(kind)
      let home = isOfCluster ? .empty : object.namespace.isEmpty ? namespace : object.namespace
      byIdentity[Identity(kind: kind, namespace: home, name: object.name)] = nodes.count
      byKind[kind, default: []].append(nodes.count)
      if Self.podOwningKinds.contains(kind) { podOwners[home, default: []].append(nodes.count) }
      nodes.append(Node(object: object, type: type, namespace: home))
    }
    self.nodes = nodes
    self.byIdentity = byIdentity
    self.byKind = byKind
    self.podOwners = podOwners
  }

  /// Kinds that belong to the cluster, as far as others refer to them.
  private static let clusterKinds: Set<ByteString> = [
    "ClusterRole.rbac.authorization.k8s.io", "ClusterRoleBinding.rbac.authorization.k8s.io", "Namespace",
    "PersistentVolume", "StorageClass.storage.k8s.io", "PriorityClass.scheduling.k8s.io",
    "IngressClass.networking.k8s.io", "GatewayClass.gateway.networking.k8s.io",
    "CustomResourceDefinition.apiextensions.k8s.io",
  ]

  private static let podOwningKinds = Set(PodTemplate.kinds + ["Rollout.argoproj.io"]).subtracting(["PodTemplate"])

  // MARK: - Finding

  package func nodes(of kind: ByteString) -> [Node] { (byKind[kind] ?? []).map { nodes[$0] } }

  package func node(_ kind: ByteString, _ namespace: ByteString, _ name: ByteString) -> Node? {
    let home = Self.clusterKinds.contains(kind) ? .empty : namespace
    return byIdentity[Identity(kind: kind, namespace: home, name: name)].map { nodes[$0] }
  }

  /// Whether there is such an object, here or declared to be elsewhere.
  package func knows(_ kind: ByteString, _ namespace: ByteString, _ name: ByteString) -> Bool {
    node(kind, namespace, name) != nil || external.contains(kind: kind, name: name)
  }

  /// Pods, and what makes them, of a namespace.
  package func podOwners(in namespace: ByteString) -> [Node] { (podOwners[namespace] ?? []).map { nodes[$0] } }

  /// Which labels pods have, for who selects by others: `Deployment 'web' has app=web`.
  package func labelsInWords(of namespace: ByteString) -> String? {
    let shown = podOwners(in: namespace).prefix(3).map { node in
      let labels = node.podTemplate.metadata["labels"].entries.map {
        "\($0.key.description)=\($0.value.text?.description ?? "?")"
      }
      return "\(node.shownName.description) have \(labels.isEmpty ? "none" : labels.joined(separator: ","))"
    }
    return shown.isEmpty ? nil : "pods of " + shown.joined(separator: "; those of ")
  }

  /// Those whose pods a map of labels selects.
  package func pods(withLabels labels: FieldView, in namespace: ByteString) -> [Node] {
    let wanted = labels.entries.filter { !Self.controllerLabels.contains($0.key) }
    return podOwners(in: namespace).filter { node in
      let found = node.podTemplate.metadata["labels"]
      return wanted.allSatisfy { $0.value.text != nil && found[key: $0.key].text == $0.value.text }
    }
  }

  /// Labels that controllers add to the pods they make.
  private static let controllerLabels: Set<ByteString> = [
    "statefulset.kubernetes.io/pod-name", "apps.kubernetes.io/pod-index", "pod-template-hash",
    "controller-revision-hash", "batch.kubernetes.io/job-name", "job-name",
  ]

  /// Those whose pods a label selector selects.
  package func pods(matching selector: Selector, in namespace: ByteString) -> [Node] {
    podOwners(in: namespace).filter { selector.matches($0.podTemplate.metadata["labels"]) }
  }

  /// The Services that select pods of a node.
  package func services(selecting node: Node) -> [Node] {
    let labels = node.podTemplate.metadata["labels"]
    return nodes(of: "Service").filter { service in
      let selector = service.view["spec"]["selector"]
      return service.namespace == node.namespace && !selector.isEmpty
        && selector.entries.allSatisfy { labels[key: $0.key].text == $0.value.text }
    }
  }

  /// Whether a controller that nobody sees here may make pods: for a custom resource that is no mere configuration.
  package func mayHaveUnseenPods(in namespace: ByteString) -> Bool {
    nodes.contains { node in
      node.namespace == namespace && node.type.group.bytes.contains(UInt8(ascii: "."))
        && !node.type.group.hasSuffix(".k8s.io") && !node.type.group.hasSuffix(".istio.io")
        && !Self.configuringKinds.contains(node.type.kind)
    }
  }

  private static let configuringKinds: Set<ByteString> = [
    "ServiceMonitor", "PodMonitor", "Probe", "PrometheusRule", "Certificate", "Issuer", "ClusterIssuer",
    "ExternalSecret", "SecretStore", "ClusterSecretStore", "SealedSecret", "Rollout", "AnalysisTemplate", "Canary",
    "ScaledObject", "TriggerAuthentication", "IngressRoute", "Middleware", "BackendConfig", "FrontendConfig",
    "ManagedCertificate", "CiliumNetworkPolicy", "SecurityContextConstraints", "Route", "GrafanaDashboard",
  ]
}

extension ObjectGraph.Node {
  package var podTemplate: PodTemplate { PodTemplate(view, owner: kind) }

  /// `Deployment 'web'`
  package var shownName: ByteString { type.kind + " '" + object.name + "'" }
}
