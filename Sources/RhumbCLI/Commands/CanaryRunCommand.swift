import RhumbCanary
import RhumbEngine
import RhumbFunctions
import RhumbSystem

/// `rhumb canary run`
enum CanaryRunCommand {
  @Sendable static func run(_ invocation: Invocation) throws(CommandFailure) {
    let words = CanaryInvocation(invocation)
    let flags = invocation.flags
    let subject = try words.subject()
    let request = try words.request(share: 0)
    let gate = try words.runGate(request, subject)
    let timing = try words.timing(gate?.gate)
    let handover = try words.handover()
    let file = try stateFile(FilePath(flags.text("state").bytes))
    let found = flags.isOn("restart") ? nil : try state(in: file, words.identity)
    let progress = RunProgress()
    let world = LiveRunWorld(
      subject, request, handover, gate: gate,
      remember: { state throws(CanaryFailure) in
        progress.state = state
        do throws(SystemError) {
          if let state { try file.write(state.text) } else { try file.remove() }
        } catch {
          throw CanaryFailure(error.message)
        }
      },
      tell: { progress.tell($0) }, tick: { progress.tick($0) })
    progress.state = found
    var state = found
    if state == nil { state = try begin(words, request, subject, timing) }
    guard let state else { return }
    var run = CanaryRun(state, timing, in: world, isContinued: found != nil)
    let outcome = try CanaryInvocation.canary { () throws(CanaryFailure) in
      flags.isOn("abort") ? try run.abort() : try run.run()
    }
    if case .aborted(let verdict) = outcome, !flags.isOn("abort") { throw .quiet(status: verdict.exitStatus) }
  }

  private static func stateFile(_ path: FilePath) throws(CommandFailure) -> StateFile {
    do throws(SystemError) { return try StateFile(path) } catch {
      throw CommandFailure(
        error.reason == .locked ? "\(path.text): another run is under way" : error.message)
    }
  }

  private static func state(
    in file: borrowing StateFile, _ identity: ByteString
  ) throws(CommandFailure) -> RunState? {
    let bytes: [UInt8]?
    do throws(SystemError) { bytes = try file.read() } catch { throw CommandFailure(error.message) }
    guard let bytes else { return nil }
    guard let state = RunState(bytes) else {
      throw CommandFailure("\(file.path.text): this is no state of a run; remove it, or begin anew with --restart")
    }
    guard state.identity == identity else {
      throw CommandFailure(
        "\(file.path.text): this is the state of another run (\(state.identity.description)); name another file with "
          + "--state, or begin anew with --restart")
    }
    return state
  }

  /// A new run's state, once its whole plan is known to keep the rules; nil if nothing is left to do.
  private static func begin(
    _ words: CanaryInvocation, _ request: ShiftRequest, _ subject: CanarySubject, _ timing: RunTiming
  ) throws(CommandFailure) -> RunState? {
    if words.flags.isOn("abort") {
      let share = try CanaryInvocation.canary { () throws(CanaryFailure) in
        try CanarySchedule.currentShare(request, of: subject)
      }
      return RunState(identity: words.identity, origin: share, shares: [100])
    }
    let (schedule, interval) = (try words.schedule(), try words.duration("every"))
    let plan = try CanaryInvocation.canary { () throws(CanaryFailure) in
      try CanaryPlan(schedule, every: interval, request, on: subject)
    }
    let shares = plan.steps.map(\.share)
    if shares.isEmpty {
      try Output.write("the canary has \(CanarySchedule.text(plan.share)) percent, the end of the schedule\n")
      return nil
    }
    return RunState(identity: words.identity, origin: plan.share, shares: shares)
  }
}

/// What a run shows: a line for each event, and on a terminal a bar below them.
private final class RunProgress {
  var state: RunState?
  private var isBarDrawn = false

  func tell(_ event: RunEvent) {
    clear()
    // A run goes on when nobody can read of it any more.
    try? Output.write(RunReport.text(event))
  }

  func tick(_ left: Int64) {
    guard let state, case .watch = state.phase, StandardStreams.isErrorTerminal else { return }
    StandardStreams.writeError(Array("\r\u{1B}[2K\(RunReport.bar(state, leftMilliseconds: left))".utf8))
    isBarDrawn = true
  }

  private func clear() {
    if isBarDrawn { StandardStreams.writeError(Array("\r\u{1B}[2K".utf8)) }
    isBarDrawn = false
  }
}

extension CanaryInvocation {
  /// The words that make two runs the same.
  var identity: ByteString {
    let texts: [StaticString] = ["route", "subset", "from", "total", "schedule", "apply", "release-name", "namespace"]
    let lists: [StaticString] = ["values", "set", "set-string", "set-json", "set-file", "set-literal", "waive"]
    var parts = operandWords.map(\.description)
    parts += texts.filter { flags.isGiven($0) }.map { "--\($0) \(flags.text($0).description)" }
    parts += lists.flatMap { name in flags.list(name).map { "--\(name) \($0.description)" } }
    return ByteString(parts.joined(separator: " "))
  }

  func runGate(
    _ request: ShiftRequest, _ subject: CanarySubject
  ) throws(CommandFailure) -> (gate: Gate, source: PrometheusServer)? {
    if flags.isOn("abort") || flags.isOn("no-gate") { return nil }
    if flags.text("prometheus").isEmpty {
      throw CommandFailure("name a server with --prometheus, or let each step pass by time alone with --no-gate")
    }
    var selector = flags.text("selector")
    if selector.isEmpty {
      let found = try Self.canary { () throws(CanaryFailure) in try GateSelector.matchers(request, on: subject) }
      selector = found ?? .empty
    }
    return (try gate(selector: selector), try prometheus())
  }

  func timing(_ gate: Gate?) throws(CommandFailure) -> RunTiming {
    func milliseconds(_ duration: RhumbFunctions.Duration) -> Int64 { duration.nanoseconds / 1_000_000 }
    let step = milliseconds(try duration("every"))
    let patience = flags.isGiven("patience") ? milliseconds(try duration("patience")) : step
    return RunTiming(
      step: step, pause: milliseconds(try duration("interval")), patience: patience,
      failureLimit: try number("failure-limit", in: 1...1_000_000))
  }

  func handover() throws(CommandFailure) -> Handover {
    switch flags.text("apply") {
    case "kubectl":
      var words: [ByteString] = []
      if flags.isGiven("kube-context") { words += ["--context", flags.text("kube-context")] }
      return .kubectl(FilePath("kubectl"), words)
    case "git": return .git(FilePath("git"), pushes: flags.isOn("push"))
    default: return .none
    }
  }
}
