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

  private var entries: [Entry] = []

  package init() {}

  func entry(of source: [UInt8]) -> Entry {
    // A text that was seen is mostly the same array; others differ in their lengths, or soon.
    if let known = entries.first(where: { $0.source == source }) { return known }
    let entry = Entry(source)
    entries.append(entry)
    return entry
  }
}
