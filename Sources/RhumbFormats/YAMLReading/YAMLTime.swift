package import RhumbEngine

/// A date or time in a YAML text, which go-yaml v3 makes a `time.Time` of. Kept as RFC 3339 spells it, by which two of
/// them are equal and written.
package struct YAMLTime: HostContent {
  package let goType = GoType.time
  package let text: ByteString

  package var stringForm: ByteString? { text }
  package var jsonForm: Value { .string(text) }

  package func isEqual(to other: any HostContent) -> Bool? {
    (other as? YAMLTime).map { $0.text == text }
  }

  /// Nil for a text that is none of go-yaml's four formats: a date; a date and a time apart by a space; or a date, `T` or
  /// `t`, a time and a zone.
  init?(_ bytes: [UInt8]) {
    // Most numbers are no dates.
    guard bytes.count >= 8, bytes[4] == UInt8(ascii: "-"), var fields = Fields(bytes) else { return nil }
    guard let date = fields.date() else { return nil }
    if fields.isAtEnd {
      text = ByteString(date + "T00:00:00Z")
      return
    }
    let separator = fields.next()
    guard let separator, let time = fields.time() else { return nil }
    switch separator {
    case UInt8(ascii: " "):
      guard fields.isAtEnd else { return nil }
      text = ByteString(date + "T" + time + "Z")
    case UInt8(ascii: "T"), UInt8(ascii: "t"):
      guard let zone = fields.zone(), fields.isAtEnd else { return nil }
      text = ByteString(date + "T" + time + zone)
    default: return nil
    }
  }

  /// Reads a text from left to right.
  private struct Fields {
    private let bytes: [UInt8]
    private var position = 0

    init?(_ bytes: [UInt8]) {
      guard bytes.prefix(4).allSatisfy({ $0 &- 0x30 <= 9 }) else { return nil }
      self.bytes = bytes
    }

    var isAtEnd: Bool { position == bytes.count }

    mutating func next() -> UInt8? {
      guard position < bytes.count else { return nil }
      position += 1
      return bytes[position - 1]
    }

    private mutating func skip(_ byte: UInt8) -> Bool {
      guard position < bytes.count, bytes[position] == byte else { return false }
      position += 1
      return true
    }

    private mutating func number(_ digits: ClosedRange<Int>) -> Int? {
      var value = 0
      var count = 0
      while count < digits.upperBound, position < bytes.count, bytes[position] &- 0x30 <= 9 {
        value = value * 10 + Int(bytes[position] - 0x30)
        position += 1
        count += 1
      }
      return count >= digits.lowerBound ? value : nil
    }

    mutating func date() -> String? {
      guard let year = number(4...4), skip(UInt8(ascii: "-")), let month = number(1...2), skip(UInt8(ascii: "-")),
        let day = number(1...2), (1...12).contains(month), (1...YAMLTime.days(month, year)).contains(day)
      else { return nil }
      return "\(YAMLTime.padded(year, 4))-\(YAMLTime.padded(month))-\(YAMLTime.padded(day))"
    }

    mutating func time() -> String? {
      guard let hour = number(1...2), skip(UInt8(ascii: ":")), let minute = number(1...2), skip(UInt8(ascii: ":")),
        let second = number(1...2), hour < 24, minute < 60, second < 60
      else { return nil }
      var text = "\(YAMLTime.padded(hour)):\(YAMLTime.padded(minute)):\(YAMLTime.padded(second))"
      if skip(UInt8(ascii: ".")) || skip(UInt8(ascii: ",")) {
        var digits = bytes[position...].prefix { $0 &- 0x30 <= 9 }
        if digits.isEmpty { return nil }
        position += digits.count
        digits = digits.prefix(9)
        while digits.last == 0x30 { digits.removeLast() }
        if !digits.isEmpty { text += "." + String(decoding: digits, as: UTF8.self) }
      }
      return text
    }

    /// `Z`, or hours and minutes from UTC.
    mutating func zone() -> String? {
      if skip(UInt8(ascii: "Z")) { return "Z" }
      guard let sign = next(), sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-"), let hours = number(2...2),
        skip(UInt8(ascii: ":")), let minutes = number(2...2), hours < 24, minutes < 60
      else { return nil }
      if hours == 0, minutes == 0 { return "Z" }
      return "\(Unicode.Scalar(sign))\(YAMLTime.padded(hours)):\(YAMLTime.padded(minutes))"
    }
  }

  private static func padded(_ number: Int, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  private static func days(_ month: Int, _ year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
