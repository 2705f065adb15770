package import RhumbDiagnostics
package import RhumbEngine
import RhumbFormats

/// What keeps a chart from being rendered, in Helm's own words, and the place where it is written if it has one.
package struct ChartError: Error, Sendable {
  /// Bytes of a text that need not be a file: a rendered document has places too.
  package struct Place: Sendable {
    package let name: String
    package let text: [UInt8]
    package let kind: SourceFile.Kind
    package let start: Int
    package let end: Int

    package init(name: String, text: [UInt8], kind: SourceFile.Kind = .file, start: Int, end: Int) {
      self.name = name
      self.text = text
      self.kind = kind
      self.start = start
      self.end = end
    }
  }

  /// What follows `Error: `.
  package private(set) var message: ByteString
  package private(set) var code: DiagnosticCode
  /// The line Helm logs before it gives up, where it does.
  package let log: LogLine?
  package let place: Place?
  /// What the message sums up, one by one.
  package let findings: [Diagnostic]
  /// What to do about it.
  package private(set) var help: [String] = []
  /// What else is wrong, found by going on where the next step doesn't need the broken one.
  package var others: [ChartError] = []

  package init(
    _ message: ByteString, code: DiagnosticCode = "chart/unreadable", log: LogLine? = nil, place: Place? = nil,
    findings: [Diagnostic] = [], help: [String] = []
  ) {
    self.message = message
    self.code = code
    self.log = log
    self.place = place
    self.findings = findings
    self.help = help
  }

  package init(
    _ message: String, code: DiagnosticCode = "chart/unreadable", log: LogLine? = nil, place: Place? = nil,
    help: [String] = []
  ) {
    self.init(ByteString(message), code: code, log: log, place: place, help: help)
  }

  /// What the YAML reader said of a text, which messages call `name`.
  init(
    _ error: YAMLError, in text: [UInt8], named name: String, kind: SourceFile.Kind = .file,
    code: DiagnosticCode = "chart/syntax"
  ) {
    self.init(
      error.message, code: code,
      place: Place(name: name, text: text, kind: kind, start: Int(error.span.start), end: Int(error.span.end)))
  }

  /// The same error with words before it, as Go wraps errors.
  package func wrapped(_ words: String) -> ChartError { wrapped(ByteString(words)) }

  package func wrapped(_ words: ByteString) -> ChartError {
    var wrapped = self
    wrapped.message = words + message
    return wrapped
  }

  /// The same error under the code of its area, unless it has one that says more.
  package func filed(under code: DiagnosticCode) -> ChartError {
    var filed = self
    if self.code == "chart/unreadable" { filed.code = code }
    return filed
  }

  /// The first of errors that were met side by side, with the others; nil if there is none.
  package static func first(of errors: [ChartError]) -> ChartError? {
    guard var first = errors.first else { return nil }
    first.others += errors.dropFirst()
    return first
  }
}

extension ChartError {
  /// All that is wrong, the error's own first; texts that are no files are added to `sources`. Lines of rendered text
  /// are shown unless they may hold a secret, or `revealing` asks for all.
  package func diagnostics(in sources: inout SourceMap, revealing: Bool = false) -> [Diagnostic] {
    var all = findings.isEmpty ? [own(in: &sources, revealing)] : findings
    for other in others { all += other.diagnostics(in: &sources, revealing: revealing) }
    return all
  }

  private func own(in sources: inout SourceMap, _ revealing: Bool) -> Diagnostic {
    var diagnostic = Diagnostic(.error, code, message.description)
    diagnostic.help = help
    guard let place else { return diagnostic }
    let file = sources.add(name: place.name, bytes: place.text, kind: place.kind)
    let span = SourceSpan(file: file, start: place.start, end: place.end)
    let isConfidential = place.kind == .rendered && !revealing && RenderedSecrets.mayBe(in: place.text)
    diagnostic.labels = [Diagnostic.Label(span, "", isConfidential: isConfidential)]
    return diagnostic
  }
}
