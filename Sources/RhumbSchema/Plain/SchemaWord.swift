import RhumbEngine

/// A keyword of JSON Schema, of any draft.
enum SchemaWord: UInt8 {
  /// No keyword: always valid, and ignored.
  case other
  /// Rare, or read differently by different drafts.
  case odd
  case title, description, comment, format, contentEncoding, contentMediaType, `default`, const, examples, `enum`
  case deprecated, readOnly, writeOnly, uniqueItems
  case minLength, maxLength, minItems, maxItems, minProperties, maxProperties, minContains, maxContains
  case minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, pattern, type, required, ref, schema, id
  case properties, defs, definitions, dependentSchemas, patternProperties, additionalProperties, additionalItems
  case items, propertyNames, contains, not, `if`, then, `else`, unevaluatedProperties, unevaluatedItems
  case contentSchema, allOf, anyOf, oneOf, prefixItems

  /// Schemas may have so many different ones that each is a bit.
  var bit: UInt64 { 1 << UInt64(rawValue) }

  /// The keyword at a range of a text.
  static func at(_ range: Range<Int>, in source: [UInt8]) -> SchemaWord {
    guard range.count > 1, range.count <= 21 else { return .other }
    let table = Self.table
    var slot = Self.slot(source[range.lowerBound], source[range.upperBound - 1], range.count)
    while let entry = table[slot] {
      if ByteScan.equal(entry.name, source, at: range) { return entry.word }
      slot = (slot + 1) & 255
    }
    return .other
  }

  private struct Entry {
    let name: [UInt8]
    let word: SchemaWord
  }

  private static func slot(_ first: UInt8, _ last: UInt8, _ count: Int) -> Int {
    (Int(first) &* 7 &+ Int(last) &* 29 &+ count &* 41) & 255
  }

  private static let names: [(text: StaticString, word: SchemaWord)] = [
    ("title", .title), ("description", .description), ("$comment", .comment), ("format", .format),
    ("contentEncoding", .contentEncoding), ("contentMediaType", .contentMediaType), ("default", .default),
    ("const", .const), ("examples", .examples), ("enum", .enum), ("deprecated", .deprecated), ("readOnly", .readOnly),
    ("writeOnly", .writeOnly), ("uniqueItems", .uniqueItems), ("minLength", .minLength), ("maxLength", .maxLength),
    ("minItems", .minItems), ("maxItems", .maxItems), ("minProperties", .minProperties),
    ("maxProperties", .maxProperties), ("minContains", .minContains), ("maxContains", .maxContains),
    ("minimum", .minimum), ("maximum", .maximum), ("exclusiveMinimum", .exclusiveMinimum),
    ("exclusiveMaximum", .exclusiveMaximum), ("multipleOf", .multipleOf), ("pattern", .pattern), ("type", .type),
    ("required", .required), ("$ref", .ref), ("$schema", .schema), ("properties", .properties), ("$defs", .defs),
    ("definitions", .definitions), ("dependentSchemas", .dependentSchemas), ("patternProperties", .patternProperties),
    ("additionalProperties", .additionalProperties), ("additionalItems", .additionalItems), ("items", .items),
    ("propertyNames", .propertyNames), ("contains", .contains), ("not", .not), ("if", .if), ("then", .then),
    ("else", .else), ("unevaluatedProperties", .unevaluatedProperties), ("unevaluatedItems", .unevaluatedItems),
    ("contentSchema", .contentSchema), ("allOf", .allOf), ("anyOf", .anyOf), ("oneOf", .oneOf),
    ("prefixItems", .prefixItems), ("id", .odd), ("$id", .id), ("$anchor", .odd), ("$dynamicAnchor", .odd),
    ("$dynamicRef", .odd), ("$recursiveAnchor", .odd), ("$recursiveRef", .odd), ("$vocabulary", .odd),
    ("dependencies", .odd), ("dependentRequired", .odd),
  ]

  /// By a hash of their letters, the next free slot where two come to one.
  private static let table: [Entry?] = {
    var table = [Entry?](repeating: nil, count: 256)
    for (text, word) in names {
      let name = ByteString(stringLiteral: text).bytes
      var slot = slot(name[0], name[name.count - 1], name.count)
      while table[slot] != nil { slot = (slot + 1) & 255 }
      table[slot] = Entry(name: name, word: word)
    }
    return table
  }()
}
