import RhumbEngine

/// What one property asks for when it is there.
private enum Demand {
  case properties([ByteString])
  case schema(SchemaID)
}

/// `dependencies`, by the order of property names.
struct DependenciesKeyword: SchemaKeyword {
  private let demands: [(ByteString, Demand)]

  init?(_ source: KeywordSource) {
    guard source.has(.applicator), let map = source.map("dependencies") else { return nil }
    demands = map.sortedEntries.map { entry in
      if case .list(let list) = entry.value {
        (entry.key, .properties(KeywordSource.strings(list.items)))
      } else {
        (entry.key, .schema(source.subschema("dependencies", member: entry.key)))
      }
    }
  }

  func check(_ evaluation: inout Evaluation) throws(SchemaFault) {
    if evaluation.isDecided { return }
    guard case .map(let map) = evaluation.value else { return }
    for (name, demand) in demands where map[name] != nil {
      switch demand {
      case .schema(let schema): evaluation.add(try evaluation.check(schema))
      case .properties(let names): DependentRequiredKeyword.check(names, because: name, &evaluation)
      }
    }
  }
}

/// `dependentSchemas`.
struct DependentSchemasKeyword: SchemaKeyword {
  private let schemas: [(ByteString, SchemaID)]

  init?(_ source: KeywordSource) {
    guard source.draft >= .draft2019, source.has(.applicator), let schemas = source.subschemaMap("dependentSchemas")
    else { return nil }
    self.schemas = schemas
  }

  func check(_ evaluation: inout Evaluation) throws(SchemaFault) {
    guard case .map(let map) = evaluation.value else { return }
    for (name, schema) in schemas where map[name] != nil { evaluation.add(try evaluation.check(schema)) }
  }
}

/// `dependentRequired`.
struct DependentRequiredKeyword: SchemaKeyword {
  private let demands: [(ByteString, [ByteString])]

  init?(_ source: KeywordSource) {
    guard source.draft >= .draft2019, source.has(.validation), let map = source.map("dependentRequired") else {
      return nil
    }
    demands = map.sortedEntries.compactMap { entry in
      if case .list(let list) = entry.value { (entry.key, KeywordSource.strings(list.items)) } else { nil }
    }
  }

  func check(_ evaluation: inout Evaluation) {
    guard case .map(let map) = evaluation.value else { return }
    for (name, names) in demands where map[name] != nil { Self.check(names, because: name, &evaluation) }
  }

  static func check(_ names: [ByteString], because name: ByteString, _ evaluation: inout Evaluation) {
    let missing = RequiredKeyword.missing(names, in: evaluation.value)
    if missing.isEmpty { return }
    evaluation.complain(
      "properties " + SchemaWords.quotedList(missing) + " required, if " + SchemaWords.quoted(name) + " exists")
  }
}
