package import RhumbDiagnostics
package import RhumbEngine

/// Adds to a message about rendered text what wrote that text: the lines of templates, the calls that led there, and the
/// values that went in.
package struct ProvenanceLabels {
  /// So many places of templates and values are shown.
  private static let limit = 3

  private let provenance: RenderProvenance

  package init(_ provenance: RenderProvenance) { self.provenance = provenance }

  /// - Parameters:
  ///   - offset: a byte of the file that the template at `path` printed.
  ///   - text: what it printed when the message was made: another run may print other random texts.
  ///   - isConfidential: values are named, and not shown.
  package func add(
    to diagnostic: inout Diagnostic, at offset: Int, of path: ByteString, in text: [UInt8], isConfidential: Bool
  ) {
    guard let file = provenance.file(path) else { return }
    let line = 1 + text[..<min(offset, text.count)].reduce(0) { $0 + ($1 == 0x0A ? 1 : 0) }
    guard let whole = provenance.explanation(ofLine: line, in: path) else { return }
    // The byte itself first, if it is the same one, then the rest of its line.
    var explanations = [whole]
    if file.text == text, offset < text.count {
      explanations.insert(provenance.explanation(of: offset..<(offset + 1), in: path), at: 0)
    }
    var seen: Set<SourceSpan> = []
    let all = explanations.flatMap(\.pieces).filter { $0.span != .none }
    // The template's own text around an action stands on the same line.
    let pieces = (all.prefix(1) + all.dropFirst().filter { !$0.isLiteral }).filter { seen.insert($0.span).inserted }
    diagnostic.labels += pieces.prefix(Self.limit).map { Diagnostic.Label($0.span, "printed by this") }
    let values = explanations.flatMap(\.values).filter { $0.kind == .value }
    if isConfidential {
      // The words of a flag would be shown with its place.
      var named: Set<ByteString> = []
      diagnostic.notes += values.filter { named.insert($0.path).inserted }.prefix(Self.limit).map {
        "the value '\($0.path.description)' went in"
      }
    } else {
      diagnostic.labels += values.compactMap { value -> Diagnostic.Label? in
        guard let span = value.layers.first, seen.insert(span).inserted else { return nil }
        return Diagnostic.Label(span, "sets '\(value.path.description)'")
      }.prefix(Self.limit)
    }
    if diagnostic.trail.isEmpty {
      // Outermost first, and the first is the file itself.
      diagnostic.trail = explanations[0].calls.dropFirst().reversed().map { call in
        Diagnostic.Label(call.span, "'\(call.name.description)' called")
      }
    }
  }
}
