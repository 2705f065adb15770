import RhumbEngine

/// A version of JSON Schema.
enum Draft: Int, Comparable {
  case draft4 = 4
  case draft6 = 6
  case draft7 = 7
  case draft2019 = 2019
  case draft2020 = 2020

  static let latest = Draft.draft2020

  static func < (a: Draft, b: Draft) -> Bool { a.rawValue < b.rawValue }

  /// The URL of its meta-schema.
  var url: ByteString {
    switch self {
    case .draft4: "http://json-schema.org/draft-04/schema"
    case .draft6: "http://json-schema.org/draft-06/schema"
    case .draft7: "http://json-schema.org/draft-07/schema"
    case .draft2019: "https://json-schema.org/draft/2019-09/schema"
    case .draft2020: "https://json-schema.org/draft/2020-12/schema"
    }
  }

  /// The draft a `$schema` names; with `http` or `https`, without a fragment.
  init?(naming text: ByteString) {
    let (url, fragment) = SchemaReference.split(text)
    guard fragment.isEmpty else { return nil }
    var name = url.bytes[...]
    for scheme in ["http://", "https://"] where name.starts(with: scheme.utf8) {
      name = name.dropFirst(scheme.utf8.count)
    }
    switch ByteString(name) {
    case "json-schema.org/schema": self = Self.latest
    case "json-schema.org/draft-04/schema": self = .draft4
    case "json-schema.org/draft-06/schema": self = .draft6
    case "json-schema.org/draft-07/schema": self = .draft7
    case "json-schema.org/draft/2019-09/schema": self = .draft2019
    case "json-schema.org/draft/2020-12/schema": self = .draft2020
    default: return nil
    }
  }

  var idKeyword: ByteString { self == .draft4 ? "id" : "$id" }

  /// The `$id` of a schema without its fragment; empty without one.
  func id(of schema: MapValue) -> ByteString {
    if self < .draft2019 && schema["$ref"] != nil { return .empty }
    guard case .string(let id)? = schema[idKeyword] else { return .empty }
    return SchemaReference.split(id).0
  }

  /// The names of the vocabularies this draft knows.
  var vocabularies: [ByteString] {
    switch self {
    case .draft4, .draft6, .draft7: []
    case .draft2019: ["core", "applicator", "validation", "meta-data", "format", "content"]
    case .draft2020:
      [
        "core", "applicator", "unevaluated", "validation", "meta-data", "format-annotation", "format-assertion",
        "content",
      ]
    }
  }

  var vocabularyPrefix: ByteString {
    self == .draft2019
      ? "https://json-schema.org/draft/2019-09/vocab/" : "https://json-schema.org/draft/2020-12/vocab/"
  }

  /// The meta-schema of one vocabulary.
  func vocabularyURL(_ name: ByteString) -> ByteString {
    ByteString(url.bytes.dropLast("schema".utf8.count)) + "meta/" + name
  }

  /// A keyword that holds schemas: one, those in a list, or those in a map.
  struct Subschemas {
    enum Shape { case one, items, members }
    let keyword: ByteString
    let shape: Shape
  }

  /// Where further schemas stand.
  var subschemas: [Subschemas] {
    switch self {
    case .draft4: Self.draft4Subschemas
    case .draft6: Self.draft6Subschemas
    case .draft7: Self.draft7Subschemas
    case .draft2019: Self.draft2019Subschemas
    case .draft2020: Self.draft2020Subschemas
    }
  }

  private static let draft4Subschemas = known(in: .draft4)
  private static let draft6Subschemas = known(in: .draft6)
  private static let draft7Subschemas = known(in: .draft7)
  private static let draft2019Subschemas = known(in: .draft2019)
  private static let draft2020Subschemas = known(in: .draft2020)

  private static func known(in draft: Draft) -> [Subschemas] {
    subschemaTable.filter { $0.since <= draft }.map(\.subschemas)
  }

  private static let subschemaTable: [(since: Draft, subschemas: Subschemas)] = [
    row(.draft4, "definitions", .members), row(.draft4, "not", .one), row(.draft4, "allOf", .items),
    row(.draft4, "anyOf", .items), row(.draft4, "oneOf", .items), row(.draft4, "properties", .members),
    row(.draft4, "additionalProperties", .one), row(.draft4, "patternProperties", .members),
    row(.draft4, "items", .one), row(.draft4, "items", .items), row(.draft4, "additionalItems", .one),
    row(.draft4, "dependencies", .members), row(.draft6, "propertyNames", .one), row(.draft6, "contains", .one),
    row(.draft7, "if", .one), row(.draft7, "then", .one), row(.draft7, "else", .one),
    row(.draft2019, "$defs", .members), row(.draft2019, "dependentSchemas", .members),
    row(.draft2019, "unevaluatedProperties", .one), row(.draft2019, "unevaluatedItems", .one),
    row(.draft2019, "contentSchema", .one), row(.draft2020, "prefixItems", .items),
  ]

  private static func row(
    _ since: Draft, _ keyword: ByteString, _ shape: Subschemas.Shape
  ) -> (since: Draft, subschemas: Subschemas) {
    (since, Subschemas(keyword: keyword, shape: shape))
  }
}

/// A group of keywords that a meta-schema of drafts from 2019-09 on may choose.
enum Vocabulary {
  case applicator, unevaluated, validation, format, formatAssertion

  var name: ByteString {
    switch self {
    case .applicator: "applicator"
    case .unevaluated: "unevaluated"
    case .validation: "validation"
    case .format: "format"
    case .formatAssertion: "format-assertion"
    }
  }

  /// Whether a standard dialect of the draft has it.
  func isDefault(in draft: Draft) -> Bool {
    switch self {
    case .applicator, .validation: true
    case .unevaluated: draft >= .draft2020
    case .format, .formatAssertion: false
    }
  }
}

/// A draft with the vocabularies a meta-schema of one's own chose; nil means the draft's defaults.
struct Dialect {
  let draft: Draft
  var vocabularies: [ByteString]?

  func has(_ vocabulary: Vocabulary) -> Bool {
    if draft < .draft2019 { return true }
    guard let vocabularies else { return vocabulary.isDefault(in: draft) }
    return vocabularies.contains(vocabulary.name)
  }
}
