package import RhumbDiagnostics
package import RhumbEngine

/// One place that takes a share of a route's traffic, or one step of a controller.
package struct WeightedDestination: Sendable {
  /// As it is written: `web`, `web.shop.svc.cluster.local`.
  package let host: ByteString
  /// Nil where none is written.
  package let port: Int?
  /// Istio's; empty where there is none.
  package let subset: ByteString
  /// Of the backend, where the route says one.
  package var namespace: ByteString = .empty
  /// Nil where none is written.
  package let weight: Int?
  /// The weight, or what stands in for it.
  package let span: SourceSpan
  /// What else there is to know, such as the pause after a step.
  package var remark = ""

  /// `web:80 (canary)`
  package var shownName: String {
    host.description + (port.map { ":\($0)" } ?? "") + (subset.isEmpty ? "" : " (\(subset.description))")
  }

  /// The Service's name: Istio takes a host without dots for one of the route's own namespace.
  package var serviceName: ByteString { ByteString(host.bytes.prefix { $0 != UInt8(ascii: ".") }) }

  /// The Service's namespace, where the destination says one: in `web.shop.svc.cluster.local`, or by itself.
  package var serviceNamespace: ByteString {
    if !namespace.isEmpty { return namespace }
    let names = host.bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard names.count > 2, names[2].elementsEqual("svc".utf8) else { return .empty }
    return ByteString(names[1])
  }

  /// Whether a word names this destination: its subset; without one, its host, its Service, or the Service's ending.
  package func isNamed(_ word: ByteString) -> Bool {
    if !subset.isEmpty { return subset == word }
    let name = serviceName
    return name == word || host == word || name.bytes.suffix(word.count + 1).elementsEqual(("-" + word).bytes)
  }
}

/// A rule that divides traffic by weight.
package struct WeightedRoute: Sendable {
  /// `VirtualService`, `HTTPRoute`…
  package let kind: ByteString
  package let namespace: ByteString
  package let object: ByteString
  /// `http`, `tcp`, `tls`, `rules`, `steps`, `analysis`.
  package let field: ByteString
  package let index: Int
  /// The rule's own name; empty where it has none.
  package let name: ByteString
  package let hosts: [ByteString]
  package let destinations: [WeightedDestination]

  /// Tells the same route in two renders.
  package var identity: ByteString {
    kind + "/" + namespace + "/" + object + "/" + field + ByteString("[\(index)]")
  }

  /// A list of steps that a controller takes, rather than of destinations.
  package var isController: Bool { field == "steps" || field == "analysis" }

  /// What the weights sum to.
  package var sum: Int { destinations.reduce(0) { $0 &+ ($1.weight ?? 0) } }

  /// Gateway API divides by proportion, whatever the sum.
  package var isProportional: Bool { field == "rules" }

  /// `VirtualService/web in shop, http[1] 'main'`
  package var shownName: String {
    var text = "\(kind.description)/\(object.description)"
    if !namespace.isEmpty { text += " in \(namespace.description)" }
    text += ", \(field.description)"
    if !isController { text += "[\(index)]" }
    return name.isEmpty ? text : text + " '\(name.description)'"
  }

  /// Whether a word names this route: the rule's name, the object's, or `object/http[0]`.
  package func isNamed(_ word: ByteString) -> Bool {
    word == name || word == object || word == object + "/" + field + ByteString("[\(index)]")
  }
}
