import RhumbChart

/// All commands.
enum CommandTree {
  static let root = CommandSpec(
    "rhumb", "render Helm charts",
    description: """
      Renders Helm charts, byte for byte as Helm 4.3 does, and without a cluster.

      Flags and messages are Helm's: 'rhumb template' takes the place of 'helm template'.
      """,
    subcommands: [
      canary, completion, create, dependency, env, explain, explainError, help, impact, lint, show, template, test,
      validate, values, version, complete,
    ])

  static let template = CommandSpec(
    "template", operands: "[NAME] [CHART]", "print the manifests of a chart",
    description: """
      Renders the templates of a chart and prints the manifests.

      No cluster is asked: 'lookup' finds nothing, and .Capabilities is what --kube-version and --api-versions say,
      over what Helm 4.3.1 has built in.

      A chart is a directory or an archive. Without NAME the release is called 'release-name'.

      --batch FILE renders many releases, each chart being read once, on all processors. FILE holds a list 'releases' of
      maps with the keys name, chart, namespace, values, set, setString, setFile, setJson, setLiteral, kubeVersion,
      apiVersions, isUpgrade and folder, and a map 'defaults' of the same. Paths count from FILE's folder; flags of the
      command line hold for all releases. Each release is printed behind a line '# Release: NAME', or written below
      --output-dir in a folder of its name. One that fails doesn't keep the others.

      --post-renderer names a program that reads the manifests and writes them changed. (Helm 4 wants the name of a
      plugin there.)
      """,
    flags: FlagTable.template + FlagTable.report + FlagTable.installOnly + FlagTable.values + FlagTable.chartPlace,
    count: .atLeast(1),
    run: TemplateCommand.run)

  static let validate = CommandSpec(
    "validate", operands: "[CHART | FILE | DIR | -]...", "find what the API server would refuse",
    description: """
      Checks manifests as a kube-apiserver does, without one: structure, and the rules beyond it.

      Charts are rendered first, with the values that are given; directories are searched for .yaml, .yml and .json
      files; - or nothing reads the standard input. Schemas of Kubernetes 1.25 to 1.37, Istio, Gateway API and the
      Prometheus operator are built in. Definitions of custom resources count if they are among the input, in a chart's
      crds/, or named with --crd.

      The flags of kubeconform work, with one dash too. The exit status is 0 if all is valid, 1 if something is not, 2 if
      the command line is wrong or the input can't be read.
      """,
    flags: FlagTable.validate + FlagTable.report + FlagTable.values + FlagTable.chartPlace, count: .any,
    singleDashFlags: FlagTable.validate.map(\.name), failureStatus: 2, run: ValidateCommand.run)

  static let show = CommandSpec(
    "show", aliases: ["inspect"], "print what a chart holds",
    description: "Prints parts of a chart as they were written.",
    subcommands: [
      shown("all", "print all of a chart", .all), shown("chart", "print the chart's metadata", .chart),
      shown("crds", "print the chart's custom resource definitions", .crds),
      shown("readme", "print the chart's README", .readme),
      shown("values", "print the chart's values", .values, FlagTable.showValues),
    ])

  private static func shown(
    _ name: StaticString, _ summary: StaticString, _ part: ShowCommand.Part, _ flags: [FlagSpec] = []
  ) -> CommandSpec {
    CommandSpec(
      name, operands: "[CHART]", summary, description: "Prints parts of a chart as they were written.",
      flags: flags + FlagTable.chartPlace, count: .exactly(1),
      run: { (invocation) throws(CommandFailure) in try ShowCommand.run(part, invocation) })
  }

  static let dependency = CommandSpec(
    "dependency", aliases: ["dep", "dependencies"], "look at a chart's dependencies",
    description: "Charts name the charts they need in Chart.yaml; these lie in charts/ when it is rendered.",
    subcommands: [
      CommandSpec(
        "list", aliases: ["ls"], operands: "CHART", "list the dependencies of a chart",
        description: "Lists what Chart.yaml names, and whether charts/ has it.", flags: FlagTable.dependencyList,
        count: .atMost(1), run: DependencyCommand.list),
      checked("build", aliases: []), checked("update", aliases: ["up"]),
    ])

  private static func checked(_ name: StaticString, aliases: [StaticString]) -> CommandSpec {
    CommandSpec(
      name, aliases: aliases, operands: "CHART", "check that the dependencies of a chart are there",
      description: """
        Checks that charts/ holds what Chart.yaml names, in versions that fit.

        Helm would fetch what is missing; here that is an error, since nothing is fetched over the network.
        """, flags: FlagTable.dependencyBuild + FlagTable.chartPlace, count: .atMost(1), run: DependencyCommand.build)
  }

  static let version = CommandSpec(
    "version", "print the version",
    description: """
      Prints the version of rhumb and the version of Helm whose output it gives.

      With --short or --template, which programs use to find out what they talk to, it speaks of that Helm.
      """,
    flags: FlagTable.version, run: VersionCommand.run)

  static let env = CommandSpec(
    "env", operands: "", "print the settings that come from the environment",
    description: "Prints the variables that flags take their defaults from.", count: .atMost(1), run: EnvCommand.run)

  static let help = CommandSpec(
    "help", operands: "[command]", "show what a command does", description: "Shows what a command does.",
    count: .any, run: HelpCommand.run)

  static let completion = CommandSpec(
    "completion", "print a script that completes command lines",
    description: "Prints a script for a shell, which completes command lines of rhumb there.",
    subcommands: Shell.allCases.map { shell in
      CommandSpec(
        shell.name, shell.summary, description: shell.description, flags: FlagTable.completion,
        run: { (invocation) throws(CommandFailure) in try CompletionCommand.run(shell, invocation) })
    })

  static let complete = CommandSpec(
    "__complete", "answer a shell's question for completions", description: "For the scripts of 'completion'.",
    count: .any, isHidden: true)
}
