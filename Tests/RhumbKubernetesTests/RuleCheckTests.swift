import Testing

@testable import RhumbKubernetes

/// Rules of definitions, with the words of apiextensions-apiserver 1.36.
@Suite("Rules of custom resources")
struct RuleCheckTests {
  private static func lines(_ properties: String, rule: String, _ spec: String) -> [String] {
    let definition = """
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
              properties:
                spec:
                  type: object
                  properties: \(properties)
                  x-kubernetes-validations: [\(rule)]
      """
    return Judgement(definitions: definition).lines(
      "apiVersion: example.org/v1\nkind: Widget\nmetadata: {name: w}\nspec: \(spec)")
  }

  private static let sizes = "{min: {type: integer}, max: {type: integer}}"

  static let held: [(String, String, String)] = [
    (sizes, "{rule: self.min <= self.max}", "{min: 1, max: 2}"),
    // A rule about a change says nothing of a new object.
    (sizes, "{rule: self.min == oldSelf.min}", "{min: 1}"),
    (sizes, "{rule: '!oldSelf.hasValue()', optionalOldSelf: true}", "{min: 1}"),
    // Names that are no names of the language are escaped.
    ("{namespace: {type: string}}", "{rule: self.__namespace__ == \"a\"}", "{namespace: a}"),
    ("{a-b.c: {type: string}}", "{rule: self.a__dash__b__dot__c == \"x\"}", "{a-b.c: x}"),
    // Types follow from formats.
    (
      "{at: {type: string, format: date-time}}", "{rule: self.at.getFullYear() == 2024}", "{at: '2024-05-01T00:00:00Z'}"
    ),
    ("{data: {type: string, format: byte}}", "{rule: self.data == b\"hi\"}", "{data: aGk=}"),
    (
      "{port: {x-kubernetes-int-or-string: true}}", "{rule: type(self.port) == int || self.port == \"http\"}",
      "{port: http}"
    ),
    ("{num: {type: number}}", "{rule: self.num == 1.0}", "{num: 1}"),
    // Sets are equal in any order.
    (
      "{a: {type: array, x-kubernetes-list-type: set, items: {type: string}}, b: {type: array, x-kubernetes-list-type: set, items: {type: string}}}",
      "{rule: self.a == self.b}", "{a: [x, z], b: [z, x]}"
    ),
    (
      "{labels: {type: object, additionalProperties: {type: string}}}", "{rule: 'self.labels.all(k, k.size() < 5)'}",
      "{labels: {app: x}}"
    ),
    // Kubernetes' libraries.
    ("{q: {type: string}}", "{rule: quantity(self.q).isLessThan(quantity('1Gi'))}", "{q: 500Mi}"),
    (
      "{u: {type: string}}", "{rule: 'url(self.u).getHostname() == \"a.b\" && url(self.u).getPort() == \"80\"'}",
      "{u: 'https://a.b:80/p'}"
    ),
    ("{c: {type: string}}", "{rule: 'cidr(self.c).containsIP(\"10.1.2.3\")'}", "{c: 10.0.0.0/8}"),
    ("{v: {type: string}}", "{rule: 'semver(self.v).compareTo(semver(\"1.10.0\")) < 0'}", "{v: 1.9.3}"),
    ("{f: {type: string}}", "{rule: '!format.dns1123Label().validate(self.f).hasValue()'}", "{f: web}"),
  ]

  @Test("that hold", arguments: held)
  func holds(properties: String, rule: String, spec: String) {
    #expect(Self.lines(properties, rule: rule, spec) == [])
  }

  static let broken: [(String, String, String, String)] = [
    (
      sizes, "{rule: self.min <= self.max, message: min exceeds max}", "{min: 3, max: 2}",
      "spec: Invalid value: min exceeds max"
    ),
    (
      sizes, "{rule: self.min <= self.max}", "{min: 3, max: 2}",
      "spec: Invalid value: failed rule: self.min <= self.max"
    ),
    (
      sizes, "{rule: self.min <= self.max, messageExpression: '\"min is \" + string(self.min)'}", "{min: 3, max: 2}",
      "spec: Invalid value: min is 3"
    ),
    (
      sizes, "{rule: self.min <= self.max, message: min exceeds max}", "{min: 3}",
      "spec: Invalid value: \"object\": no such key: max evaluating rule: min exceeds max"
    ),
    (
      sizes, "{rule: self.min <= self.max, message: too small, fieldPath: .max, reason: FieldValueForbidden}",
      "{min: 3, max: 2}", "spec.max: Forbidden: too small"
    ),
    (
      "{list: {type: array, items: {type: string}}}",
      "{rule: 'self.list.all(a, self.list.all(b, self.list.all(c, a + b + c != \"\")))'}",
      "{list: [\(Array(repeating: "a", count: 100).joined(separator: ","))]}",
      "spec: Invalid value: \"object\": 'operation cancelled: actual cost limit exceeded': no further validation rules will be run due to call cost exceeds limit for rule: self.list.all(a, self.list.all(b, self.list.all(c, a + b + c != \"\")))"
    ),
  ]

  @Test("that are broken", arguments: broken)
  func breaks(properties: String, rule: String, spec: String, line: String) {
    #expect(Self.lines(properties, rule: rule, spec) == ["error " + line])
  }

  @Test("Rules of single values show them")
  func scalars() {
    let properties = "{size: {type: integer, x-kubernetes-validations: [{rule: self > 2, message: too small}]}}"
    #expect(
      Self.lines(properties, rule: "{rule: 'true'}", "{size: 1}") == ["error spec.size: Invalid value: 1: too small"])
  }

  @Test("A rule that can't be compiled refuses no object")
  func uncompiled() {
    let lines = Self.lines(Self.sizes, rule: "{rule: self.nope}", "{}")
    #expect(lines.count == 1 && lines[0].hasPrefix("warning spec: rule can't be checked: compilation failed: "))
  }
}
