/// Every flag there is, by the commands that share it. The names, kinds and defaults are Helm 4.3's.
enum FlagTable {
  /// Accepted by every command.
  static let global: [FlagSpec] = [
    FlagSpec("burst-limit", .int, fallback: "100", variable: "HELM_BURST_LIMIT", "ignored: no cluster is asked"),
    FlagSpec(
      "color", .choice(["never", "auto", "always"], complaint: "invalid color mode"), fallback: "auto",
      variable: "HELM_COLOR", "colour in messages: never, auto or always"),
    FlagSpec(
      "colour", .choice(["never", "auto", "always"], complaint: "invalid color mode"), fallback: "auto",
      "another spelling of --color"),
    FlagSpec("content-cache", .string, variable: "HELM_CONTENT_CACHE", "where downloaded charts are kept"),
    FlagSpec("debug", .bool, variable: "HELM_DEBUG", "say more, and print manifests that can't be parsed"),
    FlagSpec("help", short: "h", .bool, "show what the command does"),
    FlagSpec("kube-apiserver", .string, variable: "HELM_KUBEAPISERVER", "ignored: no cluster is asked"),
    FlagSpec("kube-as-group", .stringArray, variable: "HELM_KUBEASGROUPS", "ignored: no cluster is asked"),
    FlagSpec("kube-as-user", .string, variable: "HELM_KUBEASUSER", "ignored: no cluster is asked"),
    FlagSpec("kube-ca-file", .string, variable: "HELM_KUBECAFILE", "ignored: no cluster is asked"),
    FlagSpec("kube-context", .string, variable: "HELM_KUBECONTEXT", "ignored: no cluster is asked"),
    FlagSpec(
      "kube-insecure-skip-tls-verify", .bool, variable: "HELM_KUBEINSECURE_SKIP_TLS_VERIFY",
      "ignored: no cluster is asked"),
    FlagSpec("kube-tls-server-name", .string, variable: "HELM_KUBETLS_SERVER_NAME", "ignored: no cluster is asked"),
    FlagSpec("kube-token", .string, variable: "HELM_KUBETOKEN", "ignored: no cluster is asked"),
    FlagSpec("kubeconfig", .string, "ignored: no cluster is asked"),
    FlagSpec(
      "namespace", short: "n", .string, variable: "HELM_NAMESPACE", "what .Release.Namespace is; else 'default'"),
    FlagSpec("qps", .float32, variable: "HELM_QPS", "ignored: no cluster is asked"),
    FlagSpec("registry-config", .string, variable: "HELM_REGISTRY_CONFIG", "where registry logins are kept"),
    FlagSpec("repository-cache", .string, variable: "HELM_REPOSITORY_CACHE", "where repository indexes are kept"),
    FlagSpec("repository-config", .string, variable: "HELM_REPOSITORY_CONFIG", "where repositories are listed"),
  ]

  /// Values that a render starts from.
  static let values: [FlagSpec] = [
    FlagSpec(
      "values", short: "f", .stringSlice, "values from a YAML file, or from - for the standard input (repeatable)"),
    FlagSpec("set", .stringArray, "a value, or several with commas: key=value (repeatable)"),
    FlagSpec("set-file", .stringArray, "the text of a file as a value: key=path (repeatable)"),
    FlagSpec(
      "set-json", .stringArray, "a JSON value: key=json, or a JSON object of values (repeatable)"),
    FlagSpec("set-literal", .stringArray, "all that follows = as a text: key=text (repeatable)"),
    FlagSpec("set-string", .stringArray, "a value that stays a text: key=value (repeatable)"),
  ]

  /// Where a chart comes from.
  static let chartPlace: [FlagSpec] =
    [
      FlagSpec("allow-outside-links", .bool, "follow symbolic links that lead out of the chart's directory"),
      FlagSpec("ca-file", .string, "authorities to trust for a chart's server"),
      FlagSpec("cert-file", .string, "certificate to show to a chart's server"),
      FlagSpec("devel", .bool, "allow pre-releases when looking for a version"),
      FlagSpec("insecure-skip-tls-verify", .bool, "don't check a chart's server"),
      FlagSpec("key-file", .string, "private key of --cert-file"),
      FlagSpec("keyring", .string, "public keys for --verify"),
      FlagSpec("pass-credentials", .bool, "send the login to every host"),
      FlagSpec("password", .string, "password for the repository"),
      FlagSpec("plain-http", .bool, "fetch charts without TLS"),
      FlagSpec("repo", .string, "repository of the chart"),
      FlagSpec("username", .string, "user name for the repository"),
      FlagSpec("verify", .bool, "check the chart's signature first"),
      FlagSpec("version", .string, "version, or range of versions, of the chart"),
    ] + limits

  /// Where messages go, for commands that find something.
  static let report: [FlagSpec] = [
    FlagSpec(
      "report", .stringArray,
      "messages as text, json, sarif, junit, github or gitlab: on standard error, or FORMAT=FILE (repeatable)")
  ]

