import RhumbEngine
import Testing

@testable import RhumbKubernetes

/// Objects of the groups, each with one fault, and the words of a kube-apiserver 1.36.
@Suite("What the server checks, group by group")
struct GroupRuleTests {
  private static func lines(_ manifest: String) -> [String] {
    Judgement(rules: ServerRules.table).lines(manifest)
  }

  private static func object(_ version: String, _ kind: String, _ rest: String) -> String {
    "apiVersion: \(version)\nkind: \(kind)\nmetadata: {name: web}\n\(rest)\n"
  }

  // MARK: Access

  private static func role(_ rule: String) -> String {
    object("rbac.authorization.k8s.io/v1", "ClusterRole", "rules: [\(rule)]")
  }

  private static func binding(_ subject: String) -> String {
    object(
      "rbac.authorization.k8s.io/v1", "ClusterRoleBinding",
      "roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: a}\nsubjects: [\(subject)]")
  }

  @Test(
    "of access",
    arguments: [
      (
        role("{apiGroups: [''], resources: [pods]}"),
        "rules[0].verbs: Required value: verbs must contain at least one value"
      ),
      (
        role("{apiGroups: [''], verbs: [get]}"),
        "rules[0].resources: Required value: resource rules must supply at least one resource"
      ),
      (
        role("{resources: [pods], verbs: [get]}"),
        "rules[0].apiGroups: Required value: resource rules must supply at least one api group"
      ),
      (
        role("{apiGroups: [''], resources: [pods], verbs: [get], nonResourceURLs: [/metrics]}"),
        "rules[0].nonResourceURLs: Invalid value: [\"/metrics\"]: rules cannot apply to both regular resources and "
          + "non-resource URLs"
      ),
      (binding("{kind: ServiceAccount, name: a}"), "subjects[0].namespace: Required value"),
      (
        binding("{kind: ServiceAccount, name: a, namespace: b, apiGroup: rbac.authorization.k8s.io}"),
        "subjects[0].apiGroup: Unsupported value: \"rbac.authorization.k8s.io\": supported values: \"\""
      ),
      (binding("{kind: User, apiGroup: rbac.authorization.k8s.io}"), "subjects[0].name: Required value"),
    ])
  func access(_ manifest: String, _ message: String) { #expect(Self.lines(manifest).contains("error " + message)) }

  // MARK: Autoscaling

  private static func scaler(_ spec: String) -> String {
    object(
      "autoscaling/v2", "HorizontalPodAutoscaler",
      "spec: {scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}, \(spec)}")
  }

  @Test(
    "of autoscalers and budgets",
    arguments: [
      (
        scaler("minReplicas: 20, maxReplicas: 10"),
        "spec.maxReplicas: Invalid value: 10: must be greater than or equal to `minReplicas`"
      ),
      (
        scaler("maxReplicas: 2, metrics: [{type: CPU}]"),
        "spec.metrics[0].type: Unsupported value: \"CPU\": supported values: \"ContainerResource\", \"External\", "
          + "\"Object\", \"Pods\", \"Resource\""
      ),
      (
        scaler("maxReplicas: 2, metrics: [{type: Resource}]"),
        "spec.metrics[0].resource: Required value: must populate information for the given metric source"
      ),
      (
        scaler(
          "maxReplicas: 2, metrics: [{type: Resource, resource: {name: cpu, target: {type: Utilization, "
            + "averageUtilization: 0}}}]"),
        "spec.metrics[0].resource.target.averageUtilization: Invalid value: 0: must be greater than 0"
      ),
      (
        scaler("maxReplicas: 2, behavior: {scaleDown: {policies: [{type: Pods, value: 1, periodSeconds: 1801}]}}"),
        "spec.behavior.scaleDown.policies[0].periodSeconds: Invalid value: 1801: must be less than or equal to 1800"
      ),
      (
        scaler("maxReplicas: 2, behavior: {scaleDown: {policies: []}}"),
        "spec.behavior.scaleDown.policies: Required value: must specify at least one Policy"
      ),
      (
        object("policy/v1", "PodDisruptionBudget", "spec: {minAvailable: -1, selector: {}}"),
        "spec.minAvailable: Invalid value: -1: must be greater than or equal to 0"
      ),
    ])
  func scaling(_ manifest: String, _ message: String) { #expect(Self.lines(manifest).contains("error " + message)) }

  // MARK: Volumes

  private static func volumes(_ volumes: String, mounts: String = "[]") -> String {
    object("v1", "Pod", "spec: {volumes: \(volumes), containers: [{name: a, image: b:1, volumeMounts: \(mounts)}]}")
  }

  @Test(
    "of volumes and claims",
    arguments: [
      (
        volumes("[{name: a, emptyDir: {}}]", mounts: "[{name: a, mountPath: /x}, {name: a, mountPath: /x}]"),
        "spec.containers[0].volumeMounts[1].mountPath: Invalid value: \"/x\": must be unique"
      ),
      (
        volumes("[{name: a, emptyDir: {}}]", mounts: "[{name: a}]"),
        "spec.containers[0].volumeMounts[0].mountPath: Required value"
      ),
      (
        volumes("[{name: a, emptyDir: {}, hostPath: {path: /x}}]"),
        "spec.volumes[0].hostPath: Forbidden: may not specify more than 1 volume type"
      ),
      (
        volumes("[{name: a, configMap: {name: b, defaultMode: 1000}}]"),
        "spec.volumes[0].configMap.defaultMode: Invalid value: 1000: must be a number between 0 and 0777 (octal), both "
          + "inclusive"
      ),
      (
        volumes("[{name: a, configMap: {name: b, items: [{key: k, path: ../a}]}}]"),
        "spec.volumes[0].configMap.items[0].path: Invalid value: \"../a\": must not contain '..'"
      ),
      (
        object("v1", "PersistentVolumeClaim", "spec: {accessModes: [ReadWriteOnce]}"),
        "spec.resources[storage]: Required value"
      ),
      (
        object(
          "v1", "PersistentVolume",
          "spec: {accessModes: [ReadWriteOnce], capacity: {storage: 1Gi}, hostPath: {path: /a}, "
            + "persistentVolumeReclaimPolicy: Keep}"),
        "spec.persistentVolumeReclaimPolicy: Unsupported value: \"Keep\": supported values: \"Delete\", \"Recycle\", "
          + "\"Retain\""
      ),
    ])
  func storage(_ manifest: String, _ message: String) { #expect(Self.lines(manifest).contains("error " + message)) }

  @Test("claim templates are taken as they are; what is wrong is a warning")
  func claimTemplates() {
    let set = Self.object(
      "apps/v1", "StatefulSet",
      "spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}, spec: {containers: "
        + "[{name: a, image: b:1}]}}, volumeClaimTemplates: [{metadata: {name: data}, spec: {}}]}")
    #expect(!Self.lines(set).contains { $0.hasPrefix("error") })
    #expect(
      Self.lines(set).contains { $0.hasPrefix("warning spec.volumeClaimTemplates[0]") || $0.hasPrefix("warning") })
  }

  // MARK: Jobs

  private static func job(_ spec: String, policy: String = "Never") -> String {
    object(
      "batch/v1", "Job",
      "spec: {\(spec) template: {spec: {restartPolicy: \(policy), containers: [{name: a, image: b:1}]}}}")
  }

  @Test(
    "of jobs",
    arguments: [
      (job("parallelism: -1,"), "spec.parallelism: Invalid value: -1: must be greater than or equal to 0"),
      (
        job("completionMode: Indexed,"), "spec.completions: Required value: when completion mode is Indexed"
      ),
      (
        job(
          "podFailurePolicy: {rules: [{action: Ignore, onExitCodes: {operator: In, values: [0]}}]},"),
        "spec.podFailurePolicy.rules[0].onExitCodes.values[0]: Invalid value: 0: must not be 0 for the In operator"
      ),
      (
        job(
          "podFailurePolicy: {rules: [{action: Ignore, onExitCodes: {operator: In, values: [1]}}]},",
          policy: "OnFailure"),
        "spec.template.spec.restartPolicy: Invalid value: \"OnFailure\": only \"Never\" is supported when "
          + "podFailurePolicy is specified"
      ),
    ])
  func jobs(_ manifest: String, _ message: String) { #expect(Self.lines(manifest).contains("error " + message)) }

  // MARK: Webhooks

  private static func webhook(_ fields: String) -> String {
    object(
      "admissionregistration.k8s.io/v1", "ValidatingWebhookConfiguration",
      "webhooks: [{name: a.example.com, \(fields)}]")
  }

  private static let sound =
    "sideEffects: None, admissionReviewVersions: [v1], clientConfig: {service: {name: a, namespace: b}}"

  @Test(
    "of webhooks",
    arguments: [
      (
        webhook("admissionReviewVersions: [v1], clientConfig: {service: {name: a, namespace: b}}"),
        "webhooks[0].sideEffects: Required value: must specify one of None, NoneOnDryRun"
      ),
      (
        webhook("sideEffects: None, admissionReviewVersions: [v2], clientConfig: {service: {name: a, namespace: b}}"),
        "webhooks[0].admissionReviewVersions: Invalid value: [\"v2\"]: must include at least one of v1, v1beta1"
      ),
      (
        webhook("sideEffects: None, admissionReviewVersions: [v1], clientConfig: {url: 'http://a'}"),
        "webhooks[0].clientConfig.url: Invalid value: \"http\": 'https' is the only allowed URL scheme; desired format: "
          + "https://host[/path]"
      ),
      (
        webhook(sound + ", failurePolicy: Warn"),
        "webhooks[0].failurePolicy: Unsupported value: \"Warn\": supported values: \"Fail\", \"Ignore\""
      ),
    ])
  func webhooks(_ manifest: String, _ message: String) { #expect(Self.lines(manifest).contains("error " + message)) }

  // MARK: Platforms

  @Test(
    "of what a pod may say for its system and its node",
    arguments: [
      ("os: {name: plan9}", "spec.os.name: Unsupported value: \"plan9\": supported values: \"linux\", \"windows\""),
      (
        "os: {name: windows}, securityContext: {runAsUser: 1}",
        "spec.securityContext.runAsUser: Forbidden: cannot be set for a windows pod"
      ),
      ("hostUsers: false, hostPID: true", "spec.hostPID: Forbidden: when `hostUsers` is false"),
      (
        "hostNetwork: true, securityContext: {sysctls: [{name: net.core.somaxconn, value: '1'}]}",
        "spec.securityContext.sysctls[0].name: Invalid value: \"net.core.somaxconn\": may not be specified when "
          + "'hostNetwork' is true"
      ),
    ])
  func platforms(_ fields: String, _ message: String) {
    let lines = Self.lines(Self.object("v1", "Pod", "spec: {\(fields), containers: [{name: a, image: b:1}]}"))
    #expect(lines.contains("error " + message))
  }
}
