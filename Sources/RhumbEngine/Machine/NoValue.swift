/// Helm removes the words `<no value>`, which text/template prints for a missing value, from every finished text.
package enum NoValue {
  private static let words = Array("<no value>".utf8)

  package static func removed(from text: ByteString) -> ByteString {
    var bytes = text.bytes
    remove(from: &bytes)
    return ByteString(bytes)
  }

  package static func remove(from bytes: inout [UInt8]) {
    guard var match = next(in: bytes, from: 0) else { return }
    var kept = match
    var read = match + words.count
    while true {
      match = next(in: bytes, from: read) ?? bytes.count
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

  private static func next(in bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    while index + words.count <= bytes.count {
      if bytes[index] == words[0], bytes[index..<(index + words.count)].elementsEqual(words) { return index }
      index += 1
    }
    return nil
  }
}
