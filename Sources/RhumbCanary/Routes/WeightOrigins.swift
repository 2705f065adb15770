import RhumbChart
import RhumbEngine
import RhumbFormats

/// Which values carry the weights of a chart's routes.
///
/// Found by trying: a value carries a weight if, given another number, the weight becomes that number. So it doesn't
/// matter how a template passes the value on.
package struct WeightOrigins {
  /// Renders a chart may cost here.
  private static let renderLimit = 200

  private let chart: CanaryChart
  private let rendered: CanaryChart.Rendered
  private var renders = 0
  /// By a route's identity, one for each destination.
  private var found: [ByteString: [WeightSource]] = [:]

  /// Tries the values of a chart that was rendered.
  package init(of chart: CanaryChart, rendered: CanaryChart.Rendered) {
    self.chart = chart
    self.rendered = rendered
    let lines = TemplateLines(rendered)
    for route in rendered.scene.routes {
      found[route.identity] = route.destinations.map { $0.weight == nil ? .absent : .template(lines.line(of: $0.span)) }
    }
    trySingly()
    for route in rendered.scene.routes where route.destinations.count > 1 && !route.isController { tryTogether(route) }
  }

  package func sources(of route: WeightedRoute) -> [WeightSource] { found[route.identity] ?? [] }

  /// A number that no weight has, so that it is known again.
  private func probe(besides taken: [Int]) -> Int { (1...99).first { !taken.contains($0) && $0 % 7 == 3 } ?? 50 }

  private mutating func routes(setting words: [ByteString]) -> [WeightedRoute] {
    guard renders < Self.renderLimit else { return [] }
    renders += 1
    return (try? chart.render(setting: words))?.scene.routes ?? []
  }

  /// One value after the other among those that are as large as some weight, those first that are named like one.
  private mutating func trySingly() {
    let weights = rendered.scene.routes.flatMap { $0.destinations.compactMap(\.weight) }
    let probe = probe(besides: weights)
    let candidates = rendered.numbers.filter { weights.contains($0.number) }
    for value in candidates.filter(\.isLikely) + candidates.filter({ !$0.isLikely }) {
      if isComplete { return }
      for route in routes(setting: [value.set(to: probe)]) { compare(route, with: value, probe) }
    }
  }

  private mutating func compare(_ route: WeightedRoute, with value: WeightValue, _ probe: Int) {
    guard let before = rendered.scene.routes.first(where: { $0.identity == route.identity }),
      before.destinations.count == route.destinations.count
    else { return }
    for (index, pair) in zip(before.destinations, route.destinations).enumerated() where pair.0.weight != pair.1.weight
    {
      if case .value? = found[route.identity]?[index] { continue }
      if pair.1.weight == probe, pair.0.weight == value.number {
        found[route.identity]?[index] = .value(value)
      } else if case .template? = found[route.identity]?[index] {
        found[route.identity]?[index] = .computed(value)
      }
    }
  }

  /// Charts may refuse weights that don't add up, so two values have to change at once. Values that stand together are
  /// tried first.
  private mutating func tryTogether(_ route: WeightedRoute) {
    for index in route.destinations.indices where !isKnown(index, of: route) {
      for other in route.destinations.indices where other != index && !isKnown(index, of: route) {
        tryPair(index, other, of: route)
      }
    }
  }

  private func isKnown(_ index: Int, of route: WeightedRoute) -> Bool {
    found[route.identity].map { $0[index].isKnown } ?? false
  }

  private var isComplete: Bool { found.values.allSatisfy { $0.allSatisfy(\.isKnown) } }

  private mutating func tryPair(_ index: Int, _ other: Int, of route: WeightedRoute) {
    guard let first = route.destinations[index].weight, let second = route.destinations[other].weight else { return }
    let taken = route.destinations.compactMap(\.weight)
    // As much as the one gets, the other gives.
    let step = [7, -7, 3, -3, 1, -1].first { step in
      first + step >= 0 && second - step >= 0 && !taken.contains(first + step) && first + step != second - step
    }
    guard let step else { return }
    for (a, b) in pairs(first, second) {
      let words = [a.set(to: first + step), b.set(to: second - step)]
      guard let after = routes(setting: words).first(where: { $0.identity == route.identity }),
        after.destinations.count == route.destinations.count, after.destinations[index].weight == first + step,
        after.destinations[other].weight == second - step
      else { continue }
      found[route.identity]?[index] = .value(a)
      found[route.identity]?[other] = .value(b)
      return
    }
  }

  private func pairs(_ first: Int, _ second: Int) -> [(WeightValue, WeightValue)] {
    let all = rendered.numbers.filter { $0.number == first }.flatMap { a in
      rendered.numbers.filter { $0.number == second && $0.path != a.path }.map { (a, $0) }
    }
    let near = all.filter { $0.path.steps.dropLast().elementsEqual($1.path.steps.dropLast()) }
    return near + all.filter { !$0.path.steps.dropLast().elementsEqual($1.path.steps.dropLast()) }
  }
}

extension WeightSource {
  /// Nothing is left to be found out.
  fileprivate var isKnown: Bool {
    switch self {
    case .value, .manifest, .absent, .template(_?): true
    case .computed, .template(nil): false
    }
  }
}
