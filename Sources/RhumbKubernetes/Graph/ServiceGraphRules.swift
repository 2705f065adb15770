import RhumbDiagnostics
import RhumbEngine

/// Services lead to pods, and what names their ports means ports that they have.
package enum ServiceGraphRules {
  package static let rules: [GraphRule] = [
    GraphRule("lint/service-without-pods", ["Service"], "Services select pods", check: pods),
    GraphRule("lint/service-target-port", ["Service"], "target ports are ports of the pods", check: targetPorts),
    GraphRule(
      "lint/backend-port",
      ["Ingress.networking.k8s.io", "HTTPRoute.gateway.networking.k8s.io", "GRPCRoute.gateway.networking.k8s.io"],
      "backends are ports of their Services", check: backendPorts),
    GraphRule(
      "lint/monitor-without-target",
      ["ServiceMonitor.monitoring.coreos.com", "PodMonitor.monitoring.coreos.com"],
      "monitors select Services or pods, and name ports that they have", check: monitors),
    GraphRule(
      "lint/network-policy-without-pods", ["NetworkPolicy.networking.k8s.io"], "network policies select pods",
      check: policyPods),
  ]

  /// What breaks wherever it is installed: `rhumb validate` warns of it.
  package static let certain = rules.filter { $0.code == "lint/backend-port" }

  private static func pods(_ view: GraphView, _ report: inout ObjectReport) {
    let selector = view.object["spec"]["selector"]
    if selector.isEmpty || view.object["spec"]["type"].text == "ExternalName" { return }
    if !view.graph.pods(withLabels: selector, in: view.namespace).isEmpty { return }
    if view.graph.mayHaveUnseenPods(in: view.namespace) { return }
    report.add(
      .warning, at: selector.path, "no pods among the objects have these labels",
      help: view.graph.labelsInWords(of: view.namespace))
  }

  private static func targetPorts(_ view: GraphView, _ report: inout ObjectReport) {
    let selector = view.object["spec"]["selector"]
    if selector.isEmpty { return }
    let owners = view.graph.pods(withLabels: selector, in: view.namespace)
    let ports = owners.flatMap { $0.podTemplate.allContainers }.flatMap { $0["ports"].items }
    // Containers need not name their ports; then nothing is known.
    if ports.isEmpty { return }
    for port in view.object["spec"]["ports"].items {
      let target = port["targetPort"].exists ? port["targetPort"] : port["port"]
      if let name = target.text, !ports.contains(where: { $0["name"].text == name }) {
        let names = Set(ports.compactMap(\.["name"].text)).sorted().map(\.description).joined(separator: ", ")
        report.add(
          .warning, at: target.path, "no container of the selected pods has a port named '" + name + "'",
          help: names.isEmpty ? "their ports have no names" : "their ports are named \(names)")
      } else if let number = target.integer, !ports.contains(where: { $0["containerPort"].integer == number }) {
        report.add(
          .warning, at: target.path, ByteString("no container of the selected pods declares port \(number)"))
      }
    }
  }

  private static func backendPorts(_ view: GraphView, _ report: inout ObjectReport) {
    for reference in view.node.references where reference.kind == "Service" {
      guard let name = reference.name.text, let service = view.graph.node("Service", reference.namespace, name) else {
        continue
      }
      let ports = service.view["spec"]["ports"].items
      let backend = reference.name.path.parent
      let port = field("port", beside: reference, in: view)
      let wanted = port.map == nil ? port : port["number"].exists ? port["number"] : port["name"]
      guard wanted.exists, !ports.isEmpty, !has(ports, wanted) else { continue }
      let shown = wanted.text ?? ByteString("\(wanted.integer ?? 0)")
      report.add(.warning, at: backend["port"], "Service '" + name + "' has no port " + shown)
    }
  }

  private static func field(_ name: ByteString, beside reference: ObjectReference, in view: GraphView) -> FieldView {
    var place = view.object
    for step in reference.name.path.parent.steps {
      switch step {
      case .field(let name): place = place[name]
      case .item(let index): place = place.items.indices.contains(index) ? place.items[index] : place["?"]
      case .key(let key): place = place[key: key]
      }
    }
    return place[name]
  }

  private static func has(_ ports: [FieldView], _ wanted: FieldView) -> Bool {
    ports.contains { port in
      if let name = wanted.text { return port["name"].text == name }
      return port["port"].integer == wanted.integer
    }
  }

  private static func monitors(_ view: GraphView, _ report: inout ObjectReport) {
    let spec = view.object["spec"]
    let namespaces = spec["namespaceSelector"]
    if namespaces["any"].bool == true || !namespaces["matchNames"].isEmpty || !spec["selector"].exists { return }
    let selector = Selector(spec["selector"])
    if view.node.type.kind == "PodMonitor" {
      if view.graph.pods(matching: selector, in: view.namespace).isEmpty,
        !view.graph.mayHaveUnseenPods(in: view.namespace)
      {
        report.add(
          .warning, at: spec["selector"].path, "no pods among the objects have these labels",
          help: view.graph.labelsInWords(of: view.namespace))
      }
      return
    }
    let services = view.graph.nodes(of: "Service").filter {
      $0.namespace == view.namespace && selector.matches($0.view["metadata"]["labels"])
    }
    if services.isEmpty {
      if view.graph.mayHaveUnseenPods(in: view.namespace) { return }
      return report.add(.warning, at: spec["selector"].path, "no Service among the objects has these labels")
    }
    let ports = services.flatMap { $0.view["spec"]["ports"].items }
    for endpoint in spec["endpoints"].items {
      guard let name = endpoint["port"].text, !ports.contains(where: { $0["name"].text == name }) else { continue }
      report.add(
        .warning, at: endpoint["port"].path, "no Service that is selected has a port named '" + name + "'")
    }
  }

  private static func policyPods(_ view: GraphView, _ report: inout ObjectReport) {
    let place = view.object["spec"]["podSelector"]
    let selector = Selector(place)
    if selector.isEmpty || !view.graph.pods(matching: selector, in: view.namespace).isEmpty { return }
    if view.graph.mayHaveUnseenPods(in: view.namespace) { return }
    report.add(
      .warning, at: place.path, "no pods among the objects have these labels",
      help: view.graph.labelsInWords(of: view.namespace))
  }
}
