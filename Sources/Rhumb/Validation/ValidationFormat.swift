import RhumbDiagnostics
import RhumbEngine
import RhumbKubernetes

/// The forms in which a report is printed: rhumb's own for people, and kubeconform's for programs.
package enum ValidationFormat: String, Sendable, CaseIterable {
  case text, json, junit, pretty, tap

  /// - Parameters:
  ///   - isVerbose: valid and skipped objects are told too.
  ///   - hasSummary: numbers follow.
  package func print(_ report: ValidationReport, isVerbose: Bool, hasSummary: Bool) -> String {
    switch self {
    case .text: ValidationText.print(report, isVerbose, hasSummary)
    case .pretty: ValidationLines.pretty(report, isVerbose, hasSummary)
    case .tap: ValidationLines.tap(report)
    case .json: ValidationJSON.print(report, isVerbose, hasSummary)
    case .junit: ValidationJUnit.print(report)
    }
  }
}

/// For people: every finding with its place.
enum ValidationText {
  static func print(_ report: ValidationReport, _ isVerbose: Bool, _ hasSummary: Bool) -> String {
    var text = ""
    for row in report.rows {
      for finding in row.findings {
        text += TextRenderer.draw(finding.diagnostic(in: row), in: report.texts)
      }
      guard isVerbose else { continue }
      switch row.status {
      case .valid: text += "\(row.signature) is valid\n"
      case .skipped: text += "\(row.signature) skipped\n"
      default: break
      }
    }
    if hasSummary { text += summary(report) }
    return text
  }

  static func summary(_ report: ValidationReport) -> String {
    let resources = report.rows.count == 1 ? "resource" : "resources"
    let files = report.fileCount == 1 ? "file" : "files"
    return "Summary: \(report.rows.count) \(resources) found in \(report.fileCount) \(files)"
      + " - Valid: \(report.count(.valid)), Invalid: \(report.count(.invalid)), Errors: \(report.count(.error)),"
      + " Skipped: \(report.count(.skipped))\n"
  }
}

/// A line for each object.
enum ValidationLines {
  static func pretty(_ report: ValidationReport, _ isVerbose: Bool, _ hasSummary: Bool) -> String {
    var text = ""
    for row in report.rows {
      switch row.status {
      case .valid, .empty: if isVerbose { text += "\u{1B}[32m✔\u{1B}[0m \(row.labelled) is valid\n" }
      case .skipped: if isVerbose { text += "\u{1B}[33m-\u{1B}[0m \(row.labelled) skipped\n" }
      case .invalid: text += "\u{1B}[31m✖\u{1B}[0m \(row.labelled) is invalid: \(row.message)\n"
      case .error: text += "\u{1B}[31m✖\u{1B}[0m \(row.labelled) failed validation: \(row.message)\n"
      }
    }
    return hasSummary ? text + ValidationText.summary(report) : text
  }

  /// The Test Anything Protocol, version 13.
  static func tap(_ report: ValidationReport) -> String {
    var text = "TAP version 13\n"
    for (index, row) in report.rows.enumerated() {
      let place = "\(index + 1) - \(TextRenderer.escape(row.file)) (\(row.qualifiedName))"
      switch row.status {
      case .valid, .empty: text += "ok \(place)\n"
      case .skipped: text += "ok \(place) # skip\n"
      case .invalid, .error: text += "not ok \(place): \(row.message)\n"
      }
    }
    return text + "1..\(report.rows.count)\n"
  }
}

extension ValidationReport.Row {
  private var shownName: String { TextRenderer.escape("\(kind.description) \(name.description)") }
  var signature: String { TextRenderer.escape(file) + " - " + shownName }
  var labelled: String { TextRenderer.escape(file) + ": " + shownName }
  var qualifiedName: String {
    TextRenderer.escape("\(apiVersion.description)/\(kind.description)/\(name.description)")
  }

  /// All errors in one line.
  var message: String {
    TextRenderer.escape(findings.filter { $0.severity == .error }.map(\.text.description).joined(separator: "; "))
  }
}
