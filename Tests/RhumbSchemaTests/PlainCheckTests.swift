import RhumbEngine
import RhumbFormats
import Testing

@testable import RhumbSchema

/// What a plain schema's text says of a value, held against the compiled schema.
@Suite struct PlainCheckTests {
  /// What the compiled schema says of a value: whether it has no complaints; nil if the schema can't be used.
  private func compiled(_ schema: String) -> (Value) -> Bool? {
    let url = ByteString("file:///values.schema.json")
    let budget = SchemaBudget()
    let compiler = SchemaCompiler(meta: MetaValidator(budget: budget), proven: url, budget: budget)
    guard let document = try? SchemaLoader.parse(Array(schema.utf8)) else { return { _ in nil } }
    compiler.loader.add(document, at: url)
    guard let root = try? compiler.compile(url) else { return { _ in nil } }
    return { value in
      let session = ValidationSession(program: compiler.program, budget: budget)
      do throws(SchemaFault) { return try session.validate(value, by: root) == nil } catch { return nil }
    }
  }

  private func verdict(_ value: Value, _ schema: String) -> PlainCheck.Verdict {
    guard let plain = PlainSchema(Array(schema.utf8)) else { return .unknown }
    return PlainCheck.judge(value, by: plain, budget: SchemaBudget())
  }

  private static var values: [Value] {
    [
      #"{}"#, #"{"a": 1}"#, #"{"a": "x", "b": null}"#, #"{"a": {"a": 1.5}, "ab": [1, "x", "x"]}"#, #"[]"#, #"[1]"#,
      #"["a", {"a": true}, 3, 3.0]"#, #""""#, #""a""#, #""abc""#, #""é""#, "0", "1", "-1", "1.5", "3", "1000", "1e30",
      "true", "false", "null",
    ].map { JSONReader.read(Array($0.utf8)).value } + [.int(1), .int64(-3), .int64(.max), .float(.infinity), .missing]
  }

  /// Parts of schemas; pairs of them are schemas too.
  private static let parts: [String] = [
    #""type": "object""#, #""type": ["string", "null"]"#, #""type": "integer""#, #""type": "number""#,
    #""type": ["boolean", "array"]"#, #""minimum": 1"#, #""maximum": 2.5"#, #""exclusiveMinimum": 1"#,
    #""exclusiveMaximum": 3"#, #""multipleOf": 1.5"#, #""minLength": 1"#, #""maxLength": 1"#, #""pattern": "^a""#,
    #""format": "ipv4""#, #""minItems": 1"#, #""maxItems": 1"#, #""uniqueItems": true"#, #""minProperties": 1"#,
    #""maxProperties": 1"#, #""required": ["a"]"#, #""required": []"#, #""items": false"#, #""items": true"#,
    #""enum": ["a", 1, null, true]"#, #""enum": ["é", "\u0061"]"#,
    #""const": "a""#, #""const": 1.0"#, #""const": [1]"#, #""properties": {"a": {"type": "number"}}"#,
    #""properties": {"a": {}, "b": {"type": "null"}}, "additionalProperties": {"type": "array"}"#,
    #""properties": {"a": {}}, "additionalProperties": false"#, #""additionalProperties": false"#,
    #""patternProperties": {"^a": {"type": ["number", "string"]}}"#,
    #""patternProperties": {"b$": {}}, "additionalProperties": {"minimum": 1}"#,
    #""propertyNames": {"maxLength": 1}"#, #""items": {"type": "number"}"#, #""prefixItems": [{"type": "string"}]"#,
    #""items": [{"type": "string"}], "additionalItems": {"type": "object"}"#, #""not": {"type": "string"}"#,
    #""items": [{"type": "number"}], "additionalItems": false"#, #""contains": {"type": "number"}"#,
    #""allOf": [{"minimum": 0}, {"type": ["number", "object"]}]"#,
    #""anyOf": [{"type": "string"}, {"required": ["b"]}]"#, #""oneOf": [{"type": "number"}, {"minimum": 1}]"#,
    #""if": {"type": "string"}, "then": {"minLength": 1}, "else": {"type": "number"}"#, #""else": {"type": "null"}"#,
    #""dependentSchemas": {"a": {"required": ["b"]}}"#, #""unevaluatedProperties": {"type": "number"}"#,
    ##""definitions": {"t": {"type": "string"}}, "$ref": "#/definitions/t""##, ##""$ref": "#/nowhere""##,
    ##""$defs": {"t": {"properties": {"a": {"$ref": "#"}}}}, "properties": {"a": {"$ref": "#/$defs/t"}}"##,
    ##""$ref": "#""##, ##""anyOf": [{"$ref": "#"}, {}]"##, #""title": "a \"quoted\" title", "x-unknown": [1, {}]"#,
    ##""$id": "https://example.com/a", "definitions": {"t": {"type": "string"}}, "$ref": "#/definitions/t""##,
    // Definitions in groups stand where no schema is expected.
    ##""definitions": {"g": {"t": {"$ref": "#/definitions/g/u"}, "u": {"type": "string"}}}, "$ref": "#/definitions/g/t""##,
    ##""x-g": {"t": {"minimum": 1}, "t": {"minimum": 3}}, "allOf": [{"$ref": "#/x-g/t"}]"##,
    ##""x-g": {"t": {"minimum": 1}, "\u0074": {"minimum": 3}}, "allOf": [{"$ref": "#/x-g/t"}]"##,
    ##""x-g": {"properties": {"type": {"minimum": 1}}}, "allOf": [{"$ref": "#/x-g"}, {"$ref": "#/x-g/properties"}]"##,
    ##""x-g": {"properties": {"type": {"minimum": 1}}}, "anyOf": [{"$ref": "#/x-g/properties"}, {"$ref": "#/x-g"}]"##,
    ##""x-g": {"a": {"type": "text"}}, "anyOf": [{"$ref": "#/x-g/a"}, {}]"##,
    ##""x-g": {"a": true, "b": [{}]}, "allOf": [{"$ref": "#/x-g/a"}]"##,
  ]

