import RhumbEngine

/// The tags that go-yaml knows, and what they do to a scalar.
enum YAMLTag {
  private static let prefix = Array("tag:yaml.org,2002:".utf8)

  static let merge = prefix + Array("merge".utf8)
  static let binary = prefix + Array("binary".utf8)

  /// `!!int` for `tag:yaml.org,2002:int`.
  static func short(_ tag: [UInt8]) -> String {
    tag.starts(with: prefix)
      ? "!!" + String(decoding: tag.dropFirst(prefix.count), as: UTF8.self) : String(decoding: tag, as: UTF8.self)
  }

  /// The meaning of a tagged text, or the words for why it has none.
  static func resolve(_ tag: [UInt8], _ text: [UInt8]) -> Result<YAMLScalar, Mismatch> {
    guard tag.starts(with: prefix) else { return .success(.string) }
    let found = YAMLScalar.resolve(text, 0..<text.count)
    switch (ByteString(tag.dropFirst(prefix.count)), found) {
    case ("null", .null), ("bool", .bool), ("int", .int), ("int", .uint), ("float", .float):
      return .success(found)
    case ("float", .int(let value)):
      return .success(.float(Double(value)))
    case ("timestamp", _) where YAMLTimestamp.isValid(text):
      return .success(.string)
    case ("null", _), ("bool", _), ("int", _), ("float", _), ("timestamp", _):
      return .failure(Mismatch(found: kind(found), wanted: short(tag)))
    default:
      return .success(.string)
    }
  }

  struct Mismatch: Error {
    let found: String
    let wanted: String
  }

  private static func kind(_ scalar: YAMLScalar) -> String {
    switch scalar {
    case .null: "!!null"
    case .bool: "!!bool"
    case .int, .uint: "!!int"
    case .float: "!!float"
    case .string: "!!str"
    }
  }
}

/// The dates that go-yaml v2 accepts for `!!timestamp`.
enum YAMLTimestamp {
  static func isValid(_ text: [UInt8]) -> Bool {
    var rest = text[...]
    func number(_ digits: ClosedRange<Int>) -> Int? {
      var value = 0
      var count = 0
      while count < digits.upperBound, let byte = rest.first, byte &- 0x30 <= 9 {
        value = value * 10 + Int(byte - 0x30)
        rest.removeFirst()
        count += 1
      }
      return count >= digits.lowerBound ? value : nil
    }
    func skip(_ byte: UInt8) -> Bool {
      guard rest.first == byte else { return false }
      rest.removeFirst()
      return true
    }
    guard let year = number(4...4), skip(UInt8(ascii: "-")), let month = number(1...2), (1...12).contains(month),
      skip(UInt8(ascii: "-")), let day = number(1...2), day >= 1, day <= days(in: month, year)
    else { return false }
    guard let separator = rest.popFirst() else { return true }
    guard separator | 0x20 == UInt8(ascii: "t") || separator == 0x20 else { return false }
    guard let hour = number(2...2), hour < 24, skip(UInt8(ascii: ":")), let minute = number(1...2), minute < 60,
      skip(UInt8(ascii: ":")), let second = number(1...2), second < 60
    else { return false }
    if let point = rest.first, point == UInt8(ascii: ".") || point == UInt8(ascii: ",") {
      rest.removeFirst()
      if number(1...9) == nil { return false }
      while let digit = rest.first, digit &- 0x30 <= 9 { rest.removeFirst() }
    }
    if separator == 0x20 { return rest.isEmpty }
    if skip(UInt8(ascii: "Z")) { return rest.isEmpty }
    guard skip(UInt8(ascii: "+")) || skip(UInt8(ascii: "-")) else { return false }
    guard let zoneHour = number(2...2), zoneHour <= 24, skip(UInt8(ascii: ":")), let zoneMinute = number(2...2),
      zoneMinute < 60
    else { return false }
    return rest.isEmpty
  }

  private static func days(in month: Int, _ year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    default: 31
    }
  }
}
