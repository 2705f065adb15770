package import RhumbEngine

/// What keeps a chart from being rendered, in Helm's own words.
package struct ChartError: Error, Sendable {
  /// What follows `Error: `.
  package let message: ByteString
  /// The line Helm logs before it gives up, where it does.
  package let log: LogLine?

  package init(_ message: ByteString, log: LogLine? = nil) {
    self.message = message
    self.log = log
  }

  package init(_ message: String, log: LogLine? = nil) { self.init(ByteString(message), log: log) }

  /// The same error with words before it, as Go wraps errors.
  package func wrapped(_ words: String) -> ChartError { ChartError(ByteString(words) + message, log: log) }
}
