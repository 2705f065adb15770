/// Reads compiled zone files (TZif, RFC 8536; versions 1 to 3 as Go reads them).
enum ZoneFile {
  /// Nil if the file is malformed.
  static func read(_ data: [UInt8], name: [UInt8]) -> Zone? {
    var reader = Reader(data: data)
    guard let header = reader.header() else { return nil }
    if header.version == 1 { return read(header, size: 4, &reader, name: name) }
    // The same again with 64 bits follows the part for old readers.
    guard reader.skip(header.size(of: 4)), let wide = reader.header() else { return nil }
    return read(wide, size: 8, &reader, name: name)
  }

  private struct Header {
    let version: Int
    let utcMarks: Int
    let standardMarks: Int
    let leapSeconds: Int
    let changes: Int
    let kinds: Int
    let letters: Int

    func size(of time: Int) -> Int {
      changes * time + changes + kinds * 6 + letters + leapSeconds * (time + 4) + standardMarks + utcMarks
    }
  }

  private static func read(_ header: Header, size: Int, _ reader: inout Reader, name: [UInt8]) -> Zone? {
    guard header.kinds > 0 else { return nil }
    var instants: [Int64] = []
    for _ in 0..<header.changes {
      guard let instant = reader.integer(size) else { return nil }
      instants.append(instant)
    }
    guard let indices = reader.bytes(header.changes) else { return nil }
    guard let kindData = reader.bytes(header.kinds * 6), let letters = reader.bytes(header.letters) else { return nil }
    guard reader.skip(header.leapSeconds * (size + 4) + header.standardMarks + header.utcMarks) else { return nil }
    var kinds: [Zone.Kind] = []
    for start in stride(from: 0, to: kindData.count, by: 6) {
      let offset = kindData[start..<start + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
      let letter = Int(kindData[start + 5])
      guard letter < letters.count else { return nil }
      kinds.append(
        Zone.Kind(
          name: Array(letters[letter...].prefix { $0 != 0 }), offset: Int64(Int32(bitPattern: offset)),
          isSummerTime: kindData[start + 4] != 0))
    }
    guard indices.allSatisfy({ Int($0) < kinds.count }) else { return nil }
    var changes = zip(instants, indices).map { Zone.Change(instant: $0, kind: Int($1)) }
    if changes.isEmpty { changes = [Zone.Change(instant: .min, kind: 0)] }
    return Zone(name: name, kinds: kinds, changes: changes, rule: rule(reader.rest))
  }

  private static func rule(_ rest: ArraySlice<UInt8>) -> ZoneRule? {
    let lineEnd = UInt8(ascii: "\n")
    guard rest.count > 2, rest.first == lineEnd, rest.last == lineEnd else { return nil }
    return ZoneRule(Array(rest.dropFirst().dropLast()))
  }

  private struct Reader {
    let data: [UInt8]
    private var position = 0

    init(data: [UInt8]) { self.data = data }

    var rest: ArraySlice<UInt8> { data[position...] }

    mutating func skip(_ count: Int) -> Bool {
      guard count >= 0, count <= data.count - position else { return false }
      position += count
      return true
    }

    mutating func bytes(_ count: Int) -> [UInt8]? {
      let start = position
      return skip(count) ? Array(data[start..<position]) : nil
    }

    /// A big-endian signed number of 4 or 8 bytes.
    mutating func integer(_ size: Int) -> Int64? {
      guard let bytes = bytes(size) else { return nil }
      let bits = bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      return size == 4 ? Int64(Int32(truncatingIfNeeded: bits)) : Int64(bitPattern: bits)
    }

    mutating func header() -> Header? {
      guard let magic = bytes(4), magic == ByteText.bytes("TZif"), let padding = bytes(16) else { return nil }
      let version: Int
      switch padding[0] {
      case 0: version = 1
      case UInt8(ascii: "2"): version = 2
      case UInt8(ascii: "3"): version = 3
      default: return nil
      }
      var counts: [Int] = []
      for _ in 0..<6 {
        // No count can exceed the file, which keeps the sums below small.
        guard let count = integer(4), count >= 0, count <= Int64(data.count) else { return nil }
        counts.append(Int(count))
      }
      return Header(
        version: version, utcMarks: counts[0], standardMarks: counts[1], leapSeconds: counts[2], changes: counts[3],
        kinds: counts[4], letters: counts[5])
    }
  }
}
