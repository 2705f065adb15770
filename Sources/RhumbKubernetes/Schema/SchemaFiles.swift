import RhumbDiagnostics
import RhumbEngine
import RhumbSchema
import RhumbSystem

/// Checks objects by JSON Schema files that the user names, each read once.
struct SchemaFiles {
  private static let sizeLimit = 64 << 20

  private let files: any FileSystem
  private var texts: [ByteString: [UInt8]?] = [:]
  private var validator = SchemaValidator()

  init(_ files: any FileSystem) { self.files = files }

  /// The text of a schema; nil if there is no such file.
  mutating func text(at path: ByteString) -> [UInt8]? {
    if let known = texts[path] { return known }
    let text = try? files.read(FilePath(path.bytes), limit: Self.sizeLimit, allowingPipes: false)
    texts[path] = .some(text)
    return text
  }

  mutating func check(_ object: KubernetesObject, by schema: [UInt8], at path: ByteString, _ report: inout ObjectReport)
  {
    do throws(SchemaFault) {
      for complaint in try validator.check(.map(object.root), schema: schema) {
        for leaf in complaint.leaves { report.add(at: Self.path(leaf.path, in: object.root), leaf.message) }
      }
    } catch {
      report.add(at: .root, "schema " + path + " can't be used: " + error.message, code: "kubernetes/schema-file")
    }
  }

  /// The pointer's steps are words; whether one is an index is seen in the value.
  private static func path(_ words: [ByteString], in root: MapValue) -> FieldPath {
    var path = FieldPath.root
    var value = Value.map(root)
    for word in words {
      switch value {
      case .list(let list):
        guard let index = Int(word.description), list.items.indices.contains(index) else { return path }
        path = path[index]
        value = list.items[index]
      case .map(let map):
        path = path[word]
        value = map[word] ?? .missing
      default: return path
      }
    }
    return path
  }
}
