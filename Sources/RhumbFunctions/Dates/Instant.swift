internal import RhumbEngine

/// A point in time, seen in a zone (Go's `time.Time`).
struct Instant: Sendable {
  /// Since 1970-01-01T00:00:00Z.
  var seconds: Int64
  /// 0 to 999,999,999.
  var nanoseconds: Int64
  var zone: Zone
  /// The reading of a clock that no one sets, in nanoseconds since the process began: only `now` has one, and prints it.
  var monotonic: Int64?

  init(seconds: Int64, nanoseconds: Int64 = 0, zone: Zone, monotonic: Int64? = nil) {
    self.seconds = seconds
    self.nanoseconds = nanoseconds
    self.zone = zone
    self.monotonic = monotonic
  }

  /// Go's zero time, January 1st of year 1.
  static let zeroSeconds: Int64 = -62_135_596_800

  static let zero = Instant(seconds: zeroSeconds, zone: .utc)

  /// What clocks in the zone show; months and days may lie out of range and count on.
  init(year: Int64, month: Int64, day: Int64, secondsOfDay: Int64, nanoseconds: Int64, zone: Zone) {
    let shown = Calendar.day(year: year, month: month, day: day) &* Calendar.secondsPerDay &+ secondsOfDay
    var seconds = shown
    let period = zone.period(at: shown)
    if period.offset != 0 {
      let guess = shown &- period.offset
      // Near a change, the offset of what is shown may not be the one that holds.
      let isCertain = guess >= period.start && guess < period.end
      seconds = shown &- (isCertain ? period.offset : zone.period(at: guess).offset)
    }
    self.init(seconds: seconds, nanoseconds: nanoseconds, zone: zone)
  }

  var isZero: Bool { seconds == Self.zeroSeconds && nanoseconds == 0 }

  func seen(in zone: Zone) -> Instant { Instant(seconds: seconds, nanoseconds: nanoseconds, zone: zone) }

  var period: ZonePeriod { zone.period(at: seconds) }

  /// What the zone's clocks show, as if it were UTC.
  var shown: Int64 { seconds &+ period.offset }

  /// Go counts unsigned seconds from a day in the far past, which what lies before it wraps around.
  private var sinceFarPast: UInt64 { UInt64(bitPattern: shown &+ Self.farPast) }
  private static let farPast: Int64 = 9_223_372_028_741_760_000

  var day: Int64 {
    Int64(sinceFarPast / UInt64(Calendar.secondsPerDay)) - Self.farPast / Calendar.secondsPerDay
  }
  var secondsOfDay: Int64 { Int64(sinceFarPast % UInt64(Calendar.secondsPerDay)) }
  var date: Calendar.Date { Calendar.date(ofDay: day) }

  /// -1, 0 or 1.
  func compare(_ other: Instant) -> Int {
    if let monotonic, let otherMonotonic = other.monotonic {
      return monotonic == otherMonotonic ? 0 : monotonic < otherMonotonic ? -1 : 1
    }
    if seconds != other.seconds { return seconds < other.seconds ? -1 : 1 }
    return nanoseconds == other.nanoseconds ? 0 : nanoseconds < other.nanoseconds ? -1 : 1
  }

  func adding(_ duration: Duration) -> Instant {
    var result = self
    var whole = duration.nanoseconds / Duration.second
    result.nanoseconds += duration.nanoseconds % Duration.second
    if result.nanoseconds >= Duration.second {
      whole += 1
      result.nanoseconds -= Duration.second
    } else if result.nanoseconds < 0 {
      whole -= 1
      result.nanoseconds += Duration.second
    }
    let (sum, overflow) = seconds.addingReportingOverflow(whole)
    result.seconds = overflow ? (whole < 0 ? .min : .max) : sum
    if let monotonic {
      let (sum, overflow) = monotonic.addingReportingOverflow(duration.nanoseconds)
      result.monotonic = overflow ? nil : sum
    }
    return result
  }

