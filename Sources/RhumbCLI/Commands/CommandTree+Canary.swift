extension CommandTree {
  static let canary = CommandSpec(
    "canary", "look at the weights of routes, and shift them: by hand, by plan, by metrics",
    description: """
      Looks at routes that divide traffic by weight, and changes the numbers that say so, in values files or manifests.

      A CHART is a directory or archive; a FILE holds manifests, and a directory without Chart.yaml many such files.
      """,
    subcommands: [canaryStatus, canarySet, canaryStep, canaryPromote, canaryAbort, canaryPlan, canaryGate, canaryRun])

  private static let canaryStatus = CommandSpec(
    "status", operands: "CHART | FILE...", "show weighted routes, and what sets their weights",
    description: """
      Shows the weighted routes of charts and manifests: VirtualService of Istio, HTTPRoute and GRPCRoute of the
      Gateway API, and the steps of Argo Rollouts and Flagger, with the pods behind each destination.

      For a chart, the value and the line that decide each weight are found by rendering it with other numbers. Where
      a weight is no single value, the line of the template or of the rendered manifest is named.
      """,
    flags: FlagTable.canary + FlagTable.canaryOutput + FlagTable.values + FlagTable.chartPlace, count: .atLeast(1),
    run: CanaryCommand.status)

  private static let canarySet = CommandSpec(
    "set", operands: "CHART | FILE...", "give the canary a share of the traffic",
    description: """
      Changes the weights of routes where they are written, so that the canary gets --weight percent and the others the
      rest: the values file of a chart, or a manifest. No other byte of the file changes, and it is replaced in one step.

      Before anything is written, every rule must hold: the weights are whole numbers and sum to 100 (or the total in
      use); the step is at most --max-step; whatever gains traffic has its Service, port and subset, and enough pods for
      its share; no Rollout or Canary writes the weights. A refusal names the rule and the lines. The chart is rendered,
      or the manifest read, with the new numbers before they count.
      """,
    flags: FlagTable.canarySet + shiftFlags, count: .atLeast(1), run: CanaryCommand.set)

  private static let canaryStep = CommandSpec(
    "step", operands: "CHART | FILE...", "give the canary the next share of a schedule",
    description: "Does what 'set' does, with the next share of --schedule after the one that the canary has.",
    flags: FlagTable.canarySchedule + shiftFlags, count: .atLeast(1), run: CanaryCommand.step)

  private static let canaryPromote = CommandSpec(
    "promote", operands: "CHART | FILE...", "give the canary all traffic",
    description: "Does what 'set --weight 100' does.", flags: shiftFlags, count: .atLeast(1),
    run: CanaryCommand.promote)

  private static let canaryAbort = CommandSpec(
    "abort", operands: "CHART | FILE...", "take all traffic from the canary",
    description: "Does what 'set --weight 0' does.", flags: shiftFlags, count: .atLeast(1),
    run: CanaryCommand.abort)

  private static let canaryPlan = CommandSpec(
    "plan", operands: "CHART | FILE...", "show the steps of a schedule before they are made",
    description: """
      Shows what each step of --schedule makes of the weights, how many pods it needs, and when it comes. Every step is
      tried on the text that the one before would leave, so that a plan that is printed can be carried out: all rules
      hold on the whole way. Nothing is changed.

      --write puts one file a step into a directory: the patch from the step before, or with '--as manifests' what is
      to be applied.
      """,
    flags: FlagTable.canaryPlan + FlagTable.canarySchedule + FlagTable.canaryInterval + FlagTable.canaryChoice
      + FlagTable.canary + FlagTable.values + FlagTable.chartPlace,
    count: .atLeast(1), run: CanaryPlanCommand.plan)

  private static let canaryGate = CommandSpec(
    "gate", "ask a Prometheus server whether the canary does well",
    description: """
      Asks a Prometheus server how the canary does, and ends with a verdict: exit status 0 for pass, 2 for fail, 3 for not
      enough data, and 1 if the question itself is wrong.

      --success-rate and --p50 to --p99 ask for the series that --selector names, of Istio's metrics unless others are
      named. --query is a check of your own: PromQL, an operator, a number; each series must keep to it. '$window' in it
      stands for the window. All checks must pass in all windows.

      With --rounds the checks are made again and again, --interval apart. --failure-limit rounds in a row that fail
      are a failure at once; otherwise one round that passes is enough.
      """,
    flags: FlagTable.canaryGate + FlagTable.canaryRounds + FlagTable.canaryOutput, run: CanaryGateCommand.gate)

  private static let canaryRun = CommandSpec(
    "run", operands: "CHART | FILE...", "carry out a schedule, step by step, as long as the metrics allow",
    description: """
      Carries out --schedule: gives the canary a share, hands it on (--apply kubectl or git), asks the Prometheus server
      for --every, and goes on, or takes all traffic back. Checks are those of 'gate'; without --selector they ask for
      the pods that the canary's labels select, in Istio's metrics. All steps are planned before the first is made.

      The run can be killed at any moment. What it was about is in the file --state: the same command continues it, and
      with --abort takes all back. The weights change in one step of their file, and sum at all times.

      Exit status 0: the canary has the last share. 2: the metrics failed, 3: there was not enough data; either way the
      canary has none. 1: something else is in the way, and nothing was taken back.
      """,
    flags: FlagTable.canaryRun + FlagTable.canarySchedule + FlagTable.canaryInterval + FlagTable.canaryGate
      + FlagTable.canaryChoice + FlagTable.canary + FlagTable.values + FlagTable.chartPlace,
    count: .atLeast(1), run: CanaryRunCommand.run)

  private static let shiftFlags =
    FlagTable.canaryChoice + FlagTable.canaryShift + FlagTable.canaryOutput + FlagTable.canary + FlagTable.values
    + FlagTable.chartPlace + FlagTable.report
}
