import RhumbEngine

/// `items`, `additionalItems` and `prefixItems`: which schema looks at which item.
struct ItemsKeyword: SchemaKeyword {
  private enum Rest {
    case anything, nothing
    case schema(SchemaID)
  }

  private let prefix: [SchemaID]
  private let rest: Rest?

  /// How many items have schemas of their own.
  var leading: Int { prefix.count }
  var evaluatesAll: Bool { rest != nil }

  init?(_ source: KeywordSource) {
    guard source.has(.applicator) else { return nil }
    if source.draft >= .draft2020 {
      prefix = source.subschemaList("prefixItems") ?? []
      rest = source.subschema("items").map { .schema($0) }
    } else if let list = source.subschemaList("items") {
      prefix = list
      if let allowed = source.boolean("additionalItems") {
        rest = allowed ? .anything : .nothing
      } else {
        rest = source.subschema("additionalItems").map { .schema($0) }
      }
    } else {
      prefix = []
      rest = source.subschema("items").map { .schema($0) }
    }
    if prefix.isEmpty && rest == nil { return nil }
  }

  func check(_ evaluation: inout Evaluation) throws(SchemaFault) {
    guard case .list(let list) = evaluation.value else { return }
    for (index, item) in list.items.enumerated() {
      if index < prefix.count {
        evaluation.add(try evaluation.check(prefix[index], item, at: .index(index)))
      } else if case .schema(let schema)? = rest {
        evaluation.add(try evaluation.check(schema, item, at: .index(index)))
      }
    }
    if case .nothing? = rest, list.items.count > prefix.count {
      let count = SchemaWords.count(list.items.count - prefix.count)
      evaluation.complain("last " + count + " additionalItem(s) not allowed")
    }
  }
}

/// `uniqueItems`.
struct UniqueItemsKeyword: SchemaKeyword {
  init?(_ source: KeywordSource) {
    guard source.has(.validation), source.boolean("uniqueItems") == true else { return nil }
  }

  func check(_ evaluation: inout Evaluation) throws(SchemaFault) {
    guard case .list(let list) = evaluation.value, let (first, second) = SchemaEquality.duplicates(in: list.items)
    else {
      return
    }
    evaluation.complain(
      "items at " + SchemaWords.count(first) + " and " + SchemaWords.count(second) + " are equal")
  }
}
