import RhumbDiagnostics
import RhumbEngine
import RhumbFormats
import RhumbKubernetes

/// kubeconform's JSON, with the place of every error besides.
enum ValidationJSON {
  static func print(_ report: ValidationReport, _ isVerbose: Bool, _ hasSummary: Bool) -> String {
    var rows: [String] = []
    for row in report.rows {
      let isQuiet = row.status == .valid || row.status == .skipped || row.status == .empty
      if isVerbose || !isQuiet { rows.append(object(row, report.texts)) }
    }
    var text = "{\n  \"resources\": ["
    text += rows.isEmpty ? "]" : "\n" + rows.joined(separator: ",\n") + "\n  ]"
    if hasSummary {
      text +=
        ",\n  \"summary\": {\n    \"valid\": \(report.count(.valid)),\n    \"invalid\": \(report.count(.invalid)),\n"
      text += "    \"errors\": \(report.count(.error)),\n    \"skipped\": \(report.count(.skipped))\n  }"
    }
    return text + "\n}\n"
  }

  private static func object(_ row: ValidationReport.Row, _ texts: SourceMap) -> String {
    var fields = [
      ("filename", quoted(row.file)), ("kind", quoted(row.kind.description)), ("name", quoted(row.name.description)),
      ("version", quoted(row.apiVersion.description)), ("status", quoted(word(row.status))),
      ("msg", quoted(row.message)),
    ]
    if let version = row.version { fields.append(("kubernetesVersion", quoted(version.text))) }
    let errors = row.findings.filter { $0.severity == .error }
    if !errors.isEmpty { fields.append(("validationErrors", list(errors, texts))) }
    let warnings = row.findings.filter { $0.severity != .error }
    if !warnings.isEmpty { fields.append(("warnings", list(warnings, texts))) }
    return "    {\n" + fields.map { "      \"\($0.0)\": \($0.1)" }.joined(separator: ",\n") + "\n    }"
  }

  private static func list(_ findings: [Finding], _ texts: SourceMap) -> String {
    let items = findings.map { finding in
      var fields = [
        ("path", quoted(pointer(finding.path))), ("msg", quoted(finding.message.description)),
        ("code", quoted(finding.code.text)),
      ]
      if let file = texts[finding.span.file] {
        let place = file.position(of: Int(finding.span.start))
        fields += [("line", "\(place.line)"), ("column", "\(place.column)")]
      }
      return "        {\n" + fields.map { "          \"\($0.0)\": \($0.1)" }.joined(separator: ",\n") + "\n        }"
    }
    return "[\n" + items.joined(separator: ",\n") + "\n      ]"
  }

  /// RFC 6901.
  private static func pointer(_ path: FieldPath) -> String {
    path.steps.map { step in
      switch step {
      case .item(let index): "/\(index)"
      case .field(let name), .key(let name):
        "/"
          + name.description.split(separator: "~", omittingEmptySubsequences: false).joined(separator: "~0")
          .split(separator: "/", omittingEmptySubsequences: false).joined(separator: "~1")
      }
    }.joined()
  }

  private static func word(_ status: ValidationReport.Status) -> String {
    switch status {
    case .valid: "statusValid"
    case .invalid: "statusInvalid"
    case .error: "statusError"
    case .skipped: "statusSkipped"
    case .empty: "statusEmpty"
    }
  }

  static func quoted(_ text: String) -> String {
    var out = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": out += "\\\""
      case "\\": out += "\\\\"
      case "\n": out += "\\n"
      case "\t": out += "\\t"
      case "\r": out += "\\r"
      default:
        if scalar.value < 0x20 || scalar.value == 0x7F {
          let digits = String(scalar.value, radix: 16)
          out += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
        } else {
          out.unicodeScalars.append(scalar)
        }
      }
    }
    return out + "\""
  }
}
