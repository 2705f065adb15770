/// Where the first JSON value of a text ends, as Go's json.Decoder finds it before it looks at the value closely.
enum JSONExtent {
  /// The offset after the value at `start`; nil if it never ends or nothing begins there.
  static func end(of bytes: [UInt8], from start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    switch bytes[start] {
    case UInt8(ascii: "{"), UInt8(ascii: "["): return endOfBrackets(bytes, from: start)
    case UInt8(ascii: "\""): return endOfString(bytes, from: start)
    case UInt8(ascii: "t"), UInt8(ascii: "n"): return start + 4 <= bytes.count ? start + 4 : nil
    case UInt8(ascii: "f"): return start + 5 <= bytes.count ? start + 5 : nil
    default: return endOfNumber(bytes, from: start)
    }
  }

  private static func endOfBrackets(_ bytes: [UInt8], from start: Int) -> Int? {
    var depth = 0
    var position = start
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return position + 1 }
      case UInt8(ascii: "\""):
        guard let end = endOfString(bytes, from: position) else { return nil }
        position = end
        continue
      default: break
      }
      position += 1
    }
    return nil
  }

  private static func endOfString(_ bytes: [UInt8], from start: Int) -> Int? {
    var position = start + 1
    while position < bytes.count {
      switch bytes[position] {
      case UInt8(ascii: "\\"): position += 2
      case UInt8(ascii: "\""): return position + 1
      default: position += 1
      }
    }
    return nil
  }

  /// A number ends where its grammar does: of `2024-01` only `2024` belongs to it.
  private static func endOfNumber(_ bytes: [UInt8], from start: Int) -> Int? {
    var position = start
    func skipDigits() -> Bool {
      let first = position
      while position < bytes.count, bytes[position] >= 0x30, bytes[position] <= 0x39 { position += 1 }
      return position > first
    }
    func take(_ byte: UInt8) -> Bool {
      guard position < bytes.count, bytes[position] == byte else { return false }
      position += 1
      return true
    }
    _ = take(UInt8(ascii: "-"))
    if !take(UInt8(ascii: "0")), !skipDigits() { return nil }
    if take(UInt8(ascii: ".")), !skipDigits() { return nil }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      if !skipDigits() { return nil }
    }
    return position
  }
}
