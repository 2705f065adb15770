/// Archives as `helm package` makes them, but not compressed: gzip members of stored blocks around a tar.
enum PackedChart {
  /// Files by their paths from the top directory's parent.
  static func archive(_ files: [(path: String, text: String)]) -> [UInt8] { member(tar(files)) }

  static func tar(_ files: [(path: String, text: String)]) -> [UInt8] {
    var tar: [UInt8] = []
    for (path, text) in files {
      var header = [UInt8](repeating: 0, count: 512)
      func write(_ text: String, at position: Int) {
        header.replaceSubrange(position..<(position + text.utf8.count), with: text.utf8)
      }
      func octal(_ number: Int, digits: Int) -> String {
        let text = String(number, radix: 8)
        return String(repeating: "0", count: digits - text.utf8.count) + text
      }
      write(path, at: 0)
      write(octal(text.utf8.count, digits: 11), at: 124)
      write("        0ustar", at: 148)
      write(octal(header.reduce(0) { $0 + Int($1) }, digits: 6) + "\0 ", at: 148)
      tar += header + Array(text.utf8)
      tar += [UInt8](repeating: 0, count: (512 - tar.count % 512) % 512)
    }
    return tar + [UInt8](repeating: 0, count: 1024)
  }

  /// One gzip member.
  static func member(_ data: [UInt8]) -> [UInt8] {
    var out: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255]
    var rest = data[...]
    repeat {
      let block = rest.prefix(65_535)
      rest = rest.dropFirst(block.count)
      out.append(rest.isEmpty ? 1 : 0)
      out += littleEndian(UInt32(block.count) | ~UInt32(block.count) << 16) + block
    } while !rest.isEmpty
    return out + littleEndian(checksum(data)) + littleEndian(UInt32(data.count))
  }

  private static func littleEndian(_ word: UInt32) -> [UInt8] {
    [0, 8, 16, 24].map { UInt8(truncatingIfNeeded: word >> $0) }
  }

  private static func checksum(_ data: [UInt8]) -> UInt32 {
    let table = (0..<256).map { (byte: UInt32) in
      (0..<8).reduce(byte) { sum, _ in sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
    }
    return ~data.reduce(~0) { sum, byte in table[Int((sum ^ UInt32(byte)) & 0xFF)] ^ sum >> 8 }
  }
}
