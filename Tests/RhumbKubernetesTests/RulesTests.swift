import RhumbEngine
import Testing

@testable import RhumbKubernetes

/// Fragments of manifests and what a kube-apiserver 1.36 says about them.
@Suite("What the server checks beyond the schema")
struct RulesTests {
  private static func lines(_ manifest: String) -> [String] {
    Judgement(rules: ServerRules.table).lines(manifest)
  }

  private static func deployment(pod: String, spec: String = "") -> String {
    """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web}
    spec:
      selector: {matchLabels: {app: web}}
      \(spec)
      template:
        metadata: {labels: {app: web}}
        spec: \(pod)
    """
  }

  static let containers: [(String, String)] = [
    ("image: nginx, ports: [{containerPort: 0}]", "ports[0].containerPort: Required value"),
    (
      "image: nginx, ports: [{containerPort: 65536}]",
      "ports[0].containerPort: Invalid value: 65536: must be between 1 and 65535, inclusive"
    ),
    (
      "image: nginx, ports: [{containerPort: 80, name: metrics-endpoint}]",
      "ports[0].name: Invalid value: \"metrics-endpoint\": must be no more than 15 characters"
    ),
    (
      "image: nginx, resources: {requests: {cpu: 1500m}, limits: {cpu: 1}}",
      "resources.requests[cpu]: Invalid value: \"1500m\": must be less than or equal to cpu limit of 1"
    ),
    (
      "image: nginx, livenessProbe: {exec: {command: [a]}, tcpSocket: {port: 80}}",
      "livenessProbe.tcpSocket: Forbidden: may not specify more than 1 handler type"
    ),
    ("image: nginx, volumeMounts: [{name: ghost, mountPath: /a}]", "volumeMounts[0].name: Not found: \"ghost\""),
    (
      "image: nginx, envFrom: [{}]",
      "envFrom[0]: Invalid value: \"\": must specify one of: `configMapRef` or `secretRef`"
    ),
  ]

  @Test("of containers", arguments: containers)
  func container(fields: String, message: String) {
    let found = Self.lines(Self.deployment(pod: "{containers: [{name: web, \(fields)}]}"))
    #expect(found == ["error spec.template.spec.containers[0]." + message])
  }

  static let specs: [(String, String)] = [
    (
      "strategy: {type: Recreate, rollingUpdate: {maxSurge: 1}}",
      "spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'"
    ),
    (
      "revisionHistoryLimit: -1",
      "spec.revisionHistoryLimit: Invalid value: -1: must be greater than or equal to 0"
    ),
  ]

  @Test("of deployments", arguments: specs)
  func deployment(field: String, message: String) {
    let found = Self.lines(Self.deployment(pod: "{containers: [{name: web, image: nginx}]}", spec: field))
    #expect(found == ["error " + message])
  }

  static let schedules: [(String, String?)] = [
    ("*/5 * * * *", nil), ("@daily", nil), ("0 0 * * MON-FRI", nil), ("@every 1h30m", nil), ("0 0 1,15 * ?", nil),
    ("* * * *", "expected exactly 5 fields, found 4: [* * * *]"),
    ("* 24 * * *", "end of range (24) above maximum (23): 24"),
    ("0 0 30-2 * *", "beginning of range (30) beyond end of range (2): 30-2"),
    ("0 0 * * SUNDAY", "failed to parse int from SUNDAY: strconv.Atoi: parsing \"SUNDAY\": invalid syntax"),
  ]

  @Test("of schedules", arguments: schedules)
  func schedule(text: String, complaint: String?) {
    #expect(CronSchedule.complaint(ByteString(text)) == complaint.map { ByteString($0) })
  }

  static let quantities: [(String, Bool)] = [
    ("1", true), ("500m", true), ("1.5Gi", true), (".5", true), ("5.", true), ("1e3", true), ("1E-2", true),
    ("12Mx", false), ("1GB", false), ("1K", false), ("1mi", false), ("", false), ("Gi", false), ("1 Gi", false),
  ]

  @Test("of quantities", arguments: quantities)
  func quantity(text: String, isValid: Bool) {
    #expect(((try? Quantity(ByteString(text))) != nil) == isValid)
  }

  @Test("of sizes, exactly")
  func sizes() throws {
    #expect(try Quantity("1Ki") == Quantity("1024"))
    #expect(try Quantity("0.1") == Quantity("100m"))
    #expect(try Quantity("1Gi") > Quantity("1G"))
    #expect(try !Quantity("99999999999999999999999Ei").isNegative)
  }

  static let blocks: [(String, String, Bool)] = [
    ("10.0.0.0/8", "10.1.0.0/16", true), ("10.0.0.0/16", "10.0.0.0/16", false), ("10.0.0.0/16", "10.1.0.0/24", false),
    ("2001:db8::/32", "2001:db8:1::/48", true), ("10.0.0.0/8", "2001:db8::/32", false),
  ]

  @Test("of blocks within blocks", arguments: blocks)
  func block(outer: String, inner: String, isWithin: Bool) throws {
    let outer = try #require(AddressRange(ByteString(outer)))
    let inner = try #require(AddressRange(ByteString(inner)))
    #expect(outer.isStrictSuperset(of: inner) == isWithin)
  }

  static let services: [(String, String)] = [
    ("ports: [{port: 80}, {port: 81, name: b}]", "spec.ports[0].name: Required value"),
    (
      "ports: [{port: 80, nodePort: 30000}]",
      "spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'"
    ),
    ("selector: {a: b}", "spec.ports: Required value"),
    (
      "{ports: [{port: 80}], type: NodePort, clusterIP: None}",
      "spec.clusterIP: Invalid value: \"None\": may not be set to 'None' for NodePort services"
    ),
  ]

  @Test("of services", arguments: services)
  func service(spec: String, message: String) {
    let fields = spec.hasPrefix("{") ? spec : "{\(spec)}"
    #expect(
      Self.lines("apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: \(fields)") == ["error " + message])
  }
}
