import RhumbEngine
import Testing

@testable import RhumbPolicy

/// Each rule with something that breaks it, and something that keeps it.
@Suite struct PolicyRuleTests {
  @Test(
    "rules about containers",
    arguments: [
      ("image-tag", "image: web", "image: web:1.0"),
      ("image-tag", "image: reg:5000/web:latest", "image: reg:5000/web@sha256:00"),
      ("image-digest", "image: web:1.0", "image: web:1.0@sha256:00"),
      ("image-pull-policy", "image: web:1.0", "image: web:1.0\nimagePullPolicy: Always"),
      ("image-never-pulled", "image: w:1\nimagePullPolicy: Never", "image: w:1\nimagePullPolicy: IfNotPresent"),
      ("cpu-request", "image: w:1", "resources: {requests: {cpu: 1}}"),
      ("memory-request", "resources: {requests: {cpu: 1}}", "resources: {limits: {memory: 1Gi}}"),
      ("memory-limit", "resources: {requests: {memory: 1Gi}}", "resources: {limits: {memory: 1Gi}}"),
      ("privileged", "securityContext: {privileged: true}", "securityContext: {privileged: false}"),
      ("privilege-escalation", "image: w:1", "securityContext: {allowPrivilegeEscalation: false}"),
      ("run-as-non-root", "image: w:1", "securityContext: {runAsNonRoot: true}"),
      ("run-as-non-root", "securityContext: {runAsUser: 0}", "securityContext: {runAsUser: 1000}"),
      ("read-only-root", "image: w:1", "securityContext: {readOnlyRootFilesystem: true}"),
      ("drop-capabilities", "image: w:1", "securityContext: {capabilities: {drop: [ALL]}}"),
      (
        "dangerous-capabilities", "securityContext: {capabilities: {add: [SYS_ADMIN]}}",
        "securityContext: {capabilities: {add: [NET_BIND_SERVICE]}}"
      ),
      ("seccomp-profile", "image: w:1", "securityContext: {seccompProfile: {type: RuntimeDefault}}"),
      ("proc-mount", "securityContext: {procMount: Unmasked}", "securityContext: {procMount: Default}"),
      ("host-port", "ports: [{containerPort: 80, hostPort: 80}]", "ports: [{containerPort: 80}]"),
      ("privileged-port", "ports: [{containerPort: 80}]", "ports: [{containerPort: 8080}]"),
      ("ssh-port", "ports: [{containerPort: 22}]", "ports: [{containerPort: 2222}]"),
      (
        "probe-port", "readinessProbe: {httpGet: {port: http}}",
        "ports: [{name: http, containerPort: 80}]\nreadinessProbe: {httpGet: {port: http}}"
      ),
      (
        "secret-in-env", "env: [{name: DB_PASSWORD, value: hunter2}]",
        "env: [{name: DB_PASSWORD, valueFrom: {secretKeyRef: {name: a, key: b}}}]"
      ),
      ("secret-in-env", "env: [{name: API_TOKEN, value: abcdef}]", "env: [{name: TOKEN, value: /run/token}]"),
      (
        "secret-from-env", "env: [{name: A, valueFrom: {secretKeyRef: {name: a, key: b}}}]",
        "env: [{name: A, value: b}]"
      ),
    ])
  func containers(_ rule: String, _ bad: String, _ good: String) {
    #expect(Judged.only(rule).lines(pod(bad)).count == 1, "\(rule): \(bad)")
    #expect(Judged.only(rule).lines(pod(good)).isEmpty, "\(rule): \(good)")
  }

  @Test(
    "rules about pods",
    arguments: [
      ("host-network", "hostNetwork: true", "hostNetwork: false"),
      ("host-pid", "hostPID: true", ""),
      ("host-ipc", "hostIPC: true", ""),
      ("host-path", "volumes: [{name: a, hostPath: {path: /etc}}]", "volumes: [{name: a, emptyDir: {}}]"),
      (
        "container-socket", "volumes: [{name: a, hostPath: {path: /var/run/docker.sock}}]",
        "volumes: [{name: a, hostPath: {path: /data}}]"
      ),
      (
        "unsafe-sysctls", "securityContext: {sysctls: [{name: kernel.msgmax, value: '1'}]}",
        "securityContext: {sysctls: [{name: net.ipv4.tcp_syncookies, value: '1'}]}"
      ),
      ("default-service-account", "", "serviceAccountName: web"),
      ("service-account-field", "serviceAccount: web", "serviceAccountName: web"),
      ("service-account-token", "", "automountServiceAccountToken: false"),
      ("priority-class", "", "priorityClassName: high"),
      ("host-process", "securityContext: {windowsOptions: {hostProcess: true}}", ""),
    ])
  func pods(_ rule: String, _ bad: String, _ good: String) {
    #expect(Judged.only(rule).lines(pod("image: w:1", bad)).count == 1, "\(rule): \(bad)")
    #expect(Judged.only(rule).lines(pod("image: w:1", good)).isEmpty, "\(rule): \(good)")
  }

