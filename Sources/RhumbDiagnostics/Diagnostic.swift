/// Names a kind of message for good: `area/kebab-case`, such as `template/nil-field`.
package struct DiagnosticCode: Hashable, Sendable, ExpressibleByStringLiteral {
  package let text: String
  package init(stringLiteral value: String) { self.text = value }
}

/// A message to the user: what is wrong, where, and what to do about it.
///
/// The headline stands alone: one phrase that states the rule, no full stop. The first label is where it went wrong,
/// the others had a say in it.
package struct Diagnostic: Sendable {
  package enum Severity: Sendable {
    case error, warning, note

    package var word: String {
      switch self {
      case .error: "error"
      case .warning: "warning"
      case .note: "note"
      }
    }
  }

  /// A place with a few words about its part.
  package struct Label: Sendable {
    package let span: SourceSpan
    package let text: String
    /// Only the place is told, not the line: it may hold a secret.
    package let isConfidential: Bool
    /// The key that the value at `span` belongs to, where the label is about the key: the bytes as YAML reads them.
    package let key: [UInt8]?

    package init(_ span: SourceSpan, _ text: String, isConfidential: Bool = false, key: [UInt8]? = nil) {
      self.span = span
      self.text = text
      self.isConfidential = isConfidential
      self.key = key
    }
  }

  package let severity: Severity
  package let code: DiagnosticCode
  package let headline: String
  package var labels: [Label]
  /// How the place was reached, innermost first: the calls of `include`, `template` and `tpl`.
  package var trail: [Label] = []
  package var notes: [String] = []
  /// What to type or change.
  package var help: [String] = []

  package init(_ severity: Severity, _ code: DiagnosticCode, _ headline: String, labels: [Label] = []) {
    self.severity = severity
    self.code = code
    self.headline = headline
    self.labels = labels
  }
}
