/// What the API server checks beyond the schema, group by group.
package enum ServerRules {
  /// Add a group's table here.
  package static let table = RuleTable([
    DefinitionRules.rules, IstioRules.rules, GatewayRules.rules,
  ])
}
