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
  package let message: ByteString
  /// The line Helm logs before it gives up, where it does.
  package let log: LogLine?
  package let place: Place?
  /// Places in files of the run that had a say in it.
  package let labels: [Diagnostic.Label]

  package init(
    _ message: ByteString, log: LogLine? = nil, place: Place? = nil, labels: [Diagnostic.Label] = []
  ) {
    self.message = message
    self.log = log
    self.place = place
    self.labels = labels
  }

  package init(_ message: String, log: LogLine? = nil, place: Place? = nil) {
    self.init(ByteString(message), log: log, place: place)
  }

  /// What the YAML reader said of a text, which messages call `name`.
  init(_ error: YAMLError, in text: [UInt8], named name: String, kind: SourceFile.Kind = .file) {
    self.init(
      error.message,
      place: Place(name: name, text: text, kind: kind, start: Int(error.span.start), end: Int(error.span.end)))
  }

  /// The same error with words before it, as Go wraps errors.
  package func wrapped(_ words: String) -> ChartError { wrapped(ByteString(words)) }

  package func wrapped(_ words: ByteString) -> ChartError {
    ChartError(words + message, log: log, place: place, labels: labels)
  }

  /// The excerpt to show below the message; its text is added to `sources`. Rendered text holds what values say, and
  /// logs are read by many: its lines are shown only on request.
  package func diagnostic(in sources: inout SourceMap, revealing: Bool = false) -> Diagnostic? {
    guard let place else {
      return labels.isEmpty ? nil : Diagnostic(.error, "chart/invalid", message.description, labels: labels)
    }
    let file = sources.add(name: place.name, bytes: place.text, kind: place.kind)
    let span = SourceSpan(file: file, start: place.start, end: place.end)
    let label = Diagnostic.Label(span, "", isConfidential: place.kind == .rendered && !revealing)
    return Diagnostic(.error, "chart/invalid", message.description, labels: [label] + labels)
  }
}
