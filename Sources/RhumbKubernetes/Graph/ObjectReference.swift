package import RhumbEngine

/// A field that names another object.
package struct ObjectReference {
  /// What it names: `ConfigMap`, `Role.rbac.authorization.k8s.io`.
  package let kind: ByteString
  /// The field with the name.
  package let name: FieldView
  package let namespace: ByteString
  /// Nothing breaks without the object.
  package var isOptional = false
  /// An entry of it that has to be there.
  package var key: FieldView?

  package init(_ kind: ByteString, _ name: FieldView, in namespace: ByteString) {
    self.kind = kind
    self.name = name
    self.namespace = namespace
  }
}

extension ObjectGraph.Node {
  /// Everything it names by kind and name.
  package var references: [ObjectReference] {
    if PodTemplate.kinds.contains(kind) || kind == "Rollout.argoproj.io" { return podReferences }
    switch kind {
    case "RoleBinding.rbac.authorization.k8s.io", "ClusterRoleBinding.rbac.authorization.k8s.io":
      return accessReferences
    case "Ingress.networking.k8s.io": return ingressReferences
    case "HTTPRoute.gateway.networking.k8s.io", "GRPCRoute.gateway.networking.k8s.io",
      "TCPRoute.gateway.networking.k8s.io", "TLSRoute.gateway.networking.k8s.io":
      return routeReferences
    case "ValidatingWebhookConfiguration.admissionregistration.k8s.io",
      "MutatingWebhookConfiguration.admissionregistration.k8s.io":
      return view["webhooks"].items.compactMap { service($0["clientConfig"]["service"]) }
    case "APIService.apiregistration.k8s.io": return [service(view["spec"]["service"])].compactMap(\.self)
    default: return []
    }
  }

  private func service(_ place: FieldView) -> ObjectReference? {
    guard place["name"].text != nil else { return nil }
    return ObjectReference("Service", place["name"], in: place["namespace"].text ?? namespace)
  }

  // MARK: Pods

  private var podReferences: [ObjectReference] {
    let pod = podTemplate
    var found: [ObjectReference] = []
    func add(_ kind: ByteString, _ name: FieldView, optional: FieldView? = nil, key: FieldView? = nil) {
      guard let text = name.text, !text.isEmpty else { return }
      var reference = ObjectReference(kind, name, in: namespace)
      reference.isOptional = optional?.bool ?? false
      reference.key = key
      found.append(reference)
    }
    add("ServiceAccount", pod.spec["serviceAccountName"])
    for secret in pod.spec["imagePullSecrets"].items { add("Secret", secret["name"]) }
    for volume in pod.spec["volumes"].items {
      add("ConfigMap", volume["configMap"]["name"], optional: volume["configMap"]["optional"])
      add("Secret", volume["secret"]["secretName"], optional: volume["secret"]["optional"])
      // A claim template takes the place of a volume of its name.
      if !pod.claimTemplates.contains(volume["name"].text ?? .empty) {
        add("PersistentVolumeClaim", volume["persistentVolumeClaim"]["claimName"])
      }
      for source in volume["projected"]["sources"].items {
        add("ConfigMap", source["configMap"]["name"], optional: source["configMap"]["optional"])
        add("Secret", source["secret"]["name"], optional: source["secret"]["optional"])
      }
    }
    for container in pod.allContainers {
      for source in container["envFrom"].items {
        add("ConfigMap", source["configMapRef"]["name"], optional: source["configMapRef"]["optional"])
        add("Secret", source["secretRef"]["name"], optional: source["secretRef"]["optional"])
      }
      for variable in container["env"].items {
        let (map, secret) = (variable["valueFrom"]["configMapKeyRef"], variable["valueFrom"]["secretKeyRef"])
        add("ConfigMap", map["name"], optional: map["optional"], key: map["key"])
        add("Secret", secret["name"], optional: secret["optional"], key: secret["key"])
      }
    }
    if kind == "StatefulSet.apps" { add("Service", view["spec"]["serviceName"]) }
    return found
  }

  // MARK: Others

  private var accessReferences: [ObjectReference] {
    var found: [ObjectReference] = []
    let role = view["roleRef"]
    if let kind = role["kind"].text, let name = role["name"].text, !Self.isBuiltInRole(name) {
      found.append(ObjectReference(kind + ".rbac.authorization.k8s.io", role["name"], in: namespace))
    }
    for subject in view["subjects"].items
    where subject["kind"].text == "ServiceAccount" && subject["namespace"].text != "kube-system" {
      found.append(
        ObjectReference("ServiceAccount", subject["name"], in: subject["namespace"].text ?? namespace))
    }
    return found
  }

  /// Roles that every cluster has.
  private static func isBuiltInRole(_ name: ByteString) -> Bool {
    ["cluster-admin", "admin", "edit", "view", "extension-apiserver-authentication-reader"].contains(name)
      || name.hasPrefix("system:")
  }

  private var ingressReferences: [ObjectReference] {
    let paths = view["spec"]["rules"].items.flatMap { $0["http"]["paths"].items.map { $0["backend"] } }
    return (paths + [view["spec"]["defaultBackend"]]).compactMap { service($0["service"]) }
  }

  private var routeReferences: [ObjectReference] {
    view["spec"]["rules"].items.flatMap(\.["backendRefs"].items).compactMap { backend in
      guard backend["kind"].text ?? "Service" == "Service", backend["group"].text ?? .empty == .empty else {
        return nil
      }
      return service(backend)
    }
  }
}
