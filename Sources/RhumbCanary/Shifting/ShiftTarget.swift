import RhumbDiagnostics
import RhumbEngine

/// One route on its way to other weights.
package struct ShiftTarget {
  package let sourced: SourcedRoute
  /// The canary's index.
  package let canary: Int
  package let total: Int
  /// Empty where no weights do what is wanted: rules say why.
  package let weights: [Int]

  package var route: WeightedRoute { sourced.route }

  init(_ sourced: SourcedRoute, _ request: ShiftRequest) {
    self.sourced = sourced
    let route = sourced.route
    canary = route.destinations.firstIndex { $0.isNamed(request.canary) } ?? 0
    total = request.total(of: route)
    weights = Self.weights(route, canary, total, request) ?? []
  }

  private static func weights(
    _ route: WeightedRoute, _ canary: Int, _ total: Int, _ request: ShiftRequest
  ) -> [Int]? {
    let old = route.destinations.compactMap(\.weight)
    guard old.count == route.destinations.count, (0...100).contains(request.share), old.allSatisfy(isPlausible),
      isPlausible(total), (request.share * total).isMultiple(of: 100)
    else { return nil }
    var source: Int?
    if !request.source.isEmpty {
      let named = route.destinations.indices.filter { route.destinations[$0].isNamed(request.source) && $0 != canary }
      guard named.count == 1 else { return nil }
      source = named[0]
    }
    let weight = request.share * total / 100
    return ShareDivision.weights(old, canary: canary, weight: weight, total: total, source: source)
  }

  /// Kubernetes' own bound on weights of Gateway API; products of such numbers don't overflow.
  static func isPlausible(_ weight: Int) -> Bool { (0...1_000_000).contains(weight) }

  /// The canary's share now, in percent of the sum.
  package var share: Double {
    guard let weight = route.destinations[canary].weight, route.sum > 0 else { return 0 }
    return Double(weight) * 100 / Double(route.sum)
  }

  /// A label at each weight, with its number.
  var labels: [Diagnostic.Label] {
    route.destinations.map { destination in
      Diagnostic.Label(destination.span, destination.weight.map { "\($0)" } ?? "no weight")
    }
  }
}
