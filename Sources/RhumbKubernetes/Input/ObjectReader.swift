package import RhumbDiagnostics
package import RhumbEngine
import RhumbFormats

/// Reads the objects of a text of manifests: every document, with `List`s unrolled.
package struct ObjectReader {
  /// Items of lists within lists are objects too, down to here.
  private static let listDepthLimit = 8

  /// One object, with what was wrong with its text.
  package struct Item {
    package let object: KubernetesObject
    package var findings: [Finding]
  }

  package private(set) var items: [Item] = []
  /// Faults of documents that gave no object.
  package private(set) var strays: [Finding] = []

  package init() {}

  /// Reads a text. `origins` get the place of every value.
  package mutating func read(_ bytes: [UInt8], file: FileID, origins: inout OriginTable) {
    for document in YAMLStream.read(bytes, file: file, origins: &origins) {
      switch document.content {
      case .failure(let error):
        strays.append(
          Finding(
            .error, "kubernetes/yaml", at: .root, error.message, span: error.span == .none ? document.span : error.span)
        )
      case .success(.null): continue
      case .success(.map(let map)):
        let first = items.count
        add(map, document.span, origins, depth: 0)
        if first < items.count {
          items[first].findings.append(contentsOf: document.duplicates.map { Self.finding($0) })
        } else {
          strays.append(contentsOf: document.duplicates.map { Self.finding($0) })
        }
      case .success(let value):
        strays.append(
          Finding(
            .error, "kubernetes/no-object", at: .root,
            "a manifest must be a map, not " + ShownValue.text(value), span: document.span))
      }
    }
  }

  private mutating func add(_ map: MapValue, _ span: SourceSpan, _ origins: OriginTable, depth: Int) {
    let object = KubernetesObject(root: map, span: span)
    guard object.isList, depth < Self.listDepthLimit, case .list(let list)? = map[Field.items] else {
      items.append(Item(object: object, findings: []))
      return
    }
    for (index, value) in list.items.enumerated() {
      let place = list.origins.isEmpty ? nil : origins.place(of: list.origins[index])
      guard case .map(let item) = value else {
        strays.append(
          Finding(
            .error, "kubernetes/no-object", at: FieldPath.root["items"][index],
            "a manifest must be a map, not " + ShownValue.text(value), span: place ?? span))
        continue
      }
      add(item, place ?? span, origins, depth: depth + 1)
    }
  }

  /// The server's strict decoder: `key "name" already set in map`.
  private static func finding(_ duplicate: YAMLStream.DuplicateKey) -> Finding {
    var finding = Finding(
      .error, "kubernetes/duplicate-key", at: .root,
      "key " + ShownValue.text(.string(duplicate.key)) + " already set in map", span: duplicate.span)
    finding.related.append(Diagnostic.Label(duplicate.first, "first here"))
    return finding
  }
}

extension KubernetesObject {
  /// `List`, or a typed list such as `ConfigMapList`.
  fileprivate var isList: Bool {
    kind.bytes.suffix(4).elementsEqual("List".utf8) && apiVersion.bytes.first != nil
  }
}
