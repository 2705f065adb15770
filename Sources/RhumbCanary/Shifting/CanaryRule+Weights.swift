import RhumbDiagnostics
import RhumbEngine

/// Rules for the numbers themselves.
extension CanaryRule {
  static let weights: [CanaryRule] = [
    CanaryRule(code: "canary/range", summary: "a share is 0 to 100 percent", isWaivable: false) { given in
      if (0...100).contains(given.request.share) { return [] }
      return [violation("canary/range", "a weight is 0 to 100, not \(given.request.share)", given.target.labels)]
    },
    CanaryRule(
      code: "canary/weight", summary: "each destination of a route has a weight, a whole number from 0 to 1000000",
      isWaivable: false
    ) { given in
      given.target.route.destinations.compactMap { destination in
        guard let weight = destination.weight else {
          return violation(
            "canary/weight", "'\(destination.shownName)' has no weight", [Diagnostic.Label(destination.span, "")],
            help: "write one for each destination")
        }
        if ShiftTarget.isPlausible(weight) { return nil }
        return violation(
          "canary/weight", "a weight is a whole number from 0 to 1000000, not \(weight)",
          [Diagnostic.Label(destination.span, "")])
      }
    },
    CanaryRule(
      code: "canary/sum", summary: "the weights of a route sum to 100, or to the total in use", isWaivable: false
    ) { given in
      let target = given.target
      guard target.route.destinations.allSatisfy({ $0.weight != nil }) else { return [] }
      if target.route.sum == target.total { return [] }
      return [
        violation(
          "canary/sum", "the weights of a route must sum to \(target.total), not \(target.route.sum)", target.labels,
          help: "correct them by hand, or give the sum with --total")
      ]
    },
    CanaryRule(
      code: "canary/share", summary: "the share makes whole numbers for every destination", isWaivable: false,
      check: share),
    CanaryRule(
      code: "canary/max-step", summary: "one shift is at most --max-step percent", isWaivable: false
    ) { given in
      let target = given.target
      guard target.route.sum == target.total, target.total > 0,
        let now = target.route.destinations[target.canary].weight
      else { return [] }
      let step = abs(given.request.share * target.total - now * 100)
      if step <= given.request.largestStep * target.total { return [] }
      return [
        violation(
          "canary/max-step",
          "a step of \(percent(step, target.total)) is larger than --max-step \(given.request.largestStep)",
          [Diagnostic.Label(target.route.destinations[target.canary].span, "now \(now) of \(target.total)")])
      ]
    },
  ]

  /// Hundredths of a percent of a total, as percent.
  private static func percent(_ step: Int, _ total: Int) -> String {
    let (whole, rest) = step.quotientAndRemainder(dividingBy: total)
    return rest == 0 ? "\(whole)" : "\(whole).\(rest * 10 / total)"
  }

  private static func share(_ given: RuleCase) -> [Diagnostic] {
    let (target, request) = (given.target, given.request)
    guard target.weights.isEmpty, (0...100).contains(request.share),
      target.route.destinations.allSatisfy({ $0.weight.map(ShiftTarget.isPlausible) ?? false })
    else { return [] }
    if !(request.share &* target.total).isMultiple(of: 100) {
      return [
        violation(
          "canary/share", "\(request.share) percent of a total of \(target.total) is no whole number", target.labels)
      ]
    }
    if request.source.isEmpty {
      return [
        violation(
          "canary/share", "several destinations without any weight could take the rest", target.labels,
          help: "name the one that takes it with --from")
      ]
    }
    let named = target.route.destinations.indices.filter {
      target.route.destinations[$0].isNamed(request.source) && $0 != target.canary
    }
    if named.count != 1 {
      return [
        violation(
          "canary/share",
          "--from '\(request.source.description)' names \(named.isEmpty ? "no" : "more than one") "
            + "destination beside the canary", target.labels)
      ]
    }
    return [
      violation(
        "canary/share", "'\(target.route.destinations[named[0]].shownName)' has too little to give",
        target.labels)
    ]
  }
}
