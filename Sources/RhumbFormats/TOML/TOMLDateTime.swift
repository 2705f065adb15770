/// A date, a time of day, or both, as TOML writes them.
package struct TOMLDateTime: Sendable {
  package enum Zone: Sendable {
    case utc
    /// Seconds east of UTC.
    case offset(Int)
    /// Without an offset. Go's library keeps the three apart by zones of these names, with the local offset.
    case localDateTime, localDate, localTime
  }

  package var year = 0
  package var month = 1
  package var day = 1
  package var hour = 0
  package var minute = 0
  package var second = 0
  package var nanosecond = 0
  package var zone = Zone.localDateTime

  /// Reads one of the forms `2006-01-02T15:04:05.999Z07:00`, without the offset, without the seconds, the date alone or
  /// the time alone. Nil if it is none or names no day or time that exists.
  init?(_ text: [UInt8]) {
    var rest = text[...]
    var hasDate = false
    if text.count >= 10 && text[4] == UInt8(ascii: "-") {
      guard let year = Self.digits(&rest, 4), Self.skip(&rest, "-"), let month = Self.digits(&rest, 2),
        Self.skip(&rest, "-"), let day = Self.digits(&rest, 2)
      else { return nil }
      (self.year, self.month, self.day) = (year, month, day)
      guard (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year) else { return nil }
      hasDate = true
      zone = .localDate
      if rest.isEmpty { return }
      guard Self.skip(&rest, "T") else { return nil }
    }
    guard let hour = Self.digits(&rest, 2), Self.skip(&rest, ":"), let minute = Self.digits(&rest, 2) else {
      return nil
    }
    (self.hour, self.minute) = (hour, minute)
    if Self.skip(&rest, ":") {
      guard let second = Self.digits(&rest, 2) else { return nil }
      self.second = second
      nanosecond = Self.fraction(&rest)
    }
    guard hour < 24, minute < 60, second < 60 else { return nil }
    zone = hasDate ? .localDateTime : .localTime
    if rest.isEmpty { return }
    guard hasDate, let zone = Self.offset(&rest), rest.isEmpty else { return nil }
    self.zone = zone
  }

  private static func skip(_ text: inout ArraySlice<UInt8>, _ literal: Unicode.Scalar) -> Bool {
    guard text.first == UInt8(ascii: literal) else { return false }
    text.removeFirst()
    return true
  }

  private static func digits(_ text: inout ArraySlice<UInt8>, _ count: Int) -> Int? {
    guard text.count >= count else { return nil }
    var value = 0
    for byte in text.prefix(count) {
      guard byte >= 0x30 && byte <= 0x39 else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    text.removeFirst(count)
    return value
  }

  /// Nanoseconds after a point; further digits are cut off.
  private static func fraction(_ text: inout ArraySlice<UInt8>) -> Int {
    guard text.count >= 2, text.first == UInt8(ascii: "."), let next = text.dropFirst().first, next >= 0x30,
      next <= 0x39
    else { return 0 }
    text.removeFirst()
    var value = 0
    var count = 0
    while let byte = text.first, byte >= 0x30, byte <= 0x39 {
      if count < 9 { value = value * 10 + Int(byte - 0x30) }
      count += 1
      text.removeFirst()
    }
    while count < 9 {
      value *= 10
      count += 1
    }
    return value
  }

  private static func offset(_ text: inout ArraySlice<UInt8>) -> Zone? {
    if skip(&text, "Z") { return .utc }
    let isWest = text.first == UInt8(ascii: "-")
    guard isWest || text.first == UInt8(ascii: "+") else { return nil }
    text.removeFirst()
    guard let hours = digits(&text, 2), skip(&text, ":"), let minutes = digits(&text, 2), hours <= 24, minutes <= 60
    else {
      return nil
    }
    let seconds = (hours * 60 + minutes) * 60
    return .offset(isWest ? -seconds : seconds)
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
