package import RhumbDiagnostics
package import RhumbEngine

/// A rule about an object among others: one row of a table.
package struct GraphRule: Sendable {
  package let code: DiagnosticCode
  /// `Deployment.apps`, `Service`: kinds with their group.
  package let kinds: [ByteString]
  /// One line for lists of rules.
  package let summary: StaticString
  package let check: @Sendable (GraphView, inout ObjectReport) -> Void

  package init(
    _ code: DiagnosticCode, _ kinds: [ByteString], _ summary: StaticString,
    check: @escaping @Sendable (_ view: GraphView, _ report: inout ObjectReport) -> Void
  ) {
    self.code = code
    self.kinds = kinds
    self.summary = summary
    self.check = check
  }
}

/// An object as a rule about objects sees it.
package struct GraphView {
  package let graph: ObjectGraph
  package let node: ObjectGraph.Node
  package let version: KubernetesVersion

  package init(graph: ObjectGraph, node: ObjectGraph.Node, version: KubernetesVersion) {
    self.graph = graph
    self.node = node
    self.version = version
  }

  package var object: FieldView { node.view }
  package var namespace: ByteString { node.namespace }
  package var pod: PodTemplate { node.podTemplate }
}
