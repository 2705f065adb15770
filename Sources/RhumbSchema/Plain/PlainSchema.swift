import RhumbEngine
import RhumbRegex

/// A schema document that is certainly valid by the meta-schema of its draft, as one walk over its text shows.
///
/// Running a meta-schema takes thousands of steps for each schema in a document; nearly all charts' schemas are plain
/// enough to be judged by the shape of their keywords: one resource, of a standard dialect, with keywords of the usual
/// shapes. A keyword that no draft knows is always valid. What isn't plain may well be valid: the meta-schema has the
/// last word on it.
final class PlainSchema {
  /// With the keywords and the schemas marked.
  let tape: SchemaTape
  let draft: Draft
  /// Every reference in it leads to a schema that was looked at.
  let isResolved: Bool
  /// By the numbers of the patterns, those that were needed.
  private var patterns: [Pattern?]

  private enum Pattern {
    case small(SmallPattern)
    case large(RegularExpression)
  }

  /// Nil if the text is not plain.
  init?(_ source: [UInt8]) {
    guard var proof = PlainProof(source), proof.isPlain() else { return nil }
    isResolved = proof.resolve()
    tape = proof.tape
    draft = proof.draft
    patterns = Array(repeating: nil, count: proof.patternCount)
  }

  /// Whether the pattern at a node matches a text; nil if that takes too much.
  func matches(_ node: Int, _ text: ByteString) -> Bool? {
    let number = Int(tape.nodes[node].link)
    let known = patterns[number] ?? SmallPattern(tape.text(node)).map { .small($0) }
    patterns[number] = known
    if case .small(let small)? = known, let matches = small.matches(text) { return matches }
    if case .large(let expression)? = known { return try? expression.matches(text) }
    guard let expression = try? RegularExpression(tape.text(node)) else { return nil }
    patterns[number] = .large(expression)
    return try? expression.matches(text)
  }
}
