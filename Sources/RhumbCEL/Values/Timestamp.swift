package import RhumbEngine
package import RhumbFunctions

/// An instant between the years 1 and 9999, in UTC.
package struct Timestamp: Hashable, Comparable, Sendable {
  /// Since 1970-01-01T00:00:00Z.
  package let seconds: Int64
  /// 0 to 999,999,999.
  package let nanoseconds: Int64

  private static let range: ClosedRange<Int64> = -62_135_596_800...253_402_300_799
  private static let second: Int64 = 1_000_000_000

  /// Nil if it lies out of range.
  package init?(seconds: Int64, nanoseconds: Int64 = 0) {
    guard Self.range.contains(seconds) else { return nil }
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  package static func < (a: Timestamp, b: Timestamp) -> Bool {
    a.seconds == b.seconds ? a.nanoseconds < b.nanoseconds : a.seconds < b.seconds
  }

  package enum Failure: Error { case format, range }

  // MARK: Text

  /// Reads RFC 3339: `2006-01-02T15:04:05Z`, with or without a fraction, `Z` or an offset.
  package init(_ text: ByteString) throws(Failure) {
    let bytes = text.bytes
    func number(_ start: Int, _ count: Int) -> Int64? {
      guard start + count <= bytes.count else { return nil }
      var value: Int64 = 0
      for byte in bytes[start..<(start + count)] {
        guard byte >= 0x30, byte <= 0x39 else { return nil }
        value = value * 10 + Int64(byte - 0x30)
      }
      return value
    }
    func isMark(_ index: Int, _ mark: Unicode.Scalar) -> Bool {
      index < bytes.count && bytes[index] == UInt8(ascii: mark)
    }
    guard let year = number(0, 4), isMark(4, "-"), let month = number(5, 2), isMark(7, "-"), let day = number(8, 2),
      isMark(10, "T"), let hour = number(11, 2), isMark(13, ":"), let minute = number(14, 2), isMark(16, ":"),
      let second = number(17, 2), (1...12).contains(month), day >= 1,
      day <= Calendar.days(in: Int(month), of: year), hour < 24, minute < 60, second < 60
    else { throw .format }
    var position = 19
    var nanoseconds: Int64 = 0
    if isMark(position, ".") {
      let digits = bytes[(position + 1)...].prefix { $0 >= 0x30 && $0 <= 0x39 }
      if digits.isEmpty { throw .format }
      for index in 0..<9 {
        let digit = index < digits.count ? digits[digits.startIndex + index] - 0x30 : 0
        nanoseconds = nanoseconds * 10 + Int64(digit)
      }
      position += 1 + digits.count
    }
    var offset: Int64 = 0
    if isMark(position, "Z") {
      position += 1
    } else {
      guard isMark(position, "+") || isMark(position, "-"), let hours = number(position + 1, 2),
        isMark(position + 3, ":"), let minutes = number(position + 4, 2), hours <= 24, minutes < 60
      else { throw .format }
      offset = (hours * 60 + minutes) * 60 * (isMark(position, "-") ? -1 : 1)
      position += 6
    }
    guard position == bytes.count else { throw .format }
    let seconds = Calendar.day(year: year, month: month, day: day) * Calendar.secondsPerDay
    guard
      let timestamp = Timestamp(
        seconds: seconds + (hour * 60 + minute) * 60 + second - offset, nanoseconds: nanoseconds)
    else { throw .range }
    self = timestamp
  }

  /// RFC 3339 in UTC, with as many decimals as are needed.
  package var text: ByteString {
    let date = Calendar.date(ofDay: day)
    var text: [UInt8] = []
    func append(_ number: Int64, _ width: Int) {
      let digits = Array("\(number)".utf8)
      text.append(contentsOf: [UInt8](repeating: UInt8(ascii: "0"), count: max(0, width - digits.count)))
      text.append(contentsOf: digits)
    }
    append(date.year, 4)
    for (mark, number) in [
      ("-", Int64(date.month)), ("-", Int64(date.day)), ("T", secondOfDay / 3600), (":", secondOfDay / 60 % 60),
      (":", secondOfDay % 60),
    ] {
      text.append(contentsOf: mark.utf8)
      append(number, 2)
    }
    if nanoseconds > 0 {
      text.append(UInt8(ascii: "."))
      append(nanoseconds, 9)
      while text.last == UInt8(ascii: "0") { text.removeLast() }
    }
    text.append(UInt8(ascii: "Z"))
    return ByteString(text)
  }

  // MARK: Parts

  /// Since 1970-01-01.
  package var day: Int64 { Calendar.floorDivide(seconds, Calendar.secondsPerDay) }
  package var secondOfDay: Int64 { Calendar.floorRemainder(seconds, Calendar.secondsPerDay) }

  // MARK: Arithmetic

  package func adding(_ duration: Duration) throws(CELError) -> Timestamp {
    try moved(by: Int128(duration.nanoseconds))
  }

  package func subtracting(_ duration: Duration) throws(CELError) -> Timestamp {
    try moved(by: -Int128(duration.nanoseconds))
  }

  private func moved(by nanoseconds: Int128) throws(CELError) -> Timestamp {
    let second = Int128(Self.second)
    let total = Int128(seconds) * second + Int128(self.nanoseconds) + nanoseconds
    let rest = total % second
    let below = rest < 0
    guard
      let result = Timestamp(
        seconds: Int64(truncatingIfNeeded: total / second - (below ? 1 : 0)),
        nanoseconds: Int64(truncatingIfNeeded: below ? rest + second : rest))
    else { throw .timestampOverflow }
    return result
  }

  package func since(_ other: Timestamp) throws(CELError) -> Duration {
    let difference =
      (Int128(seconds) - Int128(other.seconds)) * Int128(Self.second) + Int128(nanoseconds - other.nanoseconds)
    guard let nanoseconds = Int64(exactly: difference) else { throw .timestampOverflow }
    return Duration(nanoseconds: nanoseconds)
  }
}
