extension FlagTable {
  static let valuesReport: [FlagSpec] = [
    FlagSpec("undefined", .bool, "print the keys that templates ask for and nobody sets"),
    FlagSpec("unused", .bool, "print the keys that no template reads"),
  ]

  /// How a chart is rendered for `explain`, `values` and `impact`: as `template` does it.
  static let provenance: [FlagSpec] = [
    FlagSpec(
      "api-versions", short: "a", .stringSlice, "API versions for .Capabilities.APIVersions besides those of Kubernetes"
    ),
    FlagSpec("include-crds", .bool, "count the files in crds/ too, first"),
    FlagSpec("is-upgrade", .bool, "set .Release.IsUpgrade instead of .Release.IsInstall"),
    FlagSpec("json", .bool, "print JSON"),
    FlagSpec("kube-version", .string, "what .Capabilities.KubeVersion is"),
    FlagSpec("no-hooks", .bool, "leave out hooks"),
    FlagSpec("now", .string, "the time for the chart: seconds since 1970, or 2026-01-31T12:00:00Z"),
    FlagSpec("release-name", .string, fallback: "release-name", "name of the release that the chart is rendered for"),
    FlagSpec("seed", .int, "make random values repeat: one seed, one output (ECDSA signatures excepted)"),
    FlagSpec("skip-schema-validation", .bool, "don't check values against values.schema.json"),
    FlagSpec("skip-tests", .bool, "leave out test hooks"),
  ]
}
