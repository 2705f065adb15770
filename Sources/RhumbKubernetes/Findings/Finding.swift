package import RhumbDiagnostics
package import RhumbEngine

/// One fault of one object, in the API server's words where it has them.
package struct Finding: Sendable {
  package let severity: Diagnostic.Severity
  /// Names the rule: `kubernetes/required`, `kubernetes/service-port`…
  package let code: DiagnosticCode
  /// The field; the root for a fault of the object as a whole.
  package let path: FieldPath
  /// What stands behind the path in the server's message: `Required value`, `Invalid value: "x": must be …`.
  package let message: ByteString
  package let span: SourceSpan
  /// The message names the field itself, as the server's decoding errors do.
  package var namesPath = false
  /// Further places that have a say, such as the first of two equal names.
  package var related: [Diagnostic.Label] = []
  package var notes: [String] = []
  package var help: [String] = []

  package init(
    _ severity: Diagnostic.Severity, _ code: DiagnosticCode, at path: FieldPath, _ message: ByteString,
    span: SourceSpan
  ) {
    self.severity = severity
    self.code = code
    self.path = path
    self.message = message
    self.span = span
  }

  /// `spec.replicas: Invalid value: -1: must be greater than or equal to 0`
  package var text: ByteString { path.isRoot || namesPath ? message : path.text + ": " + message }

  package var diagnostic: Diagnostic {
    var diagnostic = Diagnostic(severity, code, text.description, labels: [Diagnostic.Label(span, "")] + related)
    diagnostic.notes = notes
    diagnostic.help = help
    return diagnostic
  }
}
