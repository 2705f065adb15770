import RhumbEngine
import RhumbFormats
import RhumbSchema
import Testing

/// Expected reports are those of Helm 4.3.1 (santhosh-tekuri/jsonschema 6.0.3).
@Suite struct KeywordTests {
  /// What each keyword says about a value.
  private static let keywords: [(schema: String, values: String, report: String)] = [
    (
      ##"{"properties": {"a": {"type": "integer"}}}"##,
      ##"{"a": 1.5}"##,
      "- at '/a': got number, want integer\n"
    ),
    (
      ##"{"properties": {"a": {"type": "integer"}}}"##,
      ##"{"a": 1.0}"##,
      ""
    ),
    (
      ##"{"properties": {"a": {"type": ["integer", "number"]}}}"##,
      ##"{"a": "x"}"##,
      "- at '/a': got string, want number or integer\n"
    ),
    (
      ##"{"properties": {"a": {"minLength": 1000}}}"##,
      ##"{"a": "x"}"##,
      "- at '/a': minLength: got 1, want 1,000\n"
    ),
    (
      ##"{"properties": {"a": {"maxLength": 1}}}"##,
      ##"{"a": "abc"}"##,
      "- at '/a': maxLength: got 3, want 1\n"
    ),
    (
      ##"{"properties": {"a": {"minimum": 1234567.5}}}"##,
      ##"{"a": 1}"##,
      "- at '/a': minimum: got 1, want 1.2345675×10⁰⁶\n"
    ),
    (
      ##"{"properties": {"a": {"minimum": 1e-05}}}"##,
      ##"{"a": 1e-06}"##,
      "- at '/a': minimum: got 1×10⁻⁰⁶, want 1×10⁻⁰⁵\n"
    ),
    (
      ##"{"properties": {"a": {"maximum": 100000}}}"##,
      ##"{"a": 1000000.0}"##,
      "- at '/a': maximum: got 1×10⁰⁶, want 100,000\n"
    ),
    (
      ##"{"properties": {"a": {"exclusiveMinimum": 3}}}"##,
      ##"{"a": 3}"##,
      "- at '/a': exclusiveMinimum: got 3, want 3\n"
    ),
    (
      ##"{"properties": {"a": {"minimum": 3, "exclusiveMinimum": true}}, "$schema": "http://json-schema.org/draft-04/schema#"}"##,
      ##"{"a": 3}"##,
      "- at '/a': exclusiveMinimum: got 3, want 3\n"
    ),
    (
      ##"{"properties": {"a": {"multipleOf": 0.1}}}"##,
      ##"{"a": 0.25}"##,
      "- at '/a': multipleOf: got 0.25, want 0.1\n"
    ),
    (
      ##"{"properties": {"a": {"multipleOf": 0.1}}}"##,
      ##"{"a": 0.3}"##,
      ""
    ),
    (
      ##"{"properties": {"a": {"enum": [1000000, 2.5, "x'y", null, true]}}}"##,
      ##"{"a": 5}"##,
      "- at '/a': value must be one of 1000000, 2.5, 'x\\'y', <nil>, true\n"
    ),
    (
      ##"{"properties": {"a": {"enum": [{"x": 1}, 2]}}}"##,
      ##"{"a": 1}"##,
      "- at '/a': 'enum' failed\n"
    ),
    (
      ##"{"properties": {"a": {"enum": ["only"]}}}"##,
      ##"{"a": "x"}"##,
      "- at '/a': value must be 'only'\n"
    ),
    (
      ##"{"properties": {"a": {"const": "it's"}}}"##,
      ##"{"a": "x"}"##,
      "- at '/a': value must be 'it\\'s'\n"
    ),
    (
      ##"{"properties": {"a": {"const": {"x": 1}}}}"##,
      ##"{"a": 1}"##,
      "- at '/a': 'const' failed\n"
    ),
    (
      ##"{"properties": {"a": {"pattern": "^a\"b'c$"}}}"##,
      ##"{"a": "x\ny"}"##,
      "- at '/a': 'x\\ny' does not match pattern '^a\"b\\'c$'\n"
    ),
    (
      ##"{"properties": {"a": {"minProperties": 2}}}"##,
      ##"{"a": {}}"##,
      "- at '/a': minProperties: got 0, want 2\n"
    ),
    (
      ##"{"properties": {"a": {"maxItems": 0}}}"##,
      ##"{"a": [1]}"##,
      "- at '/a': maxItems: got 1, want 0\n"
    ),
    (
      ##"{"properties": {"a": {"uniqueItems": true}}}"##,
      ##"{"a": [1, 2, 1.0]}"##,
      "- at '/a': items at 0 and 2 are equal\n"
    ),
    (
      ##"{"properties": {"a": {"dependencies": {"x": ["y", "z"]}}}, "$schema": "http://json-schema.org/draft-07/schema#"}"##,
      ##"{"a": {"x": 1}}"##,
      "- at '/a': properties 'y', 'z' required, if 'x' exists\n"
    ),
    (
      ##"{"properties": {"a": {"dependentRequired": {"x": ["y"]}}}}"##,
      ##"{"a": {"x": 1}}"##,
      "- at '/a': properties 'y' required, if 'x' exists\n"
    ),
    (
      ##"{"properties": {"a": {"dependentSchemas": {"x": {"required": ["y", "z"]}}}}}"##,
      ##"{"a": {"x": 1}}"##,
      "- at '/a': missing properties 'y', 'z'\n"
    ),
    (
      ##"{"properties": {"a": {"items": [{}], "additionalItems": false}}, "$schema": "http://json-schema.org/draft-07/schema#"}"##,
      ##"{"a": [1, 2, 3]}"##,
      "- at '/a': last 2 additionalItem(s) not allowed\n"
    ),
    (
      ##"{"properties": {"a": {"prefixItems": [{}], "items": false}}}"##,
      ##"{"a": [1, 2]}"##,
      "- at '/a/1': false schema\n"
    ),
    (
      ##"{"properties": {"a": {"contains": {"type": "string"}, "minContains": 2}}}"##,
      ##"{"a": ["x", 1]}"##,
      "- at '/a': min 2 items required to match contains schema, but matched 1 items at 0\n  - at '/a/1': got number, want string\n"
    ),
    (
      ##"{"properties": {"a": {"contains": {"type": "string"}, "maxContains": 1}}}"##,
      ##"{"a": ["x", "y", 1, "z"]}"##,
      "- at '/a': max 1 items required to match contains schema, but matched 3 items at 0 1 3\n"
    ),
    (
      ##"{"properties": {"a": {"unevaluatedProperties": false, "properties": {"q": {}}}}}"##,
      ##"{"a": {"q": 1, "r": 2}}"##,
      "- at '/a/r': false schema\n"
    ),
    (
      ##"{"properties": {"a": {"unevaluatedItems": false, "prefixItems": [{}]}}}"##,
      ##"{"a": [1, 2]}"##,
      "- at '/a/1': false schema\n"
    ),
    (
      ##"{"properties": {"a": {"if": {"type": "string"}, "then": {"minLength": 3}, "else": {"minimum": 3}}}}"##,
      ##"{"a": "x"}"##,
      "- at '/a': minLength: got 1, want 3\n"
    ),
    (
      ##"{"properties": {"a": {"if": {"type": "string"}, "then": {"minLength": 3}, "else": {"minimum": 3}}}}"##,
      ##"{"a": 1}"##,
      "- at '/a': minimum: got 1, want 3\n"
    ),
    (
      ##"{"additionalProperties": false, "properties": {"x": {}}}"##,
      ##"{"a": 1}"##,
      "- at '': additional properties 'a' not allowed\n"
    ),
    (
      ##"{"not": {"required": ["a"]}}"##,
      ##"{"a": 1}"##,
      "- at '': 'not' failed\n"
    ),
    (
      ##"{"propertyNames": {"pattern": "^b"}}"##,
      ##"{"a": 1}"##,
      "- at '': invalid propertyName 'a'\n  - at '': 'a' does not match pattern '^b'\n"
    ),
    (
      ##"{"type": "object", "properties": {"a": {"type": ["string", "null"]}}, "anyOf": [{"required": ["x"]}, {"required": ["y", "z"]}]}"##,
      ##"{"a": 1}"##,
      "- at '/a': got number, want null or string\n- at '': 'anyOf' failed\n  - at '': missing property 'x'\n  - at '': missing properties 'y', 'z'\n"
    ),
    (
      ##"{"oneOf": [{"required": ["a"]}, {"properties": {"b": {"type": "string"}}}]}"##,
      ##"{"a": 1}"##,
      "- at '': 'oneOf' failed, subschemas 0, 1 matched\n"
    ),
    (
      ##"{"oneOf": [{"required": ["x"]}, {"allOf": [{"required": ["b"]}, {"required": ["c"]}]}]}"##,
      ##"{"a": 1}"##,
      "- at '': 'oneOf' failed, none matched\n  - at '': missing property 'x'\n  - at '': 'allOf' failed\n    - at '': missing property 'b'\n    - at '': missing property 'c'\n"
    ),
    (
      ##"{"properties":{"a":{"propertyNames":{"pattern":"^b"}}}}"##, ##"{"a":{"x":1}}"##,
      "- at '/a': invalid propertyName 'x'\n  - at '': 'x' does not match pattern '^b'\n"
    ),
  ]

  private static let all = keywords

  @Test(arguments: 0..<all.count) func reportsAsHelm(index: Int) {
    let (schema, values, report) = Self.all[index]
    #expect(SchemaReports.report(values, schema) == report)
  }
}
