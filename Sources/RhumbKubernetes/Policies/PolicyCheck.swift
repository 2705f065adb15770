import RhumbCEL
import RhumbDiagnostics
import RhumbEngine

/// Judges an object by admission policies, as an API server does when it is created.
struct PolicyCheck {
  private let request: PolicyRequest
  private let tools: CELTools
  private var report: ObjectReport

  /// What one policy may cost with one binding.
  private static let budget: Int64 = 10_000_000
  private static let longestMessage = 5 << 10
  /// Kinds that no policy judges.
  private static let exempt: Set<ByteString> = [
    "ValidatingAdmissionPolicy", "ValidatingAdmissionPolicyBinding", "MutatingAdmissionPolicy",
    "MutatingAdmissionPolicyBinding", "ValidatingWebhookConfiguration", "MutatingWebhookConfiguration",
  ]

  static func run(_ set: PolicySet, _ request: PolicyRequest, _ tools: CELTools, _ report: inout ObjectReport) {
    if request.type.group == "admissionregistration.k8s.io", exempt.contains(request.type.kind) { return }
    let before = report.code
    report.code = "kubernetes/policy"
    var check = PolicyCheck(request: request, tools: tools, report: report)
    for policy in set.policies where ResourceMatch.matches(policy.constraints, request) {
      for binding in set.bindings(of: policy) where ResourceMatch.matches(binding.resources, request) {
        check.judge(policy, binding, set)
      }
    }
    report = check.report
    report.code = before
  }

  private init(request: PolicyRequest, tools: CELTools, report: ObjectReport) {
    self.request = request
    self.tools = tools
    self.report = report
  }

  // MARK: Parameters

  private mutating func judge(_ policy: AdmissionPolicy, _ binding: AdmissionBinding, _ set: PolicySet) {
    guard let type = policy.parameterType else { return judge(policy, binding, .null) }
    guard binding.parameters.exists else { return judge(policy, binding, .null) }
    let parameters = set.parameters(of: type, binding.parameters, in: request.namespace)
    if parameters.isEmpty {
      if binding.parameters["parameterNotFoundAction"].text == "Allow" { return }
      let words: ByteString =
        "failed to configure binding: no params found for policy binding with `Deny` parameterNotFoundAction"
      return fault(words, policy, binding, .root, help: "hand in the \(type.kind.description) with --policy")
    }
    for parameter in parameters { judge(policy, binding, DynamicValues.value(.map(parameter))) }
  }

  // MARK: Expressions

  private mutating func judge(_ policy: AdmissionPolicy, _ binding: AdmissionBinding, _ parameters: CELValue) {
    var budget = Self.budget
    let variables = PolicyVariables(policy.variables, tools)
    let values = self.values(parameters, variables)
    variables.values = values
    // The variables are among the values, which would keep each other.
    defer { variables.values = [] }
    for condition in policy.conditions {
      switch evaluate(condition.program, values, &budget) {
      case .success(.bool(true)): continue
      case .success: return
      case .failure(let error):
        return fault("matchConditions: " + condition.name + ": " + error.message, error, policy, binding, .root)
      }
    }
    for validation in policy.validations {
      switch evaluate(validation.program, values, &budget) {
      case .success(.bool(true)): continue
      case .success:
        deny(message(validation, values, &budget), policy, binding, validation.path)
      case .failure(let error):
        fault(
          "expression '" + validation.source + "' resulted in error: " + error.message, error, policy, binding,
          validation.path)
      }
    }
  }

  private func evaluate(
    _ program: CELProgram, _ values: [CELValue?], _ budget: inout Int64
  ) -> Result<CELValue, CELError> {
    let (result, cost) = program.evaluate(values, tools: tools)
    let (rest, overflow) = budget.subtractingReportingOverflow(Int64(clamping: cost))
    budget = overflow ? -1 : rest
    if budget < 0 {
      let words: ByteString =
        "validation failed due to running out of cost budget, no further validation rules will be run"
      return .failure(CELError(words, kind: .limit))
    }
    return result
  }

  private func message(
    _ validation: AdmissionPolicy.Validation, _ values: [CELValue?], _ budget: inout Int64
  ) -> ByteString {
    if let program = validation.messageProgram, case .success(.string(let text)) = evaluate(program, values, &budget) {
      let trimmed = RuleCheck.trimmed(text)
      if !trimmed.isEmpty, trimmed.count <= Self.longestMessage, !trimmed.bytes.contains(0x0A) { return trimmed }
    }
    if !validation.message.isEmpty { return RuleCheck.trimmed(validation.message) }
    return "failed expression: " + RuleCheck.trimmed(validation.source)
  }

  // MARK: Decisions

  private mutating func deny(
    _ words: ByteString, _ policy: AdmissionPolicy, _ binding: AdmissionBinding, _ path: FieldPath, help: String? = nil
  ) {
    let name = "ValidatingAdmissionPolicy '" + policy.name + "'"
    let by = binding.name.isEmpty ? name : name + " with binding '" + binding.name + "'"
    for severity in binding.severities {
      let message: ByteString =
        switch severity {
        case .error: by + " denied request: " + words
        case .warning: "Validation failed for " + by + ": " + words
        case .note: by + " writes to the audit log: " + words
        }
      var finding = Finding(
        severity, report.code, at: path, message, span: report.span(of: path))
      finding.namesPath = true
      if let help { finding.help.append(help) }
      report.add(finding)
    }
  }

  /// An error denies, unless the policy passes over errors.
  private mutating func fault(
    _ words: ByteString, _ policy: AdmissionPolicy, _ binding: AdmissionBinding, _ path: FieldPath, help: String?
  ) {
    if !policy.ignoresErrors { deny(words, policy, binding, path, help: help) }
  }

  private mutating func fault(
    _ words: ByteString, _ error: CELError, _ policy: AdmissionPolicy, _ binding: AdmissionBinding, _ path: FieldPath
  ) {
    // What only a cluster knows is no fault of the object.
    guard error.message == AuthorizerFunctions.unanswerable.message else {
      return fault(words, policy, binding, path, help: nil)
    }
    report.add(
      .note, at: .root,
      "ValidatingAdmissionPolicy '" + policy.name + "' was not judged: " + AuthorizerFunctions.unanswerable.message)
  }

  // MARK: Values

  private func values(_ parameters: CELValue, _ variables: PolicyVariables) -> [CELValue?] {
    PolicyEnvironment.Slot.allCases.map { slot in
      switch slot {
      case .object: DynamicValues.value(.map(storedObject))
      case .oldObject: .null
      case .request: .map(PolicyRequestValue.make(request))
      case .namespaceObject: request.namespace.isEmpty ? .null : PolicyRequestValue.namespace(request)
      case .authorizer: .object(UnansweredObject(AuthorizerFunctions.type))
      case .requestResource: .object(UnansweredObject(AuthorizerFunctions.resource))
      case .params: parameters
      case .variables: .map(variables)
      }
    }
  }

  /// The object with the namespace that the server puts in.
  private var storedObject: MapValue {
    guard request.object.namespace.isEmpty, !request.namespace.isEmpty,
      case .map(let metadata)? = request.object.root[Field.metadata]
    else { return request.object.root }
    let (root, copy) = (request.object.root.shallowCopy(), metadata.shallowCopy())
    copy[Field.namespace] = .string(request.namespace)
    root[Field.metadata] = .map(copy)
    return root
  }
}

/// Stands for what only a cluster has.
private final class UnansweredObject: CELObject {
  let type: CELType

  init(_ type: CELType) { self.type = type }

  func isEqual(to other: any CELObject) -> Bool { self === other }
}
