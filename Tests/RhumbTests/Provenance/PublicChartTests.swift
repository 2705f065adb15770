import Rhumb
import RhumbChart
import RhumbDiagnostics
import RhumbEngine
import RhumbSystem
import Testing

/// Explanations over charts that others publish. They run where `RHUMB_PUBLIC_CHARTS` names a folder of unpacked charts;
/// CONTRIBUTING says how to fill one.
@Suite struct PublicChartTests {
  private static let folder = EnvironmentVariables.text("RHUMB_PUBLIC_CHARTS")

  @Test("the table is about ten charts at least, and forty fields")
  func table() throws {
    let charts = try PublicChart.all()
    #expect(charts.count >= 10)
    #expect(charts.reduce(0) { $0 + $1.cases.count } >= 40)
    for chart in charts {
      #expect(chart.cases.count >= 4, "\(chart.name)")
      for test in chart.cases { #expect(test.lines.contains { $0.hasPrefix("by ") }, "\(chart.name) \(test.field)") }
    }
  }

  @Test(
    "fields of public charts", .enabled(if: folder != nil, "RHUMB_PUBLIC_CHARTS names no folder of charts"),
    arguments: try PublicChart.all())
  func explains(_ chart: PublicChart) throws {
    let folder = FilePath(try #require(Self.folder))
    let path = try #require(
      try chart.path(in: folder), "no \(chart.name) \(chart.version) in \(folder.text): get it from \(chart.address)")
    let files = DiskFileSystem()
    var values = ValuesLayers()
    values.set = chart.set.map { ByteString($0) }
    let render = try TracedRender(
      chart: path, SampleChart.input(values, shownPath: chart.name, files), files: files)
    for test in chart.cases {
      let found = try lines([ByteString(test.object), ByteString(test.field)], in: render, of: chart)
      #expect(found == test.lines, "\(test.object) \(test.field)\n\(found.joined(separator: "\n"))")
    }
  }

  private func lines(_ words: [ByteString], in render: TracedRender, of chart: PublicChart) throws -> [String] {
    try ExplanationLines.of(
      words, in: render, place: { place($0, $1, chart) }, decision: { place($0.span, render, chart) })
  }

  /// From the chart's folder on.
  private func place(_ span: SourceSpan, _ render: TracedRender, _ chart: PublicChart) -> String {
    guard let file = render.sources[span.file] else { return "nowhere" }
    if file.kind == .words { return "--set" }
    let name = file.name.hasPrefix(chart.name + "/") ? String(file.name.dropFirst(chart.name.count + 1)) : file.name
    return "\(name):\(file.position(of: Int(span.start)).line)"
  }
}
