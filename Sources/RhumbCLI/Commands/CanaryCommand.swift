import RhumbCanary
import RhumbDiagnostics
import RhumbEngine
import RhumbSystem

/// `rhumb canary`: looking at routes and shifting them once.
enum CanaryCommand {
  @Sendable static func status(_ invocation: Invocation) throws(CommandFailure) {
    let isJSON = invocation.flags.text("output") == "json"
    var routes: [SourcedRoute] = []
    var texts: [String] = []
    for subject in try CanaryInvocation(invocation).subjects() {
      let (scene, found) = try CanaryInvocation.canary { () throws(CanaryFailure) in try subject.sourced() }
      if isJSON {
        try Output.write(RouteJSON.text(found, scene))
      } else if !found.isEmpty {
        texts.append(RouteReport.text(found, scene))
      }
      routes += found
    }
    if isJSON { return }
    try Output.write(texts.isEmpty ? "no weighted routes\n" : texts.joined(separator: "\n"))
  }

  @Sendable static func set(_ invocation: Invocation) throws(CommandFailure) {
    guard invocation.flags.isGiven("weight") else { throw CommandFailure("--weight says which share the canary gets") }
    try shift(invocation, to: Int(invocation.flags.text("weight").description) ?? -1)
  }

  /// All traffic to the canary.
  @Sendable static func promote(_ invocation: Invocation) throws(CommandFailure) { try shift(invocation, to: 100) }

  /// None of it.
  @Sendable static func abort(_ invocation: Invocation) throws(CommandFailure) { try shift(invocation, to: 0) }

  /// The next share of a schedule.
  @Sendable static func step(_ invocation: Invocation) throws(CommandFailure) {
    let words = CanaryInvocation(invocation)
    let schedule = try words.schedule()
    let subject = try words.subject()
    let request = try words.request(share: 0)
    let share = try CanaryInvocation.canary { () throws(CanaryFailure) in
      try CanarySchedule.currentShare(request, of: subject)
    }
    guard let next = schedule.share(after: share) else {
      try Output.write("the canary has \(CanarySchedule.text(share)) percent, the end of the schedule\n")
      return
    }
    try shift(invocation, to: next)
  }

  private static func shift(_ invocation: Invocation, to share: Int) throws(CommandFailure) {
    let words = CanaryInvocation(invocation)
    let subject = try words.subject()
    let request = try words.request(share: share)
    let isDryRun = invocation.flags.isOn("dry-run")
    let isJSON = invocation.flags.text("output") == "json"
    let change = try CanaryInvocation.canary { () throws(CanaryFailure) in
      let change = try WeightChange(request, on: subject)
      if !isDryRun { try change.write() }
      return change
    }
    if isJSON {
      try Output.write(ShiftJSON.text(change, isDryRun: isDryRun))
    } else if isDryRun {
      try Output.write(change.difference)
    } else {
      try Output.write(ValuesCommand.report(change.changes, change.path).utf8)
    }
  }
}
