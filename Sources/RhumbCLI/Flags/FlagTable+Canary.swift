extension FlagTable {
  static let valuesSet: [FlagSpec] = [
    FlagSpec("change-type", .bool, "let a number become a text, and the like"),
    FlagSpec("dry-run", .bool, "print the difference and write nothing"),
  ]

  /// How a chart is rendered to find its routes.
  static let canary: [FlagSpec] = [
    FlagSpec(
      "api-versions", short: "a", .stringSlice, "API versions for .Capabilities.APIVersions besides those of Kubernetes"
    ),
    FlagSpec("kube-version", .string, "what .Capabilities.KubeVersion is"),
    FlagSpec("release-name", .string, fallback: "release-name", "name of the release that the chart is rendered for"),
  ]

  /// Text for people, or JSON for programs.
  static let canaryOutput: [FlagSpec] = [
    FlagSpec(
      "output", short: "o", .choice(["text", "json"], complaint: "invalid output format"), fallback: "text",
      "text or json")
  ]

  /// Which routes are meant, and which rules count.
  static let canaryChoice: [FlagSpec] = [
    FlagSpec("from", .string, "the destination that gives and takes; else all others, in proportion"),
    FlagSpec("route", .string, "name of the route, or of its object, or object/http[0]; else all to the canary"),
    FlagSpec("subset", .string, fallback: "canary", "the subset, or Service, that is the canary"),
    FlagSpec("total", .int, "what the weights of a route sum to; else 100, or for Gateway API what they sum to now"),
    FlagSpec("waive", .stringSlice, "rules that don't count, such as no-service or too-few-pods"),
  ]

  /// What `set`, `step`, `promote` and `abort` share.
  static let canaryShift: [FlagSpec] = [
    FlagSpec("dry-run", .bool, "print the difference and write nothing"),
    FlagSpec("max-step", .int, fallback: "100", "the largest step to allow, in percent"),
  ]

  static let canarySet: [FlagSpec] = [
    FlagSpec("weight", .int, "the canary's share of the traffic, in percent")
  ]

  static let canarySchedule: [FlagSpec] = [
    FlagSpec("schedule", .string, fallback: "5,10,25,50,100", "the canary's shares, one after the other, in percent")
  ]
}
