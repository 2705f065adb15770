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

  static let canary = CommandSpec(
    "canary", "look at the weights of routes, and change them in values files",
    description: "Looks at routes that divide traffic by weight, and changes the values that say so.",
    subcommands: [
      CommandSpec(
        "status", operands: "[CHART | FILE]...", "show weighted routes, and the values that set them",
        description: """
          Shows the weighted routes of charts and manifests: VirtualService of Istio, HTTPRoute and GRPCRoute of the
          Gateway API, and the steps of Argo Rollouts and Flagger.

          For a chart, the value and the line that decide each weight are found by rendering it with other numbers. Where
          a weight is no single value, the line of the rendered manifest is named.
          """,
        flags: FlagTable.canary + FlagTable.values + FlagTable.chartPlace, count: .atLeast(1),
        run: CanaryCommand.status),
      CommandSpec(
        "set", operands: "CHART", "give the canary a share of the traffic",
        description: """
          Changes the weights of a route in the values file that sets them, so that the canary gets --weight percent and
          the other destination the rest. No other byte of the file changes.

          Before anything is written, the route must sum to 100, the step be allowed, and the canary be able to take
          traffic: its subset and Service are in the render, with the port, and its labels select pods. The chart is
          rendered with the new file, which replaces the old one only if the weights come out as meant.
          """,
        flags: FlagTable.canarySet + shiftFlags, count: .exactly(1), run: CanaryCommand.set),
      CommandSpec(
        "promote", operands: "CHART", "give the canary all traffic",
        description: "Does what 'set --weight 100' does.", flags: shiftFlags, count: .exactly(1),
        run: CanaryCommand.promote),
      CommandSpec(
        "abort", operands: "CHART", "take all traffic from the canary",
        description: "Does what 'set --weight 0' does.", flags: shiftFlags, count: .exactly(1),
        run: CanaryCommand.abort),
    ])

  private static let shiftFlags =
    FlagTable.canaryShift + FlagTable.canary + FlagTable.values + FlagTable.chartPlace
}
