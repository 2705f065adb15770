import RhumbEngine

/// What `semverCompare` said in a render: charts ask the same of the same version in every other file.
private final class VersionComparisons {
  /// More than any chart asks; a chart that makes up questions gets no memory for them.
  private static let limit = 256

  /// By constraint and version, with a zero byte between them, which neither of an answered question holds.
  private let answers = MapValue()

  func isSatisfied(_ constraint: ByteString, by version: ByteString) throws(Fault) -> Bool {
    let question = Key(ByteString(constraint.bytes + [0] + version.bytes))
    if case .bool(let known)? = answers[question] { return known }
    let read = try VersionConstraint(constraint)
    let answer = read.allows(try SemanticVersion(version))
    if answers.count < Self.limit, constraint.count + version.count <= 256 { answers.set(question, .bool(answer)) }
    return answer
  }
}

extension CallContext {
  /// Whether the version satisfies the constraint.
  func isSatisfied(_ constraint: ByteString, by version: ByteString) throws(Fault) -> Bool {
    let key = ObjectIdentifier(VersionComparisons.self)
    if let comparisons = caches[key] as? VersionComparisons {
      return try comparisons.isSatisfied(constraint, by: version)
    }
    let comparisons = VersionComparisons()
    caches[key] = comparisons
    return try comparisons.isSatisfied(constraint, by: version)
  }
}