  @Test("a verdict is that of the compiled schema", arguments: PlainSchemaTests.drafts)
  func agrees(_ draft: String) {
    let values = Self.values
    var count = 0
    for (index, first) in Self.parts.enumerated() {
      for second in [Self.parts[(index + 7) % Self.parts.count], Self.parts[(index + 12) % Self.parts.count], ""] {
        let members = ["\"$schema\": \"\(draft)\"", first, second].filter { !$0.isEmpty }.joined(separator: ", ")
        for schema in ["{\(members)}", "{\"properties\": {\"a\": {\(members)}}, \"items\": {\(members)}}"] {
          let fits = compiled(schema)
          for value in values {
            let verdict = verdict(value, schema)
            if verdict == .unknown { continue }
            count += 1
            let shown = GoPrinter.text(value).description
            #expect(fits(value) == (verdict == .fits), "\(shown) by \(schema)")
          }
        }
      }
    }
    #expect(count > 3000)
  }

  private static let judged: [(schema: String, value: String)] = [
    (#"{"type": "object", "properties": {"a": {"type": "integer", "minimum": 1}}, "required": ["a"]}"#, #"{"a": 3}"#),
    (#"{"additionalProperties": {"enum": ["x", null]}}"#, #"{"a": "x", "b": null}"#),
    (##"{"$defs": {"p": {"pattern": "^[a-z]+$"}}, "items": {"$ref": "#/$defs/p"}}"##, #"["a", "b"]"#),
    (##"{"$defs": {"g": {"p": {"pattern": "^[a-z]+$"}}}, "items": {"$ref": "#/$defs/g/p"}}"##, #"["a", "b"]"#),
    (#"{"$schema": "http://json-schema.org/draft-07/schema#", "format": "ipv4"}"#, #""10.0.0.1""#),
    (#"{"oneOf": [{"type": "string"}, {"type": "object"}], "not": {"const": 1}}"#, "{}"),
    (#"{"if": {"required": ["a"]}, "then": {"required": ["b"]}}"#, #"{"a": 1, "b": 2}"#),
    (#"{"patternProperties": {"\\d": {"type": "number"}}, "additionalProperties": false}"#, #"{"a1": 1}"#),
  ]

  @Test("usual schemas are judged without being compiled", arguments: judged)
  func judges(_ schema: String, _ value: String) {
    #expect(verdict(JSONReader.read(Array(value.utf8)).value, schema) == .fits)
  }

  @Test("a check that takes too long is left to the compiled schema")
  func bounded() throws {
    let schema =
      ##"{"anyOf": [{"$ref": "#/$defs/a"}, {"$ref": "#/$defs/a"}], "$defs": {"a": {"allOf": [{"$ref": "#"}]}}}"##
    let plain = try #require(PlainSchema(Array(schema.utf8)))
    #expect(PlainCheck.judge(.int(1), by: plain, budget: SchemaBudget()) == .unknown)
  }
}
