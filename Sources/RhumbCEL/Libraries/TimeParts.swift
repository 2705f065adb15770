import RhumbEngine
import RhumbFunctions

/// `getFullYear`, `getHours` and their kin, of timestamps and durations.
enum TimeParts {
  static let functions: [CELFunction] = [
    part("getFullYear") { $0.date.year }, part("getMonth") { Int64($0.date.month - 1) },
    part("getDate") { Int64($0.date.day) }, part("getDayOfMonth") { Int64($0.date.day - 1) },
    part("getDayOfWeek") { Int64(Calendar.weekday(ofDay: $0.day)) },
    part("getDayOfYear") { Int64(Calendar.dayOfYear($0.day) - 1) },
    part("getHours", of: { $0 / 3_600_000_000_000 }) { $0.secondOfDay / 3600 },
    part("getMinutes", of: { $0 / 60_000_000_000 }) { $0.secondOfDay / 60 % 60 },
    part("getSeconds", of: { $0 / 1_000_000_000 }) { $0.secondOfDay % 60 },
    part("getMilliseconds", of: { $0 % 1_000_000_000 / 1_000_000 }) { $0.nanoseconds / 1_000_000 },
  ]

  /// What the clocks of a zone show.
  private struct Shown {
    let seconds: Int64
    let nanoseconds: Int64
    var day: Int64 { Calendar.floorDivide(seconds, Calendar.secondsPerDay) }
    var secondOfDay: Int64 { Calendar.floorRemainder(seconds, Calendar.secondsPerDay) }
    var date: Calendar.Date { Calendar.date(ofDay: day) }
  }

  private static func part(
    _ name: ByteString, of duration: (@Sendable (Int64) -> Int64)? = nil,
    _ read: @escaping @Sendable (Shown) -> Int64
  ) -> CELFunction {
    var overloads: [CELFunction.Overload] = [.member([.timestamp], .int), .member([.timestamp, .string], .int)]
    if duration != nil { overloads.append(.member([.duration], .int)) }
    return CELFunction(name, overloads) { (arguments, machine) throws(CELError) in
      switch arguments[0] {
      case .timestamp(let instant):
        var offset: Int64 = 0
        if arguments.count > 1 {
          guard case .string(let zone) = arguments[1] else { throw .noSuchOverload }
          offset = try self.offset(zone, instant, machine.tools)
        }
        return .int(read(Shown(seconds: instant.seconds + offset, nanoseconds: instant.nanoseconds)))
      case .duration(let length):
        guard let duration, arguments.count == 1 else { throw .noSuchOverload }
        return .int(duration(length.nanoseconds))
      default: throw .noSuchOverload
      }
    }
  }

  /// `Europe/Paris`, or `-08:00`.
  private static func offset(
    _ zone: ByteString, _ instant: Timestamp, _ tools: CELTools
  ) throws(CELError) -> Int64 {
    guard let colon = zone.bytes.firstIndex(of: UInt8(ascii: ":")) else {
      guard let offset = tools.zones.offset(of: zone, at: instant.seconds) else {
        throw CELError("unknown time zone " + zone)
      }
      return offset
    }
    let isNegative = zone.bytes.first == UInt8(ascii: "-")
    let hours = zone.bytes[..<colon].dropFirst(isNegative || zone.bytes.first == UInt8(ascii: "+") ? 1 : 0)
    let minutes = zone.bytes[(colon + 1)...]
    guard let hour = number(hours), let minute = number(minutes), hour < 100, minute < 60 else {
      throw CELError("timezone offset minutes out of range [0, 59]: " + zone)
    }
    return (hour * 60 + minute) * 60 * (isNegative ? -1 : 1)
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int64? {
    guard !digits.isEmpty, digits.count < 4, digits.allSatisfy(Lexer.isDigit) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int64($1 - 0x30) }
  }
}
