/// Distinguished Encoding Rules (X.690): what keys and certificates are written in.
enum DER {
  /// An element: tag, length, content.
  static func element(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
    var out: [UInt8] = [tag]
    if content.count < 0x80 {
      out.append(UInt8(content.count))
    } else {
      var length: [UInt8] = []
      var rest = content.count
      while rest > 0 {
        length.insert(UInt8(truncatingIfNeeded: rest), at: 0)
        rest >>= 8
      }
      out.append(0x80 | UInt8(length.count))
      out += length
    }
    return out + content
  }

  static func sequence(_ parts: [[UInt8]]) -> [UInt8] { element(Tag.sequence, Array(parts.joined())) }
  static func set(_ parts: [[UInt8]]) -> [UInt8] { element(Tag.set, Array(parts.joined())) }
  static func octets(_ bytes: [UInt8]) -> [UInt8] { element(Tag.octetString, bytes) }
  /// An element of its own within the context, like `[0]`.
  static func explicit(_ number: UInt8, _ content: [UInt8]) -> [UInt8] { element(0xA0 | number, content) }
  static func boolean(_ flag: Bool) -> [UInt8] { element(Tag.boolean, [flag ? 0xFF : 0]) }
  static let null: [UInt8] = [Tag.null, 0]

  /// A number that is not negative, from its big-endian bytes.
  static func integer(_ magnitude: [UInt8]) -> [UInt8] {
    var bytes = Array(magnitude.drop { $0 == 0 })
    if bytes.first.map({ $0 >= 0x80 }) ?? true { bytes.insert(0, at: 0) }
    return element(Tag.integer, bytes)
  }

  static func bits(_ bytes: [UInt8], unused: UInt8 = 0) -> [UInt8] { element(Tag.bitString, [unused] + bytes) }

  static func identifier(_ arcs: [UInt32]) -> [UInt8] {
    var out: [UInt8] = [UInt8(truncatingIfNeeded: arcs[0] * 40 + arcs[1])]
    for arc in arcs.dropFirst(2) {
      var septets: [UInt8] = [UInt8(arc & 0x7F)]
      var rest = arc >> 7
      while rest > 0 {
        septets.insert(UInt8(rest & 0x7F) | 0x80, at: 0)
        rest >>= 7
      }
      out += septets
    }
    return element(Tag.objectIdentifier, out)
  }

  enum Tag {
    static let boolean: UInt8 = 0x01
    static let integer: UInt8 = 0x02
    static let bitString: UInt8 = 0x03
    static let octetString: UInt8 = 0x04
    static let null: UInt8 = 0x05
    static let objectIdentifier: UInt8 = 0x06
    static let utf8String: UInt8 = 0x0C
    static let printableString: UInt8 = 0x13
    static let utcTime: UInt8 = 0x17
    static let generalizedTime: UInt8 = 0x18
    static let sequence: UInt8 = 0x30
    static let set: UInt8 = 0x31
  }
}

/// Reads the elements of DER one after the other.
struct DERReader {
  struct Element {
    let tag: UInt8
    let content: ArraySlice<UInt8>
    /// With tag and length.
    let whole: ArraySlice<UInt8>

    /// The elements within.
    var reader: DERReader { DERReader(content) }
  }

  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { rest = bytes }
  init(_ bytes: [UInt8]) { rest = bytes[...] }

  var isAtEnd: Bool { rest.isEmpty }

  /// The next element if there is a sound one.
  mutating func next() -> Element? {
    let bytes = rest
    guard bytes.count >= 2 else { return nil }
    let tag = bytes[bytes.startIndex]
    guard tag & 0x1F != 0x1F else { return nil }
    var length = Int(bytes[bytes.startIndex + 1])
    var start = bytes.startIndex + 2
    if length >= 0x80 {
      let count = length & 0x7F
      guard (1...4).contains(count), bytes.endIndex - start >= count else { return nil }
      length = bytes[start..<(start + count)].reduce(0) { $0 << 8 | Int($1) }
      start += count
    }
    guard length <= bytes.endIndex - start else { return nil }
    rest = bytes[(start + length)...]
    return Element(
      tag: tag, content: bytes[start..<(start + length)], whole: bytes[bytes.startIndex..<(start + length)])
  }

  /// The next element if it has this tag; it stays unread if not.
  mutating func next(_ tag: UInt8) -> Element? {
    guard rest.first == tag else { return nil }
    return next()
  }

  /// A number that is not negative, as big-endian bytes without leading zeros.
  mutating func nextInteger() -> [UInt8]? {
    guard let element = next(DER.Tag.integer), let first = element.content.first, first < 0x80 else { return nil }
    return Array(element.content.drop { $0 == 0 })
  }
}
