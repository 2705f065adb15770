import RhumbEngine

/// `$recursiveRef` (2019-09): the outermost schema that calls itself recursive.
struct RecursiveReferenceKeyword: SchemaKeyword {
  private let target: SchemaID

  init?(_ source: KeywordSource) throws(SchemaFault) {
    guard source.draft >= .draft2019, let target = try source.reference("$recursiveRef") else { return nil }
    self.target = target
  }

  func check(_ evaluation: inout Evaluation) throws(SchemaFault) {
    let program = evaluation.session.program
    var schema = target
    if program[target].isRecursiveAnchor {
      var scope: EvaluationScope? = evaluation.scope
      while let current = scope {
        if program[program[current.schema].resource].isRecursiveAnchor { schema = current.schema }
        scope = current.parent
      }
    }
    evaluation.add(try evaluation.checkReference(schema, "$recursiveRef"))
  }
}

/// `$dynamicRef` (2020-12): the outermost schema with an anchor of that name.
struct DynamicReferenceKeyword: SchemaKeyword {
  private let target: SchemaID
  private let anchor: ByteString?

  init?(_ source: KeywordSource) throws(SchemaFault) {
    guard source.draft >= .draft2020, let target = try source.reference("$dynamicRef") else { return nil }
    self.target = target
    let (url, fragment) = try SchemaReference.splitDecoding(source.string("$dynamicRef") ?? .empty)
    anchor = SchemaReference(url: url, fragment: fragment).isPointer ? nil : fragment
  }

  func check(_ evaluation: inout Evaluation) throws(SchemaFault) {
    let program = evaluation.session.program
    var schema = target
    if let anchor, program[target].dynamicAnchor == anchor {
      var scope: EvaluationScope? = evaluation.scope
      while let current = scope {
        let anchors = program[program[current.schema].resource].dynamicAnchors
        if let found = anchors.first(where: { $0.name == anchor }) { schema = found.schema }
        scope = current.parent
      }
    }
    evaluation.add(try evaluation.checkReference(schema, "$dynamicRef"))
  }
}
