/// The table of rules as text: the reference page, the list and the explanation of one rule.
package enum RuleReference {
  /// `docs/reference/rules.md`.
  package static var page: String {
    var page = """
      # Rules of lint

      The \(PolicyTable.rules.count) rules of `rhumb lint` that go beyond `helm lint`. This page is written from the rules' own table
      (`make docs`); a test keeps it current.

      A level is `error`, `warning`, `info` or `off`; `rhumb.yaml` sets it, under `lint.rules`. What other tools call the
      same check stands behind it: those names work wherever a rule is named.

      """
    for topic in PolicyRule.Topic.allCases {
      page += "\n## \(topic.rawValue)\n\n"
      page += "| Rule | Level | What holds | Why | What to do | Elsewhere |\n|---|---|---|---|---|---|\n"
      for rule in PolicyTable.rules where rule.topic == topic {
        let names = aliases(rule).map { "\($0.tool): `\($0.ids)`" }.joined(separator: "<br>")
        page +=
          "| `\(rule.id)` | \(rule.level.rawValue) | \(rule.summary) | \(rule.reason) | \(rule.remedy) | \(names) |\n"
      }
    }
    return page
  }

  /// One line for each rule.
  package static var list: String {
    let width = PolicyTable.rules.map { $0.id.utf8CodeUnitCount }.max() ?? 0
    return PolicyTable.rules.map { rule in
      let name = "\(rule.id)" + String(repeating: " ", count: width - rule.id.utf8CodeUnitCount)
      let level = rule.level.rawValue + String(repeating: " ", count: 7 - rule.level.rawValue.utf8.count)
      return "\(name)  \(level)  \(rule.summary)\n"
    }.joined()
  }

  package static func explanation(of rule: PolicyRule) -> String {
    var text = "\(rule.id) (\(rule.level.rawValue)): \(rule.summary)\n\n\(rule.reason)\n\n\(rule.remedy)\n"
    for (tool, ids) in aliases(rule) { text += "\n\(tool): \(ids)" }
    return rule.aliases.isEmpty ? text : text + "\n"
  }

  private static func aliases(_ rule: PolicyRule) -> [(tool: String, ids: String)] {
    PolicyRule.Alias.Tool.allCases.compactMap { tool in
      let ids = rule.aliases.filter { $0.tool == tool }.map { "\($0.id)" }
      return ids.isEmpty ? nil : (tool.rawValue, ids.joined(separator: ", "))
    }
  }
}
