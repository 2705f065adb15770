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
  /// Patterns that were needed.
  private var patterns: [ByteString: RegularExpression] = [:]

  /// Nil if the text is not plain.
  init?(_ source: [UInt8]) {
    guard var proof = PlainProof(source), proof.isPlain() else { return nil }
    isResolved = proof.resolve()
    tape = proof.tape
    draft = proof.draft
  }

  /// A pattern that is known to be one; nil if it takes too much to match.
  func pattern(at node: Int) -> RegularExpression? {
    let text = tape.text(node)
    if let known = patterns[text] { return known }
    let expression = try? RegularExpression(text)
    patterns[text] = expression
    return expression
  }
}
