/// A map key with its hash at hand. Names in templates are hashed once, when the template is parsed.
package struct Key: Sendable {
  package let text: ByteString
  package let hash: UInt32

  package init(_ text: ByteString) {
    self.text = text
    self.hash = Key.hash(of: text.bytes)
  }

  /// A key whose hash is known already, such as that of a map's entry.
  package init(text: ByteString, hash: UInt32) {
    self.text = text
    self.hash = hash
  }

  package func isSame(as other: Key) -> Bool { hash == other.hash && text.bytes == other.text.bytes }

  /// Differs from run to run, so that no chart can be written whose keys all collide. No order depends on a hash.
  private static let seed = UInt64.random(in: .min ... .max)

  /// The hash of a key that a literal would be.
  package static func hash(of literal: StaticString) -> UInt32 {
    literal.withUTF8Buffer { bytes in
      // Safety: all of the literal's bytes.
      unsafe hash(of: UnsafeRawBufferPointer(bytes), in: 0..<bytes.count)
    }
  }

  /// Eight bytes a step, each folded in by a multiplication and a shift.
  package static func hash(of bytes: [UInt8]) -> UInt32 { hash(of: bytes, in: 0..<bytes.count) }

  /// The hash of `bytes[range]`.
  package static func hash(of bytes: [UInt8], in range: Range<Int>) -> UInt32 {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count)
    // Safety: the range is in bounds.
    return unsafe bytes.withUnsafeBytes { unsafe hash(of: $0, in: range) }
  }

  @inline(__always)
  private static func hash(of raw: UnsafeRawBufferPointer, in range: Range<Int>) -> UInt32 {
    let multiplier: UInt64 = 0x9e37_79b9_7f4a_7c15
    let count = range.upperBound
    var hash = seed ^ UInt64(truncatingIfNeeded: range.count)
    var index = range.lowerBound
    while index + 8 <= count {
      // Safety: eight bytes lie between index and count, which is in bounds.
      hash = unsafe (hash ^ raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* multiplier
      hash ^= hash >> 29
      index += 8
    }
    var tail: UInt64 = 0
    while index < count {
      // Safety: index is below count.
      tail = unsafe tail << 8 | UInt64(raw[index])
      index += 1
    }
    hash = (hash ^ tail) &* multiplier
    return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
  }
}
