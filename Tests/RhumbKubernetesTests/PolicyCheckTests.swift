import RhumbDiagnostics
import RhumbEngine
import RhumbSystem
import Testing

@testable import RhumbKubernetes

/// Admission policies, with the words of a kube-apiserver 1.36.
@Suite("Admission policies")
struct PolicyCheckTests {
  private static let head = """
    apiVersion: admissionregistration.k8s.io/v1
    kind: ValidatingAdmissionPolicy
    metadata: {name: p}
    spec:
      matchConstraints:
        resourceRules: [{apiGroups: [apps], apiVersions: [v1], operations: [CREATE], resources: [deployments]}]

    """

  private static func policies(_ text: String) -> PolicySet {
    var origins = OriginTable()
    var reader = ObjectReader()
    reader.read(Array(text.utf8), file: FileID(raw: 2), origins: &origins)
    var set = PolicySet()
    for item in reader.items { set.add(item.object, origins: origins) }
    return set
  }

  private static func lines(_ policy: String, _ manifest: String = deployment(3)) -> [String] {
    var origins = OriginTable()
    var reader = ObjectReader()
    reader.read(Array(manifest.utf8), file: FileID(raw: 1), origins: &origins)
    var set = policies(policy)
    for item in reader.items { set.look(at: item.object) }
    var validator = ObjectValidator(
      ObjectValidator.Options(), rules: RuleTable([]), custom: CustomCatalogue(), files: MemoryFileSystem([:]),
      origins: origins, policies: set)
    return reader.items.flatMap { validator.check($0.object).findings }.map {
      "\($0.severity.word) \($0.path.text.description): \($0.message.description)"
    }
  }

  private static func deployment(_ replicas: Int, labels: String = "{app: web}") -> String {
    """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web, labels: \(labels)}
    spec:
      replicas: \(replicas)
      selector: {matchLabels: {app: web}}
      template: {metadata: {labels: {app: web}}, spec: {containers: [{name: c, image: a}]}}
    """
  }

  private static func binding(_ rest: String) -> String {
    """

    ---
    apiVersion: admissionregistration.k8s.io/v1
    kind: ValidatingAdmissionPolicyBinding
    metadata: {name: b}
    spec: {policyName: p, \(rest)}
    """
  }

