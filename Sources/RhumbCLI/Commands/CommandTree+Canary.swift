extension CommandTree {
  static let values = CommandSpec(
    "values", "change values files in place",
    description: "Changes values files and leaves the rest of them as it is.",
    subcommands: [
      CommandSpec(
        "set", operands: "FILE KEY=VALUE...", "change single values of a file, and no other byte",
        description: """
          Changes single values in a YAML or JSON file. Comments, order, quotes, line ends and the file's mode stay.

          A KEY is written as for --set: image.tag, steps[0], a\\.b for a key with a dot. It must be in the file, once, as
          a single value that no anchor or merge key shares; otherwise the file is left as it is and the line is named. A
          number stays a number, a quoted text a quoted text.

          The new file replaces the old one in one step, after it has been read back; edits at the same time wait.
          """,
        flags: FlagTable.valuesSet, count: .atLeast(2), run: ValuesCommand.set)
    ])
}
