package import RhumbDiagnostics
package import RhumbEngine

/// Why a YAML text could not be read: Helm's words, and the place for ours.
package struct YAMLError: Error, Sendable {
  /// The whole text that sigs.k8s.io/yaml gives: `error converting YAML to JSON: yaml: line 4: …`.
  /// Its line numbers are go-yaml's, which are at times one off.
  package let message: ByteString
  /// The bytes that are wrong; empty at the place where reading stopped for errors of syntax.
  package let span: SourceSpan

  package init(message: ByteString, span: SourceSpan) {
    self.message = message
    self.span = span
  }

  /// An error met before there was JSON to decode.
  init(converting message: String, file: FileID, start: Int, end: Int) {
    self.message = ByteString("error converting YAML to JSON: " + message)
    self.span = SourceSpan(file: file, start: start, end: end)
  }

  init(decoding message: String, file: FileID, start: Int, end: Int) {
    self.message = ByteString("error unmarshaling JSON: while decoding JSON: json: " + message)
    self.span = SourceSpan(file: file, start: start, end: end)
  }

  /// The same error within a longer text.
  func moved(by offset: Int) -> YAMLError {
    YAMLError(
      message: message,
      span: SourceSpan(file: span.file, start: Int(span.start) + offset, end: Int(span.end) + offset))
  }
}
