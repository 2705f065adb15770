package import RhumbEngine

/// Admission policies that were handed in, with their bindings and what else they look at.
package struct PolicySet {
  private(set) var policies: [AdmissionPolicy] = []
  private var bindings: [AdmissionBinding] = []
  private var others: [KubernetesObject] = []
  private var namespaces: [ByteString: MapValue] = [:]
  private var plurals: [GroupKind: ByteString] = [:]
  /// Why policies can't be applied.
  package private(set) var failures: [Finding] = []

  private struct GroupKind: Hashable {
    let group: ByteString
    let kind: ByteString
  }

  package init() {}

  package var isEmpty: Bool { policies.isEmpty }

  /// Takes an object of the files with policies: a policy, a binding, or parameters.
  package mutating func add(_ object: KubernetesObject, origins: OriginTable) {
    guard object.type?.group == "admissionregistration.k8s.io" else { return look(at: object) }
    switch object.kind {
    case "ValidatingAdmissionPolicy":
      do throws(AdmissionPolicy.Failure) {
        policies.append(try AdmissionPolicy(object, origins))
      } catch {
        failures.append(error.finding)
      }
    case "ValidatingAdmissionPolicyBinding": bindings.append(AdmissionBinding(object))
    default: break
    }
  }

  /// Takes an object of the input: it may be a parameter, a namespace, or a definition that names a kind's plural.
  package mutating func look(at object: KubernetesObject) {
    others.append(object)
    if object.kind == "Namespace", object.apiVersion == "v1" { namespaces[object.name] = object.root }
    guard CustomCatalogue.isDefinition(object) else { return }
    let spec = object.view["spec"]
    if let group = spec["group"].text, let kind = spec["names"]["kind"].text, let plural = spec["names"]["plural"].text
    {
      plurals[GroupKind(group: group, kind: kind)] = plural
    }
  }

  /// A policy that no binding names is taken as bound everywhere: whoever hands it in wants it judged.
  func bindings(of policy: AdmissionPolicy) -> [AdmissionBinding] {
    let own = bindings.filter { $0.policyName == policy.name }
    return own.isEmpty ? [AdmissionBinding(everywhereFor: policy.name)] : own
  }

  func request(for object: KubernetesObject, _ type: GroupVersionKind, isNamespaced: Bool) -> PolicyRequest {
    let namespace: ByteString = isNamespaced ? (object.namespace.isEmpty ? "default" : object.namespace) : .empty
    return PolicyRequest(
      object: object, type: type,
      resource: plurals[GroupKind(group: type.group, kind: type.kind)] ?? ResourceName.plural(of: type.kind),
      isNamespaced: isNamespaced, namespace: namespace, namespaceObject: namespaces[namespace])
  }

  /// The parameters that a binding names.
  func parameters(
    of type: (apiVersion: ByteString, kind: ByteString), _ reference: FieldView, in namespace: ByteString
  ) -> [MapValue] {
    let place = reference["namespace"].text ?? namespace
    return others.filter { object in
      guard object.apiVersion == type.apiVersion, object.kind == type.kind else { return false }
      let isThere = object.namespace.isEmpty || object.namespace == place
      if let name = reference["name"].text, !name.isEmpty { return object.name == name && isThere }
      return isThere && Selector(reference["selector"]).matches(object.view["metadata"]["labels"])
    }.map(\.root)
  }
}
