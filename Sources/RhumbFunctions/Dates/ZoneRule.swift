/// The rule for all years to come at the end of a zone file: POSIX's form of `TZ` (`CET-1CEST,M3.5.0,M10.5.0/3`).
struct ZoneRule: Sendable {
  private var standard: Zone.Kind
  private var summer: Summer?

  private struct Summer: Sendable {
    let kind: Zone.Kind
    let start: YearDay
    let end: YearDay
  }

  private enum YearDay: Sendable {
    /// 1 to 365; the leap day is never counted.
    case withoutLeapDay(Int, time: Int64)
    /// 0 to 365.
    case counted(Int, time: Int64)
    /// The weekday's so many-th (5: last) in a month.
    case weekday(Int, week: Int, month: Int, time: Int64)
  }

  /// Nil for what is not of that form.
  init?(_ text: [UInt8]) {
    var reader = Reader(text: text[...])
    guard let name = reader.name(), let offset = reader.offset() else { return nil }
    standard = Zone.Kind(name: name, offset: -offset, isSummerTime: false)
    if reader.isAtEnd || reader.has(",") { return }
    guard let summerName = reader.name() else { return nil }
    var summerOffset = standard.offset + 3600
    if !reader.isAtEnd, !reader.has(",") {
      guard let offset = reader.offset() else { return nil }
      summerOffset = -offset
    }
    if reader.isAtEnd { reader = Reader(text: ByteText.bytes(",M3.2.0,M11.1.0")[...]) }
    guard reader.skip(",") || reader.skip(";"), let start = reader.yearDay(), reader.skip(","),
      let end = reader.yearDay(), reader.isAtEnd
    else { return nil }
    summer = Summer(
      kind: Zone.Kind(name: summerName, offset: summerOffset, isSummerTime: true), start: start, end: end)
  }

  func period(at instant: Int64, lastChange: Int64) -> ZonePeriod {
    guard let summer else { return period(standard, lastChange, .max) }
    let day = Calendar.floorDivide(instant, Calendar.secondsPerDay)
    let year = Calendar.date(ofDay: day).year
    let yearStart = Calendar.day(year: year, month: 1, day: 1) &* Calendar.secondsPerDay
    var start = Self.seconds(summer.start, year, standard.offset)
    var end = Self.seconds(summer.end, year, summer.kind.offset)
    var (outer, inner) = (standard, summer.kind)
    // In the south, summer time is what lies at both ends of the year.
    if end < start { (start, end, outer, inner) = (end, start, inner, outer) }
    let seconds = instant &- yearStart
    if seconds < start { return period(outer, yearStart, yearStart &+ start) }
    if seconds >= end { return period(outer, yearStart &+ end, yearStart &+ 365 * Calendar.secondsPerDay) }
    return period(inner, yearStart &+ start, yearStart &+ end)
  }

  private func period(_ kind: Zone.Kind, _ start: Int64, _ end: Int64) -> ZonePeriod {
    ZonePeriod(name: kind.name, offset: kind.offset, isSummerTime: kind.isSummerTime, start: start, end: end)
  }

  /// Seconds from the start of the year in UTC to when a rule takes effect.
  private static func seconds(_ rule: YearDay, _ year: Int64, _ offset: Int64) -> Int64 {
    switch rule {
    case .withoutLeapDay(let day, let time):
      let leapDay = Calendar.isLeap(year) && day >= 60 ? 1 : 0
      return Int64(day - 1 + leapDay) * Calendar.secondsPerDay + time - offset
    case .counted(let day, let time): return Int64(day) * Calendar.secondsPerDay + time - offset
    case .weekday(let weekday, let week, let month, let time):
      let first = Calendar.day(year: year, month: Int64(month), day: 1)
      var day = (weekday - Calendar.weekday(ofDay: first) + 7) % 7
      for _ in 1..<max(week, 1) where day + 7 < Calendar.days(in: month, of: year) { day += 7 }
      let yearDay = first &- Calendar.day(year: year, month: 1, day: 1) &+ Int64(day)
      return yearDay * Calendar.secondsPerDay + time - offset
    }
  }

  private struct Reader {
    var text: ArraySlice<UInt8>

    var isAtEnd: Bool { text.isEmpty }
    func has(_ character: Unicode.Scalar) -> Bool { text.first == UInt8(ascii: character) }

    mutating func skip(_ character: Unicode.Scalar) -> Bool {
      guard has(character) else { return false }
      text = text.dropFirst()
      return true
    }

    /// A name of three or more letters, or anything in angle brackets.
    mutating func name() -> [UInt8]? {
      if skip("<") {
        guard let end = text.firstIndex(of: UInt8(ascii: ">")) else { return nil }
        defer { text = text[(end + 1)...] }
        return Array(text[..<end])
      }
      let end = text.firstIndex { "0123456789,-+".utf8.contains($0) } ?? text.endIndex
      guard end - text.startIndex >= 3 else { return nil }
      defer { text = text[end...] }
      return Array(text[..<end])
    }

    /// `[+-]h[:m[:s]]` in seconds.
    mutating func offset() -> Int64? {
      let isNegative = has("-")
      if isNegative || has("+") { text = text.dropFirst() }
      guard let hours = number(0...168) else { return nil }
      var seconds = hours * 3600
      if skip(":") {
        guard let minutes = number(0...59) else { return nil }
        seconds += minutes * 60
        if skip(":") {
          guard let rest = number(0...59) else { return nil }
          seconds += rest
        }
      }
      return Int64(isNegative ? -seconds : seconds)
    }

    mutating func number(_ range: ClosedRange<Int>) -> Int? {
      var value = 0
      var isEmpty = true
      while let digit = text.first, digit >= UInt8(ascii: "0"), digit <= UInt8(ascii: "9") {
        value = value * 10 + Int(digit - UInt8(ascii: "0"))
        if value > range.upperBound { return nil }
        isEmpty = false
        text = text.dropFirst()
      }
      return isEmpty || value < range.lowerBound ? nil : value
    }

    mutating func yearDay() -> YearDay? {
      if skip("J") {
        guard let day = number(1...365), let time = time() else { return nil }
        return .withoutLeapDay(day, time: time)
      }
      if skip("M") {
        guard let month = number(1...12), skip("."), let week = number(1...5), skip("."), let day = number(0...6),
          let time = time()
        else { return nil }
        return .weekday(day, week: week, month: month, time: time)
      }
      guard let day = number(0...365), let time = time() else { return nil }
      return .counted(day, time: time)
    }

    private mutating func time() -> Int64? { skip("/") ? offset() : 7200 }
  }
}
