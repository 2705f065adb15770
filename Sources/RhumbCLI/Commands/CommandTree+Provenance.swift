extension CommandTree {
  static let explain = CommandSpec(
    "explain", operands: "CHART [KIND/NAME [FIELD] | FILE:LINE]", "tell where a rendered line comes from",
    description: """
      Renders a chart and tells where a field, a line or a whole object comes from: the lines of the templates, the
      calls that led there, the values with their places and what they won over, and what was decided on the way.

      FIELD is written as for --set: spec.ports[0].name. FILE:LINE is a template and a line of what it rendered, or any
      other file name (out:12) and a line of the whole output. Without a field the whole object is printed with the
      templates' lines before it and the values behind it; without an object, the objects are listed.
      """,
    flags: FlagTable.provenance + FlagTable.values + FlagTable.chartPlace, count: .atLeast(1),
    run: ExplainCommand.run)

  static let impact = CommandSpec(
    "impact", operands: "CHART KEY", "tell what a value reaches",
    description: """
      Renders a chart and tells which fields of which objects a value reached, with everything below it, and which 'if',
      'with' and 'range' it decided. KEY is written as for --set: image.tag. Other values may take other ways.
      """,
    flags: FlagTable.provenance + FlagTable.values + FlagTable.chartPlace, count: .exactly(2), run: ImpactCommand.run)

  static let values = CommandSpec(
    "values", operands: "CHART", "show a chart's values with their places, or change values files",
    description: """
      Prints the values that the templates of a chart see, as YAML, with a comment for each: where it was written, and
      what it won over.

      --unused prints instead the keys that no template read, and those that the chart doesn't know; --undefined those
      that templates asked for and nobody set. Both hold for this render: other values may take other ways.
      """,
    flags: FlagTable.valuesReport + FlagTable.provenance + FlagTable.values + FlagTable.chartPlace,
    count: .atLeast(1),
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
        flags: FlagTable.valuesSet + FlagTable.report, count: .atLeast(2), run: ValuesCommand.set)
    ], run: ValuesReportCommand.run)
}
