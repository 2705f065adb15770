import RhumbDiagnostics
import RhumbEngine
import RhumbFormats

/// What Helm reads of a document to place it: its kind, its name and its annotations.
///
/// Helm decodes the document into a Go struct: field names fit in any case, the last of several wins, numbers and
/// booleans become the strings that are wanted, and null leaves things as they are. Anything else of the wrong type is
/// an error, of which the first in the order of keys is told.
struct ManifestHead {
  private(set) var kind = ByteString.empty
  private(set) var name = ByteString.empty
  private(set) var annotations: [ByteString: ByteString] = [:]
  private var mismatch: String?

  private static let metadataType =
    #"struct { Name string "json:\"name\""; Annotations map[string]string "json:\"annotations\"" }"#

  /// Reads a document; its whole text must be YAML.
  static func read(_ text: ArraySlice<UInt8>) throws(YAMLError) -> ManifestHead {
    var head = ManifestHead()
    switch try YAMLReader.read(Array(text)) {
    case .null: break
    case .map(let document): head.take(document)
    case let other: head.refuse(other, "value", "util.SimpleHead")
    }
    if let mismatch = head.mismatch {
      throw YAMLError(
        message: ByteString("error unmarshaling JSON: while decoding JSON: json: cannot unmarshal \(mismatch)"),
        span: .none)
    }
    return head
  }

  private mutating func take(_ document: MapValue) {
    for entry in ManifestHead.sorted(document, fields: ["apiversion", "kind", "metadata"]) {
      switch entry.field {
      case "apiversion": _ = string(entry.value, at: [entry.key])
      case "kind": if let text = string(entry.value, at: [entry.key]) { kind = text }
      default:
        switch entry.value {
        case .null: break
        case .map(let metadata): takeMetadata(metadata, at: entry.key)
        case let other: refuse(other, ManifestHead.field([entry.key]), ManifestHead.metadataType)
        }
      }
    }
  }

  private mutating func takeMetadata(_ metadata: MapValue, at key: ByteString) {
    for entry in ManifestHead.sorted(metadata, fields: ["annotations", "name"]) {
      if entry.field == "name" {
        if let text = string(entry.value, at: [key, entry.key]) { name = text }
        continue
      }
      switch entry.value {
      case .null: annotations = [:]
      case .map(let map):
        for annotation in map.sortedEntries {
          annotations[annotation.key] = string(annotation.value, at: [key, entry.key, annotation.key]) ?? .empty
        }
      case let other: refuse(other, ManifestHead.field([key, entry.key]), "map[string]string")
      }
    }
  }

  // MARK: Fields

  private struct Field {
    let field: String
    let key: ByteString
    let value: Value
  }

  /// The entries that fit one of the struct's fields, by the byte order of their keys.
  private static func sorted(_ map: MapValue, fields: [String]) -> [Field] {
    var found: [Field] = []
    for entry in map.entries where entry.key.count <= 12 {
      let folded = entry.key.bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 }
      if let field = fields.first(where: { $0.utf8.elementsEqual(folded) }) {
        found.append(Field(field: field, key: entry.key, value: entry.value))
      }
    }
    return found.count < 2 ? found : found.sorted { $0.key < $1.key }
  }

  /// The string that a scalar becomes; nil for null, and for a list or map, which are refused.
  private mutating func string(_ value: Value, at path: [ByteString]) -> ByteString? {
    switch value {
    case .null: return nil
    case .string(let text): return text
    case .list, .map:
      refuse(value, ManifestHead.field(path), "string")
      return nil
    default: return GoPrinter.text(value)
    }
  }

  private mutating func refuse(_ value: Value, _ place: String, _ type: String) {
    if mismatch != nil { return }
    let found =
      switch value {
      case .list: "array"
      case .map: "object"
      case .string: "string"
      case .bool: "bool"
      default: "number"
      }
    mismatch = "\(found) into Go \(place) of type \(type)"
  }

  /// A place as encoding/json tells it: `struct field .metadata.name`.
  private static func field(_ path: [ByteString]) -> String {
    let names = path.map { name in
      var out: [UInt8] = []
      for byte in name.bytes {
        switch byte {
        case UInt8(ascii: "~"): out.append("~0")
        case UInt8(ascii: "/"): out.append("~1")
        default: out.append(byte)
        }
      }
      return ByteString(out).description
    }
    return "struct field ." + names.joined(separator: ".")
  }
}
