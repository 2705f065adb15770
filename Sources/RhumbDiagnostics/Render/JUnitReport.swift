/// JUnit's XML: a suite for each group of subjects, a case for each subject.
///
/// A case has one failure at most, since readers differ in what they make of several; all its errors stand in the text.
enum JUnitReport {
  static func render(_ report: DiagnosticReport) -> String {
    var suites: [(group: String, subjects: [DiagnosticReport.Subject])] = []
    var indices: [String: Int] = [:]
    for subject in report.subjects {
      if let index = indices[subject.group] {
        suites[index].subjects.append(subject)
      } else {
        indices[subject.group] = suites.count
        suites.append((subject.group, [subject]))
      }
    }
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    text += "<testsuites name=\"\(XMLText.escaped(report.command))\"\(counts(report.subjects))>\n"
    for suite in suites {
      text += "  <testsuite name=\"\(XMLText.escaped(suite.group))\"\(counts(suite.subjects))>\n"
      for subject in suite.subjects { text += testCase(subject) }
      text += "  </testsuite>\n"
    }
    return text + "</testsuites>\n"
  }

  private static func counts(_ subjects: [DiagnosticReport.Subject]) -> String {
    let failures = subjects.count { !$0.errors.isEmpty }
    let skipped = subjects.count { $0.isSkipped && $0.errors.isEmpty }
    return " tests=\"\(subjects.count)\" failures=\"\(failures)\" errors=\"0\" skipped=\"\(skipped)\""
  }

  private static func testCase(_ subject: DiagnosticReport.Subject) -> String {
    var content = ""
    let errors = subject.errors
    if let first = errors.first {
      let more = errors.count == 1 ? "" : " (and \(errors.count - 1) more)"
      content +=
        "      <failure message=\"\(XMLText.escaped(first.headline + more))\" type=\"\(XMLText.escaped(first.code.text))\">"
      content += XMLText.escaped(drawn(errors, subject), keepingLines: true) + "</failure>\n"
    } else if subject.isSkipped {
      content += "      <skipped/>\n"
    }
    let others = subject.diagnostics.filter { $0.severity != .error }
    if !others.isEmpty {
      content += "      <system-out>" + XMLText.escaped(drawn(others, subject), keepingLines: true) + "</system-out>\n"
    }
    let head =
      "    <testcase name=\"\(XMLText.escaped(subject.name))\" classname=\"\(XMLText.escaped(subject.group))\""
    return content.isEmpty ? head + "/>\n" : head + ">\n" + content + "    </testcase>\n"
  }

  private static func drawn(_ diagnostics: [Diagnostic], _ subject: DiagnosticReport.Subject) -> String {
    diagnostics.map { TextRenderer.draw($0, in: subject.sources) }.joined()
  }
}

/// Text in XML 1.0.
package enum XMLText {
  /// For attributes, or with lines kept for content. XML has no way to write most control characters.
  package static func escaped(_ text: String, keepingLines: Bool = false) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x26: out += "&amp;"
      case 0x3C: out += "&lt;"
      case 0x3E: out += "&gt;"
      case 0x22: out += "&quot;"
      case 0x0A where keepingLines: out += "\n"
      case 0x09, 0x0A, 0x0D: out += "&#x" + String(scalar.value, radix: 16, uppercase: true) + ";"
      case 0..<0x20, 0xFFFE, 0xFFFF: out += "\u{FFFD}"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
