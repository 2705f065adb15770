/// GitHub's workflow commands: a line for each message, which shows up beside the line of the change.
enum GitHubReport {
  static func render(_ report: DiagnosticReport) -> String {
    report.subjects.flatMap { subject in subject.diagnostics.map { line($0, subject) } }.joined()
  }

  private static func line(_ diagnostic: Diagnostic, _ subject: DiagnosticReport.Subject) -> String {
    let word =
      switch diagnostic.severity {
      case .error: "error"
      case .warning: "warning"
      case .note: "notice"
      }
    var properties: [String] = []
    if let place = subject.filePlace(of: diagnostic, countingScalars: true), let path = place.path {
      properties = ["file=\(property(path))", "line=\(place.line)"]
      // Columns count only where the place is one line.
      if place.endLine == place.line, place.endColumn > place.column {
        properties += ["col=\(place.column)", "endColumn=\(place.endColumn)"]
      } else {
        properties.append("col=\(place.column)")
      }
    }
    properties.append("title=\(property(diagnostic.code.text))")
    return "::\(word) \(properties.joined(separator: ","))::\(data(subject.words(of: diagnostic)))\n"
  }

  private static func data(_ text: String) -> String { escaped(text, also: []) }
  private static func property(_ text: String) -> String { escaped(text, also: [0x3A, 0x2C]) }

  /// Percent signs and line ends always, colons and commas in properties.
  private static func escaped(_ text: String, also further: [UInt32]) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      let value = scalar.value
      if value == 0x25 || value < 0x20 || further.contains(value) {
        out += "%" + (value < 0x10 ? "0" : "") + String(value, radix: 16, uppercase: true)
      } else {
        out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
