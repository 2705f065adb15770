import RhumbEngine
import RhumbKubernetes

/// Who reaches what over the network.
enum ExposurePolicy {
  static let rules: [PolicyRule] = [
    PolicyRule(
      "network-policy", .info, .network, "a network policy holds each pod",
      why: "Pods that no policy selects take connections from everywhere in the cluster.",
      fix: "Add a NetworkPolicy that selects the pods and lists who may connect.",
      [.kubeLinter("non-isolated-pod"), .kubeScore("pod-networkpolicy"), .polaris("missingNetworkPolicy")],
      on: PolicyRule.lastingKinds
    ) { view, report in
      let labels = view.pod.metadata["labels"]
      let policies = view.graph.nodes(of: "NetworkPolicy.networking.k8s.io").filter { $0.namespace == view.namespace }
      if view.pod.spec["hostNetwork"].bool == true { return }
      if policies.contains(where: { Selector($0.view["spec"]["podSelector"]).matches(labels) }) { return }
      report.add(at: view.object["metadata"]["name"].path, "no NetworkPolicy selects the pods")
    },
    PolicyRule(
      "node-port", .info, .network, "Services are not opened at every node",
      why: "A NodePort is open to whoever reaches any node, past the ingress and its TLS.",
      fix: "Use type: ClusterIP behind an Ingress or Gateway.",
      [.kubeLinter("exposed-services"), .kubeScore("service-type")], on: ["Service"]
    ) { view, report in
      let type = view.object["spec"]["type"]
      if type.text == "NodePort" { report.add(at: type.path, "the Service is open at a port of every node") }
    },
    PolicyRule(
      "external-ips", .warning, .network, "Services claim no addresses",
      why: "Who may set externalIPs can take the traffic of any address; Kubernetes is about to drop the field.",
      fix: "Use a LoadBalancer or a Gateway.", [], on: ["Service"]
    ) { view, report in
      let field = view.object["spec"]["externalIPs"]
      if !field.isEmpty { report.add(at: field.path, "the Service claims addresses with externalIPs") }
    },
    PolicyRule(
      "ingress-tls", .info, .network, "ingresses use TLS",
      why: "Without it, passwords and cookies travel in plain.",
      fix: "Add tls with a secretName, or let the ingress class add it and turn this rule off.",
      [.polaris("tlsSettingsMissing")], on: ["Ingress.networking.k8s.io"]
    ) { view, report in
      let field = view.object["spec"]["tls"]
      if field.isEmpty { report.add(at: field.path, "the ingress has no TLS") }
    },
  ]
}
