import RhumbCEL
import RhumbEngine

/// Checks the rules in the schema of a CustomResourceDefinition: that they say what they need to, and compile.
struct DefinitionExpressions {
  private static let reasons: [ByteString] = [
    "FieldValueDuplicate", "FieldValueForbidden", "FieldValueInvalid", "FieldValueRequired",
  ]

  private let compiler: RuleCompiler
  private var report: ObjectReport
  private var totalCost: UInt64 = 0
  private var depth = 0

  /// `schema` is a root that was found structural.
  static func run(_ schema: FieldView, in version: KubernetesVersion, _ report: inout ObjectReport) {
    guard schema.map != nil else { return }
    var reader = StructuralSchemaReader(origins: OriginTable())
    let node = reader.read(schema.value)
    let compiler = RuleCompiler(KubernetesLibraries.forNewExpressions(in: version))
    guard compiler.hasRules(node) else { return }
    var check = DefinitionExpressions(compiler: compiler, report: report)
    check.schema(schema, node, isResource: true, fixedList: nil, count: 1)
    if check.totalCost > RuleCost.definitionLimit {
      check.report.forbidden(
        schema.path,
        RuleCost.words(
          "x-kubernetes-validations estimated rule cost total for entire OpenAPIv3 schema", check.totalCost,
          RuleCost.definitionLimit))
    }
    report = check.report
  }

  private init(compiler: RuleCompiler, report: ObjectReport) {
    self.compiler = compiler
    self.report = report
  }

  /// `fixedList` is a list around the schema whose items can't be told apart after a change; `count` how many values of
  /// the schema an object may have, nil for any number.
  private mutating func schema(
    _ schema: FieldView, _ node: SchemaNode, isResource: Bool, fixedList: FieldPath?, count: UInt64?
  ) {
    guard compiler.hasRules(node), depth < StructuralSchemaReader.depthLimit else { return }
    depth += 1
    defer { depth -= 1 }
    rules(schema, node, isResource: isResource, fixedList: fixedList, count: count)
    let inner = RuleCost.count(of: node, count)
    for (name, property) in schema["properties"].entries {
      guard let child = node.property(name) else { continue }
      self.schema(property, child, isResource: child.isEmbeddedResource, fixedList: fixedList, count: inner)
    }
    if let child = node.additional {
      self.schema(
        schema["additionalProperties"], child, isResource: child.isEmbeddedResource, fixedList: fixedList,
        count: inner)
    }
    if let child = node.items {
      let fixed = node.listType == .map ? fixedList : fixedList ?? schema.path
      self.schema(schema["items"], child, isResource: child.isEmbeddedResource, fixedList: fixed, count: inner)
    }
  }

  private mutating func rules(
    _ schema: FieldView, _ node: SchemaNode, isResource: Bool, fixedList: FieldPath?, count: UInt64?
  ) {
    let views = schema["x-kubernetes-validations"].items
    let before = report.findings.count
    for view in views { form(view, node) }
    guard report.findings.count == before else { return }
    let written = views.filter { !$0["rule"].isEmpty }
    for (view, rule) in zip(written, node.rules) {
      guard let compiled = compiler.compile([rule], node, isResource: isResource).first else { continue }
      judge(compiled, view, fixedList)
      if case .success(let program) = compiled.program {
        let cost = RuleCost.highest(program, node, isResource: isResource, count: count)
        price(cost, view["rule"].path, "estimated rule cost")
      }
      if let message = compiled.message {
        let cost = RuleCost.highest(message, node, isResource: isResource, count: 1)
        price(cost, view["messageExpression"].path, "estimated messageExpression cost")
      }
    }
  }

  private mutating func judge(_ compiled: CompiledRule, _ view: FieldView, _ fixedList: FieldPath?) {
    switch compiled.program {
    case .failure(let failure): invalid(view["rule"].path, view, failure.message)
    case .success(let program):
      if program.uses("oldSelf") {
        guard let fixedList else { break }
        report.invalid(
          view["rule"],
          "oldSelf cannot be used on the uncorrelatable portion of the schema within " + fixedList.text)
      } else if view["optionalOldSelf"].exists {
        report.invalid(view["optionalOldSelf"], "may not be set if oldSelf is not used in rule")
      }
    }
    if let failure = compiled.messageFailure { invalid(view["messageExpression"].path, view, failure.message) }
  }

