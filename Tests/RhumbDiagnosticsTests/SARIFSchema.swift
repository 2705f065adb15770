import RhumbEngine
import RhumbFormats
import RhumbSchema

/// What SARIF 2.1.0 (OASIS, sections 3.13 to 3.35) asks of the objects that reports are made of, as a JSON Schema in our
/// own words. It refuses every property that it doesn't know, so that none goes unchecked.
enum SARIFSchema {
  static func complaints(about text: String) throws -> [String] {
    guard case .map(let map) = JSONReader.read(Array(text.utf8)).value else { return ["no object"] }
    var validator = SchemaValidator()
    let complaints = try validator.check(.map(map), schema: Array(schema.utf8))
    return complaints.flatMap(\.leaves).map(\.message.description)
  }

  private static let schema = """
    {
      "$schema": "http://json-schema.org/draft-07/schema#",
      "type": "object", "required": ["version", "runs"], "additionalProperties": false,
      "properties": {
        "$schema": {"type": "string", "format": "uri"},
        "version": {"enum": ["2.1.0"]},
        "runs": {"type": "array", "items": {"$ref": "#/definitions/run"}}
      },
      "definitions": {
        "run": {
          "type": "object", "required": ["tool"], "additionalProperties": false,
          "properties": {
            "tool": {
              "type": "object", "required": ["driver"], "additionalProperties": false,
              "properties": {"driver": {"$ref": "#/definitions/driver"}}
            },
            "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
            "invocations": {
              "type": "array", "uniqueItems": true,
              "items": {
                "type": "object", "required": ["executionSuccessful"], "additionalProperties": false,
                "properties": {"executionSuccessful": {"type": "boolean"}}
              }
            },
            "results": {"type": "array", "items": {"$ref": "#/definitions/result"}}
          }
        },
        "driver": {
          "type": "object", "required": ["name"], "additionalProperties": false,
          "properties": {
            "name": {"type": "string"}, "version": {"type": "string"},
            "informationUri": {"type": "string", "format": "uri"},
            "rules": {"type": "array", "uniqueItems": true, "items": {"$ref": "#/definitions/rule"}}
          }
        },
        "rule": {
          "type": "object", "required": ["id"], "additionalProperties": false,
          "properties": {
            "id": {"type": "string"},
            "shortDescription": {"$ref": "#/definitions/described"},
            "fullDescription": {"$ref": "#/definitions/described"},
            "help": {"$ref": "#/definitions/described"},
            "defaultConfiguration": {
              "type": "object", "additionalProperties": false,
              "properties": {"level": {"$ref": "#/definitions/level"}}
            }
          }
        },
        "described": {
          "type": "object", "required": ["text"], "additionalProperties": false,
          "properties": {"text": {"type": "string"}, "markdown": {"type": "string"}}
        },
        "level": {"enum": ["none", "note", "warning", "error"]},
        "message": {
          "type": "object", "additionalProperties": false,
          "properties": {"text": {"type": "string"}, "markdown": {"type": "string"}, "id": {"type": "string"}},
          "anyOf": [{"required": ["text"]}, {"required": ["id"]}]
        },
        "result": {
          "type": "object", "required": ["message"], "additionalProperties": false,
          "properties": {
            "ruleId": {"type": "string"}, "ruleIndex": {"type": "integer", "minimum": -1},
            "level": {"$ref": "#/definitions/level"},
            "message": {"$ref": "#/definitions/message"},
            "locations": {"type": "array", "items": {"$ref": "#/definitions/location"}},
            "relatedLocations": {"type": "array", "uniqueItems": true, "items": {"$ref": "#/definitions/location"}},
            "stacks": {
              "type": "array", "uniqueItems": true,
              "items": {
                "type": "object", "required": ["frames"], "additionalProperties": false,
                "properties": {
                  "frames": {
                    "type": "array",
                    "items": {
                      "type": "object", "additionalProperties": false,
                      "properties": {"location": {"$ref": "#/definitions/location"}}
                    }
                  }
                }
              }
            },
            "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}}
          }
        },
        "location": {
          "type": "object", "additionalProperties": false,
          "properties": {
            "id": {"type": "integer", "minimum": -1},
            "message": {"$ref": "#/definitions/message"},
            "physicalLocation": {
              "type": "object", "required": ["artifactLocation"], "additionalProperties": false,
              "properties": {
                "artifactLocation": {
                  "type": "object", "required": ["uri"], "additionalProperties": false,
                  "properties": {"uri": {"type": "string", "format": "uri-reference"}}
                },
                "region": {
                  "type": "object", "required": ["startLine"], "additionalProperties": false,
                  "properties": {
                    "startLine": {"type": "integer", "minimum": 1}, "startColumn": {"type": "integer", "minimum": 1},
                    "endLine": {"type": "integer", "minimum": 1}, "endColumn": {"type": "integer", "minimum": 1}
                  }
                }
              }
            }
          }
        }
      }
    }
    """
}
