import RhumbLock

/// A text that messages can point into: a template, a values file, a command-line word.
package final class SourceFile: Sendable {
  package enum Kind: Sendable {
    /// A file that the name leads to.
    case file
    /// Words of the command line.
    case words
    /// The standard input.
    case stream
    /// What a render printed: the name is that of the template, and says so.
    case rendered
  }

  package let id: FileID
  package let kind: Kind
  /// As the user should read it: relative to where they stand, or to the chart.
  package let name: String
  private let content: FileContent
  private let lineStarts = Lock<[UInt32]>([])

  package init(id: FileID, name: String, content: FileContent, kind: Kind = .file) {
    self.id = id
    self.kind = kind
    self.name = name
    self.content = content
  }

  package convenience init(id: FileID, name: String, bytes: [UInt8], kind: Kind = .file) {
    self.init(id: id, name: name, content: FileContent(bytes), kind: kind)
  }

  package var bytes: [UInt8] { content.bytes }

  /// The 1-based line and 1-based column (in bytes) of an offset.
  package func position(of offset: Int) -> (line: Int, column: Int) {
    let end = min(offset, bytes.count)
    return withLineStarts { starts in
      // The last line that starts at or before the offset.
      var (low, high) = (0, starts.count)
      while high - low > 1 {
        let middle = (low + high) / 2
        if Int(starts[middle]) <= end { low = middle } else { high = middle }
      }
      return (low + 1, end - Int(starts[low]) + 1)
    }
  }

  /// The bytes of a 1-based line, without its line end.
  package func line(_ number: Int) -> ArraySlice<UInt8> {
    let bytes = bytes
    let range: Range<Int>? = withLineStarts { starts in
      guard number >= 1, number <= starts.count else { return nil }
      let end = number < starts.count ? Int(starts[number]) - 1 : bytes.count
      return Int(starts[number - 1])..<end
    }
    guard let range else { return [] }
    let end = range.isEmpty || bytes[range.upperBound - 1] != 0x0D ? range.upperBound : range.upperBound - 1
    return bytes[range.lowerBound..<end]
  }

  /// Where the key of a value is written, as it stands before the value in YAML or JSON; nil where something else stands
  /// between the two, or the key is spelled with escapes.
  ///
  /// - Parameter offset: where the value begins.
  package func range(ofKey key: [UInt8], before offset: Int) -> Range<Int>? {
    var end = min(offset, bytes.count)
    while end > 0, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[end - 1]) { end -= 1 }
    guard end > 0, bytes[end - 1] == UInt8(ascii: ":") else { return nil }
    end -= 1
    if let quote = end > 0 ? bytes[end - 1] : nil, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      let start = end - key.count - 2
      guard start >= 0, bytes[start] == quote, bytes[(start + 1)..<(end - 1)].elementsEqual(key) else { return nil }
      return start..<end
    }
    let start = end - key.count
    guard !key.isEmpty, start >= 0, bytes[start..<end].elementsEqual(key) else { return nil }
    // A longer key may end like this one.
    if start > 0, ![0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: "{"), UInt8(ascii: ",")].contains(bytes[start - 1]) {
      return nil
    }
    return start..<end
  }

  /// Where lines start, found when the first message asks: most files are never spoken of.
  private func withLineStarts<Result>(_ body: ([UInt32]) -> Result) -> Result {
    lineStarts.withLock { starts in
      if starts.isEmpty {
        starts = [0]
        for (index, byte) in bytes.enumerated() where byte == 0x0A { starts.append(UInt32(clamping: index + 1)) }
      }
      return body(starts)
    }
  }
}

/// Every text of one run, by id. Files are added while loading; messages are resolved against it at the end.
package struct SourceMap: Sendable {
  private var files: [SourceFile] = []

  package init() {}

  package var count: Int { files.count }

  @discardableResult
  package mutating func add(name: String, bytes: [UInt8], kind: SourceFile.Kind = .file) -> FileID {
    add(name: name, content: FileContent(bytes), kind: kind)
  }

  package mutating func add(name: String, content: FileContent, kind: SourceFile.Kind = .file) -> FileID {
    let id = FileID(raw: UInt32(files.count + 1))
    files.append(SourceFile(id: id, name: name, content: content, kind: kind))
    return id
  }

  /// The first file of a name.
  package func file(named name: String) -> SourceFile? {
    files.first { $0.name.utf8.elementsEqual(name.utf8) }
  }

  /// What a label points at: the key of its value, if it is about that and it can be found.
  package func span(of label: Diagnostic.Label) -> SourceSpan {
    guard let key = label.key, let range = self[label.span.file]?.range(ofKey: key, before: Int(label.span.start))
    else { return label.span }
    return SourceSpan(file: label.span.file, start: range.lowerBound, end: range.upperBound)
  }

  /// Spans of one line become one, at the place of the first of them.
  package func joined(_ spans: [SourceSpan]) -> [SourceSpan] {
    var joined: [(span: SourceSpan, line: Int)] = []
    for span in spans {
      let line = self[span.file]?.position(of: Int(span.start)).line ?? 0
      if line > 0, let index = joined.firstIndex(where: { $0.span.file == span.file && $0.line == line }) {
        let other = joined[index].span
        joined[index].span = SourceSpan(
          file: span.file, start: Int(min(span.start, other.start)), end: Int(max(span.end, other.end)))
      } else {
        joined.append((span, line))
      }
    }
    return joined.map(\.span)
  }

  package subscript(id: FileID) -> SourceFile? {
    id == .none || Int(id.raw) > files.count ? nil : files[Int(id.raw) - 1]
  }
}
