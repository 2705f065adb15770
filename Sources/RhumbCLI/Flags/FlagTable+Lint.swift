extension FlagTable {
  /// `lint` alone: Helm's flags, and those of the rules beyond Helm's.
  static let lint: [FlagSpec] = [
    FlagSpec("allow-outside-links", .bool, "follow symbolic links that lead out of the chart's directory"),
    FlagSpec(
      "api-versions", short: "a", .stringSlice, "API versions for .Capabilities.APIVersions besides those of Kubernetes"
    ),
    FlagSpec("baseline", .string, "a file of findings to pass over, else what rhumb.yaml says"),
    FlagSpec("config", .string, "the configuration, else rhumb.yaml of the chart or of the working directory"),
    FlagSpec("explain", .string, "tell about a rule: why it is there, and what to do"),
    FlagSpec(
      "fail-on",
      .choice(["error", "warning", "info", "never"], complaint: "it is none of error, warning, info and never"),
      fallback: "never", "level from which findings of rules beyond Helm's fail the command"),
    FlagSpec("helm-only", .bool, "say what 'helm lint' says, and nothing else"),
    FlagSpec("kube-version", .string, "version of Kubernetes for .Capabilities and for deprecated API versions"),
    FlagSpec("quiet", .bool, "print warnings and errors only"),
    FlagSpec("release-name", .string, fallback: "release-name", "name of the release that rules look at"),
    FlagSpec("rule", .stringArray, "a rule's level, as RULE=error, warning, info or off (repeatable)"),
    FlagSpec("rules", .bool, "list the rules beyond Helm's"),
    FlagSpec("skip-schema-validation", .bool, "don't check values against values.schema.json"),
    FlagSpec("strict", .bool, "fail on Helm's warnings"),
    FlagSpec("with-subcharts", .bool, "check the charts inside charts/ too"),
    FlagSpec("write-baseline", .string, "write all findings to a file, to be passed over from now on"),
  ]
}
