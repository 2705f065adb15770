/// What the API server checks beyond the schema, group by group.
package enum ServerRules {
  package static let table = RuleTable([
    NameRules.rules, MetadataRules.rules,
    ContainerRules.rules, ProbeRules.rules, ResourceRules.rules, VolumeRules.rules, SchedulingRules.rules,
    SecurityRules.rules, PodPlatformRules.rules, WorkloadRules.rules, JobRules.rules,
    ServiceRules.rules, IngressRules.rules, AutoscalingRules.rules, NetworkPolicyRules.rules,
    ConfigRules.rules, AccessRules.rules, ClaimRules.rules, QuotaRules.rules,
    WebhookRules.rules, DefinitionRules.rules, ExpressionRules.rules, IstioRules.rules, GatewayRules.rules,
  ])
}
