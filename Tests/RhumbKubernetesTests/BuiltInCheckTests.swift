import RhumbEngine
import Testing

@testable import RhumbKubernetes

/// The words are those of a kube-apiserver 1.36 with `fieldValidation=Strict`, without what stands before them
/// (`Deployment in version "v1" cannot be handled as a Deployment:`, `strict decoding error:`).
@Suite("Built-in kinds")
struct BuiltInCheckTests {
  private static func deployment(_ spec: String) -> String {
    """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: web}
    spec:
      selector: {matchLabels: {app: web}}
      template:
        metadata: {labels: {app: web}}
        spec: {containers: [{name: web, image: nginx}]}
      \(spec)
    """
  }

  static let decodingCases: [(String, String)] = [
    (
      "replicas: \"3\"", "json: cannot unmarshal string into Go struct field DeploymentSpec.spec.replicas of type int32"
    ),
    (
      "replicas: 3000000000",
      "json: cannot unmarshal number 3000000000 into Go struct field DeploymentSpec.spec.replicas of type int32"
    ),
    (
      "replicas: 1.5",
      "json: cannot unmarshal number 1.5 into Go struct field DeploymentSpec.spec.replicas of type int32"
    ),
    ("paused: \"yes\"", "json: cannot unmarshal string into Go struct field DeploymentSpec.spec.paused of type bool"),
    ("Replicas: 3", "unknown field \"spec.Replicas\""),
    ("updateStrategy: {}", "unknown field \"spec.updateStrategy\""),
    (
      "strategy: {rollingUpdate: {maxSurge: 0.5}}",
      "json: cannot unmarshal number 0.5 into Go struct field RollingUpdateDeployment.spec.strategy.rollingUpdate."
        + "maxSurge of type int32"
    ),
    (
      "strategy: {type: Rolling}",
      "spec.strategy.type: Unsupported value: \"Rolling\": supported values: \"Recreate\", \"RollingUpdate\""
    ),
  ]

  @Test("refuse what Go's structs can't hold", arguments: decodingCases)
  func decoding(spec: String, words: String) {
    #expect(Judgement().lines(Self.deployment(spec)) == ["error " + words])
  }

  static let acceptedSpecs = [
    "replicas: 3.0", "replicas: null", "strategy: {rollingUpdate: {maxSurge: 25%, maxUnavailable: 1}}", "paused: true",
    "minReadySeconds: 0",
  ]

  @Test("take what they can", arguments: acceptedSpecs)
  func accepted(spec: String) { #expect(Judgement().lines(Self.deployment(spec)) == []) }

  @Test("name every fault, not only the first")
  func all() {
    let manifest = """
      apiVersion: v1
      kind: Service
      metadata: {name: web, labels: {tier: 1}}
      spec:
        ports: [{port: "80"}]
        selectors: {}
      """
    #expect(
      Judgement().lines(manifest) == [
        "error json: cannot unmarshal number into Go struct field ObjectMeta.metadata.labels of type string",
        "error json: cannot unmarshal string into Go struct field ServicePort.spec.ports.port of type int32",
        "error unknown field \"spec.selectors\"",
      ])
  }

  @Test("need what no server makes up")
  func required() {
    let manifest = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: []}"
    #expect(Judgement().lines(manifest) == ["error spec.containers: Required value"])
  }

  @Test("keep bytes as base64 and times as RFC 3339")
  func formats() {
    let secret = "apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata: {k: \"not base64!\"}"
    #expect(Judgement().lines(secret) == ["error data[k]: illegal base64 data at input byte 3"])
    let lease = """
      apiVersion: coordination.k8s.io/v1
      kind: Lease
      metadata: {name: a, creationTimestamp: null}
      spec: {acquireTime: yesterday, renewTime: 2026-01-02T03:04:05.000006Z}
      """
    #expect(
      Judgement().lines(lease) == [
        "error parsing time \"yesterday\" as \"2006-01-02T15:04:05Z07:00\": cannot parse spec.acquireTime"
      ])
  }

  @Test("don't look at what a write drops")
  func status() {
    #expect(Judgement().lines(Self.deployment("") + "\nstatus: {conditions: [{type: Available}]}") == [])
    #expect(
      Judgement().lines(Self.deployment("") + "\nstatus: {condition: []}") == [
        "error unknown field \"status.condition\""
      ])
  }
}

/// Whether a kind and a field is there depends on the version.
@Suite("Versions of Kubernetes")
struct VersionTests {
  static let words: [(String, Int?)] = [
    ("1.36", 36), ("v1.25.3", 25), ("1.30.1-gke.2", 30), ("1.31+k3s1", 31), ("1", nil), ("2.0", nil), ("1.x", nil),
    ("1.36foo", nil), ("", nil),
  ]

  @Test("are read from what people write", arguments: words)
  func reading(text: String, minor: Int?) {
    #expect(KubernetesVersion(.init(text))?.minor == minor)
  }

  @Test("serve kinds that others don't")
  func kinds() {
    let manifest = """
      apiVersion: autoscaling/v2beta2
      kind: HorizontalPodAutoscaler
      metadata: {name: a}
      spec: {maxReplicas: 1, scaleTargetRef: {kind: Deployment, name: a}}
      """
    #expect(
      Judgement(version: .init(minor: 25)).lines(manifest) == [
        "warning apiVersion: autoscaling/v2beta2 HorizontalPodAutoscaler is deprecated in v1.23+, unavailable in v1.26+; "
          + "use autoscaling/v2"
      ])
    #expect(
      Judgement(version: .init(minor: 26)).lines(manifest) == [
        "error apiVersion: no matches for kind \"HorizontalPodAutoscaler\" in version \"autoscaling/v2beta2\""
      ])
  }

  @Test("have fields that others don't")
  func fields() {
    let manifest = """
      apiVersion: v1
      kind: Pod
      metadata: {name: a}
      spec: {containers: [{name: a, image: a, resizePolicy: []}]}
      """
    #expect(
      Judgement(version: .init(minor: 26)).lines(manifest) == [
        "error unknown field \"spec.containers[0].resizePolicy\""
      ])
    #expect(Judgement(version: .init(minor: 27)).lines(manifest) == [])
  }

  @Test("all have the kinds that everyone uses", arguments: KubernetesVersion.supported)
  func common(minor: Int) {
    var catalogue = KubernetesCatalogue()
    for (group, kind) in [
      ("apps", "Deployment"), ("", "Service"), ("batch", "CronJob"), ("networking.k8s.io", "Ingress"),
    ] {
      let type = GroupVersionKind(group: .init(group), version: "v1", kind: .init(kind))
      let schema = catalogue.schema(for: type, in: KubernetesVersion(minor: minor))
      #expect(schema?.isNamespaced == true)
      #expect(schema?.root.property("spec") != nil)
    }
  }
}
