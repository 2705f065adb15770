import RhumbChart
import RhumbDiagnostics
import RhumbEngine
import RhumbFormats

/// Finds the lines of templates and values that wrote what a test complains of.
enum FailureOrigins {
  /// So many places of each are told.
  private static let limit = 3

  static func labels(
    _ place: DocumentPlace, _ document: RenderedDocument, _ template: ByteString, _ outcome: JobRender.Outcome
  ) -> [Diagnostic.Label] {
    guard let provenance = outcome.provenance, let text = outcome.texts[template],
      document.range.upperBound <= text.count, let range = range(of: place, in: text[document.range])
    else { return [] }
    return labels(provenance.explanation(of: range, in: template))
  }

  static func labels(_ explanation: Explanation) -> [Diagnostic.Label] {
    var labels = explanation.spans.prefix(limit).map { Diagnostic.Label($0, "rendered here") }
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
