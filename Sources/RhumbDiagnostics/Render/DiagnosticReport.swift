/// Everything one run found, by what it looked at: what `--report` writes in one form or another.
package struct DiagnosticReport: Sendable {
  /// One thing that was checked: a chart that was rendered, an object, a test.
  package struct Subject: Sendable {
    /// What it is part of: a file, a chart, a suite.
    package let group: String
    package let name: String
    package let diagnostics: [Diagnostic]
    /// The texts that the diagnostics point into.
    package let sources: SourceMap
    /// It was passed over.
    package let isSkipped: Bool

    package init(
      group: String, name: String, _ diagnostics: [Diagnostic] = [], in sources: SourceMap, isSkipped: Bool = false
    ) {
      self.group = group
      self.name = name
      self.diagnostics = diagnostics
      self.sources = sources
      self.isSkipped = isSkipped
    }

    var errors: [Diagnostic] { diagnostics.filter { $0.severity == .error } }
  }

  /// The command that was run: `rhumb template`.
  package let command: String
  /// rhumb's version.
  package let version: String
  package private(set) var subjects: [Subject] = []

  /// What is known about a code.
  let explanation: @Sendable (DiagnosticCode) -> DiagnosticExplanation?

  package init(
    command: String, version: String,
    explanation: @escaping @Sendable (DiagnosticCode) -> DiagnosticExplanation? = { _ in nil }
  ) {
    self.command = command
    self.version = version
    self.explanation = explanation
  }

  package mutating func add(_ subject: Subject) { subjects.append(subject) }

  package var hasErrors: Bool { subjects.contains { !$0.errors.isEmpty } }

  func count(_ severity: Diagnostic.Severity) -> Int {
    subjects.reduce(0) { $0 + $1.diagnostics.count { $0.severity == severity } }
  }
}

/// The forms of a report, by the names that `--report` takes.
package enum ReportFormat: String, Sendable, CaseIterable {
  case text, json, sarif, junit, github, gitlab

  /// The whole report. Only text is ever coloured.
  package func render(_ report: DiagnosticReport, style: TextStyle = .plain) -> String {
    switch self {
    case .text: TextReport.render(report, style)
    case .json: JSONReport.render(report)
    case .sarif: SARIFReport.render(report)
    case .junit: JUnitReport.render(report)
    case .github: GitHubReport.render(report)
    case .gitlab: GitLabReport.render(report)
    }
  }
}

/// Messages for people, one after the other, and a line that counts them.
enum TextReport {
  static func render(_ report: DiagnosticReport, _ style: TextStyle) -> String {
    var text = ""
    for subject in report.subjects {
      for diagnostic in subject.diagnostics {
        text += TextRenderer.draw(diagnostic, in: subject.sources, style: style) + "\n"
      }
    }
    return text + summary(report) + "\n"
  }

  static func summary(_ report: DiagnosticReport) -> String {
    let parts: [String] = [("error", report.count(.error)), ("warning", report.count(.warning))].compactMap {
      $0.1 == 0 ? nil : "\($0.1) \($0.0)\($0.1 == 1 ? "" : "s")"
    }
    return report.command + ": " + (parts.isEmpty ? "nothing found" : parts.joined(separator: ", "))
  }
}
