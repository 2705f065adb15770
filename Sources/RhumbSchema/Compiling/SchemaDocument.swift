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
  private(set) var resources: [ByteString: SchemaResource] = [:]
  private var pointersByID: [ByteString: ByteString] = [:]
  /// Schemas whose `$id`, anchors and subschemas are known, by pointer.
  private(set) var known: [ByteString: Known] = [:]

  struct Known {
    let value: Value
    /// The pointer of the resource it belongs to.
    let home: ByteString
  }

  init(url: ByteString, value: Value) {
    self.url = url
    self.value = value
  }

  func note(_ value: Value, at pointer: ByteString, home: ByteString) {
    known[pointer] = Known(value: value, home: home)
  }

  func add(_ resource: SchemaResource) {
    resources[resource.pointer] = resource
    pointersByID[resource.id] = resource.pointer
  }

  func addAnchor(_ anchor: ByteString, at pointer: ByteString, to home: ByteString, isDynamic: Bool) {
    resources[home]?.anchors[anchor] = pointer
    if isDynamic { resources[home]?.dynamicAnchors.insert(anchor) }
  }

  /// The pointer of the resource a schema belongs to: the nearest one above it.
  func home(of pointer: ByteString) -> ByteString {
    if let known = known[pointer] { return known.home }
    let above = resources.keys.filter {
      pointer.bytes.starts(with: $0.bytes)
        && (pointer.count == $0.count || pointer.bytes[$0.count] == UInt8(ascii: "/"))
    }
    return above.max { $0.count < $1.count } ?? .empty
  }

  func resource(of pointer: ByteString) -> SchemaResource {
    resources[home(of: pointer)] ?? SchemaResource(pointer: .empty, id: url, dialect: Dialect(draft: .latest))
  }

  func resource(withID id: ByteString) -> SchemaResource? { pointersByID[id].flatMap { resources[$0] } }

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
