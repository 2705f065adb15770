package import RhumbDiagnostics

/// Why a template can't be parsed, in text/template's words.
package struct ParseError: Error, Sendable {
  /// What the text is called: a path, or `gotpl`.
  package let template: ByteString
  /// From 1.
  package let line: Int
  /// Without place: `unexpected "}" in operand`.
  package let message: ByteString
  /// The token at fault.
  package let span: SourceSpan

  /// The block that has no end, where one is missing.
  package var opening: SourceSpan?

  /// The name that was probably meant, where one is unknown.
  package var suggestion: String?

  /// `template: NAME:LINE: MESSAGE`.
  package var text: ByteString { "template: " + template + ByteString(":\(line): ") + message }
}