  private mutating func price(_ cost: UInt64, _ path: FieldPath, _ name: ByteString) {
    if cost > RuleCost.ruleLimit { report.forbidden(path, RuleCost.words(name, cost, RuleCost.ruleLimit)) }
    let (sum, overflow) = totalCost.addingReportingOverflow(cost)
    totalCost = overflow ? .max : sum
  }

  // MARK: Form

  private mutating func form(_ view: FieldView, _ node: SchemaNode) {
    let rule = RuleCheck.trimmed(view["rule"].text ?? .empty)
    let message = view["message"].text ?? .empty
    // That there is a rule at all is another check's business.
    if !rule.isEmpty {
      if !message.isEmpty, RuleCheck.trimmed(message).isEmpty {
        report.invalid(view["message"], "must be non-empty if specified")
      } else if RuleCheck.trimmed(message).bytes.contains(0x0A) {
        report.invalid(view["message"], "must not contain line breaks")
      } else if rule.bytes.contains(0x0A), message.isEmpty {
        report.required(view["message"].path, "message must be specified if rule contains line breaks")
      }
    }
    if let text = view["messageExpression"].text, !text.isEmpty, RuleCheck.trimmed(text).isEmpty {
      report.required(view["messageExpression"].path, "messageExpression must be non-empty if specified")
    }
    if let reason = view["reason"].text, !Self.reasons.contains(reason) {
      report.unsupported(view["reason"], supported: Self.reasons)
    }
    guard let path = view["fieldPath"].text, !path.isEmpty else { return }
    if RuleCheck.trimmed(path).isEmpty { report.invalid(view["fieldPath"], "must be non-empty if specified") }
    if (try? RulePath.resolve(path, below: .root, node)) == nil {
      report.invalid(view["fieldPath"], "must be a valid path")
    }
  }

  /// The server shows a rule as Go's encoding/json writes its struct.
  private mutating func invalid(_ path: FieldPath, _ view: FieldView, _ detail: ByteString) {
    var shown = Array("{".utf8)
    for (index, name) in ["Rule", "Message", "MessageExpression", "Reason", "FieldPath", "OptionalOldSelf"].enumerated()
    {
      if index > 0 { shown.append(",") }
      let key = ByteString(name.prefix(1).lowercased() + name.dropFirst())
      shown.append(contentsOf: "\"\(name)\":".utf8)
      let value = view[key]
      if let text = value.text {
        JSONWords.write(text, to: &shown)
      } else if let bool = value.bool {
        shown.append(bool ? "true" : "false")
      } else {
        shown.append(name == "Reason" || name == "OptionalOldSelf" ? "null" : "\"\"")
      }
    }
    shown.append("}")
    report.add(at: path, "Invalid value: " + ByteString(shown) + ": " + detail)
  }
}

/// Texts as Go's encoding/json writes them.
private enum JSONWords {
  static func write(_ text: ByteString, to out: inout [UInt8]) {
    out.append("\"")
    for byte in text.bytes {
      switch byte {
      case UInt8(ascii: "<"): out.append("\\u003c")
      case UInt8(ascii: ">"): out.append("\\u003e")
      case UInt8(ascii: "&"): out.append("\\u0026")
      case UInt8(ascii: "\""): out.append("\\\"")
      case UInt8(ascii: "\\"): out.append("\\\\")
      case 0x0A: out.append("\\n")
      case 0x0D: out.append("\\r")
      case 0x09: out.append("\\t")
      case ..<0x20: out.append(contentsOf: "\\u00\(byte >> 4)\(String(byte & 15, radix: 16))".utf8)
      default: out.append(byte)
      }
    }
    out.append("\"")
  }
}
