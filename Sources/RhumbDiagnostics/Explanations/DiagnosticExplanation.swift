/// What is to be known about a kind of message: one row for each code, from which `rhumb explain-error`, the reference
/// and the rules of SARIF are made.
package struct DiagnosticExplanation: Sendable {
  package let code: DiagnosticCode
  package let severity: Diagnostic.Severity
  /// The form of its headline; capitals stand for what differs: `null has no field 'NAME'`.
  package let headline: String
  /// Why it happens: one or more sentences.
  package let cause: String
  /// What to do about it.
  package let cure: String
  /// Something that leads to it, as it would be written; empty if no short text does.
  package let example: String

  package init(
    _ code: DiagnosticCode, _ headline: String, severity: Diagnostic.Severity = .error, cause: String, cure: String,
    example: String = ""
  ) {
    self.code = code
    self.severity = severity
    self.headline = headline
    self.cause = cause
    self.cure = cure
    self.example = example
  }

  /// What stands before the slash.
  package var area: String { String(code.text.prefix { $0 != "/" }) }

  /// Codes that no rule of a table stands behind.
  package static let table: [DiagnosticExplanation] =
    templates + values + charts + manifests + objects + edits + weights + tests + practice + commands
}
