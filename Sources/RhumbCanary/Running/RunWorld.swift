/// What a run does to its surroundings. Every call may be the last one before the program is killed, and may be made
/// again by the next run: so each must come to the same when it is done twice.
package protocol RunWorld {
  /// The canary's share as it is written now, in percent.
  mutating func share() throws(CanaryFailure) -> Double
  /// Writes a share where it belongs, in one step; nothing happens if it is there already.
  mutating func shift(to share: Int) throws(CanaryFailure)
  /// Hands on what is written: to a cluster, or to a repository.
  mutating func apply(_ share: Int) throws(CanaryFailure)
  /// Asks the metrics once.
  mutating func measure() throws(CanaryFailure) -> Gate.Round
  /// Remembers the state; nil for nothing to remember.
  mutating func save(_ state: RunState?) throws(CanaryFailure)
  /// Milliseconds since 1970.
  var now: Int64 { get }
  mutating func wait(milliseconds: Int64)
  /// Tells what happens, for whoever looks on.
  mutating func tell(_ event: RunEvent)
}

package enum RunEvent: Sendable {
  case resumed(RunState)
  case shifted(RunState)
  case measured(Gate.Round, RunState, elapsed: Int64)
  case passed(RunState)
  /// No verdict yet at the end of the step's time.
  case extended(RunState)
  case aborting(GateVerdict, RunState)
  case ended(RunOutcome)
}

/// How a run ended.
package enum RunOutcome: Sendable, Equatable {
  case promoted
  case aborted(GateVerdict)
}

/// How long a step is watched, and how its rounds count.
package struct RunTiming: Sendable {
  /// How long each step lasts, in milliseconds.
  package let step: Int64
  /// Between two rounds.
  package let pause: Int64
  /// How much longer than `step` data is waited for.
  package let patience: Int64
  package let failureLimit: Int

  package init(step: Int64, pause: Int64, patience: Int64, failureLimit: Int) {
    self.step = step
    self.pause = pause
    self.patience = patience
    self.failureLimit = failureLimit
  }
}
