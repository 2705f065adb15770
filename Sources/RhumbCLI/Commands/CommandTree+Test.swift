extension CommandTree {
  static let test = CommandSpec(
    "test", operands: "CHART...", "run the tests of charts",
    description: """
      Runs the suites of charts that are written for helm-unittest: by default tests/*_test.yaml in a chart's folder, and
      in those of the charts inside it.

      The exit status is 0 if all tests pass, 1 if one fails or can't be run.
      """,
    flags: FlagTable.test + FlagTable.chartPlace + FlagTable.report, count: .atLeast(1), run: TestCommand.run)
}
