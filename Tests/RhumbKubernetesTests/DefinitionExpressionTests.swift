import RhumbEngine
import Testing

@testable import RhumbKubernetes

/// What a kube-apiserver 1.36 says of the rules in definitions.
@Suite("Rules in definitions")
struct DefinitionExpressionTests {
  private static func lines(_ spec: String, minor: Int = 36) -> [String] {
    Judgement(version: KubernetesVersion(minor: minor), rules: RuleTable([DefinitionRules.rules])).lines(
      """
      apiVersion: apiextensions.k8s.io/v1
      kind: CustomResourceDefinition
      metadata: {name: widgets.example.org}
      spec:
        group: example.org
        scope: Namespaced
        names: {plural: widgets, singular: widget, kind: Widget, listKind: WidgetList}
        versions:
        - name: v1
          served: true
          storage: true
          schema:
            openAPIV3Schema:
              type: object
              properties:
                spec: \(spec)
      """)
  }

  private static let place =
    "error spec.versions[0].schema.openAPIV3Schema.properties[spec].x-kubernetes-validations[0]"

  private static func object(_ rule: String) -> String {
    "{type: object, properties: {size: {type: integer}, names: {type: array, maxItems: 10, items: {type: string, maxLength: 10}}}, x-kubernetes-validations: [\(rule)]}"
  }

  @Test(
    "that compile",
    arguments: [
      "{rule: self.size > 1}", "{rule: 'self.names.all(n, n.size() > self.size)'}", "{rule: self.size == oldSelf.size}",
    ])
  func valid(rule: String) { #expect(Self.lines(Self.object(rule)) == []) }

  @Test("are shown as the server shows them")
  func compilation() {
    #expect(
      Self.lines(Self.object("{rule: self.nope <= self.size, message: m}")) == [
        Self.place
          + ".rule: Invalid value: {\"Rule\":\"self.nope \\u003c= self.size\",\"Message\":\"m\",\"MessageExpression\":\"\",\"Reason\":null,\"FieldPath\":\"\",\"OptionalOldSelf\":null}: compilation failed: ERROR: <input>:1:5: undefined field 'nope'\n | self.nope <= self.size\n | ....^"
      ])
  }

  static let invalid: [(String, String)] = [
    ("{rule: self.size}", "cel expression must evaluate to a bool"),
    ("{rule: self.size > 1, messageExpression: self.size}", "messageExpression must evaluate to a string"),
    ("{rule: self.size > 1, message: ' '}", ".message: Invalid value: \" \": must be non-empty if specified"),
    ("{rule: self.size > 1, reason: Because}", ".reason: Unsupported value: \"Because\""),
    ("{rule: self.size > 1, fieldPath: .nope}", ".fieldPath: Invalid value: \".nope\": must be a valid path"),
    ("{rule: self.size > 1, optionalOldSelf: true}", "may not be set if oldSelf is not used in rule"),
    ("{rule: 'cel.bind(x, 1, x > 0)'}", "undeclared reference to 'cel'"),
    ("{rule: \"duration('soon') > duration('1s')\"}", "invalid duration argument"),
  ]

  @Test("that a server refuses", arguments: invalid)
  func refused(rule: String, words: String) {
    let lines = Self.lines(Self.object(rule))
    #expect(lines.contains { $0.hasPrefix(Self.place) && $0.description.range(of: words) }, "\(lines)")
  }

  @Test("that may cost too much")
  func costs() {
    let list =
      "{type: object, properties: {l: {type: array, items: {type: string}}}, x-kubernetes-validations: [{rule: 'self.l.all(a, self.l.all(b, a != b))'}]}"
    #expect(
      Self.lines(list) == [
        Self.place
          + ".rule: Forbidden: estimated rule cost exceeds budget by factor of more than 100x (try simplifying the rule, or adding maxItems, maxProperties, and maxLength where arrays, maps, and strings are declared)",
        "error spec.versions[0].schema.openAPIV3Schema: Forbidden: x-kubernetes-validations estimated rule cost total for entire OpenAPIv3 schema exceeds budget by factor of more than 100x (try simplifying the rule, or adding maxItems, maxProperties, and maxLength where arrays, maps, and strings are declared)",
      ])
    let bounded =
      "{type: object, properties: {l: {type: array, maxItems: 20, items: {type: string, maxLength: 20}}}, x-kubernetes-validations: [{rule: 'self.l.all(a, self.l.all(b, a != b))'}]}"
    #expect(Self.lines(bounded) == [])
  }

  /// An item of a list that an expression makes counts as small: Istio's definitions rely on it.
  @Test("that a server takes for cheap")
  func cheap() {
    let list =
      "{type: object, properties: {l: {type: array, maxItems: 256, items: {type: string}}}, x-kubernetes-validations: [{rule: '!(has(self.l) ? self.l : []).exists(k, k.contains(\"/\"))'}]}"
    #expect(Self.lines(list) == [])
  }

  @Test("New functions wait for a version that the one before knows too")
  func versions() {
    let rule = Self.object("{rule: isIP('10.0.0.1')}")
    #expect(Self.lines(rule, minor: 31) == [])
    #expect(Self.lines(rule, minor: 30).count == 1)
  }
}

extension String {
  /// Whether a text holds another, byte by byte.
  fileprivate func range(of part: String) -> Bool {
    let (bytes, part) = (Array(utf8), Array(part.utf8))
    return bytes.indices.contains { bytes[$0...].starts(with: part) }
  }
}
