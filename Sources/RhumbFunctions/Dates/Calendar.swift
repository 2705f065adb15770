/// The proleptic Gregorian calendar, by days since 1970-01-01.
package enum Calendar {
  package struct Date: Equatable {
    package var year: Int64
    /// 1 to 12.
    package var month: Int
    package var day: Int
  }

  package static let secondsPerDay: Int64 = 86_400

  /// The date of a day. Years begin in March here, so that the leap day is the last.
  package static func date(ofDay day: Int64) -> Date {
    let shifted = day &+ 719_468
    let era = floorDivide(shifted, 146_097)
    let dayOfEra = shifted &- era &* 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let isNextYear = month >= 10
    return Date(
      year: yearOfEra &+ era &* 400 &+ (isNextYear ? 1 : 0), month: Int(isNextYear ? month - 9 : month + 3),
      day: Int(dayOfYear - (153 * month + 2) / 5 + 1))
  }

  /// The day of a date; month and day may lie out of range and count on.
  package static func day(year: Int64, month: Int64, day: Int64) -> Int64 {
    let months = month &- 1
    let year = year &+ floorDivide(months, 12)
    let month = floorRemainder(months, 12) + 1
    let shiftedYear = month <= 2 ? year &- 1 : year
    let era = floorDivide(shiftedYear, 400)
    let yearOfEra = shiftedYear &- era &* 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5
    return era &* 146_097 &+ yearOfEra &* 365 &+ yearOfEra / 4 &- yearOfEra / 100 &+ dayOfYear &+ day &- 1 &- 719_468
  }

  static func isLeap(_ year: Int64) -> Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }

  package static func days(in month: Int, of year: Int64) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days of a year that is no leap year before a month.
  static func daysBefore(_ month: Int) -> Int { (1..<max(month, 1)).reduce(0) { $0 + days(in: $1, of: 1) } }

  /// 0 for Sunday.
  package static func weekday(ofDay day: Int64) -> Int { Int(floorRemainder(day &+ 4, 7)) }

  /// 1 for January 1st.
  package static func dayOfYear(_ day: Int64) -> Int {
    let date = date(ofDay: day)
    return Int(day &- Self.day(year: date.year, month: 1, day: 1)) + 1
  }

  package static func floorDivide(_ number: Int64, _ divisor: Int64) -> Int64 {
    let quotient = number / divisor
    return number % divisor < 0 ? quotient - 1 : quotient
  }

  package static func floorRemainder(_ number: Int64, _ divisor: Int64) -> Int64 {
    let remainder = number % divisor
    return remainder < 0 ? remainder + divisor : remainder
  }

  static let monthNames: [StaticString] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
  ]
  static let weekdayNames: [StaticString] = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]

  /// The letters of a name, all or the first three.
  static func bytes(of name: StaticString, short: Bool) -> [UInt8] {
    let bytes = ByteText.bytes(name)
    return short ? Array(bytes.prefix(3)) : bytes
  }
}

enum ByteText {
  static func bytes(_ literal: StaticString) -> [UInt8] { literal.withUTF8Buffer { unsafe Array($0) } }
}
