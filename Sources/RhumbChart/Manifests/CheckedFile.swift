import RhumbEngine
import RhumbFormats

/// The documents of a rendered file, each read as far as its place among the manifests takes.
struct CheckedFile: Sendable {
  struct Document: Sendable {
    let range: Range<Int>
    let head: Result<ManifestReader.Head, ChartError>
  }

  /// More are read one by one when they are sorted.
  private static let maximumDocuments = 1_000

  let documents: [Document]

  /// Nil for what had better be read one by one.
  ///
  /// - Parameter path: `chart/templates/service.yaml`, for messages.
  init?(path: ByteString, text: [UInt8]) {
    var documents: [Document] = []
    for range in ManifestSplitter(text) {
      if documents.count == Self.maximumDocuments { return nil }
      let head: Result<ManifestReader.Head, ChartError>
      do throws(ChartError) {
        head = .success(try ManifestSet.head(of: text, at: range, path))
      } catch {
        head = .failure(error)
      }
      documents.append(Document(range: range, head: head))
    }
    self.documents = documents
  }
}

/// Reads what templates print on a second thread, while the next ones run.
struct CheckAhead {
  /// For less, a thread costs more than it saves.
  private static let worthwhile = 64 << 10

  private let queue = WorkAhead<(path: ByteString, text: [UInt8]), CheckedFile>(worthwhile: Self.worthwhile) {
    { ManifestSet.isSkipped($0.path) ? nil : CheckedFile(path: $0.path, text: $0.text) }
  }

  func add(_ file: RenderedFile) { queue.add((file.name, file.text), size: file.text.count) }

  /// What was read of the files, in the order in which they were added.
  func finish() -> [CheckedFile?] { queue.finish() }

  /// Ends the thread, if there is one still.
  func cancel() { _ = queue.finish([]) }
}
