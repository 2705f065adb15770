package import RhumbEngine
internal import RhumbSystem

/// sprig's dates. Where they take any value, what is no time counts as now.
package let dateFunctions: [FunctionSpec] = [
  FunctionSpec("now", effects: .readsClock, "this moment") { (_, context) throws(Fault) in
    .object(TimeObject(context.now(), local: context.zones.local))
  },
  FunctionSpec(
    "date", [.string, .any], effects: .readsClock, "a time in Go's layout (2006-01-02 15:04:05), in the local zone"
  ) { (arguments, context) throws(Fault) in
    .string(try context.formatted(arguments[1], text(arguments[0]), zone: "Local"))
  },
  dateInZone("dateInZone"),
  dateInZone("date_in_zone"),
  FunctionSpec("htmlDate", [.any], effects: .readsClock, "a time as 2006-01-02, in the local zone") {
    (arguments, context) throws(Fault) in
    .string(try context.formatted(arguments[0], "2006-01-02", zone: "Local"))
  },
  FunctionSpec("htmlDateInZone", [.any, .string], effects: .readsClock, "a time as 2006-01-02, in a named zone") {
    (arguments, context) throws(Fault) in
    .string(try context.formatted(arguments[0], "2006-01-02", zone: text(arguments[1])))
  },
  FunctionSpec(
    "dateModify", [.string, .time], "a time moved by a duration; unchanged if it is none", body: dateModify),
  FunctionSpec(
    "date_modify", [.string, .time], "a time moved by a duration; unchanged if it is none", body: dateModify),
  FunctionSpec("mustDateModify", [.string, .time], "a time moved by a duration", body: mustDateModify),
  FunctionSpec("must_date_modify", [.string, .time], "a time moved by a duration", body: mustDateModify),
  FunctionSpec("ago", [.any], effects: .readsClock, "how long ago a time is, in seconds") {
    (arguments, context) throws(Fault) in
    let now = context.now()
    let since = now.since(context.instant(arguments[0]) ?? now)
    return .string(since.rounded(to: Duration(nanoseconds: Duration.second)).text)
  },
  FunctionSpec("toDate", [.string, .string], "the time that a text says in Go's layout; year 1 if it doesn't fit") {
    (arguments, context) throws(Fault) in
    let zone = context.zones.local
    let instant: Instant
    do throws(Fault) {
      instant = try TimeParser.parse(layout: text(arguments[0]).bytes, text(arguments[1]).bytes, in: zone)
    } catch {
      if error.kind == .limit { throw error }
      instant = .zero
    }
    return .object(TimeObject(instant, local: zone))
  },
  FunctionSpec("mustToDate", [.string, .string], "the time that a text says in Go's layout") {
    (arguments, context) throws(Fault) in
    let zone = context.zones.local
    let instant = try TimeParser.parse(layout: text(arguments[0]).bytes, text(arguments[1]).bytes, in: zone)
    return .object(TimeObject(instant, local: zone))
  },
  FunctionSpec("unixEpoch", [.time], "the seconds of a time since 1970") { (arguments, _) throws(Fault) in
    .string(ByteString("\(arguments[0].content(as: TimeObject.self)?.instant.seconds ?? 0)"))
  },
  FunctionSpec("duration", [.any], "a number of seconds as 1h2m3s", body: duration),
  FunctionSpec(
    "durationRound", [.any], effects: .readsClock, "a duration in its largest unit: 2h, 3d, 5mo", body: durationRound),
]

private func text(_ value: Value) -> ByteString {
  if case .string(let text) = value { return text }
  return .empty
}

private func dateInZone(_ name: StaticString) -> FunctionSpec {
  FunctionSpec(
    name, [.string, .any, .string], effects: .readsClock, "a time in Go's layout, in a named zone (UTC if unknown)"
  ) { (arguments, context) throws(Fault) in
    .string(try context.formatted(arguments[1], text(arguments[0]), zone: text(arguments[2])))
  }
}

@Sendable
private func dateModify(_ arguments: borrowing Span<Value>, _ context: CallContext) throws(Fault) -> Value {
  do { return try mustDateModify(arguments, context) } catch { return arguments[1] }
}

@Sendable
private func mustDateModify(_ arguments: borrowing Span<Value>, _ context: CallContext) throws(Fault) -> Value {
  let duration = try Duration(text(arguments[0]))
  guard let time = arguments[1].content(as: TimeObject.self) else { return arguments[1] }
  return .object(TimeObject(time.instant.adding(duration), local: time.local))
}

@Sendable
private func duration(_ arguments: borrowing Span<Value>, _ context: CallContext) throws(Fault) -> Value {
  let seconds: Int64 =
    switch arguments[0] {
    case .string(let text): GoNumber.parseInt(text.bytes).value
    case .int64(let number): number
    default: 0
    }
  return .string(Duration(nanoseconds: seconds &* Duration.second).text)
}

@Sendable
private func durationRound(_ arguments: borrowing Span<Value>, _ context: CallContext) throws(Fault) -> Value {
  var duration = Duration(nanoseconds: 0)
  switch arguments[0] {
  case .string(let text): do { duration = try Duration(text) } catch {}
  case .int64(let number): duration = Duration(nanoseconds: number)
  default:
    if let time = arguments[0].content(as: TimeObject.self) { duration = context.now().since(time.instant) }
  }
  let hour = UInt64(Duration.hour)
  let units: [(UInt64, String)] = [
    (hour * 24 * 365, "y"), (hour * 24 * 30, "mo"), (hour * 24, "d"), (hour, "h"), (UInt64(Duration.minute), "m"),
    (UInt64(Duration.second), "s"),
  ]
  let size = duration.nanoseconds.magnitude
  for (unit, name) in units where size > unit { return .string(ByteString("\(size / unit)\(name)")) }
  return .string("0s")
}

extension CallContext {
  /// This moment in the local zone, with a reading of a clock that no one sets.
  fileprivate func now() -> Instant {
    let now = environment.now()
    let start = ClockStart.of(self, now)
    return Instant(
      seconds: Calendar.floorDivide(now, Duration.second), nanoseconds: Calendar.floorRemainder(now, Duration.second),
      zone: zones.local, monotonic: now &- start)
  }

  /// The time that a value is: a time, or seconds since 1970.
  fileprivate func instant(_ value: Value) -> Instant? {
    switch value {
    case .int(let seconds): Instant(seconds: Int64(seconds), zone: zones.local)
    case .int64(let seconds): Instant(seconds: seconds, zone: zones.local)
    default: value.content(as: TimeObject.self)?.instant
    }
  }

  fileprivate func formatted(_ value: Value, _ layout: ByteString, zone: ByteString) throws(Fault) -> ByteString {
    let instant = instant(value) ?? now()
    return ByteString(try TimeLayout(layout).format(instant.seen(in: zones.zone(zone.bytes) ?? .utc)))
  }
}

/// When the render first asked for the time.
private final class ClockStart {
  let time: Int64
  init(time: Int64) { self.time = time }

  static func of(_ context: CallContext, _ now: Int64) -> Int64 {
    let key = ObjectIdentifier(ClockStart.self)
    if let start = context.caches[key] as? ClockStart { return start.time }
    context.caches[key] = ClockStart(time: now)
    return now
  }
}
