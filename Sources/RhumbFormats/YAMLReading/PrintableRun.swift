/// Finds the end of runs of ordinary bytes, eight at a time.
enum PrintableRun {
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  /// The first index from `start` on whose byte is not printable ASCII, or is one of the two given; the count if there
  /// is none.
  @inline(__always)
  static func end(_ bytes: [UInt8], from start: Int, stoppingAt first: UInt8, _ second: UInt8) -> Int {
    let count = bytes.count
    let firsts = UInt64(first) &* ones
    let seconds = UInt64(second) &* ones
    var index = start
    return unsafe bytes.withUnsafeBytes { raw in
      while index + 8 <= count {
        // Safety: eight bytes lie between index and count.
        let word = unsafe raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        let notASCII = word | (word &+ ones)
        let control = (word &- (0x20 &* ones)) & ~word
        let isFirst = word ^ firsts
        let isSecond = word ^ seconds
        let stops = ((isFirst &- ones) & ~isFirst) | ((isSecond &- ones) & ~isSecond)
        let found = (notASCII | control | stops) & highs
        // The lowest mark is right; higher ones may be borrowed from it.
        if found != 0 { return index + found.trailingZeroBitCount >> 3 }
        index += 8
      }
      while index < count {
        // Safety: index is below count.
        let byte = unsafe raw[index]
        if byte < 0x20 || byte >= 0x7F || byte == first || byte == second { return index }
        index += 1
      }
      return count
    }
  }

  /// The first index from `start` on whose byte is no space; the count if there is none.
  @inline(__always)
  static func afterSpaces(_ bytes: [UInt8], from start: Int) -> Int {
    let count = bytes.count
    var index = start
    return unsafe bytes.withUnsafeBytes { raw in
      while index + 8 <= count {
        // Safety: eight bytes lie between index and count.
        let others = unsafe raw.loadUnaligned(fromByteOffset: index, as: UInt64.self) ^ (0x20 &* ones)
        if others != 0 { return index + others.trailingZeroBitCount >> 3 }
        index += 8
      }
      // Safety: index is below count.
      while index < count, unsafe raw[index] == 0x20 { index += 1 }
      return index
    }
  }

  /// Whether no byte is 0x7F or above.
  static func isBelow7F(_ bytes: [UInt8]) -> Bool {
    let count = bytes.count
    return unsafe bytes.withUnsafeBytes { raw in
      var index = 0
      while index + 8 <= count {
        // Safety: eight bytes lie between index and count.
        let word = unsafe raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        if (word | (word &+ ones)) & highs != 0 { return false }
        index += 8
      }
      while index < count {
        // Safety: index is below count.
        if unsafe raw[index] >= 0x7F { return false }
        index += 1
      }
      return true
    }
  }

  /// The place after a character beyond ASCII that is no break, control or byte order mark; nil for anything else.
  static func after(_ bytes: [UInt8], _ index: Int) -> Int? {
    func byte(_ offset: Int) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }
    func follows(_ offset: Int) -> Bool { byte(offset) & 0xC0 == 0x80 }
    switch bytes[index] {
    case 0xC2: return byte(1) >= 0xA0 && follows(1) ? index + 2 : nil
    case 0xC3...0xDF: return follows(1) ? index + 2 : nil
    case 0xE0: return byte(1) >= 0xA0 && follows(1) && follows(2) ? index + 3 : nil
    case 0xE2 where byte(1) == 0x80 && (byte(2) == 0xA8 || byte(2) == 0xA9): return nil
    case 0xED: return byte(1) < 0xA0 && follows(1) && follows(2) ? index + 3 : nil
    case 0xEF where byte(1) == 0xBB && byte(2) == 0xBF: return nil
    case 0xEF where byte(1) == 0xBF && byte(2) >= 0xBE: return nil
    case 0xE1...0xEF: return follows(1) && follows(2) ? index + 3 : nil
    case 0xF0: return byte(1) >= 0x90 && follows(1) && follows(2) && follows(3) ? index + 4 : nil
    case 0xF1...0xF3: return follows(1) && follows(2) && follows(3) ? index + 4 : nil
    case 0xF4: return byte(1) < 0x90 && follows(1) && follows(2) && follows(3) ? index + 4 : nil
    default: return nil
    }
  }
}
