extension CommandTree {
  static let lint = CommandSpec(
    "lint", operands: "PATH...", "examine charts for possible issues",
    description: """
      Checks that charts are well-formed, as 'helm lint' does, in its words and with its exit status. [ERROR] is what will
      most likely not install: the exit status is 1. [WARNING] breaks with a convention, which --strict makes an error too.

      Then the chart is rendered, and its objects are judged by rules of good practice: what they find is told on standard
      error, and decides the exit status with --fail-on. 'required' and 'fail' don't end a render here. A file of manifests,
      or - for the standard input, is judged by these rules alone.

      Levels, exemptions and objects that exist elsewhere stand in rhumb.yaml under 'lint'. In manifests and templates, a
      comment '# rhumb:ignore RULE reason' lets off what follows.
      """,
    flags: FlagTable.lint + FlagTable.values + FlagTable.report, count: .any, run: LintCommand.run)
}
