package import RhumbEngine

/// A time as templates hold it: Go's `time.Time`.
package struct TimeObject: HostContent {
  let instant: Instant
  /// Go's `time.Local`, which `.Local` goes to.
  let local: Zone

  init(_ instant: Instant, local: Zone) {
    self.instant = instant
    self.local = local
  }

  package var goType: GoType { .time }
  package var stringForm: ByteString? { instant.text }

  package var goSyntaxForm: ByteString? { instant.goSyntax(local: local) }
  package var unexportedFields: [ByteString] { ["wall", "ext", "loc"] }

  package func isEqual(to other: any HostContent) -> Bool? {
    guard let other = (other as? TimeObject)?.instant else { return nil }
    return instant.seconds == other.seconds && instant.nanoseconds == other.nanoseconds
      && instant.monotonic == other.monotonic && instant.zone === other.zone
  }

  /// RFC 3339 with as many decimals as needed.
  package var jsonForm: Value { .string(ByteString(Self.jsonLayout.format(instant))) }

  private static let jsonLayout = TimeLayout(constant: "2006-01-02T15:04:05.999999999Z07:00")

  private func moved(_ instant: Instant) -> Value { .object(TimeObject(instant, local: local)) }

  package func method(_ name: ByteString) -> HostMethod? {
    if let getter = Self.getters[name] { return HostMethod { (_) throws(Fault) in getter(self) } }
    if let comparison = Self.comparisons[name] {
      return HostMethod([.time]) { (arguments) throws(Fault) in
        guard let other = arguments[0].content(as: TimeObject.self) else { return .null }
        return comparison(self.instant.compare(other.instant))
      }
    }
    if let results = Self.manyResults[name] {
      return HostMethod(
        refusing: results == 2
          ? "invalid function signature for " + name + ": second return value should be error; is "
            + (name == "ZoneBounds" ? "time.Time" : "int")
          : "function " + name + ByteString(" has \(results) return values; should be 1 or 2"))
    }
    return arithmetic(name)
  }

  private func arithmetic(_ name: ByteString) -> HostMethod? {
    switch name {
    case "Format":
      HostMethod([.string]) { (arguments) throws(Fault) in
        guard case .string(let layout) = arguments[0] else { return .null }
        return .string(ByteString(try TimeLayout(layout).format(self.instant)))
      }
    case "Add":
      HostMethod([.duration]) { (arguments) throws(Fault) in
        self.moved(self.instant.adding(Duration(argument: arguments[0])))
      }
    case "Round":
      HostMethod([.duration]) { (arguments) throws(Fault) in
        self.moved(self.instant.rounded(to: Duration(argument: arguments[0])))
      }
    case "Truncate":
      HostMethod([.duration]) { (arguments) throws(Fault) in
        self.moved(self.instant.truncated(to: Duration(argument: arguments[0])))
      }
    case "Sub":
      HostMethod([.time]) { (arguments) throws(Fault) in
        guard let other = arguments[0].content(as: TimeObject.self) else { return .null }
        return .object(self.instant.since(other.instant))
      }
    case "AddDate":
      HostMethod([.int, .int, .int]) { (arguments) throws(Fault) in
        guard case .int(let years) = arguments[0], case .int(let months) = arguments[1],
          case .int(let days) = arguments[2]
        else { return .null }
        return self.moved(self.instant.addingDate(years: Int64(years), months: Int64(months), days: Int64(days)))
      }
    case "In":
      HostMethod([.location]) { (arguments) throws(Fault) in
        guard let zone = arguments[0].content(as: ZoneObject.self) else {
          throw Fault("time: missing Location in call to Time.In")
        }
        return self.moved(self.instant.seen(in: zone.zone))
      }
    default: nil
    }
  }

  private static let getters: [ByteString: @Sendable (TimeObject) -> Value] = [
    "Year": { .int(Int($0.instant.date.year)) },
    "Month": { .object(CalendarNumber(month: $0.instant.date.month)) },
    "Day": { .int($0.instant.date.day) },
    "Weekday": { .object(CalendarNumber(weekday: Calendar.weekday(ofDay: $0.instant.day))) },
    "YearDay": { .int(Calendar.dayOfYear($0.instant.day)) },
    "Hour": { .int(Int($0.instant.secondsOfDay / 3600)) },
    "Minute": { .int(Int($0.instant.secondsOfDay / 60 % 60)) },
    "Second": { .int(Int($0.instant.secondsOfDay % 60)) },
    "Nanosecond": { .int(Int($0.instant.nanoseconds)) },
    "Unix": { .int64($0.instant.seconds) },
    "UnixMilli": { .int64($0.instant.seconds &* 1000 &+ $0.instant.nanoseconds / 1_000_000) },
    "UnixMicro": { .int64($0.instant.seconds &* 1_000_000 &+ $0.instant.nanoseconds / 1000) },
    "UnixNano": { .int64($0.instant.seconds &* 1_000_000_000 &+ $0.instant.nanoseconds) },
    "IsZero": { .bool($0.instant.isZero) },
    "IsDST": { .bool($0.instant.period.isSummerTime) },
    "UTC": { $0.moved($0.instant.seen(in: .utc)) },
    "Local": { $0.moved($0.instant.seen(in: $0.local)) },
    "Location": { .object(ZoneObject(zone: $0.instant.zone)) },
    "String": { .string($0.instant.text) },
    "GoString": { .string($0.instant.goSyntax(local: $0.local)) },
    "MarshalText": { .bytes(jsonLayout.format($0.instant)) },
    "MarshalJSON": { .bytes([UInt8(ascii: "\"")] + jsonLayout.format($0.instant) + [UInt8(ascii: "\"")]) },
  ]

  private static let comparisons: [ByteString: @Sendable (Int) -> Value] = [
    "Compare": { .int($0) },
    "Equal": { .bool($0 == 0) },
    "Before": { .bool($0 < 0) },
    "After": { .bool($0 > 0) },
  ]

  /// Methods that no template can call.
  private static let manyResults: [ByteString: Int] = ["Date": 3, "Clock": 3, "ISOWeek": 2, "Zone": 2, "ZoneBounds": 2]
}

/// A place's time zone as templates hold it: Go's `*time.Location`.
package struct ZoneObject: HostContent {
  let zone: Zone

  package var goType: GoType { .location }
  package var stringForm: ByteString? { ByteString(zone.name) }

  package func method(_ name: ByteString) -> HostMethod? {
    guard name == "String" else { return nil }
    return HostMethod { (_) throws(Fault) in .string(ByteString(self.zone.name)) }
  }
}
