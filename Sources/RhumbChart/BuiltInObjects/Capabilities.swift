package import RhumbEngine

/// `.Capabilities`: what the cluster can do. A pointer to a struct in Helm.
package final class Capabilities: HostContent {
  package let goType = GoType("*common.Capabilities", .pointer)
  package let kubeVersion: KubeVersion
  package let apiVersions: APIVersionSet
  private let helmVersion = HelmVersion()

  /// - Parameter additional: further group-versions (`example.com/v1/Widget`), after the built-in ones.
  package init(kubeVersion: KubeVersion = .default, additional: [ByteString] = []) {
    self.kubeVersion = kubeVersion
    self.apiVersions = APIVersionSet(DefaultAPIVersions.all + additional)
  }

  /// With these group-versions and no others.
  package init(kubeVersion: KubeVersion, apiVersions: [ByteString]) {
    self.kubeVersion = kubeVersion
    self.apiVersions = APIVersionSet(apiVersions)
  }

  package var fieldNames: [ByteString] { ["KubeVersion", "APIVersions", "HelmVersion"] }

  package func field(_ name: ByteString) -> Value? {
    if name == "KubeVersion" { return .object(kubeVersion) }
    if name == "APIVersions" { return .object(apiVersions) }
    if name == "HelmVersion" { return .object(helmVersion) }
    return nil
  }

  package func method(_ name: ByteString) -> HostMethod? {
    guard name == "Copy" else { return nil }
    return HostMethod { _ in .object(self) }
  }

  package var jsonForm: Value {
    .object(
      JSONFields([
        ("KubeVersion", kubeVersion.jsonForm), ("APIVersions", apiVersions.jsonForm),
        ("HelmVersion", helmVersion.jsonForm),
      ]))
  }
}

/// `.Capabilities.APIVersions`: a list with a `Has`.
package final class APIVersionSet: HostContent {
  package let goType = GoType("common.VersionSet", .slice)
  package let versions: [ByteString]

  package init(_ versions: [ByteString]) {
    self.versions = versions
  }

  package var underlying: Value { .strings(versions) }

  package func method(_ name: ByteString) -> HostMethod? {
    guard name == "Has" else { return nil }
    return HostMethod([.string]) { [versions] arguments in
      guard case .string(let wanted) = arguments[0] else { return .bool(false) }
      return .bool(versions.contains(wanted))
    }
  }
}

/// `.Capabilities.HelmVersion`: the Helm whose rendering this is.
package final class HelmVersion: HostContent {
  private static let parts: [(name: ByteString, json: ByteString, value: ByteString)] = [
    ("Version", "version", "v4.3.1"),
    ("GitCommit", "git_commit", "c0d08d0d6d9424d4a14febb5e8a3e51b0dd00dff"),
    ("GitTreeState", "git_tree_state", "clean"),
    ("GoVersion", "go_version", "go1.27.2"),
    ("KubeClientVersion", "kube_client_version", "v1.37"),
  ]

  package init() {}

  package let goType = GoType("version.BuildInfo", .structure)

  package var fieldNames: [ByteString] { Self.parts.map(\.name) }

  package func field(_ name: ByteString) -> Value? {
    Self.parts.first { $0.name == name }.map { .string($0.value) }
  }

  package var jsonForm: Value { .object(JSONFields(Self.parts.map { ($0.json, .string($0.value)) })) }
}
