import RhumbChart
import RhumbEngine
import RhumbFormats

/// A document of a rendered template or a file of definitions, as Kubernetes' YAMLOrJSONDecoder hands it to Helm's lint.
enum LintedDocument {
  case head(ManifestReader.Head)
  /// The decoder's words for why it can't be read.
  case unreadable(ByteString)

  /// The documents up to the first that can't be read; those without a value are left out.
  static func read(_ text: [UInt8]) -> [LintedDocument] {
    let text = withPlainLineEnds(text)
    var documents: [LintedDocument] = []
    var splitter = DocumentSplitter(text)
    while let part = splitter.next() {
      switch part {
      case .badSeparator(let range):
        return documents + [.unreadable("invalid Yaml document separator: " + ByteString(text[range]))]
      case .document(let range):
        do throws(YAMLError) {
          let head = try ManifestReader.read(Array(text[range]), as: .linted)
          if head.exists { documents.append(.head(head)) }
        } catch {
          let isFirst = documents.isEmpty && range.lowerBound == 0
          return documents + [.unreadable(isFirst ? jsonComplaint(text) ?? error.message : error.message)]
        }
      }
    }
    return documents
  }

  /// Lines are read without `\r\n` and end with `\n`, the last one too.
  private static func withPlainLineEnds(_ text: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count + 1)
    for byte in text {
      if byte == 0x0A, out.last == 0x0D { out.removeLast() }
      out.append(byte)
    }
    if let last = out.last, last != 0x0A { out.append(0x0A) }
    return out
  }

  /// Text that begins with a brace is tried as JSON first, and what is said of it is said of the JSON.
  private static func jsonComplaint(_ text: [UInt8]) -> ByteString? {
    guard text[text.endOfLeadingSpace...].first == UInt8(ascii: "{") else { return nil }
    do throws(JSONError) {
      _ = try JSONReader.readFirst(text, numbers: .float64)
      return nil
    } catch {
      return ByteString("json: offset \(error.offset + 1): ") + error.message
    }
  }
}
