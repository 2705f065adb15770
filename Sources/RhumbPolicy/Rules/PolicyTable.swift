package import RhumbEngine

/// All rules of good practice.
package enum PolicyTable {
  package static let rules: [PolicyRule] =
    ImagePolicy.rules + ResourcePolicy.rules + ProbePolicy.rules + SecurityPolicy.rules + IdentityPolicy.rules
    + AccessPolicy.rules + AvailabilityPolicy.rules + ExposurePolicy.rules + ReferencePolicy.rules + VersionPolicy.rules

  /// The rule of an id, or of what another tool calls it.
  package static func rule(named word: ByteString) -> PolicyRule? {
    rules.first { ByteString(stringLiteral: $0.id) == word } ?? rules.first { $0.isNamed(word) }
  }
}
