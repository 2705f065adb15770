extension FlagTable {
  /// `lint` alone, with Helm's names.
  static let lint: [FlagSpec] = [
    FlagSpec("allow-outside-links", .bool, "follow symbolic links that lead out of the chart's directory"),
    FlagSpec("kube-version", .string, "version of Kubernetes for .Capabilities and for deprecated API versions"),
    FlagSpec("quiet", .bool, "print warnings and errors only"),
    FlagSpec("skip-schema-validation", .bool, "don't check values against values.schema.json"),
    FlagSpec("strict", .bool, "fail on warnings"),
    FlagSpec("with-subcharts", .bool, "check the charts inside charts/ too"),
  ]
}
