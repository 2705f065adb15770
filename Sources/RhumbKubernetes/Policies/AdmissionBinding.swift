import RhumbDiagnostics
import RhumbEngine

/// A ValidatingAdmissionPolicyBinding: where a policy is in force, with which parameters, and what comes of a refusal.
struct AdmissionBinding {
  /// Empty for the binding that a policy without one is given.
  let name: ByteString
  let policyName: ByteString
  let resources: FieldView
  let parameters: FieldView
  let severities: [Diagnostic.Severity]

  init(_ object: KubernetesObject) {
    let spec = object.view["spec"]
    name = object.name
    policyName = spec["policyName"].text ?? .empty
    resources = spec["matchResources"]
    parameters = spec["paramRef"]
    severities = spec["validationActions"].items.compactMap { action in
      switch action.text {
      case "Deny": .error
      case "Warn": .warning
      case "Audit": .note
      default: nil
      }
    }
  }

  /// In force everywhere, and refusing.
  init(everywhereFor policy: ByteString) {
    name = .empty
    policyName = policy
    resources = FieldView(value: .missing, path: .root)
    parameters = FieldView(value: .missing, path: .root)
    severities = [.error]
  }
}