  @Test("refuse, with the place that the expression reads")
  func denies() {
    #expect(
      Self.lines(Self.head + "  validations: [{expression: object.spec.replicas <= 2, message: too many}]") == [
        "error spec.replicas: ValidatingAdmissionPolicy 'p' denied request: too many"
      ])
    #expect(
      Self.lines(
        Self.head + "  validations: [{expression: object.spec.replicas <= 2}]"
          + Self.binding("validationActions: [Deny]")) == [
          "error spec.replicas: ValidatingAdmissionPolicy 'p' with binding 'b' denied request: failed expression: object.spec.replicas <= 2"
        ])
  }

  @Test("warn and take notes")
  func actions() {
    #expect(
      Self.lines(
        Self.head + "  validations: [{expression: 'false', messageExpression: '\"saw \" + object.metadata.name'}]"
          + Self.binding("validationActions: [Warn, Audit]")) == [
          "warning : Validation failed for ValidatingAdmissionPolicy 'p' with binding 'b': saw web",
          "note : ValidatingAdmissionPolicy 'p' with binding 'b' writes to the audit log: saw web",
        ])
  }

  static let passing: [String] = [
    head + "  validations: [{expression: object.spec.replicas <= 3}]",
    // Conditions, variables, what is known of the request.
    head
      + "  matchConditions: [{name: c, expression: object.metadata.name == 'other'}]\n  validations: [{expression: 'false'}]",
    head
      + "  variables: [{name: n, expression: object.spec.replicas}, {name: m, expression: variables.n + 1}]\n  validations: [{expression: variables.m == 4}]",
    head
      + "  validations: [{expression: \"request.operation == 'CREATE' && request.namespace == 'default' && request.resource.resource == 'deployments' && oldObject == null\"}]",
    head
      + "  validations: [{expression: \"namespaceObject.metadata.name == 'default' && object.metadata.namespace == 'default'\"}]",
    // Errors of a policy that passes over them.
    head + "  failurePolicy: Ignore\n  validations: [{expression: object.spec.nope == 1}]",
    // Selectors.
    head.replacing("matchConstraints:", "matchConstraints:\n    objectSelector: {matchLabels: {app: other}}")
      + "  validations: [{expression: 'false'}]",
    head + "  validations: [{expression: 'false'}]"
      + binding("validationActions: [Deny], matchResources: {namespaceSelector: {matchLabels: {env: prod}}}"),
    // Parameters.
    head
      + "  paramKind: {apiVersion: v1, kind: ConfigMap}\n  validations: [{expression: 'object.spec.replicas <= int(params.data.most)'}]"
      + binding(
        "validationActions: [Deny], paramRef: {name: limits, namespace: default, parameterNotFoundAction: Deny}")
      + "\n---\napiVersion: v1\nkind: ConfigMap\nmetadata: {name: limits, namespace: default}\ndata: {most: '5'}\n",
  ]

  @Test("let pass", arguments: passing)
  func passes(policy: String) { #expect(Self.lines(policy) == []) }

  static let refusing: [(String, String)] = [
    (
      head + "  validations: [{expression: object.spec.nope == 1}]",
      "error spec.nope: ValidatingAdmissionPolicy 'p' denied request: expression 'object.spec.nope == 1' resulted in error: no such key: nope"
    ),
    (
      head + "  paramKind: {apiVersion: v1, kind: ConfigMap}\n  validations: [{expression: 'true'}]"
        + binding("validationActions: [Deny], paramRef: {name: limits, parameterNotFoundAction: Deny}"),
      "error : ValidatingAdmissionPolicy 'p' with binding 'b' denied request: failed to configure binding: no params found for policy binding with `Deny` parameterNotFoundAction"
    ),
    (
      head + "  validations: [{expression: \"authorizer.group('').resource('pods').check('list').allowed()\"}]",
      "note : ValidatingAdmissionPolicy 'p' was not judged: only a cluster can answer the authorizer's questions"
    ),
  ]

  @Test("that can't be evaluated", arguments: refusing)
  func faults(policy: String, line: String) { #expect(Self.lines(policy) == [line]) }

  @Test("that don't compile are told")
  func compilation() {
    let set = Self.policies(Self.head + "  validations: [{expression: object.spec.replicas}]")
    #expect(set.isEmpty && set.failures.map(\.message) == ["must evaluate to bool but got dyn"])
    let lines = Judgement(rules: RuleTable([ExpressionRules.rules])).lines(
      Self.head + "  validations: [{expression: variables.nope}]")
    #expect(
      lines == [
        "error spec.validations[0].expression: Invalid value: \"variables.nope\": compilation failed: ERROR: <input>:1:10: undefined field 'nope'\n | variables.nope\n | .........^"
      ])
  }

  @Test(
    "name resources as Kubernetes does",
    arguments: [
      ("Ingress", "ingresses"), ("NetworkPolicy", "networkpolicies"), ("Gateway", "gateways"),
      ("Endpoints", "endpoints"),
      ("Deployment", "deployments"), ("Prometheus", "prometheuses"),
    ])
  func plurals(kind: String, name: String) {
    #expect(ResourceName.plural(of: ByteString(kind)) == ByteString(name))
  }
}

extension String {
  fileprivate func replacing(_ old: String, _ new: String) -> String {
    let (text, old) = (Array(utf8), Array(old.utf8))
    guard let start = text.indices.first(where: { text[$0...].starts(with: old) }) else { return self }
    return String(decoding: text[..<start] + Array(new.utf8) + text[(start + old.count)...], as: UTF8.self)
  }
}
