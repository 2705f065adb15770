/// Text as bytes. Go's strings are bytes too: `trunc` may cut a character, `b64dec` may make anything,
/// and two spellings of "é" are two keys. Swift's `String` can hold none of that.
package struct ByteString: Hashable, Sendable, Comparable, ExpressibleByStringLiteral {
  package var bytes: [UInt8]

  package init(_ bytes: [UInt8]) { self.bytes = bytes }
  package init(_ bytes: ArraySlice<UInt8>) { self.bytes = Array(bytes) }
  package init(_ text: String) { self.bytes = Array(text.utf8) }
  package init(stringLiteral value: StaticString) {
    self.bytes = value.withUTF8Buffer { unsafe Array($0) }
  }

  package static let empty = ByteString([])

  package var isEmpty: Bool { bytes.isEmpty }
  package var count: Int { bytes.count }

  /// For messages to people only: bad UTF-8 is replaced.
  package var description: String { String(decoding: bytes, as: UTF8.self) }

  package func hash(into hasher: inout Hasher) {
    // One call for all bytes; the array's own way takes one for each.
    // Safety: the buffer is read during the call only.
    unsafe bytes.withUnsafeBytes { unsafe hasher.combine(bytes: $0) }
    hasher.combine(bytes.count)
  }

  package static func < (a: ByteString, b: ByteString) -> Bool {
    ByteScan.precedes(a.bytes, b.bytes)
  }
  /// A text against the literals of a `switch`, of which no text is made.
  package static func ~= (literal: StaticString, text: ByteString) -> Bool { literal.isSame(as: text) }

  package static func + (a: ByteString, b: ByteString) -> ByteString { ByteString(a.bytes + b.bytes) }
}

extension StaticString {
  /// Whether two literals are the same; for that no array is made.
  package func isSame(as other: StaticString) -> Bool {
    guard utf8CodeUnitCount == other.utf8CodeUnitCount else { return false }
    // Safety: the buffers are read during the calls only.
    return withUTF8Buffer { mine in other.withUTF8Buffer { unsafe mine.elementsEqual($0) } }
  }

  /// Whether a text is spelled so.
  package func isSame(as text: ByteString) -> Bool {
    guard utf8CodeUnitCount == text.count else { return false }
    // Safety: the buffer is read during the call only.
    return withUTF8Buffer { unsafe $0.elementsEqual(text.bytes) }
  }
}

extension [UInt8] {
  package static func += (buffer: inout [UInt8], text: ByteString) { buffer.append(contentsOf: text.bytes) }

  /// Appends the UTF-8 of a literal.
  package mutating func append(_ literal: StaticString) {
    literal.withUTF8Buffer { unsafe append(contentsOf: $0) }
  }
}
