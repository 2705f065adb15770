import RhumbChart
import RhumbDiagnostics
import RhumbEngine

/// What `helm lint` says of a chart's dependencies: `Chart.yaml` and `charts/` name the same.
enum DependencyChecks {
  static func run(_ subject: ChartLinter.Subject, _ report: inout LintReport) {
    var sources = SourceMap()
    var origins = OriginTable()
    let chart: Chart
    do throws(ChartError) {
      chart = try subject.load(into: &sources, &origins)
    } catch {
      return report.error(.empty, "unable to load chart\n\t" + error.message)
    }
    let declared = chart.metadata.dependencies
    let stray = chart.dependencies.map(\.name).filter { name in !declared.contains { $0.name == name } }
    if !stray.isEmpty {
      report.error(subject.shown, "chart metadata is missing these dependencies: " + joined(stray.sorted()))
    }
    var names: Set<ByteString> = []
    let repeated = declared.map { $0.alias.isEmpty ? $0.name : $0.alias }.filter { !names.insert($0).inserted }
    if !repeated.isEmpty {
      report.error(subject.shown, "multiple dependencies with name or alias: " + joined(repeated))
    }
    let missing = declared.map(\.name).filter { name in !chart.dependencies.contains { $0.name == name } }
    if !missing.isEmpty {
      report.warning(subject.shown, "chart directory is missing these dependencies: " + joined(missing))
    }
  }

  private static func joined(_ names: [ByteString]) -> ByteString {
    ByteString(Array(names.map(\.bytes).joined(separator: [UInt8(ascii: ",")])))
  }
}
