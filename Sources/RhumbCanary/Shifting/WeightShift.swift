import RhumbChart
import RhumbDiagnostics
package import RhumbEngine
package import RhumbFormats

/// Another share for a canary: which values have to become what, once every rule holds.
package struct WeightShift {
  package struct Request: Sendable {
    package let weight: Int
    /// The name of a rule, or of the object; empty for all that lead to the canary.
    package let route: ByteString
    /// The subset, or the Service, that is the canary.
    package let subset: ByteString
    /// The largest step, in percent.
    package let largestStep: Int

    package init(weight: Int, route: ByteString, subset: ByteString, largestStep: Int) {
      self.weight = weight
      self.route = route
      self.subset = subset
      self.largestStep = largestStep
    }
  }

  /// The name of the values file, as it was given.
  package let file: String
  package let assignments: [ScalarAssignment]
  private let request: Request
  private let targets: [ByteString]

  /// Plans a shift. Refused, with the rule and the lines: weights out of range or with another sum than 100, a step too
  /// large, a canary that can't take traffic, weights that are no values of one given file.
  package init(
    _ request: Request, of rendered: CanaryChart.Rendered, _ origins: WeightOrigins, files: [String]
  ) throws(ScalarRefusal) {
    guard (0...100).contains(request.weight) else {
      throw ScalarRefusal("canary/range", "a weight is 0 to 100, not \(request.weight)")
    }
    let routes = rendered.routes.filter { request.selects($0) }
    guard !routes.isEmpty else {
      throw ScalarRefusal(
        "canary/no-route", "no weighted route leads to '\(request.subset.description)'",
        help: ["'rhumb canary status' shows the routes; --route and --subset choose among them"])
    }
    var places: [(value: WeightValue, number: Int)] = []
    for route in routes {
      try request.check(route)
      if request.weight > 0, let canary = route.destinations.first(where: { request.isCanary($0) }) {
        try DestinationCheck(rendered, route).run(canary)
      }
      for (destination, source) in zip(route.destinations, origins.sources(of: route)) {
        let number = request.isCanary(destination) ? request.weight : 100 - request.weight
        switch source {
        case .value(let value): places.append((value, number))
        case .computed(let value):
          // A weight that follows the canary's is checked by rendering.
          if request.isCanary(destination) { throw Self.noValue(destination, computedFrom: value) }
        case .template: throw Self.noValue(destination, computedFrom: nil)
        }
      }
    }
    (file, assignments) = try Self.assignments(places, rendered.texts, files)
    self.request = request
    targets = routes.map(\.identity)
  }

  private static func noValue(_ destination: WeightedDestination, computedFrom value: WeightValue?) -> ScalarRefusal {
    var labels = [Diagnostic.Label(destination.span, "rendered here")]
    if let value { labels.append(Diagnostic.Label(value.span, "computed from this")) }
    return ScalarRefusal("canary/no-value", "a weight is no plain value, so it can't be set", labels: labels)
  }

  /// One number for each value, all in one file: two files can't be replaced in one step.
  private static func assignments(
    _ places: [(value: WeightValue, number: Int)], _ texts: SourceMap, _ files: [String]
  ) throws(ScalarRefusal) -> (String, [ScalarAssignment]) {
    var numbers: [NodePath: Int] = [:]
    var assignments: [ScalarAssignment] = []
    var found: (name: String, label: Diagnostic.Label)?
    for (value, number) in places {
      let label = Diagnostic.Label(value.span, value.path.text.description)
      if let other = numbers[value.path] {
        if other == number { continue }
        throw ScalarRefusal("canary/shared-value", "one value sets several weights", labels: [label])
      }
      numbers[value.path] = number
      let name = texts[value.span.file]?.name ?? ""
      guard files.contains(where: { $0.utf8.elementsEqual(name.utf8) }) else {
        throw ScalarRefusal(
          "canary/not-in-file", "a weight is set in no file given with --values", labels: [label],
          help: ["write it into one of your files, or name this one with -f"])
      }
      if let found, !found.name.utf8.elementsEqual(name.utf8) {
        throw ScalarRefusal(
          "canary/several-files", "the weights of a route are set in several files", labels: [found.label, label],
          help: ["write them into one file, so that they change in one step"])
      }
      found = (name, label)
      assignments.append(ScalarAssignment(path: value.path, word: Array(String(number).utf8)))
    }
    return (found?.name ?? "", assignments)
  }

  /// Whether a render with the new file says what was meant: the routes have the new weights, all others the old ones.
  package func isRight(_ after: CanaryChart.Rendered, since before: CanaryChart.Rendered) -> Bool {
    guard after.routes.count == before.routes.count else { return false }
    return zip(before.routes, after.routes).allSatisfy { old, new in
      guard old.identity == new.identity, old.destinations.count == new.destinations.count else { return false }
      if !targets.contains(new.identity) { return old.destinations.map(\.weight) == new.destinations.map(\.weight) }
      return new.destinations.allSatisfy { destination in
        destination.weight == (request.isCanary(destination) ? request.weight : 100 - request.weight)
      }
    }
  }
}

extension WeightShift.Request {
  /// Routes of two destinations, one of which is the canary.
  fileprivate func selects(_ route: WeightedRoute) -> Bool {
    guard route.destinations.count == 2, route.destinations.count(where: { isCanary($0) }) == 1 else { return false }
    return self.route.isEmpty || self.route == route.name || self.route == route.object
  }

  /// By subset; without one, the Service's own name, or its ending.
  fileprivate func isCanary(_ destination: WeightedDestination) -> Bool {
    if !destination.subset.isEmpty { return destination.subset == subset }
    let name = destination.serviceName
    return name == subset || name.bytes.suffix(subset.count + 1).elementsEqual(("-" + subset).bytes)
  }

  fileprivate func check(_ route: WeightedRoute) throws(ScalarRefusal) {
    let labels = route.destinations.map { destination in
      Diagnostic.Label(destination.span, destination.weight.map { "\($0)" } ?? "no weight")
    }
    let sum = route.destinations.reduce(0) { $0 + ($1.weight ?? 0) }
    guard sum == 100 else {
      throw ScalarRefusal("canary/sum", "the weights of a route must sum to 100, not \(sum)", labels: labels)
    }
    for destination in route.destinations where isCanary(destination) {
      let step = abs(weight - (destination.weight ?? 0))
      if step > largestStep {
        throw ScalarRefusal(
          "canary/max-step", "a step of \(step) is larger than --max-step \(largestStep)",
          labels: [Diagnostic.Label(destination.span, "now \(destination.weight ?? 0), to be \(weight)")])
      }
    }
  }
}

extension WeightedDestination {
  /// The host's first name, without namespace and port.
  var serviceName: ByteString {
    ByteString(host.bytes.prefix { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: ":") })
  }

  var port: Int? {
    guard let colon = host.bytes.lastIndex(of: UInt8(ascii: ":")) else { return nil }
    return Int(ByteString(host.bytes[(colon + 1)...]).description)
  }
}
