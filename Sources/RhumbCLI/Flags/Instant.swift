import RhumbEngine

/// A point in time on the command line: seconds since 1970, or `2026-01-31T12:00:00Z` (RFC 3339).
enum Instant {
  /// Nanoseconds since 1970; nil for what is neither.
  static func nanoseconds(_ word: ByteString) -> Int64? {
    let text = word.bytes
    if let seconds = Int64(word.description) { return scaled(seconds) }
    guard text.count >= 20, text[4] == dash, text[7] == dash, text[10] | 0x20 == UInt8(ascii: "t"), text[13] == colon,
      text[16] == colon, let year = number(text[0..<4]), let month = number(text[5..<7]),
      let day = number(text[8..<10]),
      let hour = number(text[11..<13]), let minute = number(text[14..<16]), let second = number(text[17..<19]),
      (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 60
    else { return nil }
    let zone = text[19...].drop { $0 == UInt8(ascii: ".") || ($0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9")) }
    guard let offset = offset(zone) else { return nil }
    let days = daysSince1970(year, month, day)
    return scaled(Int64(days * 86_400 + hour * 3_600 + minute * 60 + second - offset))
  }

  private static func scaled(_ seconds: Int64) -> Int64? {
    let (result, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    return overflow ? nil : result
  }

  /// Seconds east of Greenwich.
  private static func offset(_ zone: ArraySlice<UInt8>) -> Int? {
    let text = Array(zone)
    if text == [UInt8(ascii: "Z")] || text == [UInt8(ascii: "z")] { return 0 }
    guard text.count == 6, text[0] == UInt8(ascii: "+") || text[0] == dash, text[3] == colon,
      let hours = number(text[1..<3]), let minutes = number(text[4..<6])
    else { return nil }
    return (text[0] == dash ? -1 : 1) * (hours * 3_600 + minutes * 60)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    digits.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
      ? digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } : nil
  }

  /// The Gregorian calendar, with years that begin in March so that leap days come last.
  private static func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let ordinal = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let era = shifted / 400
    let inEra = shifted - era * 400
    return era * 146_097 + inEra * 365 + inEra / 4 - inEra / 100 + ordinal - 719_468
  }

  private static let dash = UInt8(ascii: "-")
  private static let colon = UInt8(ascii: ":")
}
