/// GitLab's code quality report: a subset of Code Climate's issues.
enum GitLabReport {
  static func render(_ report: DiagnosticReport) -> String {
    var fingerprints = Fingerprints()
    var issues: [WireJSON] = []
    for subject in report.subjects {
      for diagnostic in subject.diagnostics {
        issues.append(issue(diagnostic, subject, fingerprints.next(diagnostic, subject)))
      }
    }
    return WireJSON.list(issues).document
  }

  private static func issue(
    _ diagnostic: Diagnostic, _ subject: DiagnosticReport.Subject, _ fingerprint: String
  ) -> WireJSON {
    let place = subject.filePlace(of: diagnostic)
    let severity =
      switch diagnostic.severity {
      case .error: "major"
      case .warning: "minor"
      case .note: "info"
      }
    return .object([
      ("description", .text(subject.words(of: diagnostic))),
      ("check_name", .text(diagnostic.code.text)),
      ("fingerprint", .text(fingerprint)),
      ("severity", .text(severity)),
      (
        // An issue without a place counts for the first line of what was checked.
        "location",
        .object([
          ("path", .text(place?.path ?? subject.group)),
          ("lines", .object([("begin", .number(place?.line ?? 1)), ("end", .number(place?.endLine ?? 1))])),
        ])
      ),
    ])
  }
}
