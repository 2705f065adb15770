package import RhumbEngine

/// Go's `time.Month` or `time.Weekday`: a number with a name.
package struct CalendarNumber: HostContent {
  private let number: Int
  private let isMonth: Bool

  /// 1 to 12.
  init(month: Int) {
    number = month
    isMonth = true
  }

  /// 0 for Sunday.
  init(weekday: Int) {
    number = weekday
    isMonth = false
  }

  private static let monthType = GoType("time.Month", .int)
  private static let weekdayType = GoType("time.Weekday", .int)

  package var goType: GoType { isMonth ? Self.monthType : Self.weekdayType }
  package var underlying: Value { .int(number) }

  package var stringForm: ByteString? {
    let names = isMonth ? Calendar.monthNames : Calendar.weekdayNames
    let index = isMonth ? number - 1 : number
    if names.indices.contains(index) { return ByteString(stringLiteral: names[index]) }
    return ByteString("%!\(isMonth ? "Month" : "Weekday")(\(UInt(bitPattern: number)))")
  }

  package func withInteger(_ integer: Int64) -> Value {
    .object(isMonth ? CalendarNumber(month: Int(integer)) : CalendarNumber(weekday: Int(integer)))
  }

  package func method(_ name: ByteString) -> HostMethod? {
    guard name == "String", let text = stringForm else { return nil }
    return HostMethod { (_) throws(Fault) in .string(text) }
  }
}
