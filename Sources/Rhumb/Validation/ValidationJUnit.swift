import RhumbDiagnostics
import RhumbEngine

/// JUnit's XML: a suite for each file, a case for each object.
enum ValidationJUnit {
  static func print(_ report: ValidationReport) -> String {
    var suites: [(file: String, rows: [ValidationReport.Row])] = []
    var indices: [String: Int] = [:]
    for row in report.rows {
      if let index = indices[row.file] {
        suites[index].rows.append(row)
      } else {
        indices[row.file] = suites.count
        suites.append((row.file, [row]))
      }
    }
    var text = "<testsuites name=\"rhumb\"\(counts(report.rows))>\n"
    for (index, suite) in suites.enumerated() {
      text += "  <testsuite name=\"\(escaped(suite.file))\" id=\"\(index + 1)\" package=\"\"\(counts(suite.rows))>\n"
      for row in suite.rows { text += testCase(row) }
      text += "  </testsuite>\n"
    }
    return text + "</testsuites>\n"
  }

  private static func counts(_ rows: [ValidationReport.Row]) -> String {
    func count(_ status: ValidationReport.Status) -> Int { rows.count { $0.status == status } }
    return " tests=\"\(rows.count)\" failures=\"\(count(.invalid))\" disabled=\"\(count(.skipped))\" "
      + "errors=\"\(count(.error))\""
  }

  private static func testCase(_ row: ValidationReport.Row) -> String {
    let head =
      "    <testcase name=\"\(escaped(row.name.description))\" "
      + "classname=\"\(escaped("\(row.kind.description)@\(row.apiVersion.description)"))\""
    switch row.status {
    case .valid, .empty: return head + "></testcase>\n"
    case .skipped: return head + ">\n      <skipped></skipped>\n    </testcase>\n"
    case .invalid: return head + ">\n      <failure message=\"\(escaped(row.message))\"></failure>\n    </testcase>\n"
    case .error: return head + ">\n      <error message=\"\(escaped(row.message))\"></error>\n    </testcase>\n"
    }
  }

  /// XML 1.0 has no way to write most control characters.
  private static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&#34;"
      case "\n": out += "&#xA;"
      case "\t": out += "&#x9;"
      default:
        if scalar.value >= 0x20, scalar.value != 0xFFFE, scalar.value != 0xFFFF {
          out.unicodeScalars.append(scalar)
        } else {
          out += "\u{FFFD}"
        }
      }
    }
    return out
  }
}
