extension FlagTable {
  /// `test` alone: helm-unittest's names where it has them.
  static let test: [FlagSpec] = [
    FlagSpec(
      "chart-tests-path", .string, "folder, from the chart's, of a chart whose templates render suites"),
    FlagSpec(
      "coverage", .stringArray,
      "which lines and branches of templates ran: text, lcov or html, or FORM=FILE (repeatable)"
    ),
    FlagSpec("failfast", short: "q", .bool, "stop at the first test that fails"),
    FlagSpec(
      "file", short: "f", .stringArray,
      "pattern of suite files, from the chart's folder; else tests/*_test.yaml (repeatable)"),
    FlagSpec("min", .string, "fail if less than so many percent of the lines ran"),
    FlagSpec("output-file", short: "o", .string, "write the results to a file, in the form of --output-type"),
    FlagSpec(
      "output-type", short: "t", .string, fallback: "XUnit", "form of the results: JUnit, NUnit, XUnit or Sonar"),
    FlagSpec(
      "reference", .string, "program that renders golden cases in rhumb's place, such as helm, to check them against it"
    ),
    FlagSpec("skip-schema-validation", .bool, "don't check values against values.schema.json"),
    FlagSpec("strict", .bool, "refuse unknown fields in suites"),
    FlagSpec("update", .bool, "write golden files anew that differ, and snapshots that changed"),
    FlagSpec("update-snapshot", short: "u", .bool, "replace snapshots that changed"),
    FlagSpec("values", short: "v", .stringArray, "values file for every test, before its own (repeatable)"),
    FlagSpec("watch", .bool, "go on, and run what a saved file touches"),
    FlagSpec(
      "with-subchart", short: "s", .bool, fallback: "true", "run the suites of charts inside the chart too"),
  ]
}
