extension FlagTable {
  static let valuesSet: [FlagSpec] = [
    FlagSpec("change-type", .bool, "let a number become a text, and the like"),
    FlagSpec("dry-run", .bool, "print the difference and write nothing"),
  ]

  /// How a chart is rendered to find its routes.
  static let canary: [FlagSpec] = [
    FlagSpec(
      "api-versions", short: "a", .stringSlice, "API versions for .Capabilities.APIVersions besides those of Kubernetes"
    ),
    FlagSpec("kube-version", .string, "what .Capabilities.KubeVersion is"),
    FlagSpec("release-name", .string, fallback: "release-name", "name of the release that the chart is rendered for"),
  ]

  /// Text for people, or JSON for programs.
  static let canaryOutput: [FlagSpec] = [
    FlagSpec(
      "output", short: "o", .choice(["text", "json"], complaint: "invalid output format"), fallback: "text",
      "text or json")
  ]

  /// Which routes are meant, and which rules count.
  static let canaryChoice: [FlagSpec] = [
    FlagSpec("from", .string, "the destination that gives and takes; else all others, in proportion"),
    FlagSpec("max-step", .int, fallback: "100", "the largest step to allow, in percent"),
    FlagSpec("route", .string, "name of the route, or of its object, or object/http[0]; else all to the canary"),
    FlagSpec("subset", .string, fallback: "canary", "the subset, or Service, that is the canary"),
    FlagSpec("total", .int, "what the weights of a route sum to; else 100, or for Gateway API what they sum to now"),
    FlagSpec("waive", .stringSlice, "rules that don't count, such as no-service or too-few-pods"),
  ]

  /// What `set`, `step`, `promote` and `abort` share.
  static let canaryShift: [FlagSpec] = [
    FlagSpec("dry-run", .bool, "print the difference and write nothing")
  ]

  static let canarySet: [FlagSpec] = [
    FlagSpec("weight", .int, "the canary's share of the traffic, in percent")
  ]

  static let canaryPlan: [FlagSpec] = [
    FlagSpec(
      "output", short: "o", .choice(["text", "json", "mermaid"], complaint: "invalid output format"), fallback: "text",
      "text, json or mermaid"),
    FlagSpec(
      "as", .choice(["manifests", "patches"], complaint: "invalid kind of files"), fallback: "patches",
      "what --write writes: manifests or patches"),
    FlagSpec("write", .string, "directory for one file a step, patches or manifests"),
  ]

  static let canaryInterval: [FlagSpec] = [
    FlagSpec("every", .duration, fallback: "10m", "how long each step lasts")
  ]

  /// What is asked of the metrics.
  static let canaryGate: [FlagSpec] = [
    FlagSpec("bearer-token-file", .string, "file with a token for the Prometheus server"),
    FlagSpec(
      "duration-metric", .string, fallback: "istio_request_duration_milliseconds",
      "histogram of the requests' times, in seconds if its name says so"),
    FlagSpec("failure-limit", .int, fallback: "1", "so many failing rounds in a row fail the gate"),
    FlagSpec("failures", .string, fallback: "response_code=~\"5..\"", "label matcher of requests that failed"),
    FlagSpec("interval", .duration, fallback: "30s", "time between two rounds"),
    FlagSpec("min-requests", .int, fallback: "0", "with fewer requests in a window there is not enough data"),
    FlagSpec("p50", .duration, "the longest time that half of the requests may take"),
    FlagSpec("p90", .duration, "the longest time that 90 of 100 requests may take"),
    FlagSpec("p95", .duration, "the longest time that 95 of 100 requests may take"),
    FlagSpec("p99", .duration, "the longest time that 99 of 100 requests may take"),
    FlagSpec("prometheus", .string, "address of the Prometheus server"),
    FlagSpec("query", .stringArray, "a check of your own: EXPRESSION OPERATOR NUMBER, with $window (repeatable)"),
    FlagSpec("requests-metric", .string, fallback: "istio_requests_total", "counter of the requests"),
    FlagSpec("selector", .string, "label matchers of the canary's series"),
    FlagSpec("success-rate", .float32, "the least share of requests that succeed, in percent"),
    FlagSpec("timeout", .duration, fallback: "30s", "the longest time that one answer may take"),
    FlagSpec("window", .stringSlice, "the time that a check looks back on, or several (default 5m)"),
  ]

  static let canaryRun: [FlagSpec] = [
    FlagSpec("abort", .bool, "take all traffic from the canary, and forget the run"),
    FlagSpec(
      "apply", .choice(["none", "kubectl", "git"], complaint: "invalid way to apply"), fallback: "none",
      "what is done with each step: none, kubectl (apply the routes) or git (commit the file)"),
    FlagSpec("kube-context", .string, "context for kubectl"),
    FlagSpec("no-gate", .bool, "let each step pass by time alone"),
    FlagSpec("patience", .duration, "how much longer than a step to wait for data (default: as long as a step)"),
    FlagSpec("push", .bool, "push after each commit"),
    FlagSpec("restart", .bool, "forget an earlier run's state"),
    FlagSpec("state", .string, fallback: ".rhumb-canary.json", "file that remembers the run"),
  ]

  static let canaryRounds: [FlagSpec] = [
    FlagSpec("rounds", .int, fallback: "1", "how often the checks are made, unless they fail before")
  ]

  static let canarySchedule: [FlagSpec] = [
    FlagSpec("schedule", .string, fallback: "5,10,25,50,100", "the canary's shares, one after the other, in percent")
  ]
}
