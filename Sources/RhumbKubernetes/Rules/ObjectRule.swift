package import RhumbDiagnostics
package import RhumbEngine

/// A rule beyond the schema: one row of a table. What the API server checks in code, and strategy by strategy.
package struct ObjectRule: Sendable {
  package enum Kinds: Sendable {
    case all
    /// `Deployment.apps`, `Service`: kinds with their group, in any version.
    case some([ByteString])
  }

  /// Names the rule in messages and in configuration: `kubernetes/service-ports`.
  package let code: DiagnosticCode
  package let kinds: Kinds
  /// One line for lists of rules.
  package let summary: StaticString
  package let check: @Sendable (FieldView, RuleContext, inout ObjectReport) -> Void

  package init(
    _ code: DiagnosticCode, _ kinds: Kinds, _ summary: StaticString,
    check: @escaping @Sendable (_ object: FieldView, _ context: RuleContext, _ report: inout ObjectReport) -> Void
  ) {
    self.code = code
    self.kinds = kinds
    self.summary = summary
    self.check = check
  }
}

/// What a rule may ask about besides the object: whom it is judged for.
package struct RuleContext {
  package let version: KubernetesVersion
  package let type: GroupVersionKind
  /// Nil where no scope is known.
  package let isNamespaced: Bool?

  package init(version: KubernetesVersion, type: GroupVersionKind, isNamespaced: Bool?) {
    self.version = version
    self.type = type
    self.isNamespaced = isNamespaced
  }
}

/// Rules by the kinds they apply to. Later tables add to earlier ones.
package struct RuleTable: Sendable {
  package let rules: [ObjectRule]
  private let common: [Int]
  private let byKind: [ByteString: [Int]]

  package init(_ tables: [[ObjectRule]]) {
    rules = tables.flatMap(\.self)
    var common: [Int] = []
    var byKind: [ByteString: [Int]] = [:]
    for (index, rule) in rules.enumerated() {
      switch rule.kinds {
      case .all: common.append(index)
      case .some(let kinds): for kind in kinds { byKind[kind, default: []].append(index) }
      }
    }
    self.common = common
    self.byKind = byKind
  }

  /// Checks an object by every rule for its kind.
  package func check(_ object: KubernetesObject, _ context: RuleContext, _ report: inout ObjectReport) {
    let before = report.code
    defer { report.code = before }
    let own = byKind[context.type.groupKindText] ?? []
    for index in common + own {
      report.code = rules[index].code
      rules[index].check(object.view, context, &report)
    }
  }
}
