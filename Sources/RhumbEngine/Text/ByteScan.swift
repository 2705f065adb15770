import Glibc

/// Finds bytes in bytes with the C library's vectorised search.
package enum ByteScan {
  /// Where `byte` next stands at or after `start`.
  package static func index(of byte: UInt8, in text: [UInt8], from start: Int = 0) -> Int? {
    guard start < text.count else { return nil }
    // Safety: memchr reads from start to the end of the buffer, which lives through the closure.
    return unsafe text.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress,
        let found = unsafe memchr(base + start, Int32(byte), bytes.count - start)
      else { return nil }
      return unsafe UnsafeRawPointer(found) - base
    }
  }

  /// Where `needle` next stands at or after `start`; an empty one stands everywhere.
  package static func index(of needle: [UInt8], in text: [UInt8], from start: Int = 0) -> Int? {
    guard let first = needle.first else { return start <= text.count ? start : nil }
    var candidate = index(of: first, in: text, from: start)
    while let position = candidate, position + needle.count <= text.count {
      if matches(needle, in: text, at: position) { return position }
      candidate = index(of: first, in: text, from: position + 1)
    }
    return nil
  }

  private static func matches(_ needle: [UInt8], in text: [UInt8], at position: Int) -> Bool {
    for offset in 0..<needle.count where text[position + offset] != needle[offset] { return false }
    return true
  }
}
