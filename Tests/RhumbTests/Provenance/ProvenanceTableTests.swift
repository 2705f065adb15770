import Rhumb
import RhumbChart
import RhumbDiagnostics
import RhumbEngine
import RhumbSystem
import Testing

/// What holds of the table of every rendered file.
@Suite struct ProvenanceTableTests {
  /// Every byte has a cause, and what is told to be a template's own text is that text.
  private func check(_ render: TracedRender) {
    for file in render.provenance.filesByName {
      #expect(file.table.count == file.text.count, "\(file.name.description)")
      let explanation = render.provenance.explanation(of: 0..<file.text.count, in: file.name)
      for piece in explanation.pieces where piece.isLiteral && piece.span != .none && piece.span.file != .none {
        let source = render.sources[piece.span.file]?.bytes ?? []
        let isVerbatim =
          Int(piece.span.end) <= source.count
          && source[Int(piece.span.start)..<Int(piece.span.end)].elementsEqual(file.text[piece.range])
        #expect(isVerbatim, "\(file.name.description) \(piece.range)")
      }
    }
  }

  @Test func sample() throws { check(try SampleChart.render()) }

  @Test(arguments: ["web-service", "worker", "shop"])
  func ownCharts(_ name: String) throws {
    let chart = "/" + #filePath.split(separator: "/").dropLast(4).joined(separator: "/") + "/charts/" + name
    let files = DiskFileSystem()
    check(
      try TracedRender(
        chart: FilePath(chart), SampleChart.input(ValuesLayers(), shownPath: name, files), files: files))
  }

  /// A trace changes nothing: the stream is what a plain render prints.
  @Test func printsTheSame() throws {
    let render = try SampleChart.render()
    for (part, object) in zip(render.layout.parts, render.objects) {
      #expect(render.stream[part.range].elementsEqual(object.text.prefix(part.range.count)))
    }
  }
}
