import Glibc

/// Finds bytes in bytes with the C library's vectorised search.
package enum ByteScan {
  /// Where `byte` next stands at or after `start`, and before `end` (nil: the text's end).
  package static func index(of byte: UInt8, in text: [UInt8], from start: Int = 0, to end: Int? = nil) -> Int? {
    let end = min(end ?? text.count, text.count)
    guard start >= 0, start < end else { return nil }
    // Safety: memchr reads from start to end, both within the buffer, which lives through the closure.
    return unsafe text.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress,
        let found = unsafe memchr(base + start, Int32(byte), end - start)
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

  /// Whether `a` comes before `b` in the order of bytes.
  package static func precedes(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    let shared = min(a.count, b.count)
    let order = unsafe a.withUnsafeBytes { left in
      unsafe b.withUnsafeBytes { right -> CInt in
        guard let left = left.baseAddress, let right = right.baseAddress else { return 0 }
        // Safety: both hold as many bytes.
        return unsafe memcmp(left, right, shared)
      }
    }
    return order == 0 ? a.count < b.count : order < 0
  }

  /// Whether `word` is what stands at `range` of `text`, which must lie in it.
  package static func equal(_ word: [UInt8], _ text: [UInt8], at range: Range<Int>) -> Bool {
    guard word.count == range.count else { return false }
    precondition(range.lowerBound >= 0 && range.upperBound <= text.count)
    return unsafe word.withUnsafeBytes { word in
      unsafe text.withUnsafeBytes { text in
        guard let left = word.baseAddress, let right = text.baseAddress else { return true }
        // Safety: both hold range.count bytes from here on.
        return unsafe memcmp(left, right + range.lowerBound, word.count) == 0
      }
    }
  }

  private static func matches(_ needle: [UInt8], in text: [UInt8], at position: Int) -> Bool {
    for offset in 0..<needle.count where text[position + offset] != needle[offset] { return false }
    return true
  }
}
