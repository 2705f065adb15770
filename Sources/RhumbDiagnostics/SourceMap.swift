/// A text that messages can point into: a template, a values file, a command-line word.
package final class SourceFile: Sendable {
  package let id: FileID
  /// As the user should read it: relative to where they stand, or to the chart.
  package let name: String
  package let bytes: [UInt8]

  package init(id: FileID, name: String, bytes: [UInt8]) {
    self.id = id
    self.name = name
    self.bytes = bytes
  }

  /// The 1-based line and 1-based column (in bytes) of an offset.
  package func position(of offset: Int) -> (line: Int, column: Int) {
    let end = min(offset, bytes.count)
    var line = 1
    var lineStart = 0
    var index = 0
    while index < end {
      if bytes[index] == 0x0A {
        line += 1
        lineStart = index + 1
      }
      index += 1
    }
    return (line, end - lineStart + 1)
  }

  /// The bytes of a 1-based line, without its line end.
  package func line(_ number: Int) -> ArraySlice<UInt8> {
    var current = 1
    var start = 0
    while current < number, let end = bytes[start...].firstIndex(of: 0x0A) {
      start = end + 1
      current += 1
    }
    guard current == number else { return [] }
    let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.endIndex
    let trimmed = end > start && bytes[end - 1] == 0x0D ? end - 1 : end
    return bytes[start..<trimmed]
  }
}

/// Every text of one run, by id. Files are added while loading; messages are resolved against it at the end.
package struct SourceMap: Sendable {
  private var files: [SourceFile] = []

  package init() {}

  @discardableResult
  package mutating func add(name: String, bytes: [UInt8]) -> FileID {
    let id = FileID(raw: UInt32(files.count + 1))
    files.append(SourceFile(id: id, name: name, bytes: bytes))
    return id
  }

  package subscript(id: FileID) -> SourceFile? {
    id == .none || Int(id.raw) > files.count ? nil : files[Int(id.raw) - 1]
  }
}
