import RhumbDiagnostics
import RhumbEngine
import RhumbFormats

/// What Helm reads of a document to place it.
struct ManifestHead {
  let kind: ByteString
  let name: ByteString
  let annotations: [ByteString: ByteString]

  static func read(_ text: ArraySlice<UInt8>) throws(YAMLError) -> ManifestHead {
    guard case .map(let document) = try YAMLReader.read(Array(text)) else {
      return ManifestHead(kind: .empty, name: .empty, annotations: [:])
    }
    var annotations: [ByteString: ByteString] = [:]
    var name = ByteString.empty
    if case .map(let metadata)? = document["metadata"] {
      if case .string(let text)? = metadata["name"] { name = text }
      if case .map(let map)? = metadata["annotations"] {
        for entry in map.entries { if case .string(let text) = entry.value { annotations[entry.key] = text } }
      }
    }
    var kind = ByteString.empty
    if case .string(let text)? = document["kind"] { kind = text }
    return ManifestHead(kind: kind, name: name, annotations: annotations)
  }
}
