package import RhumbEngine
import RhumbFormats
import RhumbSystem

/// TOML for templates. `toToml` gives an error as its text, `mustToToml` reports it, `fromToml` puts it under a key.
package let tomlFunctions: [FunctionSpec] = [
  FunctionSpec("toToml", [.any], "the map as TOML; an error as its text") { (arguments, context) throws(Fault) in
    do throws(TOMLWriteError) {
      return .string(try TOMLWriter.write(arguments[0]))
    } catch {
      if error.isPanic { throw Fault(error.message) }
      return .string(error.message)
    }
  },
  FunctionSpec("mustToToml", [.any], "the map as TOML") { (arguments, context) throws(Fault) in
    do throws(TOMLWriteError) {
      return .string(try TOMLWriter.write(arguments[0]))
    } catch {
      throw Fault(error.message)
    }
  },
  FunctionSpec("fromToml", [.string], "the map a TOML text holds; an error lies under its key Error") {
    (arguments, context) throws(Fault) in
    let text = arguments[0].text
    try context.charge(text.count / 64)
    do throws(TOMLError) {
      return .map(try TOMLReader.read(text) { context.time($0) })
    } catch {
      return .map(MapValue(pairs: [("Error", .string(error.message))]))
    }
  },
]

extension CallContext {
  /// The `time.Time` of a TOML date. What has no offset gets the local one of today, in a zone whose name tells what was
  /// missing.
  fileprivate func time(_ moment: TOMLDateTime) -> Value {
    let zone: Zone
    switch moment.zone {
    case .utc: zone = .utc
    case .offset(let seconds): zone = Zone(name: [], offset: Int64(seconds))
    case .localDateTime: zone = localZone("datetime-local")
    case .localDate: zone = localZone("date-local")
    case .localTime: zone = localZone("time-local")
    }
    var instant = Instant(
      year: Int64(moment.year), month: Int64(moment.month), day: Int64(moment.day),
      secondsOfDay: Int64(moment.hour * 3600 + moment.minute * 60 + moment.second),
      nanoseconds: Int64(moment.nanosecond), zone: zone)
    if case .offset(let seconds) = moment.zone, zones.local.period(at: instant.seconds).offset == Int64(seconds) {
      instant = instant.seen(in: zones.local)
    }
    return .object(TimeObject(instant, local: zones.local))
  }

  private func localZone(_ name: ByteString) -> Zone {
    let now = Calendar.floorDivide(environment.now(), Duration.second)
    return Zone(name: name.bytes, offset: zones.local.period(at: now).offset)
  }
}
