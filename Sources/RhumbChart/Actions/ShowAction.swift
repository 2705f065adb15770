package import RhumbEngine
import RhumbFormats

/// Prints parts of a chart as `helm show` does.
package struct ShowAction {
  package enum Part: Sendable {
    case all, chart, crds, readme, values
  }

  private let chart: Chart
  private let jsonPath: ByteString

  package init(chart: Chart, jsonPath: ByteString = .empty) {
    self.chart = chart
    self.jsonPath = jsonPath
  }

  package func text(_ part: Part) throws(ChartError) -> [UInt8] {
    var out: [UInt8] = []
    if part == .chart || part == .all {
      do throws(Fault) {
        out += try YAMLWriter.write(.map(chart.metadata.document))
      } catch {
        throw ChartError(error.message)
      }
      out.append(newline)
    }
    if part == .values || part == .all { try appendValues(part, to: &out) }
    if part == .readme || part == .all, let readme {
      if part == .all { out.append("---\n") }
      out += readme.bytes
      try chart.checkReads()
      out.append(newline)
    }
    if part == .crds || part == .all {
      for crd in try chart.crds() {
        if !crd.bytes.starts(with: "---".utf8) { out.append("---\n") }
        out += crd.bytes
        out.append(newline)
      }
    }
    return out
  }

  private func appendValues(_ part: Part, to out: inout [UInt8]) throws(ChartError) {
    guard let file = chart.valuesFile else { return }
    if part == .all { out.append("---\n") }
    if !jsonPath.isEmpty {
      out += try JSONPath(jsonPath).text(of: .map(chart.values))
      return
    }
    out += file.bytes
    out.append(newline)
  }

  /// The first file called README, README.md or README.txt in any case.
  private var readme: Chart.File? {
    let names: [ByteString] = ["readme.md", "readme.txt", "readme"]
    return chart.files.first { file in
      names.contains(ByteString(file.name.bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 }))
    }
  }
}

private let newline = UInt8(ascii: "\n")
