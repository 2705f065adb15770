import RhumbCEL

/// What checks of rules keep from object to object: compiled rules, and what evaluations share.
final class RuleStore {
  let compiler = RuleCompiler()
  let tools = CELTools()
}
