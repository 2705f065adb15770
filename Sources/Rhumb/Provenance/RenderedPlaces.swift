import RhumbChart
package import RhumbDiagnostics
import RhumbEngine
package import RhumbKubernetes
package import RhumbSystem

/// Leads places in rendered manifests back to the lines that caused them: of the template, and of the values.
///
/// Charts are rendered once more for it, with a record of where everything comes from; so it costs something only where
/// there is something to tell.
package struct RenderedPlaces {
  private let input: ManifestInput
  private let files: any FileSystem
  /// The input's sources by the file they are.
  private let sources: [FileID: Int]
  /// By the index of the chart among the input's; nil where the second render came out differently.
  private var traces: [Int: TracedRender?] = [:]
  /// Files of traces as they are known in `texts`.
  private var known: [Int: [FileID: FileID]] = [:]
  /// The input's texts, and those of charts that diagnostics point into.
  package private(set) var texts: SourceMap

  package init(_ input: ManifestInput, files: any FileSystem) {
    self.input = input
    self.files = files
    texts = input.texts
    sources = Dictionary(uniqueKeysWithValues: input.sources.enumerated().map { ($1.file, $0) })
  }

  /// At most so many values are shown for a place.
  private static let valueLimit = 3

  /// Adds to findings what led to them.
  package mutating func trace(_ findings: inout [Finding]) {
    for index in findings.indices { findings[index].causes = causes(of: findings[index]) }
  }

  /// The line of the template, and the lines of the values that it printed.
  package mutating func causes(of finding: Finding) -> [Diagnostic.Label] {
    let span = input.texts.span(of: Diagnostic.Label(finding.span, "", key: finding.key?.bytes))
    guard let source = sources[finding.span.file].map({ input.sources[$0] }), let origin = source.origin,
      let trace = trace(ofChart: origin.chart), let rendered = trace.provenance.file(origin.path),
      let part = Self.firstLine(of: span, in: source.text)
    else { return [] }
    let range = (origin.start + part.lowerBound)..<(origin.start + part.upperBound)
    // Charts that draw random numbers come out differently each time.
    guard range.upperBound <= rendered.text.count, rendered.text[range].elementsEqual(source.text[part]) else {
      return []
    }
    let explanation = trace.provenance.explanation(of: range, in: origin.path)
    // What a neighbour says does not matter for a field that is not there.
    let telling = finding.isAboutAbsence ? nil : explanation.pieces.first { !$0.values.isEmpty }
    guard let piece = (telling ?? explanation.pieces.first)?.span, piece != .none,
      let own = moved(piece, origin.chart, trace)
    else { return [] }
    var labels = [Diagnostic.Label(own, "")]
    if finding.isAboutAbsence { return labels }
    for value in explanation.values.prefix(Self.valueLimit) where value.kind == .value {
      guard let layer = value.layers.first, let place = moved(layer, origin.chart, trace) else { continue }
      labels.append(Diagnostic.Label(place, "'\(value.path.description)' says so"))
    }
    return labels
  }

  /// A map or list is as long as all that is in it: its first line stands for it.
  private static func firstLine(of span: SourceSpan, in text: [UInt8]) -> Range<Int>? {
    let start = Int(span.start)
    guard start < text.count else { return nil }
    let lineEnd = ByteScan.index(of: 0x0A, in: text, from: start) ?? text.count
    return start..<max(min(Int(span.end), lineEnd), start + 1)
  }

  private mutating func trace(ofChart index: Int) -> TracedRender? {
    if let trace = traces[index] { return trace }
    let chart = input.charts[index]
    let trace = try? TracedRender(chart: chart.path, chart.input.renewed, files: files)
    traces[index] = .some(trace)
    return trace
  }

  /// A span of a trace's texts as one of ours.
  private mutating func moved(_ span: SourceSpan, _ chart: Int, _ trace: TracedRender) -> SourceSpan? {
    guard let file = trace.sources[span.file] else { return nil }
    let id: FileID
    if let found = known[chart]?[span.file] {
      id = found
    } else {
      id = texts.add(name: file.name, bytes: file.bytes, kind: file.kind)
      known[chart, default: [:]][span.file] = id
    }
    return SourceSpan(file: id, start: Int(span.start), end: Int(span.end))
  }
}
