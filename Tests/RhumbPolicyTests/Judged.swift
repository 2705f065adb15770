import RhumbDiagnostics
import RhumbEngine
import RhumbKubernetes

@testable import RhumbPolicy

/// Manifests judged by the rules, as `rhumb lint -` does.
struct Judged {
  var configuration = PolicyConfiguration()
  var version = KubernetesVersion(minor: 36)
  var baseline = Baseline()

  /// With nothing but these rules on.
  static func only(_ rules: String...) -> Judged {
    var judged = Judged()
    for rule in PolicyTable.rules { _ = judged.configuration.setLevel(of: ByteString(stringLiteral: rule.id), "off") }
    for rule in rules { _ = judged.configuration.setLevel(of: ByteString(rule), "warning") }
    return judged
  }

  func outcome(_ manifests: String) -> PolicyLinter.Outcome {
    var origins = OriginTable()
    var reader = ObjectReader()
    let file = FileID(raw: 1)
    let text = Array(manifests.utf8)
    reader.read(text, file: file, origins: &origins)
    let source = PolicySource(file: file, text: text, objects: reader.items.map(\.object))
    return PolicyLinter(configuration, version: version, namespace: "default").check(
      [source], origins: origins, baseline: baseline)
  }

  /// `image-tag spec.containers[0].image`
  func lines(_ manifests: String) -> [String] {
    outcome(manifests).findings.map { "\($0.rule.id) \($0.finding.path.text.description)" }
  }
}

/// A pod with a container of these lines, and further lines of its specification.
func pod(_ container: String = "image: web:1.0", _ spec: String = "") -> String {
  let inner = container.split(separator: "\n").map { "    \($0)\n" }.joined()
  let outer = spec.split(separator: "\n").map { "  \($0)\n" }.joined()
  return "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec:\n  containers:\n  - name: web\n\(inner)\(outer)"
}

/// A Deployment of pods labelled `app: web`.
func deployment(_ container: String = "image: web:1.0", spec: String = "", name: String = "web") -> String {
  let inner = container.split(separator: "\n").map { "        \($0)\n" }.joined()
  let outer = spec.split(separator: "\n").map { "  \($0)\n" }.joined()
  return """
    ---
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: \(name)}
    spec:
      selector: {matchLabels: {app: \(name)}}
      template:
        metadata: {labels: {app: \(name)}}
        spec:
          containers:
          - name: web
    \(inner)\(outer)
    """
}
