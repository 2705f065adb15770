package import RhumbEngine

extension ChartMetadata {
  /// What a `Chart.yaml` says, before anybody judges it.
  package static func read(_ text: [UInt8]) throws(ChartError) -> ChartMetadata {
    var metadata = ChartMetadata()
    var decoder = MetadataDecoder()
    try decoder.decode(try ChartDocument.read(text, named: "Chart.yaml"), into: &metadata)
    return metadata
  }

  /// The first field that Helm's structures don't have, in the order in which a strict reading meets it: by name.
  package static func unknownField(in document: Value) -> ByteString? {
    guard case .map(let fields) = document else { return nil }
    for entry in fields.sortedEntries {
      guard let name = known(entry.key, ownFields) else { return entry.key }
      switch name {
      case "maintainers": if let field = unknownField(inItemsOf: entry.value, maintainerFields) { return field }
      case "dependencies": if let field = unknownField(inItemsOf: entry.value, dependencyFields) { return field }
      default: break
      }
    }
    return nil
  }

  private static func unknownField(inItemsOf value: Value, _ names: [ByteString]) -> ByteString? {
    guard case .list(let list) = value else { return nil }
    for case .map(let fields) in list.items {
      if let entry = fields.sortedEntries.first(where: { known($0.key, names) == nil }) { return entry.key }
    }
    return nil
  }

  /// Names match in any case, as encoding/json has it.
  private static func known(_ key: ByteString, _ names: [ByteString]) -> ByteString? {
    names.first { name in
      name.count == key.count && zip(name.bytes, key.bytes).allSatisfy { $0 == $1 || isSameLetter($0, $1) }
    }
  }

  private static func isSameLetter(_ a: UInt8, _ b: UInt8) -> Bool {
    a | 0x20 == b | 0x20 && (a | 0x20) >= UInt8(ascii: "a") && (a | 0x20) <= UInt8(ascii: "z")
  }

  private static let ownFields: [ByteString] = [
    "name", "home", "sources", "version", "description", "keywords", "maintainers", "icon", "apiVersion", "condition",
    "tags", "appVersion", "deprecated", "annotations", "kubeVersion", "dependencies", "type",
  ]
  private static let maintainerFields: [ByteString] = ["name", "email", "url"]
  private static let dependencyFields: [ByteString] = [
    "name", "version", "repository", "condition", "tags", "enabled", "import-values", "alias",
  ]
}
