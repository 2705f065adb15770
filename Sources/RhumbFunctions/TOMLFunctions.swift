package import RhumbEngine
import RhumbFormats

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
      return .map(try TOMLReader.read(text, makeTime: goTime))
    } catch {
      return .map(MapValue(pairs: [("Error", .string(error.message))]))
    }
  },
]

/// The `time.Time` of a TOML date.
private func goTime(_ moment: TOMLDateTime) -> Value { .null }
