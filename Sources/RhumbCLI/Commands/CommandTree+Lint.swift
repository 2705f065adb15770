extension CommandTree {
  static let lint = CommandSpec(
    "lint", operands: "PATH...", "examine charts for possible issues",
    description: """
      Checks that charts are well-formed, as 'helm lint' does, in its words and with its exit status.

      [ERROR] is what will most likely not install: the exit status is 1. [WARNING] breaks with a convention, which
      --strict makes an error too. 'required' and 'fail' don't end a render here.
      """,
    flags: FlagTable.lint + FlagTable.values, count: .atLeast(1), run: LintCommand.run)
}
