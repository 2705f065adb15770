import RhumbDiagnostics
package import RhumbEngine

/// A pod's specification wherever it stands in an object, with what surrounds it.
package struct PodTemplate {
  package let spec: FieldView
  package let metadata: FieldView
  /// The kind that owns it: `Pod`, `Deployment.apps`.
  package let owner: ByteString
  /// Claims that a stateful set makes, which its pods may mount.
  let claimTemplates: [ByteString]

  package static let kinds: [ByteString] = ["Pod", "PodTemplate"] + workloads
  package static let workloads: [ByteString] = [
    "ReplicationController", "Deployment.apps", "ReplicaSet.apps", "StatefulSet.apps", "DaemonSet.apps", "Job.batch",
    "CronJob.batch",
  ]

  init(_ object: FieldView, _ context: RuleContext) { self.init(object, owner: context.type.groupKindText) }

  package init(_ object: FieldView, owner: ByteString) {
    self.owner = owner
    var claims: [ByteString] = []
    switch owner {
    case "Pod":
      spec = object["spec"]
      metadata = object["metadata"]
    case "PodTemplate":
      spec = object["template"]["spec"]
      metadata = object["template"]["metadata"]
    default:
      let outer = owner == "CronJob.batch" ? object["spec"]["jobTemplate"]["spec"] : object["spec"]
      spec = outer["template"]["spec"]
      metadata = outer["template"]["metadata"]
      claims = object["spec"]["volumeClaimTemplates"].items.compactMap { $0["metadata"]["name"].text }
    }
    claimTemplates = owner == "StatefulSet.apps" ? claims : []
  }

  var isTemplate: Bool { owner != "Pod" }

  /// Main, init and ephemeral containers, in the order in which the server looks at them.
  package var allContainers: [FieldView] {
    spec["containers"].items + spec["initContainers"].items + spec["ephemeralContainers"].items
  }

  /// A row of a table whose check looks at the pod.
  static func rule(
    _ code: DiagnosticCode, _ summary: StaticString,
    check: @escaping @Sendable (PodTemplate, inout ObjectReport) -> Void
  ) -> ObjectRule {
    ObjectRule(code, .some(kinds), summary) { object, context, report in
      check(PodTemplate(object, context), &report)
    }
  }
}
