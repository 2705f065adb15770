import Testing

@testable import RhumbFormats

@Suite struct DeflateTests {
  private static let text = Array(String(repeating: "one fish, two fish, ", count: 3).utf8)
  /// As zlib 1.3 packs it, level 9.
  private static let zlib: [UInt8] = [
    0x78, 0xDA, 0xCB, 0xCF, 0x4B, 0x55, 0x48, 0xCB, 0x2C, 0xCE, 0xD0, 0x51, 0x28, 0x29, 0xCF, 0x87, 0xB2, 0xF2,
    0x89, 0x14, 0x03, 0x00, 0x76, 0xF9, 0x14, 0x59,
  ]
  private static let gzip: [UInt8] = [
    0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xCB, 0xCF, 0x4B, 0x55, 0x48, 0xCB, 0x2C, 0xCE,
    0xD0, 0x51, 0x28, 0x29, 0xCF, 0x87, 0xB2, 0xF2, 0x89, 0x14, 0x03, 0x00, 0x81, 0xAE, 0x3E, 0x56, 0x3C, 0x00,
    0x00, 0x00,
  ]

  @Test func whole() {
    #expect(Deflate.unpack(Self.zlib, .zlib, size: Self.text.count) == Self.text)
    #expect(Deflate.unpack(Self.gzip, .gzip, size: Self.text.count) == Self.text)
  }

  @Test func nothingElse() {
    for (packed, wrapping) in [(Self.zlib, Deflate.Wrapping.zlib), (Self.gzip, .gzip)] {
      let size = Self.text.count
      for other in [0, 1, size - 1, size + 1] { #expect(Deflate.unpack(packed, wrapping, size: other) == nil) }
      for end in packed.indices { #expect(Deflate.unpack(Array(packed[..<end]), wrapping, size: size) == nil) }
      #expect(Deflate.unpack(packed + [0], wrapping, size: size) == nil)
      #expect(Deflate.unpack(packed + packed, wrapping, size: 2 * size) == nil)
      var damaged = packed
      damaged[packed.count - 5] ^= 1
      #expect(Deflate.unpack(damaged, wrapping, size: size) == nil)
    }
    #expect(Deflate.unpack(Self.zlib, .gzip, size: Self.text.count) == nil)
    #expect(Deflate.unpack([], .zlib, size: 0) == nil)
  }
}
