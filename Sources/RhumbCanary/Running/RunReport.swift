import RhumbDiagnostics
import RhumbEngine
import RhumbFunctions

/// A run's events in words.
package enum RunReport {
  package static func text(_ event: RunEvent) -> String {
    switch event {
    case .resumed(let state): "continuing at \(place(state))\n"
    case .shifted(let state): "\(place(state))\n"
    case .measured(let round, let state, let elapsed):
      round.answers.isEmpty && round.verdict == .pass
        ? "" : "  after \(time(elapsed)) at \(state.share) percent: \(round.verdict.rawValue)\n" + answers(round)
    case .passed(let state): "  \(state.share) percent passed\n"
    case .extended: "  waiting for data\n"
    case .aborting(let verdict, _): "taking all traffic from the canary: \(verdict.rawValue)\n"
    case .ended(.promoted): "the canary has its share\n"
    case .ended(.aborted(let verdict)): "aborted (\(verdict.rawValue)): the canary has 0 percent\n"
    }
  }

  private static func place(_ state: RunState) -> String {
    "step \(state.step + 1) of \(state.shares.count): \(state.share) percent"
  }

  private static func time(_ milliseconds: Int64) -> String {
    Duration(nanoseconds: max(0, milliseconds / 100) &* 100_000_000).shown
  }

  private static func answers(_ round: Gate.Round) -> String {
    GateReport.text(round, number: 1, of: 1).split(separator: "\n").map { "    \($0)\n" }.joined()
  }

  /// A bar for a terminal: the steps, where the run is, and how long it stays there.
  package static func bar(_ state: RunState, leftMilliseconds: Int64) -> String {
    let width = 30
    let filled = width * state.share / 100
    let bar = String(repeating: "#", count: filled) + String(repeating: ".", count: width - filled)
    let left = Duration(nanoseconds: max(0, leftMilliseconds / 1000) &* 1_000_000_000).shown
    return "[\(bar)] \(state.share) %  step \(state.step + 1) of \(state.shares.count)  next in \(left)"
  }
}
