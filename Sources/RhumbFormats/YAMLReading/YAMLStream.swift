package import RhumbDiagnostics
package import RhumbEngine

/// A text of several YAML documents, such as a file of manifests.
package enum YAMLStream {
  /// A key that a mapping has twice. Readers take the last one; Kubernetes' strict ones refuse it.
  package struct DuplicateKey: Sendable {
    package let key: ByteString
    package let span: SourceSpan
    /// The one before.
    package let first: SourceSpan
    /// What it says the second time.
    package let value: SourceSpan
  }

  package struct Document {
    /// With the separator before it.
    package let span: SourceSpan
    /// Null for a document without a value, such as one of comments.
    package let content: Result<Value, YAMLError>
    package let duplicates: [DuplicateKey]
  }

  /// Cuts a text at its separators, as Kubernetes' YAMLReader does, and reads every document by itself: one that is
  /// broken does not hide the others.
  package static func read(_ bytes: [UInt8], file: FileID, origins: inout OriginTable) -> [Document] {
    var documents: [Document] = []
    var splitter = DocumentSplitter(bytes)
    while let part = splitter.next() {
      switch part {
      case .document(let range):
        documents.append(document(bytes, range, file, &origins))
      case .badSeparator(let range):
        let words = String(decoding: bytes[range], as: UTF8.self)
        let span = SourceSpan(file: file, start: range.lowerBound, end: range.upperBound)
        let error = YAMLError(message: ByteString("invalid Yaml document separator: " + words), span: span)
        documents.append(Document(span: span, content: .failure(error), duplicates: []))
      }
    }
    return documents
  }

  private static func document(
    _ bytes: [UInt8], _ range: Range<Int>, _ file: FileID, _ origins: inout OriginTable
  ) -> Document {
    let span = SourceSpan(file: file, start: range.lowerBound, end: range.upperBound)
    let text = range.count == bytes.count ? bytes : Array(bytes[range])
    do throws(YAMLError) {
      let tape: YAMLTape
      do throws(YAMLError) { tape = try YAMLReader.parse(text, file: file) } catch {
        throw error.moved(by: range.lowerBound)
      }
      let value = try YAMLDecoder.decode(tape, file: file, base: range.lowerBound, origins: &origins)
      let duplicates = duplicateKeys(tape, file, range.lowerBound)
      return Document(span: span, content: .success(value), duplicates: duplicates)
    } catch {
      return Document(span: span, content: .failure(error), duplicates: [])
    }
  }

  private static func duplicateKeys(_ tape: YAMLTape, _ file: FileID, _ base: Int) -> [DuplicateKey] {
    var found: [DuplicateKey] = []
    for (index, node) in tape.nodes.enumerated() where node.kind == .mapping {
      var seen: [[UInt8]: Int] = [:]
      var child = index + 1
      while child < Int(node.next) {
        let key = tape.nodes[child]
        if key.kind == .scalar {
          let text = tape.bytes(of: key)
          if let first = seen[text] {
            func span(_ node: YAMLNode) -> SourceSpan {
              SourceSpan(file: file, start: base + Int(node.start), end: base + Int(node.end))
            }
            found.append(
              DuplicateKey(
                key: ByteString(text), span: span(key), first: span(tape.nodes[first]),
                value: span(tape.nodes[Int(key.next)])))
          } else {
            seen[text] = child
          }
        }
        child = Int(tape.nodes[Int(key.next)].next)
      }
    }
    return found
  }
}
