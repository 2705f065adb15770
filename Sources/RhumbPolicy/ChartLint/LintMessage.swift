package import RhumbEngine

/// A remark of `helm lint` about a chart, in Helm's words.
package struct LintMessage: Sendable {
  package enum Severity: Int, Sendable, Comparable {
    /// Could be better.
    case info
    /// Breaks with a convention.
    case warning
    /// Will most likely not install.
    case error

    package static func < (a: Severity, b: Severity) -> Bool { a.rawValue < b.rawValue }

    var word: ByteString {
      switch self {
      case .info: "INFO"
      case .warning: "WARNING"
      case .error: "ERROR"
      }
    }
  }

  package let severity: Severity
  /// What it is about: a file or directory relative to the chart, or the chart's own path.
  package let path: ByteString
  package let words: ByteString

  package init(_ severity: Severity, _ path: ByteString, _ words: ByteString) {
    self.severity = severity
    self.path = path
    self.words = words
  }

  /// `[WARNING] templates/a.yaml: object name does not conform …`
  package var line: ByteString { "[" + severity.word + "] " + path + ": " + words }
}

/// What became of the lint of one chart.
package struct LintReport {
  package var messages: [LintMessage] = []
  /// Why there was no chart to look at.
  package var obstacle: ByteString?

  package init() {}

  mutating func error(_ path: ByteString, _ words: ByteString) { messages.append(LintMessage(.error, path, words)) }
  mutating func warning(_ path: ByteString, _ words: ByteString) {
    messages.append(LintMessage(.warning, path, words))
  }
  mutating func info(_ path: ByteString, _ words: ByteString) { messages.append(LintMessage(.info, path, words)) }

  /// Whether there is more than information.
  package var hasConcerns: Bool { obstacle != nil || messages.contains { $0.severity > .info } }

  /// - Parameter isStrict: warnings fail a chart too.
  package func fails(isStrict: Bool) -> Bool {
    obstacle != nil || messages.contains { $0.severity >= (isStrict ? .warning : .error) }
  }
}
