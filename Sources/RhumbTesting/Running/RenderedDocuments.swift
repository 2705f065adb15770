import RhumbDiagnostics
import RhumbChart
import RhumbEngine
import RhumbFormats

/// The documents of every file that a chart rendered, read as go-yaml v3 reads them.
struct RenderedDocuments {
  /// By the file's path, `chart/templates/service.yaml`. Files that are neither YAML nor text have no entry.
  private(set) var byFile: [ByteString: [Value]] = [:]

  /// Why a file's text can't be read.
  struct Failure: Error {
    let message: String
    let file: ByteString
    let text: [UInt8]
    /// The byte where reading stopped.
    let place: Int
  }

  init() {}

  mutating func add(_ file: ByteString, _ text: [UInt8]) throws(Failure) {
    switch TemplatePath.fileExtension(file) {
    case ".yaml", ".yml", ".tpl": byFile[file] = try Self.documents(of: text, named: file)
    case ".txt": byFile[file] = [Self.raw(ByteString(text))]
    default: break
    }
  }

  /// A document that holds a text as it is: NOTES.txt, or why a template failed.
  static func raw(_ text: ByteString) -> Value { .map(MapValue(pairs: [("raw", .string(text))])) }

  mutating func set(_ file: ByteString, _ documents: [Value]) { byFile[file] = documents }

  /// The documents of a YAML text; empty ones count for nothing.
  static func documents(of text: [UInt8], named file: ByteString) throws(Failure) -> [Value] {
    var documents: [Value] = []
    for range in DocumentParts.ranges(of: text) where !DocumentParts.isBlank(text[range]) {
      let value: Value
      do throws(YAMLError) { value = try TypedYAMLReader.read(Array(text[range])) } catch {
        throw Failure(
          message: error.message.description, file: file, text: text, place: range.lowerBound + Int(error.span.start))
      }
      switch value {
      case .null: break
      case .map(let map): if map.count > 0 { documents.append(value) }
      default:
        throw Failure(
          message: "yaml: unmarshal errors: a document is \(Comparison.shown(value)), not a mapping", file: file,
          text: text, place: range.lowerBound)
      }
    }
    return documents
  }
}
