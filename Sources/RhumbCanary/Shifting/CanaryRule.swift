package import RhumbDiagnostics
package import RhumbEngine

/// One thing that must hold before a weight is changed.
package struct CanaryRule: Sendable {
  package let code: DiagnosticCode
  /// What holds, as a sentence without a full stop.
  package let summary: String
  /// Whether `--waive` may name it: what would leave a route broken in itself may not be waived.
  package let isWaivable: Bool
  /// What breaks it.
  let check: @Sendable (RuleCase) -> [Diagnostic]

  /// In the order in which they are checked.
  package static let all: [CanaryRule] = weights + destinations + owners
}

/// A route, what is to become of it, and all that stands around.
struct RuleCase {
  let scene: RouteScene
  let request: ShiftRequest
  let target: ShiftTarget
  /// What each destination leads to.
  let traces: [DestinationTrace]

  init(_ scene: RouteScene, _ request: ShiftRequest, _ target: ShiftTarget) {
    self.scene = scene
    self.request = request
    self.target = target
    traces = target.route.destinations.map { DestinationTrace($0, of: target.route, in: scene) }
  }

  /// Destinations that get more than they have, and so must be able to carry it.
  var gaining: [(destination: WeightedDestination, trace: DestinationTrace, weight: Int)] {
    zip(zip(target.route.destinations, traces), target.weights).compactMap { pair, weight in
      weight > (pair.0.weight ?? 0) ? (pair.0, pair.1, weight) : nil
    }
  }
}

extension CanaryRule {
  /// All that would be broken. A rule that is broken hides those after it that build on it: without weights nobody can
  /// say who gains.
  static func violations(_ scene: RouteScene, _ request: ShiftRequest, _ targets: [ShiftTarget]) -> [Diagnostic] {
    targets.flatMap { target in
      let ruleCase = RuleCase(scene, request, target)
      return all.flatMap { rule -> [Diagnostic] in
        if rule.isWaivable, request.waived.contains(where: { rule.isNamed($0) }) { return [] }
        return rule.check(ruleCase)
      }
    }
  }

  /// By its code, or what follows the slash.
  package func isNamed(_ word: ByteString) -> Bool {
    let code = ByteString(self.code.text)
    return word == code || ByteString("canary/") + word == code
  }

  static func violation(
    _ code: DiagnosticCode, _ headline: String, _ labels: [Diagnostic.Label], help: String? = nil
  ) -> Diagnostic {
    var diagnostic = Diagnostic(.error, code, headline, labels: labels)
    if let help { diagnostic.help = [help] }
    return diagnostic
  }
}
