import RhumbEngine
import RhumbKubernetes

/// API versions that the cluster will go on to serve.
enum VersionPolicy {
  static let rules: [PolicyRule] = [
    PolicyRule(
      "deprecated-api", .warning, .versions, "objects are of API versions that stay",
      why: "The version goes away with a later Kubernetes, and the release can't be upgraded then.",
      fix: "Use the version that takes its place; for old clusters, choose by .Capabilities.APIVersions.",
      [.kubeLinter("no-extensions-v1beta"), .kubeScore("stable-version")], on: []
    ) { view, report in
      let object = view.node.object
      guard let row = RemovedVersion.find(apiVersion: object.apiVersion, kind: object.kind),
        row.deprecatedIn <= view.version.minor
      else { return }
      let isGone = row.removedIn <= view.version.minor
      let words = ByteString(
        isGone ? " is gone since 1.\(row.removedIn)" : " is deprecated since 1.\(row.deprecatedIn)")
      report.add(
        at: view.object["apiVersion"].path, object.apiVersion + " " + object.kind + words,
        help: row.replacement.isEmpty ? nil : "use \(row.replacement.description)")
    }
  ]
}
