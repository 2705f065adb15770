package import RhumbEngine

/// What is wrong with a value, and where; with the reasons below it.
package struct SchemaComplaint {
  enum Kind {
    case plain
    /// Several complaints of one schema.
    case group
    /// What a `$ref` led to.
    case reference
    /// One too many to be told.
    case omitted
  }

  let kind: Kind
  /// In the words of santhosh-tekuri/jsonschema 6.0.3.
  package let message: ByteString
  /// The keys and indices that lead to the value.
  package let path: [ByteString]
  package var causes: [SchemaComplaint]

  init(_ kind: Kind, _ message: ByteString, path: [ByteString], causes: [SchemaComplaint] = []) {
    self.kind = kind
    self.message = message
    self.path = path
    self.causes = causes
  }

  /// What a schema as a whole says: its complaints without the bracket around them.
  var members: [SchemaComplaint] { kind == .group ? causes : [self] }

  /// Writes `- at '/a': …` and the causes below it, each level two spaces deeper.
  package func write(indent: Int, to out: inout [UInt8]) {
    if kind == .omitted { return }
    var inner = indent
    // A reference with one reason stands back behind it.
    if !(kind == .reference && causes.count == 1) {
      if indent > 0 {
        if !out.isEmpty { out.append(0x0A) }
        for _ in 1..<max(indent, 1) { out.append("  ") }
        out.append("- ")
      }
      out.append("at ")
      SchemaWords.appendQuoted(pointer, to: &out)
      out.append(": ")
      out += message
      inner += 1
    }
    for cause in causes { cause.write(indent: inner, to: &out) }
  }

  private var pointer: ByteString {
    path.reduce(.empty) { JSONPointer.appending($1, to: $0) }
  }

  /// The complaints without the brackets around several of one schema or one reference.
  package var statements: [SchemaComplaint] {
    switch kind {
    case .plain: [self]
    case .group, .reference: causes.flatMap(\.statements)
    case .omitted: []
    }
  }

  /// The complaints that have no further reason, in order.
  package var leaves: [SchemaComplaint] {
    causes.isEmpty ? (kind == .omitted ? [] : [self]) : causes.flatMap(\.leaves)
  }
}
