import RhumbEngine

/// What is asked of an object before a policy applies to it: the request that would create it.
struct PolicyRequest {
  let object: KubernetesObject
  let type: GroupVersionKind
  /// The plural name: `deployments`.
  let resource: ByteString
  let isNamespaced: Bool
  /// Empty for an object of the whole cluster.
  let namespace: ByteString
  /// The Namespace object, if the input has it.
  let namespaceObject: MapValue?

  /// Labels of the namespace. Every namespace carries its name as one.
  var namespaceLabels: FieldView {
    let known = namespaceObject.map { FieldView(value: .map($0), path: .root)["metadata"]["labels"] }
    let labels = known?.map?.shallowCopy() ?? MapValue()
    if labels["kubernetes.io/metadata.name"] == nil {
      labels["kubernetes.io/metadata.name"] = .string(namespace)
    }
    return FieldView(value: .map(labels), path: .root)
  }
}

/// Whether the `matchConstraints` of a policy, or the `matchResources` of a binding, take a request in.
enum ResourceMatch {
  static func matches(_ constraints: FieldView, _ request: PolicyRequest) -> Bool {
    guard constraints.exists else { return true }
    if !matchesSelectors(constraints, request) { return false }
    // Other versions of a kind count too, unless only the written ones shall.
    let isExact = constraints["matchPolicy"].text == "Exact"
    if constraints["excludeResourceRules"].items.contains(where: { matches($0, request, isExact: isExact) }) {
      return false
    }
    let rules = constraints["resourceRules"].items
    return rules.isEmpty || rules.contains { matches($0, request, isExact: isExact) }
  }

  private static func matchesSelectors(_ constraints: FieldView, _ request: PolicyRequest) -> Bool {
    let labels = request.object.view["metadata"]["labels"]
    if constraints["objectSelector"].exists, !Selector(constraints["objectSelector"]).matches(labels) { return false }
    let selector = constraints["namespaceSelector"]
    guard selector.exists else { return true }
    if request.type.groupKindText == "Namespace" { return Selector(selector).matches(labels) }
    return !request.isNamespaced || Selector(selector).matches(request.namespaceLabels)
  }

  private static func matches(_ rule: FieldView, _ request: PolicyRequest, isExact: Bool) -> Bool {
    func lists(_ field: ByteString, _ word: ByteString) -> Bool {
      rule[field].items.contains { $0.text == word || $0.text == "*" }
    }
    let names = rule["resourceNames"].items.compactMap(\.text)
    if !names.isEmpty, !names.contains(request.object.name) { return false }
    switch rule["scope"].text {
    case "Cluster": if request.isNamespaced { return false }
    case "Namespaced": if !request.isNamespaced { return false }
    default: break
    }
    return lists("operations", "CREATE") && lists("apiGroups", request.type.group)
      && (!isExact || lists("apiVersions", request.type.version))
      && rule["resources"].items.contains { ["*", "*/*", request.resource].contains($0.text) }
  }
}

/// Plural names of kinds, as rules name resources.
enum ResourceName {
  /// English as Kubernetes' own kinds have it: `ingresses`, `networkpolicies`, `endpoints`.
  static func plural(of kind: ByteString) -> ByteString {
    let name = ByteString(kind.bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 })
    if name == "endpoints" { return name }
    let bytes = name.bytes
    func ends(_ text: ByteString) -> Bool { bytes.suffix(text.count).elementsEqual(text.bytes) }
    if ends("s") || ends("x") || ends("ch") || ends("sh") { return name + "es" }
    let vowels = Array("aeiou".utf8)
    if ends("y"), let before = bytes.dropLast().last, !vowels.contains(before) {
      return ByteString(bytes.dropLast()) + "ies"
    }
    return name + "s"
  }
}
