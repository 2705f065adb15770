import RhumbEngine
import RhumbFormats

/// Heads of documents that were read before, for renders of the same charts on one thread: most of what a chart prints
/// is the same for each of its releases.
package final class ManifestHeads {
  private struct Entry {
    let text: [UInt8]
    let head: ManifestReader.Head
  }

  /// Shorter documents are read faster than found.
  private static let shortest = 512
  /// All texts together, in bytes.
  private static let limit = 32 << 20

  /// So many documents of a file that were never seen before show that it says something else each time.
  private static let patience = 8

  private var entries: [UInt32: Entry] = [:]
  private var size = 0
  /// Documents of a file that were not found, as long as none was.
  private var strange: [ByteString: Int] = [:]

  package init() {}

  /// The head of the document that lies at a range of what a file printed.
  func head(of file: RenderedFile, at range: Range<Int>) throws(YAMLError) -> ManifestReader.Head {
    let text = file.text
    let misses = strange[file.name, default: 0]
    if range.count < Self.shortest || misses >= Self.patience {
      return try ManifestReader.read(range.count == text.count ? text : Array(text[range]))
    }
    let hash = Key.hash(of: text, in: range)
    if let known = entries[hash], ByteScan.equal(known.text, text, at: range) {
      strange[file.name] = .min
      return known.head
    }
    strange[file.name] = misses + 1
    let document = Array(text[range])
    let head = try ManifestReader.read(document)
    if size + range.count <= Self.limit, entries[hash] == nil {
      entries[hash] = Entry(text: document, head: head)
      size += range.count
    }
    return head
  }
}
