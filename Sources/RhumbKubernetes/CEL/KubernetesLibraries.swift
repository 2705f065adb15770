import RhumbCEL

/// The libraries that an API server's expressions have, with the version that brought each.
enum KubernetesLibraries {
  private struct Row {
    let library: CELLibrary
    /// Minor versions of Kubernetes 1.
    let since: Int
  }

  private static let rows: [Row] = [
    Row(library: .standard, since: 0),
    Row(library: .strings, since: 0),
    Row(library: .kubernetesLists, since: 0),
    Row(library: .kubernetesRegex, since: 0),
    Row(library: .urls, since: 0),
    Row(library: .authorizer, since: 27),
    Row(library: .optionals, since: 28),
    Row(library: .quantities, since: 28),
    Row(library: .sets, since: 29),
    Row(library: .addresses, since: 30),
    Row(library: .formats, since: 31),
    Row(library: .twoVariables, since: 32),
    Row(library: .semver, since: 33),
    Row(library: .lists, since: 34),
  ]

  /// What expressions that are stored already may use: everything.
  static var all: [CELLibrary] { rows.map(\.library) }

  /// What new expressions may use: a server accepts only what the version before it can read too.
  static func forNewExpressions(in version: KubernetesVersion) -> [CELLibrary] {
    rows.filter { $0.since < version.minor }.map(\.library)
  }
}
