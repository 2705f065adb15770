package import RhumbEngine

/// What somebody wants of a canary.
package struct ShiftRequest: Sendable {
  /// In percent.
  package var share: Int
  /// The name of a rule, or of the object; empty for all that lead to the canary.
  package var route: ByteString = .empty
  /// The subset, or the Service, that is the canary.
  package var canary: ByteString = "canary"
  /// The destination that gives and takes; empty for all others, by proportion.
  package var source: ByteString = .empty
  /// The largest step, in percent.
  package var largestStep = 100
  /// What the weights of a route sum to; nil for 100, or for Gateway API whatever they sum to now.
  package var total: Int?
  /// The codes of rules that don't count this time.
  package var waived: [ByteString] = []

  package init(share: Int) { self.share = share }

  /// Rules for destinations, of which one is the canary.
  func selects(_ route: WeightedRoute) -> Bool {
    guard !route.isController, route.destinations.count > 1,
      route.destinations.count(where: { $0.isNamed(canary) }) == 1
    else { return false }
    return self.route.isEmpty || route.isNamed(self.route)
  }

  func total(of route: WeightedRoute) -> Int { total ?? (route.isProportional ? max(route.sum, 1) : 100) }
}
