package import RhumbEngine

/// Helm's durations: of `1h30m`, of seconds as a number or a text, or of a duration. All but `mustToDuration` take what
/// is none for zero.
package let durationFunctions: [FunctionSpec] = [
  FunctionSpec("mustToDuration", [.any], "the duration that a value means") { (arguments, _) throws(Fault) in
    .object(try duration(arguments[0]))
  },
  measure("durationSeconds", "a duration in seconds") { .float($0.seconds) },
  measure("durationMinutes", "a duration in minutes") { .float($0.minutes) },
  measure("durationHours", "a duration in hours") { .float($0.hours) },
  measure("durationDays", "a duration in days") { .float($0.hours / 24) },
  measure("durationWeeks", "a duration in weeks") { .float($0.hours / 24 / 7) },
  measure("durationMilliseconds", "a duration in whole milliseconds") { .int64($0.nanoseconds / 1_000_000) },
  measure("durationMicroseconds", "a duration in whole microseconds") { .int64($0.nanoseconds / 1000) },
  measure("durationNanoseconds", "a duration in nanoseconds") { .int64($0.nanoseconds) },
  fit("durationRoundTo", "a duration as the nearest multiple of another") { $0.rounded(to: $1) },
  fit("durationTruncateTo", "a duration cut to a multiple of another") { $0.truncated(to: $1) },
]

private func measure(
  _ name: StaticString, _ summary: StaticString, _ body: @escaping @Sendable (Duration) -> Value
) -> FunctionSpec {
  FunctionSpec(name, [.any], summary) { (arguments, _) throws(Fault) in
    do { return body(try duration(arguments[0])) } catch { return body(Duration(nanoseconds: 0)) }
  }
}

private func fit(
  _ name: StaticString, _ summary: StaticString, _ body: @escaping @Sendable (Duration, Duration) -> Duration
) -> FunctionSpec {
  FunctionSpec(name, [.any, .any], summary) { (arguments, _) throws(Fault) in
    let value: Duration
    do { value = try duration(arguments[0]) } catch { return .object(Duration(nanoseconds: 0)) }
    do { return .object(body(value, try duration(arguments[1]))) } catch { return .object(value) }
  }
}

private func duration(_ value: Value) throws(Fault) -> Duration {
  if let duration = value.content(as: Duration.self) { return duration }
  switch value {
  case .string(let text): return try duration(text)
  case .missing, .null: throw Fault("invalid duration")
  case .int(let number): return try duration(seconds: Int64(number))
  case .int64(let number): return try duration(seconds: number)
  case .float(let number): return try duration(seconds: number)
  case .host(let object as SizedInteger):
    if object.isSigned { return try duration(seconds: Int64(bitPattern: object.bits)) }
    guard let number = Int64(exactly: object.bits) else { throw overflow("\(object.bits)") }
    return try duration(seconds: number)
  case .host(let object):
    switch object.underlying {
    case .int(let number): return try duration(seconds: Int64(number))
    case .int64(let number): return try duration(seconds: number)
    default: throw Fault("unsupported duration type \(object.goType.name)")
    }
  case .bool, .list, .map: throw Fault("unsupported duration type \((value.goType ?? .interface).name)")
  }
}

private func duration(_ text: ByteString) throws(Fault) -> Duration {
  let trimmed = trimmingSpace(text.bytes)
  if trimmed.isEmpty { throw Fault("empty duration") }
  do { return try Duration(ByteString(trimmed)) } catch {}
  let (seconds, error) = GoNumber.parseFloat(Array(trimmed))
  if error == nil { return try duration(seconds: seconds) }
  throw Fault("could not parse duration " + GoQuote.quoted(text))
}

/// Go's `strings.TrimSpace`.
private func trimmingSpace(_ text: [UInt8]) -> [UInt8] {
  let runes = UTF8Text.runes(text)
  guard UTF8Text.isValid(text), let first = runes.firstIndex(where: { !RuneClass.isSpace($0) }),
    let last = runes.lastIndex(where: { !RuneClass.isSpace($0) })
  else { return runes.allSatisfy { RuneClass.isSpace($0) } ? [] : text }
  return UTF8Text.bytes(Array(runes[first...last]))
}

private func duration(seconds: Int64) throws(Fault) -> Duration {
  let limit = Int64.max / Duration.second
  if seconds > limit || seconds < -limit { throw overflow("\(seconds)") }
  return Duration(nanoseconds: seconds * Duration.second)
}

private func duration(seconds: Double) throws(Fault) -> Duration {
  let shown = GoPrinter.text(.float(seconds))
  guard seconds.isFinite else { throw Fault("invalid duration seconds: " + shown) }
  let limit = 9223372036854775808.0 / 1e9
  if seconds.magnitude > limit { throw Fault("duration seconds overflow: " + shown) }
  // The largest float that passes is one beyond the range, where Go's conversion gives the least number.
  let nanoseconds = seconds * 1e9
  return Duration(nanoseconds: GoCast.truncated(nanoseconds))
}

private func overflow(_ seconds: String) -> Fault { Fault("duration seconds overflow: \(seconds)") }
