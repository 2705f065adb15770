package import RhumbEngine

/// Custom resources: those of CustomResourceDefinitions that were handed in, then those that are built in (Istio,
/// Gateway API, Prometheus operator).
package struct CustomCatalogue: SchemaCatalogue {
  private struct Definition {
    let isNamespaced: Bool
    /// By version: the schema to be read, then what was read of it.
    var versions: [ByteString: Entry]
  }

  private enum Entry {
    case unread(Value)
    case read(SchemaNode)
  }

  private struct GroupKind: Hashable {
    let group: ByteString
    let kind: ByteString
  }

  private var definitions: [GroupKind: Definition] = [:]
  private var origins: OriginTable
  private static let builtIn = [PackedTable.istio, PackedTable.gatewayApi, PackedTable.prometheusOperator]

  package init(origins: OriginTable = OriginTable()) { self.origins = origins }

  /// Whether an object defines a custom resource.
  package static func isDefinition(_ object: KubernetesObject) -> Bool {
    object.kind == "CustomResourceDefinition" && object.type?.group == "apiextensions.k8s.io"
  }

  /// Takes a CustomResourceDefinition (v1, or v1beta1 with its single schema). `origins` are those of the object.
  package mutating func add(_ object: KubernetesObject, origins: OriginTable) {
    let spec = object.view["spec"]
    guard let group = spec["group"].text, let kind = spec["names"]["kind"].text else { return }
    self.origins = origins
    var versions: [ByteString: Entry] = [:]
    let common = spec["validation"]["openAPIV3Schema"]
    for version in spec["versions"].items where version["served"].bool != false {
      guard let name = version["name"].text else { continue }
      let own = version["schema"]["openAPIV3Schema"]
      versions[name] = .unread(own.exists ? own.value : common.value)
    }
    if let single = spec["version"].text, versions[single] == nil { versions[single] = .unread(common.value) }
    definitions[GroupKind(group: group, kind: kind)] = Definition(
      isNamespaced: spec["scope"].text != "Cluster", versions: versions)
  }

  package mutating func schema(for type: GroupVersionKind, in version: KubernetesVersion) -> KindSchema? {
    let key = GroupKind(group: type.group, kind: type.kind)
    if definitions[key] == nil { loadBuiltIn(key) }
    return handedIn(type)
  }

  /// The same without what is built in, unless that was asked for before.
  package mutating func handedIn(_ type: GroupVersionKind) -> KindSchema? {
    let key = GroupKind(group: type.group, kind: type.kind)
    guard let definition = definitions[key], let entry = definition.versions[type.version] else { return nil }
    let root: SchemaNode
    switch entry {
    case .read(let node): root = node
    case .unread(let value):
      var reader = StructuralSchemaReader(origins: origins)
      root = reader.read(value)
      definitions[key]?.versions[type.version] = .read(root)
    }
    return KindSchema(root: root, isNamespaced: definition.isNamespaced, isCustomResource: true)
  }

  /// Versions of a kind that are served, for messages.
  package mutating func versions(of type: GroupVersionKind) -> [ByteString] {
    let key = GroupKind(group: type.group, kind: type.kind)
    if definitions[key] == nil { loadBuiltIn(key) }
    return definitions[key]?.versions.keys.sorted() ?? []
  }

  private mutating func loadBuiltIn(_ key: GroupKind) {
    for tables in Self.builtIn {
      guard let found = tables.first(where: { $0.group == key.group && $0.kind == key.kind }) else { continue }
      let document = JSONTable.read(found.table.unpack())
      var versions: [ByteString: Entry] = [:]
      for version in document["versions"].items {
        if let name = version["name"].text { versions[name] = .unread(version["schema"].value) }
      }
      definitions[key] = Definition(isNamespaced: document["scope"].text != "Cluster", versions: versions)
      return
    }
  }
}
