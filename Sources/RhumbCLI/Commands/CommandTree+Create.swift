extension CommandTree {
  static let create = CommandSpec(
    "create", operands: "NAME", "make a new chart",
    description: """
      Makes a directory with a chart that works at once: templates over a library of named templates that lies inside it,
      values for two environments, a schema with a description of each value, unit suites and expected manifests.

      Presets: 'web' is one HTTP or gRPC service, 'worker' a worker on a queue with jobs by the clock, 'canary' a service
      with a canary track by weighted routes of Istio. 'rhumb test NAME' runs the tests; Helm renders the same manifests.

      NAME may be a path; its last part is the chart's name. Nothing is written over: a directory that exists is refused.
      """,
    flags: FlagTable.create + FlagTable.report, count: .exactly(1), run: CreateCommand.run)
}
