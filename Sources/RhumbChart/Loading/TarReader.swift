import RhumbEngine

/// The entries of a tar archive: ustar, with the long names of GNU tar and of pax.
///
/// Links, devices and the like come out as empty files, as Helm takes them; nothing of them is ever followed.
struct TarReader {
  struct Entry {
    var name: [UInt8]
    let isDirectory: Bool
    let content: ArraySlice<UInt8>
  }

  struct Malformed: Error {
    /// Go's words.
    let message: String
    static let header = Malformed(message: "archive/tar: invalid tar header")
    static let truncated = Malformed(message: "unexpected EOF")
    static let tooLong = Malformed(message: "archive/tar: header field too long")
  }

  /// A long name or pax header may hold so much.
  private static let specialLimit = 1 << 20
  private static let blockSize = 512

  private let data: [UInt8]
  private var position = 0

  init(_ data: [UInt8]) { self.data = data }

  /// The next file or directory; nil at the end.
  mutating func next() throws(Malformed) -> Entry? {
    var longName: [UInt8]?
    var records = PaxRecords()
    while let header = try nextHeader() {
      switch header.type {
      case UInt8(ascii: "x"):
        records = try PaxRecords(reading: takeSpecial(header.size))
      case UInt8(ascii: "g"):
        _ = try PaxRecords(reading: takeSpecial(header.size))
      case UInt8(ascii: "L"):
        longName = Array(try takeSpecial(header.size).prefix { $0 != 0 })
      case UInt8(ascii: "K"):
        _ = try takeSpecial(header.size)
      default:
        return try entry(header, longName, records)
      }
    }
    return nil
  }

  private mutating func entry(_ header: Header, _ longName: [UInt8]?, _ records: PaxRecords) throws(Malformed) -> Entry
  {
    let name = records.path ?? longName ?? header.name
    if records.isSparse || header.type == UInt8(ascii: "S") {
      throw Malformed(message: "archive/tar: sparse files are not supported")
    }
    let isDirectory = header.type == UInt8(ascii: "5") || (header.isRegular && name.last == UInt8(ascii: "/"))
    let size = records.size ?? header.size
    let content = header.isHeaderOnly ? [] : try take(size)
    return Entry(name: name, isDirectory: isDirectory, content: content)
  }

  private mutating func takeSpecial(_ size: Int) throws(Malformed) -> ArraySlice<UInt8> {
    if size > TarReader.specialLimit { throw .tooLong }
    return try take(size)
  }

  private mutating func take(_ size: Int) throws(Malformed) -> ArraySlice<UInt8> {
    guard size <= data.count - position else { throw .truncated }
    let content = data[position..<(position + size)]
    let padded = (size + TarReader.blockSize - 1) / TarReader.blockSize * TarReader.blockSize
    position = min(position + padded, data.count)
    return content
  }

  /// Two blocks of zeros end the archive; so does the end of the data.
  private mutating func nextHeader() throws(Malformed) -> Header? {
    guard position < data.count else { return nil }
    guard data.count - position >= TarReader.blockSize else { throw .truncated }
    let block = Array(data[position..<(position + TarReader.blockSize)])
    position += TarReader.blockSize
    if !block.contains(where: { $0 != 0 }) {
      guard data.count - position >= TarReader.blockSize else { return nil }
      if data[position..<(position + TarReader.blockSize)].contains(where: { $0 != 0 }) { throw .header }
      position = data.count
      return nil
    }
    return try Header(block)
  }
}

/// A 512-byte block that describes an entry.
private struct Header {
  let name: [UInt8]
  let size: Int
  let type: UInt8

  init(_ block: [UInt8]) throws(TarReader.Malformed) {
    guard Header.isSumRight(block) else { throw .header }
    guard let size = Header.number(block[124..<136]), size >= 0 else { throw .header }
    self.size = size
    type = block[156]
    var name = Array(block[0..<100].prefix { $0 != 0 })
    // GNU's old format has times where ustar has the prefix.
    if block[257..<263].elementsEqual(Array("ustar\0".utf8)) {
      let prefix = block[345..<500].prefix { $0 != 0 }
      if !prefix.isEmpty { name = Array(prefix) + [UInt8(ascii: "/")] + name }
    }
    self.name = name
  }

  var isRegular: Bool { type == UInt8(ascii: "0") || type == 0 || type == UInt8(ascii: "7") }

  /// Links, devices, directories and FIFOs have no content, whatever their size field says.
  var isHeaderOnly: Bool { type >= UInt8(ascii: "1") && type <= UInt8(ascii: "6") }

  /// The sum of all bytes with the sum's own field as spaces; some writers took bytes as signed.
  private static func isSumRight(_ block: [UInt8]) -> Bool {
    guard let expected = number(block[148..<156]) else { return false }
    let field = block[148..<156]
    let unsigned = sum(block[...]) - sum(field) + field.count * 0x20
    if expected == unsigned { return true }
    let negative = block.count { $0 >= 0x80 } - field.count { $0 >= 0x80 }
    return expected == unsigned - negative * 256
  }

  private static func sum(_ bytes: ArraySlice<UInt8>) -> Int {
    var sum = 0
    for byte in bytes { sum &+= Int(byte) }
    return sum
  }

  /// Octal text, or big-endian two's complement after a byte with the top bit.
  private static func number(_ field: ArraySlice<UInt8>) -> Int? {
    guard let first = field.first else { return nil }
    if first & 0x80 != 0 {
      var value: Int = first & 0x40 != 0 ? -1 : 0
      for (offset, byte) in field.enumerated() {
        let part = offset == 0 ? Int(byte & 0x3F) | (value & ~0x3F) : Int(byte)
        if offset == 0 {
          value = part
          continue
        }
        let (shifted, overflow) = value.multipliedReportingOverflow(by: 256)
        if overflow { return nil }
        value = shifted | part
      }
      return value
    }
    let digits = field.drop { $0 == 0x20 || $0 == 0 }.prefix { $0 != 0x20 && $0 != 0 }
    var value = 0
    for digit in digits {
      guard digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "7") else { return nil }
      value = value * 8 + Int(digit - UInt8(ascii: "0"))
    }
    return value
  }
}

/// The `length key=value` lines of a pax header, as far as a chart cares.
private struct PaxRecords {
  var path: [UInt8]?
  var size: Int?
  var isSparse = false

  init() {}

  init(reading text: ArraySlice<UInt8>) throws(TarReader.Malformed) {
    var rest = text
    while !rest.isEmpty {
      let digits = rest.prefix { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
      guard let length = Int(String(decoding: digits, as: UTF8.self)), length <= rest.count, length > digits.count + 1,
        rest[rest.startIndex + digits.count] == 0x20, rest[rest.startIndex + length - 1] == 0x0A
      else { throw .header }
      let record = rest[(rest.startIndex + digits.count + 1)..<(rest.startIndex + length - 1)]
      rest = rest.dropFirst(length)
      guard let equals = record.firstIndex(of: UInt8(ascii: "=")) else { throw .header }
      try set(String(decoding: record[..<equals], as: UTF8.self), record[(equals + 1)...])
    }
  }

  private mutating func set(_ key: String, _ value: ArraySlice<UInt8>) throws(TarReader.Malformed) {
    if key.utf8.starts(with: "GNU.sparse.".utf8) { isSparse = true }
    switch key {
    case "path":
      if value.contains(0) { throw .header }
      path = value.isEmpty ? nil : Array(value)
    case "size":
      guard let number = Int(String(decoding: value, as: UTF8.self)), number >= 0 else { throw .header }
      size = number
    default: break
    }
  }
}
