extension FlagTable {
  /// `test` alone: helm-unittest's names where it has them.
  static let test: [FlagSpec] = [
    FlagSpec("failfast", short: "q", .bool, "stop at the first test that fails"),
    FlagSpec(
      "file", short: "f", .stringArray,
      "pattern of suite files, from the chart's folder; else tests/*_test.yaml (repeatable)"),
    FlagSpec("skip-schema-validation", .bool, "don't check values against values.schema.json"),
    FlagSpec("strict", .bool, "refuse unknown fields in suites"),
    FlagSpec("update-snapshot", short: "u", .bool, "replace snapshots that changed"),
    FlagSpec("values", short: "v", .stringArray, "values file for every test, before its own (repeatable)"),
    FlagSpec(
      "with-subchart", short: "s", .bool, fallback: "true", "run the suites of charts inside the chart too"),
  ]
}
