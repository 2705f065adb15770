import RhumbEngine

/// A part of a document with an `$id` of its own, or the whole document.
struct SchemaResource {
  let pointer: ByteString
  let id: ByteString
  var dialect: Dialect
  /// Anchors and where they stand.
  var anchors: [ByteString: ByteString] = [:]
  var dynamicAnchors: Set<ByteString> = []
}

/// A schema document that was loaded, with what is known of its schemas.
final class SchemaDocument {
  let url: ByteString
  let value: Value
  /// By pointer.
  var resources: [ByteString: SchemaResource] = [:]
  /// Pointers to schemas whose `$id`, anchors and subschemas are known.
  var known: Set<ByteString> = []

  init(url: ByteString, value: Value) {
    self.url = url
    self.value = value
  }

  /// The pointer of the resource a schema belongs to: the nearest one above it.
  func resourcePointer(of pointer: ByteString) -> ByteString {
    var bytes = pointer.bytes[...]
    while true {
      let candidate = ByteString(bytes)
      if resources[candidate] != nil { return candidate }
      guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return .empty }
      bytes = bytes[..<slash]
    }
  }

  func resource(of pointer: ByteString) -> SchemaResource {
    resources[resourcePointer(of: pointer)]
      ?? SchemaResource(pointer: .empty, id: url, dialect: Dialect(draft: .latest))
  }

  func resource(withID id: ByteString) -> SchemaResource? { resources.values.first { $0.id == id } }

  /// Where a reference leads to in this document; nil if to another one.
  func place(of reference: SchemaReference) throws(SchemaFault) -> SchemaPlace? {
    if reference.url == url { return try place(of: reference, in: resource(of: .empty)) }
    guard let resource = resource(withID: reference.url) else { return nil }
    return try place(of: reference, in: resource)
  }

  func place(of reference: SchemaReference, in resource: SchemaResource) throws(SchemaFault) -> SchemaPlace {
    if reference.isPointer { return SchemaPlace(url: url, pointer: resource.pointer + reference.fragment) }
    guard let pointer = resource.anchors[reference.fragment] else {
      let full = SchemaReference(url: resource.id, fragment: reference.fragment).text
      throw SchemaFault(
        quoting: .words("anchor in "), .quoted(full), .words(" not found in schema "), .quoted(url))
    }
    return SchemaPlace(url: url, pointer: pointer)
  }
}
