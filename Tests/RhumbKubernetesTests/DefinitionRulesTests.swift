import RhumbEngine
import Testing

@testable import RhumbKubernetes

/// Words of a kube-apiserver 1.36.
@Suite("Definitions of custom resources")
struct DefinitionRulesTests {
  private static func lines(_ schema: String, _ spec: String = "", name: String = "widgets.example.org") -> [String] {
    Judgement(rules: RuleTable([DefinitionRules.rules])).lines(
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: \(name)}
      spec:
        group: example.org
        scope: Namespaced
        names: {plural: widgets, singular: widget, kind: Widget, listKind: WidgetList}
        versions:
        - {name: v1, served: true, storage: true, schema: {openAPIV3Schema: \(schema)}}
        \(spec)
      """)
  }

  static let validSchemas = [
    "{type: object}", "{type: object, properties: {a: {type: integer, default: 1}}}",
    "{type: object, properties: {a: {x-kubernetes-int-or-string: true, anyOf: [{type: integer}, {type: string}]}}}",
    "{type: object, x-kubernetes-preserve-unknown-fields: true}",
    "{type: object, properties: {a: {x-kubernetes-preserve-unknown-fields: true}}}",
  ]

  @Test("take structural schemas", arguments: validSchemas)
  func valid(schema: String) { #expect(Self.lines(schema) == []) }

  private static let place = "spec.versions[0].schema.openAPIV3Schema"

  static let invalidSchemas: [(String, String)] = [
    (
      "{type: object, properties: {a: {}}}",
      "properties.a.type: Required value: must not be empty for specified object fields"
    ),
    ("{type: array, items: {type: string}}", "type: Invalid value: \"array\": must be object at the root"),
    ("{type: object, properties: {a: {type: array}}}", "properties.a.items: Required value: must be specified"),
    (
      "{type: object, properties: {a: {type: object, additionalProperties: {type: string}, properties: {b: {type: string}}}}}",
      "properties.a.additionalProperties: Forbidden: additionalProperties and properties are mutual exclusive"
    ),
    ("{type: object, $ref: a}", "$ref: Forbidden: $ref is not supported"),
    (
      "{type: object, anyOf: [{type: object}]}", "anyOf[0].type: Forbidden: must be empty to be structural"
    ),
    (
      "{type: object, properties: {a: {type: array, x-kubernetes-list-type: map, items: {type: object}}}}",
      "properties.a.x-kubernetes-list-map-keys: Required value: must not be empty if x-kubernetes-list-type is map"
    ),
  ]

  @Test("refuse others", arguments: invalidSchemas)
  func invalid(schema: String, words: String) {
    // Properties are keys of a map: `properties[a]` in the server's paths.
    let shown = words.split(separator: ":", maxSplits: 1)
    let path = shown[0].split(separator: ".").map { $0 == "a" ? "[a]" : ".\($0)" }.joined()
    #expect(Self.lines(schema) == ["error \(Self.place)\(path):\(shown[1])"])
  }

  @Test("are named after what they define")
  func name() {
    #expect(
      Self.lines("{type: object}", name: "gadgets.example.org") == [
        "error metadata.name: Invalid value: \"gadgets.example.org\": must be spec.names.plural+\".\"+spec.group"
      ])
  }

  @Test("have one version that is stored")
  func storage() {
    let second = "- {name: v2, served: true, storage: true, schema: {openAPIV3Schema: {type: object}}}"
    let lines = Self.lines("{type: object}", second)
    #expect(lines.count == 1)
    #expect(lines.first?.hasSuffix("must have exactly one version marked as storage version") == true)
  }
}

@Suite("Rules of Istio and Gateway API")
struct PlaceRuleTests {
  static let cases: [(String, String, String)] = [
    (
      "networking.istio.io/v1 VirtualService",
      "{hosts: [a], http: [{timeout: 0s, route: [{destination: {host: a}}]}]}",
      "spec.http[0].timeout: Invalid value: \"0s\": must be a valid duration greater than 1ms"
    ),
    (
      "security.istio.io/v1 PeerAuthentication",
      "{selector: {matchLabels: {app: a}}, portLevelMtls: {\"0\": {mode: STRICT}}}",
      "spec.portLevelMtls: Invalid value: port must be between 1-65535"
    ),
    (
      "gateway.networking.k8s.io/v1 Gateway",
      "{gatewayClassName: a, listeners: [{name: a, port: 80, protocol: TCP, hostname: example.org}]}",
      "spec.listeners: Invalid value: hostname must not be specified for protocols ['TCP', 'UDP']"
    ),
    (
      "gateway.networking.k8s.io/v1 HTTPRoute", "{rules: [{matches: [{path: {value: a}}]}]}",
      "spec.rules[0].matches[0].path: Invalid value: value must be an absolute path and start with '/' when type one of "
        + "['Exact', 'PathPrefix']"
    ),
    (
      "gateway.networking.k8s.io/v1 GRPCRoute", "{rules: [{matches: [{method: {method: 1a, type: Exact}}]}]}",
      "spec.rules[0].matches[0].method: Invalid value: method must only contain valid characters (matching "
        + "^[A-Za-z_][A-Za-z_0-9]*$)"
    ),
  ]

  @Test("hold without their definitions", arguments: cases)
  func rule(type: String, spec: String, words: String) {
    let parts = type.split(separator: " ")
    let rules = RuleTable([IstioRules.rules, GatewayRules.rules])
    let lines = Judgement(rules: rules).lines(
      "apiVersion: \(parts[0])\nkind: \(parts[1])\nmetadata: {name: a}\nspec: \(spec)")
    #expect(lines == ["error " + words])
  }
}
