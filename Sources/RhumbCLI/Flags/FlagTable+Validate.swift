extension FlagTable {
  /// `validate` alone: kubeconform's names where it has them.
  static let validate: [FlagSpec] = [
    FlagSpec(
      "api-versions", short: "a", .stringSlice, "API versions for .Capabilities.APIVersions besides those of Kubernetes"
    ),
    FlagSpec("cache", .string, "ignored: nothing is fetched"),
    FlagSpec("crd", .stringArray, "a file or directory of CustomResourceDefinitions (repeatable)"),
    FlagSpec("exit-on-error", .bool, "stop at the first object that is refused"),
    FlagSpec(
      "ignore-filename-pattern", .stringArray, "regular expression of files in directories to leave out (repeatable)"),
    FlagSpec("ignore-missing-schemas", .bool, "pass over kinds without a schema instead of refusing them"),
    FlagSpec(
      "kube-version", .stringSlice, "version of Kubernetes to check for, or several with commas; else 1.37"),
    FlagSpec("kubernetes-version", .string, isHidden: true, "kubeconform's name for --kube-version"),
    FlagSpec(
      "output",
      .choice(["text", "json", "junit", "pretty", "tap"], complaint: "unknown output"), fallback: "text",
      "form of the report: text, json, junit, pretty or tap"),
    FlagSpec(
      "policy", .stringArray,
      "a file or directory of ValidatingAdmissionPolicies, with their bindings and parameters (repeatable)"),
    FlagSpec("reject", .stringSlice, "kinds, or GROUP/VERSION/KINDs, to refuse"),
    FlagSpec("release-name", .string, fallback: "release-name", "name of the release that charts are rendered for"),
    FlagSpec("schema", .stringArray, isHidden: true, "another name for --crd"),
    FlagSpec(
      "schema-location", .stringArray,
      "where schemas are: a path with {{ .ResourceKind }} and the like, or default for what is built in (repeatable)"),
    FlagSpec("skip", .stringSlice, "kinds, or GROUP/VERSION/KINDs, to pass over"),
    FlagSpec("skip-schema-validation", .bool, "don't check values against values.schema.json"),
    FlagSpec("strict", .bool, fallback: "true", "refuse unknown fields and keys that stand twice"),
    FlagSpec("summary", .bool, "print numbers in the end"),
    FlagSpec("verbose", .bool, "tell valid and skipped objects too"),
  ]
}
