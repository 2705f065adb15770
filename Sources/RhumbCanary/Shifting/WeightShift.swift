import RhumbChart
import RhumbDiagnostics
import RhumbEngine
import RhumbFormats

/// Another share for a canary: which numbers have to become what, and in which file, once every rule holds.
package struct WeightShift {
  /// The name of the file, as it was given.
  package let file: String
  package let assignments: [ScalarAssignment]
  package let targets: [ShiftTarget]

  /// Plans a shift. Refused, with the rules and the lines: whatever breaks a `CanaryRule`, and weights that are no plain
  /// numbers of one file.
  package init(
    _ request: ShiftRequest, of routes: [SourcedRoute], in scene: RouteScene, valuesFiles: [String]?
  ) throws(CanaryFailure) {
    let targets = try Self.targets(request, of: routes, in: scene)
    let violations = CanaryRule.violations(scene, request, targets)
    guard violations.isEmpty else { throw CanaryFailure(violations, scene.texts) }
    var places = WeightPlaces(scene.texts, valuesFiles)
    do throws(ScalarRefusal) {
      for target in targets { try places.add(target) }
    } catch {
      throw CanaryFailure([error.diagnostic], scene.texts)
    }
    file = places.file
    assignments = places.assignments
    self.targets = targets
  }

  /// The routes that lead to the canary.
  package static func targets(
    _ request: ShiftRequest, of routes: [SourcedRoute], in scene: RouteScene
  ) throws(CanaryFailure) -> [ShiftTarget] {
    let selected = routes.filter { request.selects($0.route) }
    guard selected.isEmpty else { return selected.map { ShiftTarget($0, request) } }
    var diagnostic = Diagnostic(
      .error, "canary/no-route",
      "no weighted route\(request.route.isEmpty ? "" : " '\(request.route.description)'") leads to "
        + "'\(request.canary.description)'")
    diagnostic.help = ["'rhumb canary status' shows the routes; --route and --subset choose among them"]
    throw CanaryFailure([diagnostic], scene.texts)
  }

  /// The same where nobody asks how the weights come about.
  static func targets(_ request: ShiftRequest, in scene: RouteScene) throws(CanaryFailure) -> [ShiftTarget] {
    try targets(request, of: scene.routes.map { SourcedRoute(route: $0, sources: []) }, in: scene)
  }

  /// Whether the routes of a changed text are what was meant: these have the new weights, all others the old ones.
  package func isRight(_ after: RouteScene, since before: RouteScene) -> Bool {
    guard after.routes.count == before.routes.count else { return false }
    return zip(before.routes, after.routes).allSatisfy { old, new in
      guard old.identity == new.identity, old.destinations.count == new.destinations.count else { return false }
      let weights = targets.first { $0.route.identity == new.identity }?.weights
      return new.destinations.map(\.weight) == (weights ?? old.destinations.map(\.weight))
    }
  }
}

/// The plain numbers that weights are, all in one file: two files can't be replaced in one step.
private struct WeightPlaces {
  private let texts: SourceMap
  private let valuesFiles: [String]?
  private(set) var assignments: [ScalarAssignment] = []
  private var numbers: [Place: Int] = [:]
  private var first: (name: String, label: Diagnostic.Label)?

  private struct Place: Hashable {
    let document: Int?
    let path: NodePath
  }

  var file: String { first?.name ?? "" }

  init(_ texts: SourceMap, _ valuesFiles: [String]?) {
    self.texts = texts
    self.valuesFiles = valuesFiles
  }

  mutating func add(_ target: ShiftTarget) throws(ScalarRefusal) {
    for (index, source) in target.sourced.sources.enumerated() {
      let destination = target.route.destinations[index]
      let number = target.weights[index]
      switch source {
      case .value(let value): try add(number, Place(document: nil, path: value.path), value.span)
      case .manifest(let document, let path): try add(number, Place(document: document, path: path), destination.span)
      // A weight that follows the canary's is checked by rendering, and one that stays needs no place.
      case .computed where index != target.canary: continue
      case .computed, .template, .absent:
        if number != destination.weight { throw Self.noValue(destination, source) }
      }
    }
  }

  private static func noValue(_ destination: WeightedDestination, _ source: WeightSource) -> ScalarRefusal {
    var labels = [Diagnostic.Label(destination.span, "rendered here")]
    var headline = "the weight of '\(destination.shownName)' is no plain value, so it can't be set"
    var help = "give the chart a value for it"
    switch source {
    case .computed(let value):
      headline = "the weight of '\(destination.shownName)' is computed, so it can't be set"
      labels.insert(Diagnostic.Label(value.span, "computed from '\(value.path.text.description)'"), at: 0)
    case .template(let line?):
      headline = "the weight of '\(destination.shownName)' is written in the template, so no values file can set it"
      labels.insert(Diagnostic.Label(line, "written here"), at: 0)
    case .absent:
      headline = "'\(destination.shownName)' has no weight"
      help = "write one"
    default: break
    }
    return ScalarRefusal("canary/no-value", headline, labels: labels, help: [help])
  }

  private mutating func add(_ number: Int, _ place: Place, _ span: SourceSpan) throws(ScalarRefusal) {
    let name = texts[span.file]?.name ?? ""
    let label = Diagnostic.Label(span, place.path.text.description)
    if let valuesFiles, !valuesFiles.contains(where: { $0.utf8.elementsEqual(name.utf8) }) {
      throw ScalarRefusal(
        "canary/not-in-file", "a weight is set in no file given with --values", labels: [label],
        help: ["write it into one of your files, or name this one with -f"])
    }
    if let first, !first.name.utf8.elementsEqual(name.utf8) {
      throw ScalarRefusal(
        "canary/several-files", "the weights are set in several files", labels: [first.label, label],
        help: ["write them into one file, so that they change in one step, or choose a route with --route"])
    }
    if let other = numbers[place] {
      if other == number { return }
      throw ScalarRefusal("canary/shared-value", "one value sets several weights", labels: [label])
    }
    if first == nil { first = (name, label) }
    numbers[place] = number
    assignments.append(ScalarAssignment(path: place.path, word: Array(String(number).utf8), document: place.document))
  }
}
