extension DiagnosticExplanation {
  /// Values and the schemas that they must fit.
  static let values: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      "values/unreadable", "WORDS OF THE SYSTEM",
      cause: "A file that --values or --set-file names can't be read.",
      cure: "Correct the path; it counts from where the command is run. Files are not fetched over the network.",
      example: "rhumb template ./chart --values missing.yaml"),
    DiagnosticExplanation(
      "values/syntax", "failed to parse FILE: WORDS OF THE YAML READER",
      cause: "A values file is no YAML, or no map at its top.",
      cure: "Look at the line shown, and at the one before: a missing colon or quote often shows up a line later.",
      example: "image: tag: 1.0"),
    DiagnosticExplanation(
      "values/flag", "failed parsing --set data: WORDS",
      cause: "The words of --set, --set-string, --set-json or --set-literal don't follow their grammar.",
      cure:
        "Write key=value, with '\\,' and '\\.' for a comma in a value and a dot in a key, and quote the whole for the "
        + "shell. A list is '{a,b}', an item 'list[0]'.",
      example: "rhumb template ./chart --set image"),
    DiagnosticExplanation(
      "values/schema", "KEY: WHAT IS WRONG",
      cause: "A value breaks the chart's values.schema.json. Every value that does is told on its own.",
      cure: "Change the value where it was set: the strongest layer is shown first, then those it won over.",
      example: "replicas: \"two\"   # where the schema wants an integer"),
    DiagnosticExplanation(
      "values/bad-schema", "CHART: WHAT IS WRONG WITH THE SCHEMA",
      cause: "values.schema.json itself can't be used: it is no JSON, no schema, or refers to what is not in the file.",
      cure:
        "Correct the schema. Nothing is fetched: copy what it refers to into it. --skip-schema-validation passes over it.",
      example: "{\"type\": \"strng\"}"),
    DiagnosticExplanation(
      "values/conflict", "type mismatch on SUBCHART: VALUE",
      cause: "A subchart's name is a key of the values, but what stands there is no map.",
      cure: "Give the subchart a map of its values, or the other value another key.", example: "redis: true"),
    DiagnosticExplanation(
      "values/limit", "WORDS THAT NAME THE LIMIT",
      cause: "The values of all charts together hold more entries than rhumb allows.",
      cure:
        "Look for YAML anchors that multiply, and for subcharts that are listed under many aliases. Where the chart is "
        + "meant to be so large, --max-nodes raises the limit."),
  ]

  /// Charts: their files, metadata and dependencies; releases.
  static let charts: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      "chart/unreadable", "WORDS OF THE LOADER",
      cause: "The chart or one of its files can't be read: there is no Chart.yaml, or the archive is broken.",
      cure: "Name the directory that holds Chart.yaml, or a .tgz archive that 'helm package' made.",
      example: "rhumb template ./charts   # the folder above the chart"),
    DiagnosticExplanation(
      "chart/syntax", "cannot load FILE: WORDS OF THE YAML READER",
      cause: "Chart.yaml, values.yaml or a lock file of the chart is no YAML.",
      cure: "Look at the line shown, and at the one before.", example: "name: web: app   # in Chart.yaml"),
    DiagnosticExplanation(
      "chart/metadata", "validation: WHAT IS WRONG",
      cause: "Chart.yaml lacks something that every chart needs, or says it in another form.",
      cure: "A chart needs apiVersion, name and a semantic version.", example: "version: one   # in Chart.yaml"),
    DiagnosticExplanation(
      "chart/type", "TYPE charts are not installable",
      cause: "A library chart only defines templates for others; it has no manifests of its own.",
      cure: "Render the chart that uses it.", example: "rhumb template ./charts/common"),
    DiagnosticExplanation(
      "chart/dependencies", "found in Chart.yaml, but missing in charts/ directory: NAMES",
      cause: "Chart.yaml names dependencies that charts/ doesn't hold, or their conditions can't be worked out.",
      cure: "Run 'helm dependency build', which fetches them; rhumb fetches nothing.",
      example: "dependencies: [{name: redis, version: 1.0.0, repository: https://example.com}]"),
    DiagnosticExplanation(
      "chart/kube-version", "chart requires kubeVersion: RANGE which is incompatible with Kubernetes VERSION",
      cause:
        "The chart says in Chart.yaml which versions of Kubernetes it is for, and the one asked for is not among them.",
      cure: "Give the version of your cluster with --kube-version. Without it, Helm 4.3.1's built-in version counts.",
      example: "kubeVersion: \">=2.0.0\"   # in Chart.yaml"),
    DiagnosticExplanation(
      "chart/limit", "WORDS THAT NAME THE LIMIT",
      cause: "The chart holds more files, bytes, links, subcharts or levels than rhumb allows.",
      cure: "Keep what isn't part of the chart out of it with .helmignore."),
    DiagnosticExplanation(
      "release/name", "release name check failed: WORDS",
      cause:
        "A release's name ends up in names of objects, so it must be small letters, digits, dashes and dots, at most 53.",
      cure: "Choose another name.", example: "rhumb template My_App ./chart"),
  ]

  /// Rendered text.
  static let manifests: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      "manifest/syntax", "YAML parse error on FILE: WORDS OF THE YAML READER",
      cause: "What a template printed is no YAML. Most often a text lacks quotes, or a block is indented wrongly.",
      cure:
        "The rendered line is shown, and the template's line that printed it. 'quote' texts, and indent blocks with "
        + "'nindent'. Lines of Secrets are shown with --debug only.",
      example: "note: {{ .Values.note }}   # with --set note='a: b'"),
    DiagnosticExplanation(
      "manifest/not-found", "could not find template NAME in chart",
      cause: "--show-only names a template that printed nothing, or that is not there.",
      cure: "Write the path from the chart's folder on, as it stands behind '# Source: CHART/'.",
      example: "rhumb template ./chart --show-only deployment.yaml"),
  ]

  /// The command itself.
  static let commands: [DiagnosticExplanation] = [
    DiagnosticExplanation(
      "command/failed", "WORDS OF THE COMMAND",
      cause:
        "The command could not do its work, for a reason that has no place in a file: a flag, a path, a full disk.",
      cure: "The words say what was wrong; --help shows what the command takes.",
      example: "rhumb template ./nowhere"),
    DiagnosticExplanation(
      "batch/invalid", "FILE: WHAT IS WRONG",
      cause:
        "The file that --batch names doesn't say which releases to render: it has a key of another name, or a value "
        + "of another type, or two releases would write to the same folder.",
      cure:
        "It holds 'releases', a list of maps with name, chart, namespace, values, set and the like, and 'defaults', one "
        + "such map; 'rhumb template --help' shows all keys.",
      example: "releases: [{name: one, chart: ./web, value: [one.yaml]}]"),
  ]
}
