import RhumbEngine

/// `kubernetesProvider`: objects that `lookup` finds, and the kinds it may ask for.
struct FakeCluster {
  struct Kind {
    let resource: Resource
    let isNamespaced: Bool
    /// What every question about the kind fails with; empty for none.
    let error: ByteString
  }

  struct Resource: Hashable {
    let group: ByteString
    let version: ByteString
    let name: ByteString
  }

  /// By `apiVersion/Kind`.
  var kinds: [ByteString: Kind] = [:]
  var objects: [MapValue] = []

  func adding(_ suite: FakeCluster) -> FakeCluster {
    var cluster = self
    cluster.objects += suite.objects
    cluster.kinds.merge(suite.kinds) { _, suite in suite }
    return cluster
  }

  /// Nil without objects: then `lookup` finds nothing anyway.
  var lookup: FakeClusterLookup? { objects.isEmpty ? nil : FakeClusterLookup(self) }
}

/// Answers `lookup` as client-go's fake dynamic client does.
final class FakeClusterLookup: ClusterObjects {
  private let kinds: [ByteString: FakeCluster.Kind]
  private let objects: [(resource: FakeCluster.Resource, namespace: ByteString, name: ByteString, object: MapValue)]

  init(_ cluster: FakeCluster) {
    kinds = cluster.kinds
    objects = cluster.objects.map { object in
      var metadata = MapValue()
      if case .map(let found)? = object["metadata"] { metadata = found }
      return (
        Self.resource(of: object), Self.text(metadata["namespace"]), Self.text(metadata["name"]), object
      )
    }
  }

  func lookUp(
    apiVersion: ByteString, kind: ByteString, namespace: ByteString, name: ByteString
  ) throws(Fault) -> MapValue {
    guard let known = kinds[apiVersion + "/" + kind] else { return MapValue() }
    if !known.error.isEmpty { throw Fault(known.error) }
    let namespace = known.isNamespaced ? namespace : .empty
    let matches = objects.filter { $0.resource == known.resource }
    if !name.isEmpty {
      return matches.first { $0.namespace == namespace && $0.name == name }?.object ?? MapValue()
    }
    let listed = matches.filter { namespace.isEmpty || $0.namespace == namespace }
    return MapValue(pairs: [
      ("apiVersion", .string(apiVersion)), ("kind", .string(kind + "List")),
      ("metadata", .map(MapValue(pairs: [("resourceVersion", .string(.empty))]))),
      ("items", .list(listed.map { .map($0.object) })),
    ])
  }

  /// The name of a kind's resource is guessed: its plural in lower case.
  private static func resource(of object: MapValue) -> FakeCluster.Resource {
    let apiVersion = text(object["apiVersion"])
    let slash = apiVersion.bytes.firstIndex(of: UInt8(ascii: "/"))
    let group = slash.map { ByteString(apiVersion.bytes[..<$0]) } ?? .empty
    let version = slash.map { ByteString(apiVersion.bytes[($0 + 1)...]) } ?? apiVersion
    var name = text(object["kind"]).bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    switch name.last {
    case UInt8(ascii: "s"): name.append("es")
    case UInt8(ascii: "y"):
      name.removeLast()
      name.append("ies")
    case nil: break
    default: name.append("s")
    }
    return FakeCluster.Resource(group: group, version: version, name: ByteString(name))
  }

  private static func text(_ value: Value?) -> ByteString {
    if case .string(let text)? = value { text } else { .empty }
  }
}

/// Reads `kubernetesProvider`.
enum FakeClusterReader {
  static func cluster(_ fields: SuiteFields, isStrict: Bool) throws(SuiteError) -> FakeCluster {
    guard let given = try fields.fields("kubernetesProvider") else { return FakeCluster() }
    if isStrict { try given.checkKeys(["scheme", "objects"], "'kubernetesProvider'") }
    var cluster = FakeCluster()
    if let scheme = try given.fields("scheme") {
      for entry in scheme.map.entries {
        guard let kind = try scheme.fields(entry.key) else { continue }
        cluster.kinds[entry.key] = try self.kind(kind)
      }
    }
    for (value, span) in try given.items("objects") {
      guard case .map(let object) = value else { throw SuiteError("an object is a mapping", at: span) }
      cluster.objects.append(object)
    }
    return cluster
  }

  private static func kind(_ fields: SuiteFields) throws(SuiteError) -> FakeCluster.Kind {
    var resource = FakeCluster.Resource(group: .empty, version: .empty, name: .empty)
    if let gvr = try fields.fields("gvr") {
      resource = FakeCluster.Resource(
        group: try gvr.string("group"), version: try gvr.string("version"), name: try gvr.string("resource"))
    }
    return FakeCluster.Kind(
      resource: resource, isNamespaced: try fields.bool("namespaced"), error: try fields.string("should_err"))
  }
}
