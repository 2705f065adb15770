package import RhumbDiagnostics
import RhumbEngine

/// The forms in which coverage is written.
package enum CoverageForm: String, CaseIterable, Sendable {
  case text, lcov, html

  package func write(_ report: CoverageReport, in sources: SourceMap) -> String {
    switch self {
    case .text: CoverageText.write(report)
    case .lcov: CoverageLCOV.write(report)
    case .html: CoverageHTML.write(report, in: sources)
    }
  }
}

/// A line for each template.
enum CoverageText {
  static func write(_ report: CoverageReport) -> String {
    let width = max(8, report.files.map { $0.name.unicodeScalars.count }.max() ?? 0)
    var text = "\n" + row("Template", "Lines", "Branches", width)
    for file in report.files {
      text += row(
        TextRenderer.escape(file.name), share(file.ran, file.lines.count), share(file.ways, file.branches.count * 2),
        width)
    }
    let (lines, ways) = (report.lines, report.ways)
    return text + row("All", share(lines.ran, lines.total), share(ways.taken, ways.total), width)
  }

  private static func row(_ name: String, _ lines: String, _ branches: String, _ width: Int) -> String {
    func padded(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.unicodeScalars.count))
    }
    return "\(name)\(padded(name, width))  \(padded(lines, 20))\(lines)  \(padded(branches, 20))\(branches)\n"
  }

  /// `12 of 15 ( 80.0 %)`
  static func share(_ part: Int, _ whole: Int) -> String {
    whole == 0 ? "-" : "\(part) of \(whole) (\(percent(part, whole)) %)"
  }

  /// With one decimal, rounded down: 100.0 means all.
  static func percent(_ part: Int, _ whole: Int) -> String {
    let tenths = whole == 0 ? 1000 : part * 1000 / whole
    return "\(tenths / 10).\(tenths % 10)"
  }
}

/// The trace files of LCOV.
enum CoverageLCOV {
  static func write(_ report: CoverageReport) -> String {
    var text = ""
    for file in report.files {
      text += "TN:\nSF:\(file.name)\n"
      for (index, branch) in file.branches.enumerated() {
        text += "BRDA:\(branch.line),\(index),0,\(branch.taken)\nBRDA:\(branch.line),\(index),1,\(branch.passedOver)\n"
      }
      text += "BRF:\(file.branches.count * 2)\nBRH:\(file.ways)\n"
      for (line, count) in file.lines.sorted(by: { $0.key < $1.key }) { text += "DA:\(line),\(count)\n" }
      text += "LF:\(file.lines.count)\nLH:\(file.ran)\nend_of_record\n"
    }
    return text
  }
}

/// One page with every template.
enum CoverageHTML {
  private static let style = """
    body{font:14px/1.5 system-ui,sans-serif;margin:2em;color:#222;background:#fff}table{border-collapse:collapse}
    td,th{padding:.1em .8em;text-align:right}td:first-child,th:first-child{text-align:left}
    pre{margin:0;font:13px/1.45 ui-monospace,monospace}.ran{background:#e4f5e4}.missed{background:#fbdcdc}
    .part{background:#fdf1cf}.number{color:#888;display:inline-block;width:9em;text-align:right;padding-right:1em}
    summary{cursor:pointer;margin-top:1em}
    """

  static func write(_ report: CoverageReport, in sources: SourceMap) -> String {
    var text = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>Coverage of templates</title>\n"
    text += "<style>\(style)</style></head><body>\n<h1>Coverage of templates</h1>\n<table>\n"
    text += "<tr><th>Template</th><th>Lines</th><th>Branches</th></tr>\n"
    for (index, file) in report.files.enumerated() {
      text += "<tr><td><a href=\"#f\(index)\">\(escaped(file.name))</a></td>"
      text += "<td>\(CoverageText.share(file.ran, file.lines.count))</td>"
      text += "<td>\(CoverageText.share(file.ways, file.branches.count * 2))</td></tr>\n"
    }
    text += "<tr><th>All</th><th>\(CoverageText.share(report.lines.ran, report.lines.total))</th>"
    text += "<th>\(CoverageText.share(report.ways.taken, report.ways.total))</th></tr>\n</table>\n"
    for (index, file) in report.files.enumerated() { text += page(file, index, in: sources) }
    return text + "</body></html>\n"
  }

  private static func page(_ file: CoverageReport.File, _ index: Int, in sources: SourceMap) -> String {
    guard let source = sources[file.source] else { return "" }
    var text = "<details open id=\"f\(index)\"><summary>\(escaped(file.name))</summary>\n<pre>\n"
    let last = source.position(of: source.bytes.count).line
    for number in 1...max(last, 1) {
      let branches = file.branches.filter { $0.line == number }
      let isPart = branches.contains { $0.ways < 2 }
      let kind =
        switch file.lines[number] {
        case nil: ""
        case 0?: "missed"
        default: isPart ? "part" : "ran"
        }
      let ways = branches.map { " \($0.taken)/\($0.passedOver)" }.joined()
      let count = file.lines[number].map { "\($0)×\(ways)" } ?? ""
      let line = escaped(String(decoding: source.line(number), as: UTF8.self))
      text += "<span class=\"\(kind)\"><span class=\"number\">\(count) \(number)</span>\(line)</span>\n"
    }
    return text + "</pre></details>\n"
  }

  private static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in TextRenderer.escape(text).unicodeScalars {
      switch scalar {
      case "&": out += "&amp;"
      case "<": out += "&lt;"
      case ">": out += "&gt;"
      case "\"": out += "&quot;"
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }
}
