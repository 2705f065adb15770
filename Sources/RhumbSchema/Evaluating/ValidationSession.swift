import RhumbEngine

/// One check of a value by a schema: what all its evaluations share.
struct ValidationSession {
  var program: SchemaProgram
  let budget: SchemaBudget
  /// While a schema is checked: the meta-schema, and those of its parts with another dialect, by their pointers.
  var meta: SchemaID?
  var embedded: [ByteString: SchemaID] = [:]

  init(program: SchemaProgram, budget: SchemaBudget) {
    self.program = program
    self.budget = budget
  }

  /// What is wrong with the value; nil if nothing is.
  func validate(_ value: Value, by schema: SchemaID) throws(SchemaFault) -> SchemaComplaint? {
    var evaluation = Evaluation(SharedSession(self), value, schema)
    return try evaluation.run()
  }
}

/// The session as evaluations hold it.
final class SharedSession {
  let program: SchemaProgram
  let budget: SchemaBudget
  let embedded: [ByteString: SchemaID]
  let meta: SchemaID?
  var depth = 0

  /// How deep evaluations may lie in each other.
  static let maximumDepth = 1500

  init(_ session: ValidationSession) {
    program = session.program
    budget = session.budget
    embedded = session.embedded
    meta = session.meta
  }
}
