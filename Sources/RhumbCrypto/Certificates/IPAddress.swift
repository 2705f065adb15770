/// Internet addresses as Go's `net.ParseIP` reads them.
enum IPAddress {
  /// Four bytes, also for an IPv4 address written as an IPv6 one, or sixteen; nil for what is no address.
  static func parse(_ text: [UInt8]) -> [UInt8]? {
    if !text.contains(UInt8(ascii: ":")) { return parse4(text[...]) }
    guard let bytes = parse6(text[...]) else { return nil }
    let mapped = bytes[0..<10].allSatisfy { $0 == 0 } && bytes[10] == 0xFF && bytes[11] == 0xFF
    return mapped ? Array(bytes[12...]) : bytes
  }

  /// Four decimal numbers without leading zeros.
  private static func parse4(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    var bytes: [UInt8] = []
    for part in parts {
      guard (1...3).contains(part.count), part.count == 1 || part.first != UInt8(ascii: "0") else { return nil }
      var number = 0
      for digit in part {
        guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
        number = number * 10 + Int(digit - UInt8(ascii: "0"))
      }
      guard number <= 255 else { return nil }
      bytes.append(UInt8(number))
    }
    return bytes
  }

  /// Groups of four hexadecimal digits; "::" stands for one zero group or more; the end may be an IPv4 address.
  private static func parse6(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    var rest = text
    var bytes: [UInt8] = []
    var gap: Int?
    let colon = UInt8(ascii: ":")
    if rest.starts(with: [colon, colon]) {
      gap = 0
      rest = rest.dropFirst(2)
    }
    while !rest.isEmpty, bytes.count < 16 {
      let group = rest.prefix { $0 != colon }
      if group.contains(UInt8(ascii: ".")) {
        guard group.endIndex == rest.endIndex, bytes.count <= 12, let tail = parse4(group) else { return nil }
        bytes += tail
        rest = []
        break
      }
      guard let number = hexadecimal(group) else { return nil }
      bytes += [UInt8(number >> 8), UInt8(number & 0xFF)]
      rest = rest[group.endIndex...]
      if rest.isEmpty { break }
      rest = rest.dropFirst()
      guard !rest.isEmpty else { return nil }
      if rest.first == colon {
        guard gap == nil else { return nil }
        gap = bytes.count
        rest = rest.dropFirst()
      }
    }
    guard rest.isEmpty else { return nil }
    guard let gap else { return bytes.count == 16 ? bytes : nil }
    guard bytes.count < 16 else { return nil }
    bytes.insert(contentsOf: [UInt8](repeating: 0, count: 16 - bytes.count), at: gap)
    return bytes
  }

  private static func hexadecimal(_ digits: ArraySlice<UInt8>) -> Int? {
    guard (1...4).contains(digits.count) else { return nil }
    var number = 0
    for digit in digits {
      switch digit {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): number = number << 4 | Int(digit - UInt8(ascii: "0"))
      case UInt8(ascii: "a")...UInt8(ascii: "f"): number = number << 4 | Int(digit - UInt8(ascii: "a") + 10)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): number = number << 4 | Int(digit - UInt8(ascii: "A") + 10)
      default: return nil
      }
    }
    return number
  }
}
