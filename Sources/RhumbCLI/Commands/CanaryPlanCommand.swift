import RhumbCanary
import RhumbEngine
import RhumbSystem

/// `rhumb canary plan`
enum CanaryPlanCommand {
  @Sendable static func plan(_ invocation: Invocation) throws(CommandFailure) {
    let words = CanaryInvocation(invocation)
    let (schedule, interval) = (try words.schedule(), try words.duration("every"))
    let request = try words.request(share: 0)
    let subject = try words.subject()
    let plan = try CanaryInvocation.canary { () throws(CanaryFailure) in
      try CanaryPlan(schedule, every: interval, request, on: subject)
    }
    let root = words.flags.text("write")
    if !root.isEmpty {
      let kind: PlanFiles.Kind = words.flags.text("as") == "manifests" ? .manifests : .patches
      _ = try CanaryInvocation.canary { () throws(CanaryFailure) in
        try PlanFiles.write(plan, as: kind, below: FilePath(root.bytes))
      }
    }
    switch words.flags.text("output") {
    case "json": try Output.write(PlanReport.json(plan))
    case "mermaid": try Output.write(PlanReport.mermaid(plan))
    default: try Output.write(PlanReport.text(plan))
    }
  }
}
