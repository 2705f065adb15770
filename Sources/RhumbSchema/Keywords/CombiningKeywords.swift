import RhumbEngine

/// `not`.
struct NotKeyword: SchemaKeyword {
  private let schema: SchemaID

  init?(_ source: KeywordSource) {
    guard source.has(.applicator), let schema = source.subschema("not") else { return nil }
    self.schema = schema
  }

  func check(_ evaluation: inout Evaluation) throws(SchemaFault) {
    if try evaluation.check(schema, quietly: true) == nil { evaluation.complain("'not' failed") }
  }
}

/// `allOf`.
struct AllOfKeyword: SchemaKeyword {
  private let schemas: [SchemaID]

  init(_ schemas: [SchemaID]) { self.schemas = schemas }

  init?(_ source: KeywordSource) {
    guard source.has(.applicator), let schemas = source.subschemaList("allOf"), !schemas.isEmpty else { return nil }
    self.schemas = schemas
  }

  func check(_ evaluation: inout Evaluation) throws(SchemaFault) {
    var failures: [SchemaComplaint] = []
    for schema in schemas {
      guard let failure = try evaluation.check(schema) else { continue }
      failures.append(failure)
      if evaluation.isQuiet { break }
    }
    if !failures.isEmpty { evaluation.complain("'allOf' failed", causes: failures) }
  }
}

/// `anyOf`.
struct AnyOfKeyword: SchemaKeyword {
  private let schemas: [SchemaID]

  init?(_ source: KeywordSource) {
    guard source.has(.applicator), let schemas = source.subschemaList("anyOf"), !schemas.isEmpty else { return nil }
    self.schemas = schemas
  }

  func check(_ evaluation: inout Evaluation) throws(SchemaFault) {
    let budget = evaluation.session.budget
    let told = budget.complaints
    var failures: [SchemaComplaint] = []
    var isMatched = false
    for schema in schemas {
      if let failure = try evaluation.check(schema) {
        failures.append(failure)
        continue
      }
      isMatched = true
      // Whoever asks for what is left over needs to hear all.
      if evaluation.unevaluated.isEmpty { break }
    }
    if isMatched { budget.complaints = told } else { evaluation.complain("'anyOf' failed", causes: failures) }
  }
}

/// `oneOf`.
struct OneOfKeyword: SchemaKeyword {
  private let schemas: [SchemaID]

  init?(_ source: KeywordSource) {
    guard source.has(.applicator), let schemas = source.subschemaList("oneOf"), !schemas.isEmpty else { return nil }
    self.schemas = schemas
  }

  func check(_ evaluation: inout Evaluation) throws(SchemaFault) {
    let budget = evaluation.session.budget
    let told = budget.complaints
    var failures: [SchemaComplaint] = []
    var matched: Int?
    for (index, schema) in schemas.enumerated() {
      if let failure = try evaluation.check(schema, quietly: matched != nil) {
        if matched == nil { failures.append(failure) }
        continue
      }
      budget.complaints = told
      guard let first = matched else {
        matched = index
        continue
      }
      evaluation.complain(
        "'oneOf' failed, subschemas " + SchemaWords.count(first) + ", " + SchemaWords.count(index) + " matched")
      return
    }
    if matched == nil { evaluation.complain("'oneOf' failed, none matched", causes: failures) }
  }
}

/// `if`, `then`, `else`.
struct ConditionalKeyword: SchemaKeyword {
  private let condition: SchemaID
  private let consequence: SchemaID?
  private let alternative: SchemaID?

  init?(_ source: KeywordSource) {
    guard source.draft >= .draft7, source.has(.applicator), let condition = source.subschema("if") else { return nil }
    self.condition = condition
    let known = source.boolean("if")
    consequence = known == false ? nil : source.subschema("then")
    alternative = known == true ? nil : source.subschema("else")
  }

  func check(_ evaluation: inout Evaluation) throws(SchemaFault) {
    let holds = try evaluation.check(condition, quietly: true) == nil
    guard let schema = holds ? consequence : alternative else { return }
    evaluation.add(try evaluation.check(schema))
  }
}
