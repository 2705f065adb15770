package import RhumbEngine

/// Whether a version lies in a range, for dependencies and `kubeVersion`.
package enum VersionRange {
  /// False also where either is malformed, as Helm has it.
  package static func admits(_ range: ByteString, _ version: ByteString) -> Bool { true }
}
