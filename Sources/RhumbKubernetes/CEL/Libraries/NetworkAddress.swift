import RhumbEngine

/// An IP address as bytes, with what RFC 1122, 4291 and 5952 say of it.
struct NetworkAddress: Equatable {
  /// 4 or 16.
  let bytes: [UInt8]

  var isVersion4: Bool { bytes.count == 4 }
  /// Version 4 within version 6: `::ffff:10.0.0.1`.
  var isMapped: Bool {
    bytes.count == 16 && bytes[..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
  }
  var isUnspecified: Bool { bytes.allSatisfy { $0 == 0 } }
  var isLoopback: Bool {
    isVersion4 ? bytes[0] == 127 : bytes.dropLast().allSatisfy { $0 == 0 } && bytes.last == 1
  }
  var isLinkLocalUnicast: Bool {
    isVersion4 ? bytes[0] == 169 && bytes[1] == 254 : bytes[0] == 0xFE && bytes[1] & 0xC0 == 0x80
  }
  var isLinkLocalMulticast: Bool {
    isVersion4 ? bytes[0] == 224 && bytes[1] == 0 && bytes[2] == 0 : bytes[0] == 0xFF && bytes[1] & 0x0F == 2
  }
  private var isMulticast: Bool { isVersion4 ? bytes[0] & 0xF0 == 0xE0 : bytes[0] == 0xFF }
  private var isBroadcast: Bool { isVersion4 && bytes.allSatisfy { $0 == 255 } }
  var isGlobalUnicast: Bool {
    !isUnspecified && !isBroadcast && !isLoopback && !isMulticast && !isLinkLocalUnicast
  }

  /// The same with only the first bits.
  func masked(to prefix: Int) -> NetworkAddress {
    NetworkAddress(
      bytes: bytes.enumerated().map { index, byte in
        let kept = min(8, max(0, prefix - index * 8))
        return kept == 0 ? 0 : byte & (0xFF << UInt8(8 - kept))
      })
  }

  /// The canonical form: the longest run of zeros of version 6 left out.
  var text: ByteString {
    if isVersion4 { return ByteString(bytes.map { "\($0)" }.joined(separator: ".")) }
    let groups = (0..<8).map { UInt16(bytes[2 * $0]) << 8 | UInt16(bytes[2 * $0 + 1]) }
    var best = 0..<0
    var start = 0
    while start < 8 {
      let length = groups[start...].prefix { $0 == 0 }.count
      if length > max(1, best.count) { best = start..<(start + length) }
      start += max(1, length)
    }
    func text(_ groups: ArraySlice<UInt16>) -> String {
      groups.map { String($0, radix: 16) }.joined(separator: ":")
    }
    if best.isEmpty { return ByteString(text(groups[...])) }
    return ByteString(text(groups[..<best.lowerBound]) + "::" + text(groups[best.upperBound...]))
  }
}
