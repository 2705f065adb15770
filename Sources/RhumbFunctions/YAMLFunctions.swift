package import RhumbEngine
import RhumbFormats

/// YAML for templates. `toYaml` and `toYamlPretty` swallow errors; `fromYaml` and `fromYamlArray` give the error as part
/// of their result.
package let yamlFunctions: [FunctionSpec] = [
  FunctionSpec("toYaml", [.any], "the value as YAML without the last line's end, empty if it has none") {
    (arguments, context) throws(Fault) in
    try quietly(context) { () throws(Fault) in try YAMLWriter.write(arguments[0]) }
  },
  FunctionSpec("mustToYaml", [.any], "the value as YAML without the last line's end") {
    (arguments, context) throws(Fault) in
    try trimmed(YAMLWriter.write(arguments[0]), context)
  },
  FunctionSpec("toYamlPretty", [.any], "the value as YAML with lists indented under their keys") {
    (arguments, context) throws(Fault) in
    try quietly(context) { () throws(Fault) in try YAMLPrettyWriter.write(arguments[0]) }
  },
  FunctionSpec("fromYaml", [.string], "the map a YAML text holds; an error lies under its key Error") {
    (arguments, context) throws(Fault) in
    guard case .string(let text) = arguments[0] else { return .map(MapValue()) }
    try context.charge(text.count / 64)
    do throws(YAMLError) {
      return .map(try YAMLReader.readMap(text.bytes) ?? MapValue())
    } catch {
      return .map(MapValue(pairs: [("Error", .string(error.message))]))
    }
  },
  FunctionSpec("fromYamlArray", [.string], "the list a YAML text holds; an error is its only item") {
    (arguments, context) throws(Fault) in
    guard case .string(let text) = arguments[0] else { return .list([]) }
    try context.charge(text.count / 64)
    do throws(YAMLError) {
      return .list(try YAMLReader.readList(text.bytes) ?? ListValue([]))
    } catch {
      return .list([.string(error.message)])
    }
  },
]

/// The text without one line feed at its end, charged to the render.
private func trimmed(_ text: consuming [UInt8], _ context: CallContext) throws(Fault) -> Value {
  try context.charge(text.count / 64)
  if text.last == 0x0A { text.removeLast() }
  return .string(ByteString(text))
}

private func quietly(_ context: CallContext, _ write: () throws(Fault) -> [UInt8]) throws(Fault) -> Value {
  let text: [UInt8]
  do throws(Fault) {
    text = try write()
  } catch {
    if error.kind == .limit { throw error }
    return .string(.empty)
  }
  return try trimmed(text, context)
}
