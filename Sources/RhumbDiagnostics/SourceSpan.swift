/// Identifies a file in a `SourceMap`; 0 is "no file".
package struct FileID: Hashable, Sendable {
  package let raw: UInt32
  package init(raw: UInt32) { self.raw = raw }
  package static let none = FileID(raw: 0)
}

/// A run of bytes in one file, as half-open byte offsets. Lines and columns are counted only when a message is drawn.
package struct SourceSpan: Hashable, Sendable {
  package let file: FileID
  package let start: UInt32
  package let end: UInt32

  package init(file: FileID, start: Int, end: Int) {
    self.file = file
    self.start = UInt32(clamping: start)
    self.end = UInt32(clamping: max(start, end))
  }

  package static let none = SourceSpan(file: .none, start: 0, end: 0)
}
