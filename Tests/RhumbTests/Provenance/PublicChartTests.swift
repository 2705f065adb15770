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
    let target = try ExplainTarget.find(words, in: render)
    let explanation = render.provenance.explanation(of: target.field?.valueRange ?? target.range, in: target.path)
    var lines: [String] = []
    for span in explanation.spans {
      let line = "by " + place(span, render, chart)
      if !lines.contains(line) { lines.append(line) }
    }
    for call in explanation.calls where call.kind != .file {
      lines.append(call.kind == .tpl ? "via tpl" : "via \(call.name.description)")
    }
    for value in explanation.values {
      let path = value.path.description
      switch value.kind {
      case .builtIn: lines.append("of \(path)")
      case .undefined: lines.append("of \(path): not set")
      case .value:
        lines.append("of \(path): " + value.layers.map { place($0, render, chart) }.joined(separator: ", over "))
      }
    }
    for step in explanation.conditions {
      let keys = step.values.map(\.path.description).joined(separator: ", ")
      lines.append("when \(outcome(step.kind)): \(place(step.span, render, chart)) (\(keys))")
    }
    return lines
  }

  /// From the chart's folder on.
  private func place(_ span: SourceSpan, _ render: TracedRender, _ chart: PublicChart) -> String {
    guard let file = render.sources[span.file] else { return "nowhere" }
    if file.kind == .words { return "--set" }
    let name = file.name.hasPrefix(chart.name + "/") ? String(file.name.dropFirst(chart.name.count + 1)) : file.name
    return "\(name):\(file.position(of: Int(span.start)).line)"
  }

  private func outcome(_ kind: TraceFrame.Kind) -> String {
    switch kind {
    case .then: "taken"
    case .otherwise: "else"
    case .turn: "turn"
    default: "\(kind)"
    }
  }
}
