/// Helm removes the words `<no value>`, which text/template prints for a missing value, from every finished text.
package enum NoValue {
  private static let words = Array("<no value>".utf8)

  package static func removed(from text: ByteString) -> ByteString {
    guard ByteScan.index(of: words, in: text.bytes) != nil else { return text }
    var bytes = text.bytes
    remove(from: &bytes)
    return ByteString(bytes)
  }

  /// Where the words stand.
  package static func places(in bytes: [UInt8]) -> [Range<Int>] {
    var places: [Range<Int>] = []
    var read = 0
    while let match = ByteScan.index(of: words, in: bytes, from: read) {
      places.append(match..<(match + words.count))
      read = match + words.count
    }
    return places
  }

  package static func remove(from bytes: inout [UInt8]) {
    guard var match = ByteScan.index(of: words, in: bytes) else { return }
    var kept = match
    var read = match + words.count
    while true {
      match = ByteScan.index(of: words, in: bytes, from: read) ?? bytes.count
      while read < match {
        bytes[kept] = bytes[read]
        kept += 1
        read += 1
      }
      if match == bytes.count { break }
      read = match + words.count
    }
    bytes.removeSubrange(kept...)
  }
}
