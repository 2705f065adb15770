package import RhumbDiagnostics
package import RhumbEngine

/// The documents of a values file, which Helm merges in order.
///
/// They are cut at lines that begin with `---` (Kubernetes' YAMLReader), before any of it is parsed: so go-yaml counts
/// the lines of a document from its first one, which is the separator itself if nothing stood before it.
package enum ValuesDocuments {
  /// The map of each document; a document without a value gives none. Errors speak as Helm's LoadValues does:
  /// `cannot unmarshal yaml document: …`.
  ///
  /// - Parameter parsed: what was read of these bytes before.
  package static func read(
    _ bytes: [UInt8], parsed: ParsedValues? = nil, file: FileID, origins: inout OriginTable
  ) throws(YAMLError) -> [MapValue] {
    if let parsed {
      return try unmarshal { () throws(YAMLError) in
        try YAMLReader.map(parsed.tape, file: file, 0..<bytes.count, origins: &origins)
      }
    }
    var maps: [MapValue] = []
    var splitter = DocumentSplitter(bytes)
    while let part = splitter.next() {
      let range: Range<Int>
      switch part {
      case .document(let found): range = found
      case .badSeparator(let found):
        let words = String(decoding: bytes[found], as: UTF8.self)
        throw YAMLError(
          message: ByteString("error reading yaml document: invalid Yaml document separator: " + words),
          span: SourceSpan(file: file, start: found.lowerBound, end: found.upperBound))
      }
      maps += try unmarshal { () throws(YAMLError) in
        try YAMLReader.readMap(document(bytes, range), file: file, base: range.lowerBound, origins: &origins)
      }
    }
    return maps
  }

  private static func unmarshal(_ read: () throws(YAMLError) -> MapValue?) throws(YAMLError) -> [MapValue] {
    do throws(YAMLError) {
      return try read().map { [$0] } ?? []
    } catch {
      throw YAMLError(message: "cannot unmarshal yaml document: " + error.message, span: error.span)
    }
  }

  /// A document's bytes, with a line end at its end; usually all of the file's.
  static func document(_ bytes: [UInt8], _ part: Range<Int>) -> [UInt8] {
    if part.count == bytes.count && bytes.last == 0x0A { return bytes }
    var document = Array(bytes[part])
    if document.last != 0x0A { document.append(0x0A) }
    return document
  }
}

/// Cuts a text into documents as Kubernetes' YAMLReader does, one at a time.
package struct DocumentSplitter {
  package enum Part: Equatable {
    case document(Range<Int>)
    /// What stands behind a `---` and is no comment.
    case badSeparator(Range<Int>)
  }

  private let bytes: [UInt8]
  private var position = 0
  private var hasFailed = false

  package init(_ bytes: [UInt8]) { self.bytes = bytes }

  package mutating func next() -> Part? {
    let start = position
    while position < bytes.count, !hasFailed {
      let line = position
      let end = ByteScan.index(of: 0x0A, in: bytes, from: line) ?? bytes.count
      position = min(end + 1, bytes.count)
      let dash = UInt8(ascii: "-")
      guard end - line >= 3, bytes[line] == dash, bytes[line + 1] == dash, bytes[line + 2] == dash else { continue }
      let rest = trimmed((line + 3)..<end)
      if !rest.isEmpty && bytes[rest.lowerBound] != UInt8(ascii: "#") {
        hasFailed = true
        return .badSeparator(rest)
      }
      // A separator with nothing before it belongs to the document that follows.
      if line > start { return .document(start..<line) }
    }
    return start < position && !hasFailed ? .document(start..<position) : nil
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while start < range.upperBound {
      let rune = UTF8Text.decode(bytes, at: start, end: range.upperBound)
      guard RuneClass.isSpace(rune.value) else { break }
      start += rune.width
    }
    var end = range.upperBound
    while end > start {
      var last = end - 1
      while last > start, bytes[last] & 0xC0 == 0x80 { last -= 1 }
      guard RuneClass.isSpace(UTF8Text.decode(bytes, at: last, end: end).value) else { break }
      end = last
    }
    return start..<end
  }
}
