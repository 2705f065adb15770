import RhumbCEL
import RhumbDiagnostics
import RhumbEngine

/// Group 12: expressions of admission policies and webhooks compile.
enum ExpressionRules {
  static let rules: [ObjectRule] = [
    ObjectRule(
      "kubernetes/expression", .some(["ValidatingAdmissionPolicy.admissionregistration.k8s.io"]),
      "expressions of a policy compile", check: policy),
    ObjectRule(
      "kubernetes/expression",
      .some([
        "ValidatingWebhookConfiguration.admissionregistration.k8s.io",
        "MutatingWebhookConfiguration.admissionregistration.k8s.io",
      ]), "conditions of webhooks compile", check: webhooks),
  ]

  private static func policy(_ object: FieldView, _ context: RuleContext, _ report: inout ObjectReport) {
    let spec = object["spec"]
    var environment = PolicyEnvironment(
      KubernetesLibraries.forNewExpressions(in: context.version), hasParameters: spec["paramKind"].exists)
    conditions(spec["matchConditions"], environment, &report)
    for variable in spec["variables"].items {
      guard let name = variable["name"].text, variable["expression"].text?.isEmpty == false else { continue }
      if !Self.isIdentifier(name) { report.invalid(variable["name"], "name is not a valid CEL identifier") }
      let program = check(variable["expression"], [], environment, &report)
      environment.add(variable: name, program?.type ?? .dyn)
    }
    for validation in spec["validations"].items {
      _ = check(validation["expression"], [.bool], environment, &report)
      _ = check(validation["messageExpression"], [.string], environment, &report)
    }
    for annotation in spec["auditAnnotations"].items {
      _ = check(annotation["valueExpression"], [.string, .null], environment, &report)
    }
  }

  private static func webhooks(_ object: FieldView, _ context: RuleContext, _ report: inout ObjectReport) {
    let environment = PolicyEnvironment(
      KubernetesLibraries.forNewExpressions(in: context.version), hasParameters: false)
    for webhook in object["webhooks"].items { conditions(webhook["matchConditions"], environment, &report) }
  }

  private static func conditions(
    _ conditions: FieldView, _ environment: PolicyEnvironment, _ report: inout ObjectReport
  ) {
    for condition in conditions.items { _ = check(condition["expression"], [.bool], environment, &report) }
  }

  private static func check(
    _ expression: FieldView, _ types: [CELType], _ environment: PolicyEnvironment, _ report: inout ObjectReport
  ) -> CELProgram? {
    guard let source = expression.text, !source.bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0A }) else { return nil }
    do throws(PolicyEnvironment.Refusal) {
      return try environment.compile(source, types)
    } catch {
      report.invalid(expression, error.message)
      return nil
    }
  }

  private static func isIdentifier(_ name: ByteString) -> Bool {
    FieldEscaping.isIdentifier(name)
  }
}
