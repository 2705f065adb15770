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

  /// What `set`, `promote` and `abort` share.
  static let canaryShift: [FlagSpec] = [
    FlagSpec("dry-run", .bool, "print the difference and write nothing"),
    FlagSpec("route", .string, "name of the route, or of its object; else all that lead to the canary"),
    FlagSpec("subset", .string, fallback: "canary", "the subset, or Service, that is the canary"),
  ]

  static let canarySet: [FlagSpec] = [
    FlagSpec("max-step", .int, fallback: "100", "the largest step to allow, in percent"),
    FlagSpec("weight", .int, "the canary's share of the traffic, in percent"),
  ]
}
