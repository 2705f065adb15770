import RhumbDiagnostics
import RhumbChart
import RhumbEngine
import RhumbFormats

/// A document with the bytes of the rendered file where it stands.
struct RenderedDocument {
  let value: Value
  let range: Range<Int>

  /// `Deployment/web`; empty for what is no object.
  var title: String {
    guard case .map(let map) = value, case .string(let kind)? = map["kind"] else { return "" }
    guard case .map(let metadata)? = map["metadata"], case .string(let name)? = metadata["name"] else {
      return kind.description
    }
    return "\(kind.description)/\(name.description)"
  }
}

/// The documents of every file that a chart rendered, read as go-yaml v3 reads them.
struct RenderedDocuments {
  /// By the file's path, `chart/templates/service.yaml`. Files that are neither YAML nor text have no entry.
  private(set) var byFile: [ByteString: [RenderedDocument]] = [:]

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
    case ".txt": byFile[file] = [RenderedDocument(value: Self.raw(ByteString(text)), range: 0..<text.count)]
    default: break
    }
  }

  /// A document that holds a text as it is: NOTES.txt, or why a template failed.
  static func raw(_ text: ByteString) -> Value { .map(MapValue(pairs: [("raw", .string(text))])) }

  mutating func set(_ file: ByteString, _ documents: [RenderedDocument]) { byFile[file] = documents }

  /// The documents of a YAML text; empty ones count for nothing.
  static func documents(of text: [UInt8], named file: ByteString) throws(Failure) -> [RenderedDocument] {
    var documents: [RenderedDocument] = []
    for range in DocumentParts.ranges(of: text) where !DocumentParts.isBlank(text[range]) {
      let value: Value
      // A separator brings the line end that a block at the document's end keeps.
      let document = Array(text[range]) + (range.upperBound < text.count ? [0x0A] : [])
      do throws(YAMLError) { value = try TypedYAMLReader.read(document) } catch {
        throw Failure(
          message: error.message.description, file: file, text: text, place: range.lowerBound + Int(error.span.start))
      }
      switch value {
      case .null: break
      case .map(let map): if map.count > 0 { documents.append(RenderedDocument(value: value, range: range)) }
      default:
        throw Failure(
          message: "yaml: unmarshal errors: a document is \(Comparison.shown(value)), not a mapping", file: file,
          text: text, place: range.lowerBound)
      }
    }
    return documents
  }
}
