import RhumbEngine

/// Schemas that are compiled already, for whoever checks many values against the same few.
package final class SchemaCache {
  struct Entry {
    let program: SchemaProgram
    let root: SchemaID
    let unresolvedNames: [ByteString]
  }

  private var entries: [[UInt8]: Entry] = [:]

  package init() {}

  /// By the schema's own bytes.
  subscript(schema: [UInt8]) -> Entry? {
    get { entries[schema] }
    set { entries[schema] = newValue }
  }
}
