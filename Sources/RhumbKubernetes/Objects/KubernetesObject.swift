package import RhumbDiagnostics
package import RhumbEngine

/// One object of the input: a document, or an item of a `List`.
package struct KubernetesObject {
  /// All of it, with the origins of its values.
  package let root: MapValue
  package let apiVersion: ByteString
  package let kind: ByteString
  /// Nil if `apiVersion` can't be split into group and version.
  package let type: GroupVersionKind?
  /// Empty where there is none or it is no string.
  package let name: ByteString
  package let generateName: ByteString
  /// As written; empty where there is none.
  package let namespace: ByteString
  /// The document, or the list's item.
  package let span: SourceSpan

  package init(root: MapValue, span: SourceSpan) {
    self.root = root
    self.span = span
    func text(_ map: MapValue, _ key: Key) -> ByteString {
      if case .string(let text)? = map[key] { text } else { .empty }
    }
    apiVersion = text(root, Field.apiVersion)
    kind = text(root, Field.kind)
    type = GroupVersionKind(apiVersion: apiVersion, kind: kind)
    if case .map(let metadata)? = root[Field.metadata] {
      name = text(metadata, Field.name)
      generateName = text(metadata, Field.generateName)
      namespace = text(metadata, Field.namespace)
    } else {
      name = .empty
      generateName = .empty
      namespace = .empty
    }
  }

  /// The whole object as a place to start reading from.
  package var view: FieldView { FieldView(value: .map(root), path: .root) }

  /// Text of it must not be shown.
  package var isSecret: Bool { kind == "Secret" && apiVersion == "v1" }

  /// Where a field is written: the field itself, or the innermost value around it that is there.
  package func span(of path: FieldPath, in origins: OriginTable) -> SourceSpan { place(of: path, in: origins).span }

  /// The same, and whether it is the field itself.
  func place(of path: FieldPath, in origins: OriginTable) -> (span: SourceSpan, isThere: Bool) {
    var place = span
    var value = Value.map(root)
    for step in path.steps {
      let origin: OriginID
      switch (step, value) {
      case (.field(let name), .map(let map)), (.key(let name), .map(let map)):
        guard let index = map.index(of: Key(name)) else { return (place, false) }
        (origin, value) = (map.entries[index].origin, map.entries[index].value)
      case (.item(let index), .list(let list)):
        guard list.items.indices.contains(index) else { return (place, false) }
        (origin, value) = (list.origins.isEmpty ? .unknown : list.origins[index], list.items[index])
      default: return (place, false)
      }
      if let found = origins.place(of: origin) { place = found }
    }
    return (place, true)
  }
}

/// Keys that are looked up in every object, hashed once.
package enum Field {
  package static let apiVersion = Key("apiVersion")
  package static let kind = Key("kind")
  package static let metadata = Key("metadata")
  package static let name = Key("name")
  package static let generateName = Key("generateName")
  package static let namespace = Key("namespace")
  package static let spec = Key("spec")
  package static let items = Key("items")
}
