package import RhumbDiagnostics

/// One level of a fault's way out, as text/template words it.
package enum FaultFrame: Sendable {
  /// `template: NAME:LINE:COL: executing "TEMPLATE" at <CONTEXT>: `
  case executing(location: ByteString, template: ByteString, context: ByteString, span: SourceSpan)
  /// `error calling FUNCTION: `
  case calling(ByteString)
  /// Any other words that a function put before the error it passes on.
  case wrapped(ByteString)
}
