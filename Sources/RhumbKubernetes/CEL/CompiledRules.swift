import RhumbCEL
import RhumbEngine

/// One rule of a schema, compiled.
struct CompiledRule {
  let rule: ValidationRule
  let program: Result<CELProgram, CompilationFailure>
  let message: CELProgram?
  let messageFailure: CompilationFailure?

  var usesOldSelf: Bool { (try? program.get())?.uses("oldSelf") ?? false }

  /// Why a rule can't be compiled, in the server's words.
  struct CompilationFailure: Error {
    let message: ByteString
  }
}

/// Compiles rules, once for each schema that is asked for.
final class RuleCompiler {
  private let libraries: [CELLibrary]
  private var types = RuleTypes()
  private var compiled: [ObjectIdentifier: [CompiledRule]] = [:]
  /// Whether a schema or anything below it has rules.
  private var bearers: [ObjectIdentifier: Bool] = [:]

  init(_ libraries: [CELLibrary] = KubernetesLibraries.all) { self.libraries = libraries }

  func rules(of node: SchemaNode, as type: SchemaNode, isResource: Bool) -> [CompiledRule] {
    if node.rules.isEmpty { return [] }
    if let known = compiled[ObjectIdentifier(node)] { return known }
    let made = compile(node.rules, type, isResource: isResource)
    compiled[ObjectIdentifier(node)] = made
    return made
  }

  func compile(_ rules: [ValidationRule], _ type: SchemaNode, isResource: Bool) -> [CompiledRule] {
    guard let selfType = types.type(of: type, isResource: isResource) else { return [] }
    return rules.compactMap { rule in
      if rule.rule.bytes.allSatisfy({ $0 == 0x20 || $0 == 0x0A || $0 == 0x09 }) { return nil }
      return compile(rule, selfType)
    }
  }

  private func compile(_ rule: ValidationRule, _ type: CELType) -> CompiledRule {
    var environment = CELEnvironment(libraries)
    environment.wantsHomogeneousLiterals = true
    environment.checksLiterals = true
    environment.declare("self", type)
    environment.declare("oldSelf", rule.optionalOldSelf ? .optional(type) : type)
    let program = Self.program(
      rule.rule, .bool, environment, "compilation failed: ", "cel expression must evaluate to a bool")
    guard !rule.messageExpression.isEmpty else {
      return CompiledRule(rule: rule, program: program, message: nil, messageFailure: nil)
    }
    let message = Self.program(
      rule.messageExpression, .string, environment, "messageExpression compilation failed: ",
      "messageExpression must evaluate to a string")
    switch message {
    case .success(let message):
      return CompiledRule(rule: rule, program: program, message: message, messageFailure: nil)
    case .failure(let failure):
      return CompiledRule(rule: rule, program: program, message: nil, messageFailure: failure)
    }
  }

  private static func program(
    _ source: ByteString, _ type: CELType, _ environment: CELEnvironment, _ prefix: ByteString,
    _ typeWords: ByteString
  ) -> Result<CELProgram, CompiledRule.CompilationFailure> {
    do throws(CELProgram.Failure) {
      let program = try CELProgram(source, in: environment)
      return program.type == type ? .success(program) : .failure(.init(message: typeWords))
    } catch {
      return .failure(.init(message: prefix + error.drawn(in: source)))
    }
  }

  /// Whether there is anything to check in values of a schema.
  func hasRules(_ node: SchemaNode) -> Bool {
    if let known = bearers[ObjectIdentifier(node)] { return known }
    // A schema that is asked for while it is looked at refers to itself; what it holds is found further out.
    bearers[ObjectIdentifier(node)] = false
    let found =
      !node.rules.isEmpty || node.items.map { hasRules($0) } == true || node.additional.map { hasRules($0) } == true
      || node.properties.contains { hasRules($0.node) }
      || node.constraints?.allOf.contains { hasRules($0) } == true
    bearers[ObjectIdentifier(node)] = found
    return found
  }
}
