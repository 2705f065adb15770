import RhumbCEL
import RhumbDiagnostics
import RhumbEngine

/// Checks an object by the rules of its definition (`x-kubernetes-validations`), as the API server does on create:
/// rules about a change are passed over.
struct RuleCheck {
  private let compiler: RuleCompiler
  private let tools: CELTools
  private var report: ObjectReport
  private var budget: Int64 = Self.fullBudget
  private var depth = 0

  /// What all rules together may cost for one object.
  private static let fullBudget: Int64 = 10_000_000
  private static let longestMessage = 5 << 10
  private static let depthLimit = 1000

  static func run(
    _ root: MapValue, _ node: SchemaNode, _ compiler: RuleCompiler, _ tools: CELTools, _ report: inout ObjectReport
  ) {
    guard compiler.hasRules(node) else { return }
    let before = report.code
    report.code = "kubernetes/rule"
    var check = RuleCheck(compiler: compiler, tools: tools, report: report)
    check.value(.map(root), node, as: node, .root)
    report = check.report
    report.code = before
  }

  private init(compiler: RuleCompiler, tools: CELTools, report: ObjectReport) {
    self.compiler = compiler
    self.tools = tools
    self.report = report
  }

  // MARK: Walking

  /// `rules` is the schema that has the rules: `node`, or a branch of its allOf.
  private mutating func value(_ value: Value, _ rules: SchemaNode, as node: SchemaNode, _ path: FieldPath) {
    if budget < 0 || JSONType.isNull(value) || !compiler.hasRules(rules) { return }
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else { return }
    expressions(value, rules, node, path)
    for branch in rules.constraints?.allOf ?? [] where budget >= 0 {
      self.value(value, branch, as: node, path)
    }
    switch value {
    case .map(let map): children(map, rules, node, path)
    case .list(let list):
      guard let items = rules.items, let itemNode = node.items else { return }
      for (index, item) in list.items.enumerated() { self.value(item, items, as: itemNode, path[index]) }
    default: break
    }
  }

  private mutating func children(_ map: MapValue, _ rules: SchemaNode, _ node: SchemaNode, _ path: FieldPath) {
    for entry in map.sortedEntries {
      if let child = rules.property(entry.key), let type = node.property(entry.key) {
        value(entry.value, child, as: type, path[entry.key])
      } else if let child = rules.additional, let type = node.additional {
        value(entry.value, child, as: type, path[key: entry.key])
      }
    }
  }

  // MARK: Rules

  private mutating func expressions(_ value: Value, _ rules: SchemaNode, _ node: SchemaNode, _ path: FieldPath) {
    let isResource = path.isRoot || node.isEmbeddedResource
    let compiled = compiler.rules(of: rules, as: node, isResource: isResource)
    if compiled.isEmpty { return }
    guard let current = try? RuleValues.value(value, node) else { return }
    for rule in compiled {
      switch rule.program {
      case .failure(let failure):
        report.warn(at: path, "rule can't be checked: " + failure.message)
      case .success(let program): judge(rule, program, current, value, node, path)
      }
      if budget < 0 { return }
    }
  }

  private mutating func judge(
    _ rule: CompiledRule, _ program: CELProgram, _ current: CELValue, _ value: Value, _ node: SchemaNode,
    _ path: FieldPath
  ) {
    // A rule about a change has nothing to compare with, unless it says that it does without.
    if program.uses("oldSelf"), !rule.rule.optionalOldSelf { return }
    let variables: [CELValue?] = [current, rule.rule.optionalOldSelf ? CELValue.none : nil]
    let (result, cost) = program.evaluate(variables, tools: tools)
    guard spend(cost) else {
      return report.invalid(
        path, .string(node.kindName),
        "validation failed due to running out of cost budget, no further validation rules will be run")
    }
    switch result {
    case .success(.bool(true)): return
    case .success: fail(rule, variables, value, node, path)
    case .failure(let error): faulted(error, rule, node, path)
    }
  }

