import RhumbEngine
import RhumbFormats
import RhumbSchema
import Testing

/// Expected reports are those of Helm 4.3.1 (santhosh-tekuri/jsonschema 6.0.3).
@Suite struct SchemaReferenceTests {
  /// References that are followed.
  private static let references: [(schema: String, values: String, report: String)] = [
    (
      ##"{"$ref": "#/$defs/x", "$defs": {"x": {"required": ["q"], "properties": {"a": {"type": "string"}}}}}"##,
      ##"{"a": 1}"##,
      "- at '': validation failed\n  - at '': missing property 'q'\n  - at '/a': got number, want string\n"
    ),
    (
      ##"{"properties": {"a": {"$ref": "#/$defs/x"}}, "$defs": {"x": {"type": "object"}}}"##,
      ##"{"a": 1}"##,
      "- at '/a': got number, want object\n"
    ),
    (
      ##"{"$ref": "#"}"##,
      ##"{"a": 1}"##,
      "- at '': both /$ref and  resolve to \"file:///values.schema.json#\" causing reference cycle\n"
    ),
    (
      ##"{"$schema": "https://json-schema.org/draft/2019-09/schema", "$recursiveAnchor": true, "properties": {"a": {"$recursiveRef": "#"}}, "additionalProperties": {"type": "object"}}"##,
      ##"{"a": {"b": 1}}"##,
      "- at '/a/b': got number, want object\n"
    ),
    (
      ##"{"$id": "https://x.com/s", "$dynamicAnchor": "n", "properties": {"a": {"$dynamicRef": "#n"}}, "additionalProperties": {"type": "object"}}"##,
      ##"{"a": {"b": 1}}"##,
      "- at '/a/b': got number, want object\n"
    ),
    (
      ##"{"$id": "https://x.com/s", "properties": {"a": {"$ref": "t"}}, "$defs": {"t": {"$id": "t", "type": "string"}}}"##,
      ##"{"a": 1}"##,
      "- at '/a': got number, want string\n"
    ),
    (
      ##"{"properties": {"a": {"$ref": "#foo"}}, "$defs": {"t": {"$anchor": "foo", "type": "string"}}}"##,
      ##"{"a": 1}"##,
      "- at '/a': got number, want string\n"
    ),
    (
      ##"{"$schema": "http://json-schema.org/draft-07/schema#", "$ref": "#/definitions/a", "required": ["z"], "definitions": {"a": {"type": "array"}}}"##,
      ##"{"a": 1}"##,
      "- at '': got object, want array\n"
    ),
    (
      ##"{"properties": {"a": {"$ref": "http://json-schema.org/draft-07/schema#"}}}"##,
      ##"{"a": {"type": 1}}"##,
      "- at '/a/type': 'anyOf' failed\n  - at '/a/type': value must be one of 'array', 'boolean', 'integer', 'null', 'number', 'object', 'string'\n  - at '/a/type': got number, want array\n"
    ),
    (
      ##"{"properties": {"a": {"$ref": "urn:x:y"}}}"##,
      ##"{"a": 1}"##,
      ""
    ),
  ]

  /// Schemas that can't be used.
  private static let refusals: [(schema: String, values: String, report: String)] = [
    (
      ##"{"properties": {"a": {"$ref": "#/nope"}}}"##,
      ##"{"a": 1}"##,
      "json-pointer in \"file:///values.schema.json#/nope\" not found"
    ),
    (
      ##"{"properties": {"a": {"$ref": "#bar"}}}"##,
      ##"{"a": 1}"##,
      "anchor in \"file:///values.schema.json#bar\" not found in schema \"file:///values.schema.json\""
    ),
    (
      ##"{"properties": {"a": {"$ref": "x.json"}}}"##,
      ##"{"a": 1}"##,
      "failing loading \"file:///x.json\": open /x.json: no such file or directory"
    ),
    (
      ##"{"properties": {"a": {"$ref": "ftp://x/y"}}}"##,
      ##"{"a": 1}"##,
      "failing loading \"ftp://x/y\": no URLLoader registered for \"ftp://x/y\""
    ),
    (
      ##"{"properties": {"a": {"$ref": "#/~2"}}}"##,
      ##"{"a": 1}"##,
      "invalid json-pointer \"file:///values.schema.json#/~2\""
    ),
    (
      ##"{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": {"type": "strin"}}}"##,
      ##"{"a": 1}"##,
      "\"file:///values.schema.json#\" is not valid against metaschema: jsonschema validation failed with 'http://json-schema.org/draft-07/schema#'\n- at '/properties/a/type': 'anyOf' failed\n  - at '/properties/a/type': value must be one of 'array', 'boolean', 'integer', 'null', 'number', 'object', 'string'\n  - at '/properties/a/type': got string, want array"
    ),
    (
      ##"{"properties": {"a": {"minLength": -1}}}"##,
      ##"{"a": 1}"##,
      "\"file:///values.schema.json#\" is not valid against metaschema: jsonschema validation failed with 'https://json-schema.org/draft/2020-12/schema#'\n- at '': 'allOf' failed\n  - at '/properties/a': 'allOf' failed\n    - at '/properties/a/minLength': minimum: got -1, want 0"
    ),
    (
      ##"{"$schema": "http://json-schema.org/draft-07/schema#", "properties": {"a": {"pattern": "("}}}"##,
      ##"{"a": 1}"##,
      "\"file:///values.schema.json#\" is not valid against metaschema: jsonschema validation failed with 'http://json-schema.org/draft-07/schema#'\n- at '/properties/a/pattern': '(' is not valid regex: error parsing regexp: missing closing ): `(`"
    ),
    (
      ##"{"$defs": {"a": {"$id": "x"}, "b": {"$id": "x"}}}"##,
      ##"{"a": 1}"##,
      "duplicate id \"file:///x\" in \"file:///values.schema.json\" at \"/$defs/b\" and \"/$defs/a\""
    ),
    (
      "[1]",
      ##"{"a": 1}"##,
      "\"file:///values.schema.json#\" is not valid against metaschema: jsonschema validation failed with 'https://json-schema.org/draft/2020-12/schema#'\n- at '': got array, want boolean or object"
    ),
    (
      "false",
      ##"{"a": 1}"##,
      "- at '': false schema\n"
    ),
    (
      "true",
      ##"{"a": 1}"##,
      ""
    ),
    (
      "{} {}",
      ##"{"a": 1}"##,
      "invalid character after top-level value"
    ),
    (
      ##"{"a":,}"##,
      ##"{"a": 1}"##,
      "invalid character ',' looking for beginning of value"
    ),
    (
      "",
      ##"{"a": 1}"##,
      "EOF"
    ),
    (
      "{",
      ##"{"a": 1}"##,
      "unexpected EOF"
    ),
  ]

  private static let all = references + refusals

  @Test(arguments: 0..<all.count) func reportsAsHelm(index: Int) {
    let (schema, values, report) = Self.all[index]
    #expect(SchemaReports.report(values, schema) == report)
  }
}
