import RhumbEngine

/// Schemas that were looked at already, for whoever checks many values against the same few.
package final class SchemaCache {
  /// What is known of one schema.
  final class Entry {
    let source: [UInt8]
    /// Nil if the schema is not plain.
    let plain: PlainSchema?
    var compiled: Compiled?

    fileprivate init(_ source: [UInt8]) {
      self.source = source
      plain = PlainSchema(source)
    }
  }

  struct Compiled {
    let program: SchemaProgram
    let root: SchemaID
    let unresolvedNames: [ByteString]
  }

  /// By their length: the texts are mostly one array, which is seen at once.
  private var entries: [Int: [Entry]] = [:]

  package init() {}

  func entry(of source: [UInt8]) -> Entry {
    if let known = entries[source.count]?.first(where: { $0.source == source }) { return known }
    let entry = Entry(source)
    entries[source.count, default: []].append(entry)
    return entry
  }
}