  private mutating func spend(_ cost: UInt64) -> Bool {
    let (rest, overflow) = budget.subtractingReportingOverflow(Int64(clamping: cost))
    budget = overflow ? -1 : rest
    return budget >= 0
  }

  /// The expression ended in an error.
  private mutating func faulted(_ error: CELError, _ rule: CompiledRule, _ node: SchemaNode, _ path: FieldPath) {
    let shown = Self.trimmed(rule.rule.message.isEmpty ? rule.rule.rule : rule.rule.message)
    let words: ByteString
    if error.kind == .limit {
      words =
        "'" + error.message + "': no further validation rules will be run due to call cost exceeds limit for rule: "
        + shown
      budget = -1
    } else if error.message == CELError.noSuchOverload.message {
      words =
        "'" + error.message
        + "': call arguments did not match a supported operator, function or macro signature for rule: " + shown
    } else {
      words = error.message + " evaluating rule: " + shown
    }
    add(.string(node.kindName), words, rule, path)
  }

  private mutating func fail(
    _ rule: CompiledRule, _ variables: [CELValue?], _ value: Value, _ node: SchemaNode, _ path: FieldPath
  ) {
    let path = rule.rule.fieldPath.isEmpty ? path : RulePath.read(rule.rule.fieldPath, below: path, node)
    let detail = message(rule, variables) ?? fixedMessage(rule.rule)
    let shown: Value? = node.kind == .object || node.kind == .array ? nil : value
    switch rule.rule.reason {
    case "FieldValueForbidden": add("Forbidden: " + detail, rule, path)
    case "FieldValueRequired": add("Required value: " + detail, rule, path)
    case "FieldValueDuplicate":
      add("Duplicate value" + (shown.map { ": " + ShownValue.text($0) } ?? .empty), rule, path)
    default:
      guard let shown else { return add("Invalid value: " + detail, rule, path) }
      add(shown, detail, rule, path)
    }
  }

  private func fixedMessage(_ rule: ValidationRule) -> ByteString {
    rule.message.isEmpty ? "failed rule: " + Self.trimmed(rule.rule) : Self.trimmed(rule.message)
  }

  /// What the rule's own expression says; nil if it says nothing that can be shown.
  private mutating func message(_ rule: CompiledRule, _ variables: [CELValue?]) -> ByteString? {
    guard let program = rule.message else { return nil }
    let (result, cost) = program.evaluate(variables, tools: tools)
    guard spend(cost), case .success(.string(let text)) = result else { return nil }
    let trimmed = Self.trimmed(text)
    if trimmed.isEmpty || trimmed.count > Self.longestMessage || trimmed.bytes.contains(0x0A) { return nil }
    return trimmed
  }

  // MARK: Findings

  private mutating func add(_ words: ByteString, _ rule: CompiledRule, _ path: FieldPath) {
    let before = report.findings.count
    report.add(at: path, words)
    label(rule, before)
  }

  private mutating func add(_ value: Value, _ detail: ByteString, _ rule: CompiledRule, _ path: FieldPath) {
    let before = report.findings.count
    report.invalid(path, value, detail)
    label(rule, before)
  }

  /// Points to the rule in the definition.
  private mutating func label(_ rule: CompiledRule, _ before: Int) {
    if report.findings.count > before { report.relate(rule.rule.span, "the rule of the definition") }
  }

  /// Without space at either end.
  static func trimmed(_ text: ByteString) -> ByteString {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
    let start = text.bytes.drop(while: isSpace)
    return ByteString(Array(start.reversed().drop(while: isSpace).reversed()))
  }
}

extension SchemaNode {
  /// The name of its type in the schema.
  fileprivate var kindName: ByteString {
    switch kind {
    case .any, .intOrString, .quantity: .empty
    case .string: "string"
    case .integer: "integer"
    case .number: "number"
    case .boolean: "boolean"
    case .object: "object"
    case .array: "array"
    }
  }
}
