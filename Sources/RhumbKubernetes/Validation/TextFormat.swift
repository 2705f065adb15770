import RhumbEngine
import RhumbFunctions

/// Formats of strings that the API server checks.
enum TextFormat {
  /// RFC 3339, as Go's `time.Parse(time.RFC3339, …)` reads it: `2006-01-02T15:04:05Z07:00`, with or without a fraction.
  static func isDateTime(_ text: ByteString) -> Bool {
    let bytes = text.bytes
    func digits(_ range: Range<Int>) -> Int? {
      guard range.upperBound <= bytes.count else { return nil }
      var value = 0
      for byte in bytes[range] {
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      return value
    }
    func isMark(_ index: Int, _ mark: Unicode.Scalar) -> Bool {
      index < bytes.count && bytes[index] == UInt8(ascii: mark)
    }
    guard let year = digits(0..<4), isMark(4, "-"), let month = digits(5..<7), isMark(7, "-"),
      let day = digits(8..<10), isMark(10, "T"), let hour = digits(11..<13), isMark(13, ":"),
      let minute = digits(14..<16), isMark(16, ":"), let second = digits(17..<19),
      (1...12).contains(month), day >= 1, day <= days(of: month, in: year), hour < 24, minute < 60, second < 60
    else { return false }
    var position = 19
    if isMark(position, ".") {
      let fraction = bytes[(position + 1)...].prefix { $0 >= 0x30 && $0 <= 0x39 }
      if fraction.isEmpty { return false }
      position += 1 + fraction.count
    }
    if isMark(position, "Z") { return position + 1 == bytes.count }
    guard isMark(position, "+") || isMark(position, "-"), let zoneHour = digits((position + 1)..<(position + 3)),
      isMark(position + 3, ":"), let zoneMinute = digits((position + 4)..<(position + 6))
    else { return false }
    return zoneHour <= 24 && zoneMinute < 60 && position + 6 == bytes.count
  }

  private static func days(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Go's words for what is wrong with base64; nil if nothing is.
  static func base64Complaint(_ text: ByteString) -> ByteString? {
    do throws(Fault) {
      _ = try Base64.decode(text.bytes)
      return nil
    } catch {
      return error.message
    }
  }

  /// Four decimal numbers below 256, without leading zeros.
  static func isIPv4(_ text: ByteString) -> Bool {
    let parts = text.bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count == 4
      && parts.allSatisfy { part in
        !part.isEmpty && part.count <= 3 && part.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
          && (part.count == 1 || part.first != 0x30) && part.reduce(0) { $0 * 10 + Int($1 - 0x30) } < 256
      }
  }

  /// Whether a string has a format of OpenAPI's; formats that are not known here count as had.
  static func has(_ format: ByteString, _ text: ByteString) -> Bool {
    switch format {
    case "date-time": isDateTime(text)
    case "byte": base64Complaint(text) == nil
    case "ipv4": isIPv4(text)
    default: true
    }
  }
}
