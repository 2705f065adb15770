import RhumbEngine
import Testing

@testable import RhumbPolicy

/// What objects say of each other.
@Suite struct ReferencePolicyTests {
  private static func service(_ spec: String) -> String {
    "\n---\napiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {\(spec)}\n"
  }

  private static func object(_ version: String, _ kind: String, _ rest: String) -> String {
    "\n---\napiVersion: \(version)\nkind: \(kind)\nmetadata: {name: web}\n\(rest)\n"
  }

  private static let scaler = object(
    "autoscaling/v2", "HorizontalPodAutoscaler",
    "spec: {maxReplicas: 5, scaleTargetRef: {apiVersion: apps/v1, kind: Deployment, name: web}}")
  private static let ports = "image: web:1.0\nports: [{name: http, containerPort: 8080}]"
  private static let rule = object(
    "networking.istio.io/v1", "DestinationRule", "spec: {host: web, subsets: [{name: stable, labels: {app: web}}]}")

  private static func route(_ destinations: String) -> String {
    object("networking.istio.io/v1", "VirtualService", "spec: {http: [{route: [\(destinations)]}]}")
  }

  @Test(
    "between objects",
    arguments: [
      ("service-without-pods", deployment() + service("selector: {app: web}"), []),
      (
        "service-without-pods", deployment() + service("selector: {app: other}"),
        ["service-without-pods spec.selector"]
      ),
      (
        "service-target-port",
        deployment(ports) + service("selector: {app: web}, ports: [{port: 80, targetPort: http}]"), []
      ),
      (
        "service-target-port",
        deployment(ports) + service("selector: {app: web}, ports: [{port: 80, targetPort: web}]"),
        ["service-target-port spec.ports[0].targetPort"]
      ),
      (
        "service-target-port", deployment(ports) + service("selector: {app: web}, ports: [{port: 80}]"),
        ["service-target-port spec.ports[0].port"]
      ),
      (
        "missing-config-map", deployment("envFrom: [{configMapRef: {name: a}}]"),
        ["missing-config-map spec.template.spec.containers[0].envFrom[0].configMapRef.name"]
      ),
      ("missing-config-map", deployment("envFrom: [{configMapRef: {name: a, optional: true}}]"), []),
      (
        "missing-key",
        deployment("env: [{name: A, valueFrom: {configMapKeyRef: {name: web, key: b}}}]")
          + object("v1", "ConfigMap", "data: {a: x}"),
        ["missing-key spec.template.spec.containers[0].env[0].valueFrom.configMapKeyRef.key"]
      ),
      (
        "missing-key",
        deployment("env: [{name: A, valueFrom: {configMapKeyRef: {name: web, key: a}}}]")
          + object("v1", "ConfigMap", "data: {a: x}"), []
      ),
      ("autoscaler-without-target", scaler, ["autoscaler-without-target spec.scaleTargetRef.name"]),
      ("autoscaler-without-target", deployment() + scaler, []),
      (
        "replicas-under-autoscaler", deployment(spec: "replicas: 2") + scaler,
        ["replicas-under-autoscaler spec.replicas"]
      ),
      ("replicas-under-autoscaler", deployment() + scaler, []),
      (
        "two-autoscalers",
        deployment() + scaler + object("keda.sh/v1alpha1", "ScaledObject", "spec: {scaleTargetRef: {name: web}}"),
        ["two-autoscalers spec.scaleTargetRef.name"]
      ),
      (
        "budget-blocks",
        deployment(spec: "replicas: 2")
          + object("policy/v1", "PodDisruptionBudget", "spec: {minAvailable: 2, selector: {matchLabels: {app: web}}}"),
        ["budget-blocks spec.minAvailable"]
      ),
      (
        "budget-blocks",
        deployment(spec: "replicas: 3")
          + object("policy/v1", "PodDisruptionBudget", "spec: {minAvailable: 2, selector: {matchLabels: {app: web}}}"),
        []
      ),
      (
        "backend-port",
        service("ports: [{port: 80, name: http}]")
          + object(
            "networking.k8s.io/v1", "Ingress",
            "spec: {defaultBackend: {service: {name: web, port: {number: 81}}}}"),
        ["backend-port spec.defaultBackend.service.port"]
      ),
      (
        "backend-port",
        service("ports: [{port: 80, name: http}]")
          + object(
            "gateway.networking.k8s.io/v1", "HTTPRoute", "spec: {rules: [{backendRefs: [{name: web, port: 80}]}]}"),
        []
      ),
      (
        "missing-service",
        object("gateway.networking.k8s.io/v1", "HTTPRoute", "spec: {rules: [{backendRefs: [{name: web, port: 80}]}]}"),
        ["missing-service spec.rules[0].backendRefs[0].name"]
      ),
      (
        "monitor-without-target",
        object(
          "v1", "Service\n# a comment", "spec: {ports: [{name: web, port: 80}]}")
          + object(
            "monitoring.coreos.com/v1", "ServiceMonitor",
            "spec: {selector: {matchLabels: {app: web}}, endpoints: [{port: web}]}"),
        ["monitor-without-target spec.selector"]
      ),
      (
        "route-weights", route("{destination: {host: web}, weight: 60}, {destination: {host: b}, weight: 60}"),
        ["route-weights spec.http[0].route"]
      ),
      ("route-weights", route("{destination: {host: web}, weight: 60}, {destination: {host: b}, weight: 40}"), []),
      (
        "route-weights", route("{destination: {host: web}}, {destination: {host: b}}"),
        ["route-weights spec.http[0].route"]
      ),
      ("route-host", route("{destination: {host: web}}"), ["route-host spec.http[0].route[0].destination.host"]),
      ("route-host", route("{destination: {host: web.default.svc.cluster.local}}") + service("ports: []"), []),
      ("route-host", route("{destination: {host: api.example.com}}"), []),
      ("route-subset", rule + route("{destination: {host: web, subset: stable}}"), []),
      (
        "route-subset", rule + route("{destination: {host: web.default.svc.cluster.local, subset: canary}}"),
        ["route-subset spec.http[0].route[0].destination.subset"]
      ),
      ("subset-without-pods", deployment() + service("selector: {app: web}") + rule, []),
      (
        "missing-service-account",
        deployment()
          + object(
            "rbac.authorization.k8s.io/v1", "RoleBinding",
            "roleRef: {kind: Role, name: web}\nsubjects: [{kind: ServiceAccount, name: web}]"),
        ["missing-service-account subjects[0].name"]
      ),
    ] as [(String, String, [String])])
  func references(_ rule: String, _ manifests: String, _ expected: [String]) {
    #expect(Judged.only(rule).lines(manifests) == expected, "\(rule)")
  }
}