  /// `template` alone.
  static let template: [FlagSpec] = [
    FlagSpec(
      "api-versions", short: "a", .stringSlice, "API versions for .Capabilities.APIVersions besides those of Kubernetes"
    ),
    FlagSpec("batch", .string, "render many releases in one run: a YAML file that lists them"),
    FlagSpec("dry-run", .string, fallback: "client", bareValue: "unset", "client; a server is never asked"),
    FlagSpec("include-crds", .bool, "print the files in crds/ too, first"),
    FlagSpec("is-upgrade", .bool, "set .Release.IsUpgrade instead of .Release.IsInstall"),
    FlagSpec("kube-version", .string, "what .Capabilities.KubeVersion is"),
    FlagSpec("name-template", .string, "template for the release's name"),
    FlagSpec("generate-name", short: "g", .bool, "make up the release's name"),
    FlagSpec("now", .string, "the time for the chart: seconds since 1970, or 2026-01-31T12:00:00Z"),
    FlagSpec("seed", .int, "make random values repeat: one seed, one output (ECDSA signatures excepted)"),
    FlagSpec("no-hooks", .bool, "leave out hooks"),
    FlagSpec("output-dir", .string, "write one file for each template below this directory"),
    FlagSpec("post-renderer", .string, "a program that the manifests go through"),
    FlagSpec("post-renderer-args", .stringSlice, "an argument for the post-renderer (repeatable)"),
    FlagSpec("release-name", .bool, "put the release's name into the paths of --output-dir"),
    FlagSpec("show-only", short: "s", .stringArray, "print only manifests of these templates (repeatable)"),
    FlagSpec("skip-crds", .bool, "leave out the files in crds/"),
    FlagSpec("skip-schema-validation", .bool, "don't check values against values.schema.json"),
    FlagSpec("skip-tests", .bool, "leave out test hooks"),
    FlagSpec("dependency-update", .bool, "bring missing dependencies first"),
    FlagSpec("enable-dns", .bool, "ignored: getHostByName answers nothing"),
    FlagSpec(
      "validate", .bool, deprecation: "use '--dry-run=server' instead", "check against a cluster, which is never asked"),
    FlagSpec("compat-errors", .bool, "print Helm's words of an error alone, without excerpts of the sources"),
  ]

  /// What `helm template` takes because `helm install` does: nothing of it changes the manifests.
  static let installOnly: [FlagSpec] = [
    FlagSpec("create-namespace", .bool, "ignored: nothing is installed"),
    FlagSpec("description", .string, "ignored: nothing is installed"),
    FlagSpec("disable-openapi-validation", .bool, "ignored: nothing is installed"),
    FlagSpec("force-conflicts", .bool, "ignored: nothing is installed"),
    FlagSpec("force-replace", .bool, "ignored: nothing is installed"),
    FlagSpec("force", .bool, deprecation: "use --force-replace instead", "ignored: nothing is installed"),
    FlagSpec("atomic", .bool, deprecation: "use --rollback-on-failure instead", "ignored: nothing is installed"),
    FlagSpec("labels", short: "l", .stringToString, "ignored: nothing is installed"),
    FlagSpec("replace", .bool, "ignored: nothing is installed"),
    FlagSpec("rollback-on-failure", .bool, "ignored: nothing is installed"),
    FlagSpec("server-side", .bool, fallback: "true", "ignored: nothing is installed"),
    FlagSpec("take-ownership", .bool, "ignored: nothing is installed"),
    FlagSpec("timeout", .duration, fallback: "5m0s", "ignored: nothing is installed"),
    FlagSpec(
      "wait",
      .choice(
        ["watcher", "hookOnly", "legacy", "true", "false"],
        complaint: "Valid inputs are watcher, hookOnly, and legacy"),
      fallback: "hookOnly", bareValue: "watcher", "ignored: nothing is installed"),
    FlagSpec("wait-for-jobs", .bool, "ignored: nothing is installed"),
    FlagSpec(
      "hide-notes", .bool,
      deprecation: "this flag has no effect for 'rhumb template' and will be removed in Helm 5", isHidden: true,
      "ignored: notes are never printed"),
    FlagSpec(
      "render-subchart-notes", .bool,
      deprecation: "this flag has no effect for 'rhumb template' and will be removed in Helm 5", isHidden: true,
      "ignored: notes are never printed"),
  ]

  static let showValues: [FlagSpec] = [
    FlagSpec("jsonpath", .string, "a JSONPath expression that picks what to print")
  ]

  static let version: [FlagSpec] = [
    FlagSpec("short", .bool, "print the version alone"),
    FlagSpec("template", .string, "template for the version"),
    FlagSpec("client", short: "c", .bool, isHidden: true, "ignored: there is no server"),
  ]

  static let completion: [FlagSpec] = [
    FlagSpec("no-descriptions", .bool, "complete without descriptions")
  ]

  static let dependencyBuild: [FlagSpec] = [
    FlagSpec("skip-refresh", .bool, "ignored: no repository is asked")
  ]

  static let dependencyList: [FlagSpec] = [
    FlagSpec("max-col-width", .int, fallback: "80", "longest cell of the table")
  ]
}
