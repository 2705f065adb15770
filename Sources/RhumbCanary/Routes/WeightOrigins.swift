import RhumbChart
import RhumbEngine
import RhumbFormats

/// Which values carry the weights of a chart's routes.
///
/// Found by trying: a value carries a weight if, given another number, the weight becomes that number. So it doesn't
/// matter how a template passes the value on.
package struct WeightOrigins {
  /// How a weight comes about.
  package enum Source: Sendable {
    /// It is this value.
    case value(WeightValue)
    /// It follows this value, but isn't it.
    case computed(WeightValue)
    /// No value was found that changes it: it is written in a template, or made of several values.
    case template
  }

  /// Renders a chart may cost here.
  private static let renderLimit = 200

  private let chart: CanaryChart
  private let rendered: CanaryChart.Rendered
  private var renders = 0
  /// By a route's identity, one for each destination.
  private var found: [ByteString: [Source]] = [:]

  /// Tries the values of a chart that was rendered.
  package init(of chart: CanaryChart, rendered: CanaryChart.Rendered) {
    self.chart = chart
    self.rendered = rendered
    for route in rendered.routes { found[route.identity] = route.destinations.map { _ in .template } }
    trySingly()
    for route in rendered.routes where route.destinations.count == 2 { tryTogether(route) }
  }

  package func sources(of route: WeightedRoute) -> [Source] { found[route.identity] ?? [] }

  /// A number that no weight has, so that it is known again.
  private func probe(besides taken: [Int]) -> Int { (1...99).first { !taken.contains($0) && $0 % 7 == 3 } ?? 50 }

  private mutating func routes(setting words: [ByteString]) -> [WeightedRoute] {
    guard renders < Self.renderLimit else { return [] }
    renders += 1
    return (try? chart.render(setting: words))?.routes ?? []
  }

  /// One value after the other, those first that are as large as some weight.
  private mutating func trySingly() {
    let weights = rendered.routes.flatMap { $0.destinations.compactMap(\.weight) }
    let probe = probe(besides: weights)
    for value in rendered.numbers where weights.contains(value.number) {
      for route in routes(setting: [value.set(to: probe)]) { compare(route, with: value, probe) }
    }
  }

  private mutating func compare(_ route: WeightedRoute, with value: WeightValue, _ probe: Int) {
    guard let before = rendered.routes.first(where: { $0.identity == route.identity }),
      before.destinations.count == route.destinations.count
    else { return }
    for (index, pair) in zip(before.destinations, route.destinations).enumerated() where pair.0.weight != pair.1.weight
    {
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
    guard let sources = found[route.identity], sources.contains(where: { if case .value = $0 { false } else { true } }),
      let first = route.destinations[0].weight, let second = route.destinations[1].weight
    else { return }
    let total = first + second
    let probe = probe(besides: [first, second, total - first])
    guard probe < total else { return }
    for (a, b) in pairs(first, second) {
      let words = [a.set(to: probe), b.set(to: total - probe)]
      guard let after = routes(setting: words).first(where: { $0.identity == route.identity }),
        after.destinations.map(\.weight) == [probe, total - probe]
      else { continue }
      found[route.identity] = [.value(a), .value(b)]
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
