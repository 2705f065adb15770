/// A canary from its first step to its end: set a share, hand it on, watch it, go on or take all of it back.
///
/// The state is saved before each part is begun. Killed at any moment, the next run finds it and does that part again;
/// the weights themselves change only in one step of their file, so that they sum at all times.
package struct CanaryRun<World: RunWorld> {
  private var state: RunState
  package var world: World
  private let timing: RunTiming

  /// Begins a run, or continues one whose state was found.
  package init(_ state: RunState, _ timing: RunTiming, in world: World, isContinued: Bool) {
    self.state = state
    self.timing = timing
    self.world = world
    if isContinued { self.world.tell(.resumed(state)) }
  }

  package mutating func run() throws(CanaryFailure) -> RunOutcome {
    try checkShare()
    while true {
      switch state.phase {
      case .shift: try shift()
      case .watch(let since):
        if try watch(since: since) {
          try world.save(nil)
          world.tell(.ended(.promoted))
          return .promoted
        }
      case .abort(let verdict):
        world.tell(.aborting(verdict, state))
        try world.shift(to: 0)
        try world.apply(0)
        try world.save(nil)
        world.tell(.ended(.aborted(verdict)))
        return .aborted(verdict)
      }
    }
  }

  /// Takes everything back, whatever the state is.
  package mutating func abort() throws(CanaryFailure) -> RunOutcome {
    try enter(.abort(.fail))
    return try run()
  }

  private mutating func enter(_ phase: RunState.Phase) throws(CanaryFailure) {
    var next = state
    next.phase = phase
    try world.save(next)
    state = next
  }

  /// Somebody else may have changed the weights while nothing ran, or while they are watched: then nobody knows what the
  /// metrics speak of.
  private mutating func checkShare() throws(CanaryFailure) {
    let share = try world.share()
    let expected: [Double]
    switch state.phase {
    case .abort: return
    case .shift: expected = [state.previousShare, Double(state.share)]
    case .watch: expected = [Double(state.share)]
    }
    if expected.contains(share) { return }
    let shown = CanarySchedule.text(share)
    throw CanaryFailure(
      "the canary has \(shown) percent, not \(CanarySchedule.text(expected[expected.count - 1])): somebody else changed "
        + "the weights. Set them back, take all back with --abort, or begin anew with --restart")
  }

  private mutating func shift() throws(CanaryFailure) {
    try world.save(state)
    try world.shift(to: state.share)
    try world.apply(state.share)
    try enter(.watch(since: world.now))
    world.tell(.shifted(state))
  }

  /// Watches a step to its end. True if it was the last one and passed.
  private mutating func watch(since: Int64) throws(CanaryFailure) -> Bool {
    var tally = GateTally(failureLimit: timing.failureLimit)
    var isExtended = false
    while true {
      let left = since &+ timing.step &- world.now
      // At least one round decides, also after a run that was interrupted for longer than the step.
      world.wait(milliseconds: min(max(left, 0), timing.pause))
      try checkShare()
      let round = try world.measure()
      tally.add(round.verdict)
      let elapsed = world.now &- since
      world.tell(.measured(round, state, elapsed: elapsed))
      if tally.isFinal {
        try enter(.abort(.fail))
        return false
      }
      if elapsed < timing.step { continue }
      switch tally.verdict {
      case .pass: return try goOn()
      case .fail:
        try enter(.abort(.fail))
        return false
      case .noData:
        if elapsed >= timing.step &+ timing.patience {
          try enter(.abort(.noData))
          return false
        }
        if !isExtended { world.tell(.extended(state)) }
        isExtended = true
        world.wait(milliseconds: timing.pause)
      }
    }
  }

  private mutating func goOn() throws(CanaryFailure) -> Bool {
    world.tell(.passed(state))
    if state.step + 1 == state.shares.count { return true }
    var next = state
    next.step += 1
    next.phase = .shift
    try world.save(next)
    state = next
    return false
  }
}
