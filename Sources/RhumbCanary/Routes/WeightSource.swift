package import RhumbDiagnostics
package import RhumbFormats

/// How a weight comes about, and so where it can be changed.
package enum WeightSource: Sendable {
  /// It is this value of a chart.
  case value(WeightValue)
  /// It follows this value, but isn't it.
  case computed(WeightValue)
  /// A chart's template says so: no value was found that changes it. The line, where it is certain.
  case template(SourceSpan?)
  /// It stands in a manifest, in the document of this number.
  case manifest(document: Int, NodePath)
  /// A manifest has no weight here.
  case absent
}

/// Where a route's weights come from: one source for each destination.
package struct SourcedRoute: Sendable {
  package let route: WeightedRoute
  package let sources: [WeightSource]

  package init(route: WeightedRoute, sources: [WeightSource]) {
    self.route = route
    self.sources = sources
  }
}
