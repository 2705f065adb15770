import Testing

@testable import RhumbKubernetes

/// Words of apiextensions-apiserver 1.36.
@Suite("Custom resources")
struct CustomCheckTests {
  private static let definition = """
    apiVersion: apiextensions.k8s.io/v1
    kind: CustomResourceDefinition
    metadata: {name: widgets.example.org}
    spec:
      group: example.org
      names: {kind: Widget, plural: widgets}
      scope: Namespaced
      versions:
      - name: v1
        served: true
        storage: true
        schema:
          openAPIV3Schema:
            type: object
            required: [spec]
            properties:
              spec:
                type: object
                required: [size]
                properties:
                  size: {type: integer, minimum: 1, maximum: 5, default: 2}
                  mode: {type: string, enum: [fast, slow]}
                  wait: {type: string, pattern: '^[0-9]+s$'}
                  port: {x-kubernetes-int-or-string: true}
                  names: {type: array, maxItems: 2, x-kubernetes-list-type: set, items: {type: string}}
                  parts:
                    type: array
                    x-kubernetes-list-type: map
                    x-kubernetes-list-map-keys: [name]
                    items:
                      type: object
                      properties: {name: {type: string}, weight: {type: integer}}
                  any: {type: object, x-kubernetes-preserve-unknown-fields: true}
                  labels: {type: object, additionalProperties: {type: string}}
                  one:
                    type: object
                    properties: {a: {type: string}, b: {type: string}}
                    oneOf: [{required: [a]}, {required: [b]}]
    """

  private static func lines(_ spec: String) -> [String] {
    Judgement(definitions: definition).lines(
      "apiVersion: example.org/v1\nkind: Widget\nmetadata: {name: w}\nspec: \(spec)")
  }

  static let validSpecs = [
    "{}", "{size: 3, mode: fast, wait: 10s, port: 80, names: [a, b], any: {x: [1]}, labels: {a: b}}", "{port: http}",
    "{mode: null}", "{one: {a: x}}", "{parts: [{name: a}, {name: b}]}",
  ]

  @Test("that fit their definition", arguments: validSpecs)
  func valid(spec: String) { #expect(Self.lines(spec) == []) }

  static let invalidSpecs: [(String, String)] = [
    ("{size: 9}", "spec.size: Invalid value: 9: spec.size in body should be less than or equal to 5"),
    ("{size: x}", "spec.size: Invalid value: \"string\": spec.size in body must be of type integer: \"string\""),
    ("{mode: slo}", "spec.mode: Unsupported value: \"slo\": supported values: \"fast\", \"slow\""),
    ("{wait: 10}", "spec.wait: Invalid value: \"integer\": spec.wait in body must be of type string: \"integer\""),
    ("{wait: 1m}", "spec.wait: Invalid value: \"1m\": spec.wait in body should match '^[0-9]+s$'"),
    (
      "{port: true}",
      "spec.port: Invalid value: \"boolean\": spec.port in body must be of type integer,string: \"boolean\""
    ),
    ("{names: [a, a]}", "spec.names[1]: Duplicate value: \"a\""),
    ("{names: [a, b, c]}", "spec.names: Too many: 3: must have at most 2 items"),
    ("{parts: [{name: a}, {name: a, weight: 1}]}", "spec.parts[1]: Duplicate value: {\"name\":\"a\"}"),
    (
      "{labels: {a: 1}}",
      "spec.labels.a: Invalid value: \"integer\": spec.labels.a in body must be of type string: \"integer\""
    ),
    ("{sise: 1}", "unknown field \"spec.sise\""),
    (
      "{one: {a: x, b: z}}",
      "spec.one: Invalid value: \"\": \"spec.one\" must validate one and only one schema (oneOf). Found 2 valid alternatives"
    ),
    ("null", "spec: Required value"),
  ]

  @Test("that don't", arguments: invalidSpecs)
  func invalid(spec: String, words: String) { #expect(Self.lines(spec) == ["error " + words]) }

  @Test("have metadata as every object has")
  func metadata() {
    let manifest = "apiVersion: example.org/v1\nkind: Widget\nmetadata: {name: w, labels: {a: 1}, foo: b}\nspec: {}"
    #expect(
      Judgement(definitions: Self.definition).lines(manifest) == [
        "error json: cannot unmarshal number into Go struct field ObjectMeta.labels of type string",
        "error unknown field \"metadata.foo\"",
      ])
  }

  @Test("are judged by the version they name")
  func version() {
    let manifest = "apiVersion: example.org/v2\nkind: Widget\nmetadata: {name: w}"
    #expect(
      Judgement(definitions: Self.definition).lines(manifest) == [
        "error apiVersion: no matches for kind \"Widget\" in version \"example.org/v2\""
      ])
  }

  static let builtIn: [(String, String)] = [
    ("networking.istio.io/v1", "VirtualService"), ("networking.istio.io/v1beta1", "DestinationRule"),
    ("gateway.networking.k8s.io/v1", "HTTPRoute"), ("monitoring.coreos.com/v1", "ServiceMonitor"),
    ("security.istio.io/v1", "AuthorizationPolicy"),
  ]

  @Test("of Istio, Gateway API and the Prometheus operator are known", arguments: builtIn)
  func known(apiVersion: String, kind: String) {
    let lines = Judgement().lines("apiVersion: \(apiVersion)\nkind: \(kind)\nmetadata: {name: w}\nextra: 1")
    #expect(lines.first == "error unknown field \"extra\"")
  }

  @Test("of a definition that goes in circles or nests too deep end all the same")
  func hostile() {
    let depth = 400
    let schema =
      String(repeating: "{type: array, items: ", count: depth) + "{type: string}" + String(repeating: "}", count: depth)
    let definition = Self.definition.split(separator: "\n").filter { !$0.contains("one") && !$0.contains("oneOf") }
      .joined(separator: "\n").replacing("{type: string, enum: [fast, slow]}", with: schema)
    let value = String(repeating: "[", count: depth) + "1" + String(repeating: "]", count: depth)
    let lines = Judgement(definitions: definition).lines(
      "apiVersion: example.org/v1\nkind: Widget\nmetadata: {name: w}\nspec: {mode: \(value)}")
    #expect(lines.count <= 1)
  }
}

extension String {
  fileprivate func replacing(_ part: String, with other: String) -> String {
    guard let range = firstRange(of: part) else { return self }
    return String(self[..<range.lowerBound]) + other + String(self[range.upperBound...])
  }

  private func firstRange(of part: String) -> Range<String.Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
      start = index(after: start)
    }
    return nil
  }
}
