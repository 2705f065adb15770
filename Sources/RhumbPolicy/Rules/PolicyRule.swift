package import RhumbDiagnostics
package import RhumbEngine
package import RhumbKubernetes

/// A rule of good practice: one row of the table, from which the check, the reference page and `--explain` are made.
package struct PolicyRule: Sendable {
  /// How much a breach matters; `off` until a configuration says otherwise.
  package enum Level: String, Sendable, CaseIterable, Comparable {
    case off, info, warning, error

    package static func < (a: Level, b: Level) -> Bool { a.rank < b.rank }

    private var rank: Int {
      switch self {
      case .off: 0
      case .info: 1
      case .warning: 2
      case .error: 3
      }
    }

    package var severity: Diagnostic.Severity {
      switch self {
      case .error: .error
      case .warning: .warning
      case .info, .off: .note
      }
    }
  }

  /// What another tool calls a check of the same.
  package struct Alias: Sendable {
    package enum Tool: String, Sendable, CaseIterable {
      case kubeLinter = "kube-linter"
      case kubeScore = "kube-score"
      case polaris = "Polaris"
    }

    package let tool: Tool
    package let id: StaticString

    static func kubeLinter(_ id: StaticString) -> Alias { Alias(tool: .kubeLinter, id: id) }
    static func kubeScore(_ id: StaticString) -> Alias { Alias(tool: .kubeScore, id: id) }
    static func polaris(_ id: StaticString) -> Alias { Alias(tool: .polaris, id: id) }
  }

  package enum Topic: String, Sendable, CaseIterable {
    case images = "Images"
    case resources = "Resources"
    case probes = "Probes"
    case security = "Security of pods"
    case identities = "Service accounts and secrets"
    case access = "Access"
    case availability = "Availability"
    case network = "Network"
    case references = "References between objects"
    case versions = "API versions"
  }

  package typealias Check = @Sendable (_ view: GraphView, _ report: inout ObjectReport) -> Void

  /// `image-tag`; messages call it `lint/image-tag`.
  package let id: StaticString
  package let level: Level
  package let topic: Topic
  /// What holds if the rule is kept, in one line.
  package let summary: StaticString
  /// Why it matters.
  package let reason: StaticString
  /// What to do.
  package let remedy: StaticString
  package let aliases: [Alias]
  /// `Deployment.apps`, `Service`: kinds with their group; none for all.
  package let kinds: [ByteString]
  package let check: Check

  init(
    _ id: StaticString, _ level: Level, _ topic: Topic, _ summary: StaticString, why reason: StaticString,
    fix remedy: StaticString, _ aliases: [Alias] = [], on kinds: [ByteString], check: @escaping Check
  ) {
    self.id = id
    self.level = level
    self.topic = topic
    self.summary = summary
    self.reason = reason
    self.remedy = remedy
    self.aliases = aliases
    self.kinds = kinds
    self.check = check
  }

  package var code: DiagnosticCode { DiagnosticCode(stringLiteral: "lint/\(id)") }

  /// Whether a word of a configuration or comment means this rule: its id, or an alias.
  package func isNamed(_ word: ByteString) -> Bool {
    let name = word.hasPrefix("lint/") ? ByteString(word.bytes.dropFirst(5)) : word
    return name == ByteString(stringLiteral: id) || aliases.contains { ByteString(stringLiteral: $0.id) == name }
  }
}

// MARK: - Rules about pods

extension PolicyRule {
  /// Kinds that hold or make pods.
  static let podKinds = PodTemplate.kinds.filter { $0 != "PodTemplate" } + ["Rollout.argoproj.io"]
  /// Those whose pods are to run on.
  static let lastingKinds: [ByteString] = [
    "Deployment.apps", "StatefulSet.apps", "DaemonSet.apps", "ReplicaSet.apps", "ReplicationController",
    "Rollout.argoproj.io",
  ]

  /// A rule about a pod's specification.
  static func pods(
    _ id: StaticString, _ level: Level, _ topic: Topic, _ summary: StaticString, why: StaticString, fix: StaticString,
    _ aliases: [Alias] = [], on kinds: [ByteString] = podKinds,
    check: @escaping @Sendable (_ pod: PodTemplate, _ report: inout ObjectReport) -> Void
  ) -> PolicyRule {
    PolicyRule(id, level, topic, summary, why: why, fix: fix, aliases, on: kinds) { view, report in
      check(view.pod, &report)
    }
  }

  /// A rule about each container, those that run first included.
  static func containers(
    _ id: StaticString, _ level: Level, _ topic: Topic, _ summary: StaticString, why: StaticString, fix: StaticString,
    _ aliases: [Alias] = [], on kinds: [ByteString] = podKinds,
    check: @escaping @Sendable (_ container: PolicyContainer, _ report: inout ObjectReport) -> Void
  ) -> PolicyRule {
    PolicyRule(id, level, topic, summary, why: why, fix: fix, aliases, on: kinds) { view, report in
      let pod = view.pod
      for (list, isInitial) in [("containers", false), ("initContainers", true)] as [(ByteString, Bool)] {
        for container in pod.spec[list].items {
          check(PolicyContainer(view: container, pod: pod, isInitial: isInitial), &report)
        }
      }
    }
  }
}

/// A container with the pod around it.
struct PolicyContainer {
  let view: FieldView
  let pod: PodTemplate
  /// It runs before the others; as a sidecar if it restarts.
  let isInitial: Bool

  subscript(name: ByteString) -> FieldView { view[name] }

  var name: ByteString { view["name"].text ?? "?" }

  /// `container 'web'`
  var shownName: ByteString { "container '" + name + "'" }

  /// A field of the security context: the container's own, or else the pod's.
  func security(_ field: ByteString) -> FieldView {
    let own = view["securityContext"][field]
    let inherited = pod.spec["securityContext"][field]
    return own.exists || !inherited.exists ? own : inherited
  }

  var isPrivileged: Bool { view["securityContext"]["privileged"].bool == true }
  var isOfWindows: Bool { pod.spec["os"]["name"].text == "windows" }
}
