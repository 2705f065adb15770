/// A span in terms of lines and columns, as wire formats want it.
struct ResolvedPlace {
  let file: SourceFile
  /// From 1.
  let line: Int
  let column: Int
  /// Just behind the last character.
  let endLine: Int
  let endColumn: Int

  /// Nil for a span in no file. Columns count bytes from 1, or Unicode scalars.
  init?(_ span: SourceSpan, in sources: SourceMap, countingScalars: Bool = false) {
    guard let file = sources[span.file] else { return nil }
    self.file = file
    let start = file.position(of: Int(span.start))
    let end = file.position(of: Int(max(span.end, span.start)))
    line = start.line
    endLine = end.line
    column = countingScalars ? Self.scalars(start, file) : start.column
    endColumn = countingScalars ? Self.scalars(end, file) : end.column
  }

  private static func scalars(_ position: (line: Int, column: Int), _ file: SourceFile) -> Int {
    let before = file.line(position.line).prefix(position.column - 1)
    return String(decoding: before, as: UTF8.self).unicodeScalars.reduce(1) { count, _ in count + 1 }
  }

  /// The file's path without a `./` before it, if it is one that others can open.
  var path: String? {
    guard file.kind == .file else { return nil }
    return file.name.utf8.starts(with: "./".utf8)
      ? String(decoding: file.name.utf8.dropFirst(2), as: UTF8.self) : file.name
  }
}

extension DiagnosticReport.Subject {
  /// Where a diagnostic shows up in a tool that knows files only: its first place in one.
  func filePlace(of diagnostic: Diagnostic, countingScalars: Bool = false) -> ResolvedPlace? {
    for label in diagnostic.labels + diagnostic.trail {
      let span = sources.span(of: label)
      guard let place = ResolvedPlace(span, in: sources, countingScalars: countingScalars) else { continue }
      if place.path != nil { return place }
    }
    return nil
  }

  /// Headline, notes and help as plain lines, for tools that show one text.
  func words(of diagnostic: Diagnostic) -> String {
    var lines = [diagnostic.headline]
    if let label = diagnostic.labels.first, !label.text.isEmpty { lines.append(label.text) }
    lines += diagnostic.notes + diagnostic.help.map { "help: " + $0 }
    return lines.joined(separator: "\n")
  }
}
