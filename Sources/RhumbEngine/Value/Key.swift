/// A map key with its hash at hand. Names in templates are hashed once, when the template is parsed.
package struct Key: Sendable {
  package let text: ByteString
  package let hash: UInt32

  package init(_ text: ByteString) {
    self.text = text
    self.hash = Key.hash(of: text.bytes)
  }

  /// FNV-1a over 32 bits, folded. No order ever depends on it.
  package static func hash(of bytes: [UInt8]) -> UInt32 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    return UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
  }
}