  @Test("a context of the pod counts for its containers")
  func inheritance() {
    let spec = "securityContext: {runAsNonRoot: true, seccompProfile: {type: RuntimeDefault}}"
    #expect(Judged.only("run-as-non-root", "seccomp-profile").lines(pod("image: w:1", spec)).isEmpty)
  }

  @Test("liveness asked as readiness is a fault, asked otherwise not")
  func equalProbes() {
    let probe = "{httpGet: {path: /, port: 80}}"
    let same = deployment("livenessProbe: \(probe)\nreadinessProbe: \(probe)")
    let other = deployment("livenessProbe: {tcpSocket: {port: 80}}\nreadinessProbe: \(probe)")
    #expect(
      Judged.only("equal-probes").lines(same)
        == ["equal-probes spec.template.spec.containers[0].livenessProbe"])
    #expect(Judged.only("equal-probes").lines(other).isEmpty)
  }

  @Test(
    "rules about other objects",
    arguments: [
      ("wildcard-in-role", role("{apiGroups: [''], resources: ['*'], verbs: [get]}"), 1),
      ("wildcard-in-role", role("{apiGroups: [''], resources: [pods], verbs: [get]}"), 0),
      ("secrets-access", role("{apiGroups: [''], resources: [secrets], verbs: [get]}"), 1),
      ("secrets-access", role("{apiGroups: [''], resources: [secrets], verbs: [get], resourceNames: [a]}"), 0),
      ("pod-exec", role("{apiGroups: [''], resources: [pods/exec], verbs: [create]}"), 1),
      ("role-escalation", role("{apiGroups: [''], resources: [users], verbs: [impersonate]}"), 1),
      (
        "cluster-admin",
        "apiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRoleBinding\nmetadata: {name: a}\n"
          + "roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}\n", 1
      ),
      ("secret-in-config-map", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {password: hunter2}\n", 1),
      ("secret-in-config-map", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata: {token_ttl: 15m}\n", 0),
      ("node-port", "apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {type: NodePort}\n", 1),
      ("cron-deadline", "apiVersion: batch/v1\nkind: CronJob\nmetadata: {name: a}\nspec: {schedule: '* * * * *'}\n", 1),
      ("job-cleanup", "apiVersion: batch/v1\nkind: Job\nmetadata: {name: a}\nspec: {ttlSecondsAfterFinished: 5}\n", 0),
      (
        "deprecated-api", "apiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nmetadata: {name: a}\n", 1
      ),
    ] as [(String, String, Int)])
  func objects(_ rule: String, _ manifest: String, _ count: Int) {
    #expect(Judged.only(rule).lines(manifest).count == count, "\(rule)")
  }

  @Test("replicas are those of an autoscaler, if there is one")
  func replicas() {
    let scaler = """

      ---
      apiVersion: autoscaling/v2
      kind: HorizontalPodAutoscaler
      metadata: {name: web}
      spec: {minReplicas: 3, maxReplicas: 5, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}

      """
    #expect(Judged.only("replicas").lines(deployment()) == ["replicas spec.replicas"])
    #expect(Judged.only("replicas").lines(deployment() + scaler).isEmpty)
    #expect(Judged.only("spread").lines(deployment() + scaler).count == 1)
    #expect(Judged.only("disruption-budget").lines(deployment() + scaler).count == 1)
  }

  @Test("what 'helm test' runs is not judged")
  func testHooks() {
    let hook =
      "apiVersion: v1\nkind: Pod\nmetadata: {name: a, annotations: {helm.sh/hook: test}}\nspec: {containers: []}\n"
    #expect(Judged().lines(hook).isEmpty)
  }

  @Test("ids and names of other tools lead to rules, each id to one")
  func names() {
    #expect(Set(PolicyTable.rules.map { "\($0.id)" }).count == PolicyTable.rules.count)
    #expect(PolicyTable.rule(named: "latest-tag").map { "\($0.id)" } == "image-tag")
    #expect(PolicyTable.rule(named: "hostNetworkSet").map { "\($0.id)" } == "host-network")
    #expect(PolicyTable.rule(named: "nosuch") == nil)
  }

  @Test("every rule says what holds, why, and what to do", arguments: PolicyTable.rules.map { "\($0.id)" })
  func explained(_ id: String) throws {
    let rule = try #require(PolicyTable.rule(named: ByteString(id)))
    #expect(!rule.summary.isEmpty && !rule.reason.isEmpty && !rule.remedy.isEmpty)
    #expect("\(rule.reason)".utf8.last == UInt8(ascii: "."))
  }
}

extension StaticString {
  fileprivate var isEmpty: Bool { utf8CodeUnitCount == 0 }
}

private func role(_ rule: String) -> String {
  "apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata: {name: a}\nrules: [\(rule)]\n"
}
