import RhumbEngine
import Testing

@testable import RhumbSchema

/// What one walk takes for a valid schema must be valid by its draft's meta-schema too.
@Suite struct PlainSchemaTests {
  private func load(_ schema: String) throws -> (SchemaDocument, SchemaCompiler) {
    let url = ByteString("file:///values.schema.json")
    // Without a meta-schema, the document is only loaded.
    let compiler = SchemaCompiler(meta: nil, budget: SchemaBudget())
    compiler.loader.add(try SchemaLoader.parse(Array(schema.utf8)), at: url)
    return (try compiler.document(url), compiler)
  }

  private func isPlain(_ schema: String) -> Bool { PlainSchema(Array(schema.utf8)) != nil }

  static let drafts = [
    "http://json-schema.org/draft-04/schema#", "http://json-schema.org/draft-06/schema#",
    "http://json-schema.org/draft-07/schema#", "https://json-schema.org/draft/2019-09/schema",
    "https://json-schema.org/draft/2020-12/schema",
  ]

  /// Keywords with values of every sort: right, wrong, and right in some drafts only.
  static let keywords: [String] = {
    let values = [
      "true", "false", "null", "0", "1", "-1", "1.5", "1e3", "1.0", "\"\"", "\"string\"", "\"a b\"",
      "\"#/definitions/a\"",
      "\"(\"", "\"[a-z]+\"", "[]", "[1]", "[\"a\"]", "[\"a\",\"a\"]", "[\"string\",\"null\"]", "[{}]", "[true]",
      "[{\"type\":3}]", "[null,1,\"1\",true]", "[1,1.0]", "[0,-0]", "[1,1]", "{}", "{\"a\":{}}", "{\"a\":true}",
      "{\"(\":{}}", "{\"a\":[\"b\"]}", "{\"a\":3}",
      "{\"type\":\"string\"}", "{\"type\":\"text\"}", "{\"type\":[\"string\",\"string\"]}",
      "{\"not\":{\"minLength\":-1}}",
    ]
    let names = [
      "title", "description", "$comment", "format", "contentEncoding", "contentMediaType", "default", "const",
      "examples", "enum", "deprecated", "readOnly", "writeOnly", "uniqueItems", "minLength", "maxLength", "minItems",
      "maxItems", "minProperties", "maxProperties", "minContains", "maxContains", "minimum", "maximum",
      "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "pattern", "type", "required", "$ref", "properties",
      "$defs", "definitions", "dependentSchemas", "patternProperties", "additionalProperties", "additionalItems",
      "items", "propertyNames", "contains", "not", "if", "then", "else", "unevaluatedProperties", "unevaluatedItems",
      "contentSchema", "allOf", "anyOf", "oneOf", "prefixItems", "dependencies", "dependentRequired", "x-unknown",
    ]
    return names.flatMap { name in values.map { "\"\(name)\":\($0)" } }
  }()

  @Test("plain schemas are valid", arguments: drafts)
  func plainIsValid(_ draft: String) throws {
    let plain = Self.keywords.filter { isPlain("{\"$schema\":\"\(draft)\",\($0)}") }
    #expect(plain.count > 300)
    for start in stride(from: 0, to: plain.count, by: 50) {
      // Each is a schema of its own in one document: what is plain here must be plain there too.
      let members = plain[start..<min(start + 50, plain.count)].enumerated().map { "\"\($0)\":{\($1)}" }
      let schema = "{\"$schema\":\"\(draft)\",\"properties\":{\(members.joined(separator: ","))}}"
      let (document, _) = try load(schema)
      #expect(isPlain(schema))
      do throws(SchemaFault) {
        try MetaValidator(budget: SchemaBudget()).check(document.value, of: document, at: .empty)
      } catch {
        Issue.record("\(error.message)\n\(schema)")
      }
    }
  }

  @Test(
    "usual schemas are plain",
    arguments: [
      "{}", "true", #"{"required":[]}"#, #"{"items":false}"#,
      #"{"$schema":"http://json-schema.org/draft-07/schema#","type":"object","required":["a"],"properties":{"a":{"enum":["x","y"],"default":"x"}}}"#,
      ##"{"$schema":"https://json-schema.org/draft/2020-12/schema","$defs":{"port":{"type":"integer","minimum":1,"maximum":65535}},"properties":{"p":{"$ref":"#/$defs/port"}},"additionalProperties":false}"##,
      #"{"$schema":"http://json-schema.org/schema#","items":{"type":["string","null"],"pattern":"^[a-z]+$"},"uniqueItems":true}"#,
    ])
  func usualIsPlain(_ schema: String) { #expect(isPlain(schema)) }

  @Test(
    "odd schemas are left to the meta-schema",
    arguments: [
      "3", "[]", #"{"type":"text"}"#, #"{"not":{"$id":"https://example.com/a"}}"#, #"{"$id":"b#c"}"#,
      #"{"$id":"https://example.com/a/../b"}"#, #"{"minLength":-1}"#,
      #"{"$schema":"http://json-schema.org/draft-04/schema#","required":[]}"#, #"{"enum":[]}"#, #"{"pattern":"("}"#,
      #"{"properties":{"a":{"allOf":[]}}}"#,
      #"{"$schema":"http://json-schema.org/draft-04/schema#","exclusiveMinimum":true,"minimum":1}"#,
      // Of two members of one name, the later one counts; a name may hide behind an escape.
      #"{"type":"object","type":"string"}"#, #"{"properties":{"a":{},"a":{}}}"#, #"{"t\u0079pe":"object"}"#,
      // No JSON, or more than one text of it.
      "", "{", "{} {}", #"{"a":01}"#, #"{"a":"\x"}"#, #"{"a":1,}"#, #"{"a":tru}"#, "{\"a\":\"\u{1}\"}",
      String(repeating: #"{"not":"#, count: 200) + "{}" + String(repeating: "}", count: 200),
    ])
  func oddIsNotPlain(_ schema: String) { #expect(!isPlain(schema)) }
}
