import RhumbSystem

import RhumbDiagnostics

/// What a chart may hold, its subcharts and the archives inside it included.
package struct LoadLimits: Sendable {
  /// Bytes of all files together, as Helm 4.3 allows.
  package var bytes = Limits.current.chartSize
  package var entries = Limits.current.chartFiles
  package var pathBytes = 4_096
  package var pathComponents = 64
  /// Symbolic links on the way.
  package var links = 1_000
  /// Charts within charts.
  package var nesting = 64

  package init() {}
}

/// What is left of the limits while one chart loads. Shared by everything inside it.
final class LoadBudget {
  let limits: LoadLimits
  private(set) var bytes: Int
  private(set) var entries: Int
  private(set) var links = 0

  init(_ limits: LoadLimits) {
    self.limits = limits
    bytes = limits.bytes
    entries = limits.entries
  }

  func chargeEntry(_ path: [UInt8]) throws(ChartError) {
    entries -= 1
    if entries < 0 {
      throw ChartError(
        "the chart holds more files than its limit of \(limits.entries) (--max-chart-files)", code: "chart/limit")
    }
    if path.count > limits.pathBytes {
      throw ChartError(
        "a path in the chart is longer than its limit of \(limits.pathBytes) bytes: \(shown(path))", code: "chart/limit"
      )
    }
    var components = 1
    for byte in path where byte == UInt8(ascii: "/") { components += 1 }
    if components > limits.pathComponents {
      throw ChartError(
        "a path in the chart is deeper than its limit of \(limits.pathComponents): \(shown(path))", code: "chart/limit")
    }
  }

  func chargeLink(_ path: String) throws(ChartError) {
    links += 1
    if links > limits.links {
      throw ChartError(
        "the chart holds more symbolic links than its limit of \(limits.links), the last is \(path)",
        code: "chart/limit")
    }
  }

  func charge(bytes count: Int) throws(ChartError) {
    if count > bytes { throw tooLarge }
    bytes -= count
  }

  var tooLarge: ChartError {
    ChartError(
      "chart exceeds maximum decompressed size of \(limits.bytes) bytes (--max-chart-size)", code: "chart/limit")
  }

  private func shown(_ path: [UInt8]) -> String { String(decoding: path.prefix(120), as: UTF8.self) + "…" }
}
