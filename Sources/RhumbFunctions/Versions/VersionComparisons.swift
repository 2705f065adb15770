import RhumbEngine

/// What `semverCompare` said in a render: charts ask the same of the same version in every other file.
private final class VersionComparisons {
  private struct Question: Hashable {
    let constraint: ByteString
    let version: ByteString
  }

  /// More than any chart asks; a chart that makes up questions gets no memory for them.
  private static let limit = 256

  private var answers: [Question: Bool] = [:]

  func isSatisfied(_ constraint: ByteString, by version: ByteString) throws(Fault) -> Bool {
    let question = Question(constraint: constraint, version: version)
    if let known = answers[question] { return known }
    let read = try VersionConstraint(constraint)
    let answer = read.allows(try SemanticVersion(version))
    if answers.count < Self.limit, constraint.count + version.count <= 256 { answers[question] = answer }
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
