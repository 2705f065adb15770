package import RhumbEngine

/// An object of a rendered chart, with the fields of its text.
package struct RenderedObject {
  package let path: ByteString
  /// A slice of the rendered file.
  package let text: ArraySlice<UInt8>
  package let kind: ByteString
  package let name: ByteString
  package let namespace: ByteString
  package let fields: DocumentFields

  package init(_ manifest: Manifest) {
    path = manifest.path
    text = manifest.text
    fields = DocumentFields(manifest.text)
    kind = Self.text(fields.root, ["kind"])
    name = Self.text(fields.root, ["metadata", "name"])
    namespace = Self.text(fields.root, ["metadata", "namespace"])
  }

  private static func text(_ value: Value, _ keys: [ByteString]) -> ByteString {
    var value = value
    for key in keys {
      guard case .map(let map) = value else { return .empty }
      value = map[key] ?? .missing
    }
    if case .string(let text) = value { return text }
    return .empty
  }

  /// The objects of a render in the order in which they are printed.
  package static func all(_ set: ManifestSet) -> [RenderedObject] {
    set.manifests.map { RenderedObject($0) } + set.hooks.map { RenderedObject($0.manifest) }
  }

  /// `Deployment/web`.
  package var title: ByteString { kind + "/" + name }
}
