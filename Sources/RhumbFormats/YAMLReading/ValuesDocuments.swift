package import RhumbDiagnostics
package import RhumbEngine

/// The documents of a values file, which Helm merges in order.
///
/// They are cut at lines that hold nothing but `---` (Kubernetes' YAMLReader), before any of it is parsed: so go-yaml
/// counts the lines of a document from its first one, which is the separator itself if nothing stood before it.
package enum ValuesDocuments {
  /// The map of each document; a document without a value gives none. Errors speak as Helm's LoadValues does:
  /// `cannot unmarshal yaml document: …`.
  package static func read(
    _ bytes: [UInt8], file: FileID, origins: inout OriginTable
  ) throws(YAMLError) -> [MapValue] {
    var maps: [MapValue] = []
    for part in split(bytes) {
      do throws(YAMLError) {
        let map = try YAMLReader.readMap(document(bytes, part), file: file, base: part.lowerBound, origins: &origins)
        if let map { maps.append(map) }
      } catch {
        throw YAMLError(message: "cannot unmarshal yaml document: " + error.message, span: error.span)
      }
    }
    return maps
  }

  /// A document's bytes, with a line end at its end; usually all of the file's.
  private static func document(_ bytes: [UInt8], _ part: Range<Int>) -> [UInt8] {
    if part.count == bytes.count && bytes.last == 0x0A { return bytes }
    var document = Array(bytes[part])
    if document.last != 0x0A { document.append(0x0A) }
    return document
  }

  /// The byte ranges of the documents.
  static func split(_ bytes: [UInt8]) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var start = 0
    var line = 0
    while line < bytes.count {
      let end = bytes[line...].firstIndex(of: 0x0A) ?? bytes.count
      if isSeparator(bytes, line..<end), line > start {
        parts.append(start..<line)
        start = min(end + 1, bytes.count)
      }
      line = end + 1
    }
    if start < bytes.count { parts.append(start..<bytes.count) }
    return parts
  }

  private static func isSeparator(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
    guard line.count >= 3 else { return false }
    for index in line where index < line.lowerBound + 3 {
      if bytes[index] != UInt8(ascii: "-") { return false }
    }
    return bytes[(line.lowerBound + 3)..<line.upperBound].allSatisfy { $0 == 0x20 || ($0 >= 0x09 && $0 <= 0x0D) }
  }
}
