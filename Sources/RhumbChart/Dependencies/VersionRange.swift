package import RhumbEngine
internal import RhumbFunctions

/// Whether a version lies in a range, for dependencies and `kubeVersion`.
package enum VersionRange {
  /// False also where either is malformed, as Helm has it.
  package static func admits(_ range: ByteString, _ version: ByteString) -> Bool {
    do throws(Fault) {
      let version = try SemanticVersion(version)
      return try VersionConstraint(range).allows(version)
    } catch {
      return false
    }
  }
}
