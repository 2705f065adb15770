import RhumbEngine
import RhumbFormats

/// A block of IP addresses as CIDR writes it: `10.9.8.0/24`. What network policies compare.
struct AddressRange {
  /// 4 or 16 bytes.
  let address: [UInt8]
  let prefix: Int

  var isVersion4: Bool { address.count == 4 }

  init?(_ text: ByteString) {
    let bytes = text.bytes
    guard let slash = bytes.firstIndex(of: UInt8(ascii: "/")) else { return nil }
    let digits = bytes[(slash + 1)...]
    guard !digits.isEmpty, digits.count <= 3, digits.allSatisfy(Grammar.isDigit),
      digits.count == 1 || digits.first != 0x30,
      let address = Self.bytes(of: ByteString(bytes[..<slash]))
    else { return nil }
    let prefix = digits.reduce(0) { $0 * 10 + Int($1 - 0x30) }
    if prefix > address.count * 8 { return nil }
    self.address = address
    self.prefix = prefix
  }

  /// Whether the other block lies within this one and is smaller.
  func isStrictSuperset(of other: AddressRange) -> Bool {
    guard address.count == other.address.count, other.prefix > prefix else { return false }
    return (0..<prefix).allSatisfy { bit in
      (address[bit / 8] ^ other.address[bit / 8]) & (0x80 >> UInt8(bit % 8)) == 0
    }
  }

  /// The bytes of an address; nil if it is none.
  static func bytes(of text: ByteString) -> [UInt8]? {
    guard let parsed = Grammar.address(text) else { return nil }
    return parsed.isVersion4 ? version4(text.bytes[...]) : version6(text.bytes[...])
  }

  private static func version4(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    let parts = text.split(separator: UInt8(ascii: "."))
    let bytes = parts.compactMap { UInt8($0.reduce(0) { $0 &* 10 &+ Int($1 &- 0x30) } & 0xFF) }
    return bytes.count == 4 ? bytes : nil
  }

  private static func version6(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    func groups(_ text: ArraySlice<UInt8>) -> [UInt8] {
      text.split(separator: UInt8(ascii: ":")).flatMap { part -> [UInt8] in
        if part.contains(UInt8(ascii: ".")) { return version4(part) ?? [] }
        let value = part.reduce(0) { sum, byte in
          sum &* 16 &+ Int(byte <= 0x39 ? byte &- 0x30 : (byte | 0x20) &- 0x61 &+ 10)
        }
        return [UInt8(value >> 8 & 0xFF), UInt8(value & 0xFF)]
      }
    }
    let colon = UInt8(ascii: ":")
    let gap = text.indices.dropLast().first { text[$0] == colon && text[$0 + 1] == colon }
    guard let gap else {
      let bytes = groups(text)
      return bytes.count == 16 ? bytes : nil
    }
    let head = groups(text[..<gap])
    let tail = groups(text[(gap + 2)...])
    guard head.count + tail.count <= 16 else { return nil }
    return head + [UInt8](repeating: 0, count: 16 - head.count - tail.count) + tail
  }
}
