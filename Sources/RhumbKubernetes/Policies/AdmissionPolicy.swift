import RhumbCEL
import RhumbDiagnostics
import RhumbEngine

/// A ValidatingAdmissionPolicy, its expressions compiled.
struct AdmissionPolicy {
  struct Validation {
    let program: CELProgram
    let source: ByteString
    /// Empty for none.
    let message: ByteString
    let messageProgram: CELProgram?
    /// The fields of the object that the expression reads have this path in common.
    let path: FieldPath
  }

  let name: ByteString
  /// Errors are passed over rather than refused.
  let ignoresErrors: Bool
  let constraints: FieldView
  /// Nil for a policy without parameters.
  let parameterType: (apiVersion: ByteString, kind: ByteString)?
  let conditions: [(name: ByteString, program: CELProgram)]
  let variables: [(name: ByteString, program: CELProgram)]
  let validations: [Validation]

  /// Reads a policy; throws the first thing that is wrong with an expression.
  init(_ object: KubernetesObject, _ origins: OriginTable) throws(Failure) {
    let spec = object.view["spec"]
    name = object.name
    ignoresErrors = spec["failurePolicy"].text == "Ignore"
    constraints = spec["matchConstraints"]
    if let apiVersion = spec["paramKind"]["apiVersion"].text, let kind = spec["paramKind"]["kind"].text {
      parameterType = (apiVersion, kind)
    } else {
      parameterType = nil
    }
    var reader = Reader(
      environment: PolicyEnvironment(KubernetesLibraries.all, hasParameters: parameterType != nil), object: object,
      origins: origins)
    conditions = try reader.conditions(spec["matchConditions"])
    variables = try reader.variables(spec["variables"])
    validations = try reader.validations(spec["validations"])
  }

  /// Why a policy can't be applied, with its place.
  struct Failure: Error {
    package let finding: Finding
  }
}

/// Compiles the expressions of one policy.
private struct Reader {
  var environment: PolicyEnvironment
  let object: KubernetesObject
  let origins: OriginTable

  private func program(_ view: FieldView, _ types: [CELType]) throws(AdmissionPolicy.Failure) -> CELProgram {
    do throws(PolicyEnvironment.Refusal) {
      return try environment.compile(view.text ?? .empty, types)
    } catch {
      throw AdmissionPolicy.Failure(
        finding: Finding(
          .error, "kubernetes/expression", at: view.path, error.message, span: object.span(of: view.path, in: origins)))
    }
  }

  func conditions(
    _ view: FieldView
  ) throws(AdmissionPolicy.Failure) -> [(name: ByteString, program: CELProgram)] {
    var conditions: [(name: ByteString, program: CELProgram)] = []
    for item in view.items {
      conditions.append((item["name"].text ?? .empty, try program(item["expression"], [.bool])))
    }
    return conditions
  }

  mutating func variables(
    _ view: FieldView
  ) throws(AdmissionPolicy.Failure) -> [(name: ByteString, program: CELProgram)] {
    var variables: [(name: ByteString, program: CELProgram)] = []
    for item in view.items {
      let name = item["name"].text ?? .empty
      let program = try program(item["expression"], [])
      environment.add(variable: name, program.type)
      variables.append((name, program))
    }
    return variables
  }

  func validations(_ view: FieldView) throws(AdmissionPolicy.Failure) -> [AdmissionPolicy.Validation] {
    var validations: [AdmissionPolicy.Validation] = []
    for item in view.items {
      let program = try program(item["expression"], [.bool])
      let hasMessage = !item["messageExpression"].isEmpty
      validations.append(
        AdmissionPolicy.Validation(
          program: program, source: item["expression"].text ?? .empty, message: item["message"].text ?? .empty,
          messageProgram: hasMessage ? try self.program(item["messageExpression"], [.string]) : nil,
          path: Self.commonPath(program.paths(from: "object"))))
    }
    return validations
  }

  private static func commonPath(_ paths: [[ByteString]]) -> FieldPath {
    guard var common = paths.first?[...] else { return .root }
    for path in paths.dropFirst() {
      common = common.prefix(zip(common, path).prefix { $0 == $1 }.count)
    }
    return common.reduce(FieldPath.root) { $0[$1] }
  }
}
