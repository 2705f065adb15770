/// One level of a fault's way out. Its words are made only when somebody reads them.
package enum FaultFrame: Sendable {
  /// A node of a template was being run: `template: NAME:LINE:COL: executing "TEMPLATE" at <NODE>: `.
  case executing(Program, node: UInt32, template: ByteString)
  /// `error calling FUNCTION: `
  case calling(ByteString)
  /// Any other words that a function put before the error it passes on.
  case wrapped(ByteString)
}
