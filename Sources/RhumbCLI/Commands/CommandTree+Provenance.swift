extension CommandTree {
  static let explain = CommandSpec(
    "explain", operands: "CHART [KIND/NAME [FIELD] | FILE:LINE]", "tell where a rendered line comes from",
    description: """
      Renders a chart and tells where a field, a line or a whole object comes from: the lines of the templates, the
      calls that led there, the values with their places and what they won over, and what was decided on the way.
      """,
    flags: FlagTable.provenance + FlagTable.values + FlagTable.chartPlace, count: .atLeast(1),
    run: ExplainCommand.run)
}
