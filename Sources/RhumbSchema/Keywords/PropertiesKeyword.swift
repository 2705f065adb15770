import RhumbEngine
import RhumbRegex

/// `properties`, `patternProperties` and `additionalProperties`: which schema looks at which property. Go goes through
/// the properties in no order; here it is that of their names.
struct PropertiesKeyword: SchemaKeyword {
  private enum Additional {
    case anything, nothing
    case schema(SchemaID)
  }

  /// Schemas by property, as their indices: the hashes of the values' keys are ready for it.
  private let named: MapValue
  private let patterns: [(RegularExpression, SchemaID)]
  private let additional: Additional?

  var hasAdditional: Bool { additional != nil }

  init?(_ source: KeywordSource) throws(SchemaFault) {
    guard source.has(.applicator) else { return nil }
    let properties = source.subschemaMap("properties")
    var patterns: [(RegularExpression, SchemaID)] = []
    for (pattern, schema) in source.subschemaMap("patternProperties") ?? [] {
      patterns.append((try source.pattern(pattern, "patternProperties"), schema))
    }
    named = MapValue(capacity: properties?.count ?? 0)
    for (name, schema) in properties ?? [] { named[name] = .int(Int(schema.index)) }
    self.patterns = patterns
    if let allowed = source.boolean("additionalProperties") {
      additional = allowed ? .anything : .nothing
    } else {
      additional = source.subschema("additionalProperties").map { .schema($0) }
    }
    if named.count == 0 && patterns.isEmpty && additional == nil { return nil }
  }

  func check(_ evaluation: inout Evaluation) throws(SchemaFault) {
    if evaluation.isDecided { return }
    guard case .map(let map) = evaluation.value else { return }
    var unwanted: [ByteString] = []
    for position in map.sortedIndices {
      if evaluation.isDecided { return }
      let entry = map.entries[Int(position)]
      var isEvaluated = false
      if case .int(let index)? = named[entry.name] {
        isEvaluated = true
        evaluation.add(try evaluation.check(SchemaID(index: Int32(index)), entry.value, at: .key(entry.key)))
      }
      for (pattern, schema) in patterns where try PatternKeyword.matches(pattern, entry.key) {
        isEvaluated = true
        evaluation.add(try evaluation.check(schema, entry.value, at: .key(entry.key)))
      }
      if !isEvaluated, let additional {
        isEvaluated = true
        switch additional {
        case .anything: break
        case .nothing: unwanted.append(entry.key)
        case .schema(let schema): evaluation.add(try evaluation.check(schema, entry.value, at: .key(entry.key)))
        }
      }
      if isEvaluated { evaluation.unevaluated.remove(entry.key) }
    }
    if !unwanted.isEmpty {
      evaluation.complain("additional properties " + SchemaWords.quotedList(unwanted) + " not allowed")
    }
  }
}

/// `propertyNames`: a schema for the names themselves.
struct PropertyNamesKeyword: SchemaKeyword {
  private let schema: SchemaID

  init?(_ source: KeywordSource) {
    guard source.draft >= .draft6, source.has(.applicator), let schema = source.subschema("propertyNames") else {
      return nil
    }
    self.schema = schema
  }

  func check(_ evaluation: inout Evaluation) throws(SchemaFault) {
    guard case .map(let map) = evaluation.value else { return }
    for entry in map.sortedEntries {
      guard let failure = try evaluation.checkApart(schema, .string(entry.key)) else { continue }
      evaluation.complain("invalid propertyName " + SchemaWords.quoted(entry.key), causes: failure.members)
    }
  }
}
