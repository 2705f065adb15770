package import RhumbDiagnostics
package import RhumbEngine

/// One fault of one object, in the API server's words where it has them.
package struct Finding: Sendable {
  package var severity: Diagnostic.Severity
  /// Names the rule: `kubernetes/required`, `kubernetes/service-port`…
  package let code: DiagnosticCode
  /// The field; the root for a fault of the object as a whole.
  package let path: FieldPath
  /// What stands behind the path in the server's message: `Required value`, `Invalid value: "x": must be …`.
  package let message: ByteString
  package let span: SourceSpan
  /// The message names the field itself, as the server's decoding errors do.
  package var namesPath = false
  /// The field is not there; `span` is what is around it.
  package var isAboutAbsence = false
  /// What is wrong is this key itself; `span` is its value's.
  package var key: ByteString?
  /// What led to it: the line of a template, and those of values.
  package var causes: [Diagnostic.Label] = []
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

  /// All places: first what caused it, then where it stands.
  package var labels: [Diagnostic.Label] {
    causes + [Diagnostic.Label(span, causes.isEmpty ? "" : "as rendered", key: key?.bytes)] + related
  }

  package var diagnostic: Diagnostic {
    var diagnostic = Diagnostic(severity, code, text.description, labels: labels)
    diagnostic.notes = notes
    diagnostic.help = help
    return diagnostic
  }
}
