import RhumbEngine

/// `unevaluatedProperties`: a schema for the properties nothing else has looked at.
struct UnevaluatedPropertiesKeyword: SchemaKeyword {
  private let schema: SchemaID

  init?(_ source: KeywordSource) {
    guard source.draft >= .draft2019, source.has(source.draft == .draft2019 ? .applicator : .unevaluated),
      let schema = source.subschema("unevaluatedProperties")
    else { return nil }
    self.schema = schema
  }

  func check(_ evaluation: inout Evaluation) throws(SchemaFault) {
    guard case .map(let map) = evaluation.value else { return }
    for name in evaluation.unevaluated.properties.sorted() {
      guard let value = map[name] else { continue }
      evaluation.add(try evaluation.check(schema, value, at: .key(name)))
    }
    evaluation.unevaluated.removeProperties()
  }
}

/// `unevaluatedItems`.
struct UnevaluatedItemsKeyword: SchemaKeyword {
  private let schema: SchemaID

  init?(_ source: KeywordSource) {
    guard source.draft >= .draft2019, source.has(source.draft == .draft2019 ? .applicator : .unevaluated),
      let schema = source.subschema("unevaluatedItems")
    else { return nil }
    self.schema = schema
  }

  func check(_ evaluation: inout Evaluation) throws(SchemaFault) {
    guard case .list(let list) = evaluation.value else { return }
    for index in evaluation.unevaluated.items.sorted() {
      evaluation.add(try evaluation.check(schema, list.items[index], at: .index(index)))
    }
    evaluation.unevaluated.removeItems()
  }
}
