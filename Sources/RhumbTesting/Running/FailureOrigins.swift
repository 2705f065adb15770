import RhumbChart
import RhumbDiagnostics
import RhumbEngine
import RhumbFormats

/// Finds the lines of templates and values that wrote what a test complains of.
enum FailureOrigins {
  /// So many places of each are told.
  private static let limit = 3

  static func labels(
    _ place: DocumentPlace, _ document: RenderedDocument, _ template: ByteString, _ outcome: JobRender.Outcome,
    _ sources: SourceMap
  ) -> [Diagnostic.Label] {
    guard let provenance = outcome.provenance, let text = outcome.texts[template],
      document.range.upperBound <= text.count, let range = range(of: place, in: text[document.range])
    else { return [] }
    return labels(provenance.explanation(of: range, in: template), sources)
  }

  /// What can't be read: the rendered line, and what printed it.
  static func add(
    _ failure: RenderedDocuments.Failure, _ provenance: RenderProvenance?, to diagnostic: inout Diagnostic
  ) {
    let isConfidential = RenderedSecrets.mayBe(in: failure.text)
    if let provenance {
      ProvenanceLabels(provenance).add(
        to: &diagnostic, at: failure.place, of: failure.file, in: failure.text, isConfidential: isConfidential)
    }
    if isConfidential { return }
    let file = SourceFile(id: .none, name: "", bytes: failure.text)
    let line = file.position(of: failure.place).line
    let words = ByteString(Array(file.line(line).drop { $0 == 0x20 }.prefix(160))).description
    diagnostic.notes.insert("line \(line) was rendered as '\(words)'", at: 0)
  }

  static func labels(_ explanation: Explanation, _ sources: SourceMap) -> [Diagnostic.Label] {
    var labels = sources.joined(explanation.spans).prefix(limit).map { Diagnostic.Label($0, "rendered here") }
    for value in explanation.values.prefix(limit) {
      guard let span = value.layers.first else { continue }
      labels.append(Diagnostic.Label(span, "'\(value.path.description)' is set here"))
    }
    return labels
  }

  /// The bytes of the value at a place, or of the innermost one around it.
  private static func range(of place: DocumentPlace, in text: ArraySlice<UInt8>) -> Range<Int>? {
    let fields = DocumentFields(text)
    var path = NodePath(place.steps.map(\.nodeStep))
    while !path.steps.isEmpty {
      if let field = fields[path] { return field.valueRange }
      path.steps.removeLast()
    }
    return nil
  }
}

extension DocumentPlace.Step {
  var nodeStep: NodePath.Step {
    switch self {
    case .key(let key): .key(key)
    case .item(let index): .item(index)
    }
  }
}