  /// The time from `other` to this, at most the longest duration.
  func since(_ other: Instant) -> Duration {
    if let monotonic, let otherMonotonic = other.monotonic {
      let (difference, overflow) = monotonic.subtractingReportingOverflow(otherMonotonic)
      return Duration(nanoseconds: overflow ? (monotonic < otherMonotonic ? .min : .max) : difference)
    }
    let limit = Duration(nanoseconds: compare(other) < 0 ? .min : .max)
    let (whole, overflow) = seconds.subtractingReportingOverflow(other.seconds)
    let (scaled, overflow2) = whole.multipliedReportingOverflow(by: Duration.second)
    let (sum, overflow3) = scaled.addingReportingOverflow(nanoseconds - other.nanoseconds)
    return overflow || overflow2 || overflow3 ? limit : Duration(nanoseconds: sum)
  }

  func addingDate(years: Int64, months: Int64, days: Int64) -> Instant {
    let date = date
    return Instant(
      year: date.year &+ years, month: Int64(date.month) &+ months, day: Int64(date.day) &+ days,
      secondsOfDay: secondsOfDay, nanoseconds: nanoseconds, zone: zone)
  }

  /// How far past a multiple of the unit since year 1, which is what Go rounds by.
  private func remainder(_ unit: Duration) -> Duration {
    let sinceYearOne = Int128(seconds) - Int128(Self.zeroSeconds)
    let total = sinceYearOne * Int128(Duration.second) + Int128(nanoseconds)
    let unit = Int128(unit.nanoseconds)
    let rest = total % unit
    return Duration(nanoseconds: Int64(truncatingIfNeeded: rest < 0 ? rest + unit : rest))
  }

  func truncated(to unit: Duration) -> Instant {
    let plain = seen(in: zone)
    if unit.nanoseconds <= 0 { return plain }
    return plain.adding(Duration(nanoseconds: -remainder(unit).nanoseconds))
  }

  func rounded(to unit: Duration) -> Instant {
    let plain = seen(in: zone)
    if unit.nanoseconds <= 0 { return plain }
    let rest = remainder(unit).nanoseconds
    let isDown = rest.magnitude + rest.magnitude < UInt64(unit.nanoseconds)
    return plain.adding(Duration(nanoseconds: isDown ? -rest : unit.nanoseconds - rest))
  }

  /// `time.Date(2006, time.January, 2, 15, 4, 5, 0, time.UTC)`.
  func goSyntax(local: Zone) -> ByteString {
    let place: ByteString =
      if zone === Zone.utc {
        "time.UTC"
      } else if zone === local {
        "time.Local"
      } else {
        "time.Location(" + TimeQuote.quoted(zone.name[...]) + ")"
      }
    return ByteString("time.Date(\(date.year), time.") + ByteString(stringLiteral: Calendar.monthNames[date.month - 1])
      + ByteString(", \(date.day), \(secondsOfDay / 3600), \(secondsOfDay / 60 % 60), \(secondsOfDay % 60), ")
      + ByteString("\(nanoseconds), ") + place + ")"
  }

  /// `2006-01-02 15:04:05.999999999 -0700 MST`, and for `now` ` m=+0.012345678`.
  var text: ByteString {
    var text = TimeLayout(constant: "2006-01-02 15:04:05.999999999 -0700 MST").format(self)
    if let monotonic {
      text.append(contentsOf: monotonic < 0 ? " m=-".utf8 : " m=+".utf8)
      let second = UInt64(Duration.second)
      text.append(contentsOf: "\(monotonic.magnitude / second).".utf8)
      let fraction = "\(monotonic.magnitude % second)".utf8
      text.append(contentsOf: [UInt8](repeating: UInt8(ascii: "0"), count: 9 - fraction.count))
      text.append(contentsOf: fraction)
    }
    return ByteString(text)
  }
}
