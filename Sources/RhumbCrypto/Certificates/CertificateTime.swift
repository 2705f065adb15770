import RhumbEngine

/// Times in certificates: UTC to the second, two digits for the years 1950…2049 and four for others (RFC 5280, 4.1.2.5).
enum CertificateTime {
  static func der(_ seconds: Int64) throws(Fault) -> [UInt8] {
    let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let second = seconds - day * 86_400
    let (year, month, date) = civil(day)
    guard (0...9999).contains(year) else { throw Fault("cannot represent time as GeneralizedTime") }
    let isShort = (1950...2049).contains(year)
    var text: [UInt8] = isShort ? [] : digits(year / 100)
    for number in [year % 100, month, date, second / 3600, second / 60 % 60, second % 60] { text += digits(number) }
    text.append(UInt8(ascii: "Z"))
    return DER.element(isShort ? DER.Tag.utcTime : DER.Tag.generalizedTime, text)
  }

  private static func digits(_ number: Int64) -> [UInt8] {
    [UInt8(ascii: "0") + UInt8(number / 10), UInt8(ascii: "0") + UInt8(number % 10)]
  }

  /// Year, month and day of the proleptic Gregorian calendar, from days since 1970-01-01. Eras of 400 years start in
  /// March, so that leap days come last.
  private static func civil(_ day: Int64) -> (year: Int64, month: Int64, day: Int64) {
    let shifted = day + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }
}
