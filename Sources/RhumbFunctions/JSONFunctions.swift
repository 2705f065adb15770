package import RhumbEngine
import RhumbFormats

/// JSON for templates. Helm's `to…` functions swallow errors, sprig's `must…` report them; `fromJson` and
/// `fromJsonArray` give the error as part of their result.
package let jsonFunctions: [FunctionSpec] = [
  FunctionSpec("toJson", [.any], "the value as JSON, empty if it has none") { (arguments, context) throws(Fault) in
    try quietly(arguments[0], .compact, context)
  },
  FunctionSpec("mustToJson", [.any], "the value as JSON") { (arguments, context) throws(Fault) in
    try written(arguments[0], .compact, context)
  },
  FunctionSpec("toPrettyJson", [.any], "the value as indented JSON, empty if it has none") {
    (arguments, context) throws(Fault) in
    try quietly(arguments[0], .indented, context)
  },
  FunctionSpec("mustToPrettyJson", [.any], "the value as indented JSON") { (arguments, context) throws(Fault) in
    try written(arguments[0], .indented, context)
  },
  FunctionSpec("toRawJson", [.any], "the value as JSON with <, > and & as they are") {
    (arguments, context) throws(Fault) in
    try written(arguments[0], .raw, context)
  },
  FunctionSpec("mustToRawJson", [.any], "the value as JSON with <, > and & as they are") {
    (arguments, context) throws(Fault) in
    try written(arguments[0], .raw, context)
  },
  FunctionSpec("fromJson", [.string], "the map a JSON text holds; an error lies under its key Error") {
    (arguments, context) throws(Fault) in
    let outcome = try outcome(of: arguments[0], as: .object, context)
    guard let error = outcome.error else { return outcome.value }
    let map: MapValue
    if case .map(let read) = outcome.value { map = read } else { map = MapValue() }
    map[Key("Error")] = .string(error.message)
    return .map(map)
  },
  FunctionSpec("fromJsonArray", [.string], "the list a JSON text holds; an error is its only item") {
    (arguments, context) throws(Fault) in
    let outcome = try outcome(of: arguments[0], as: .array, context)
    guard let error = outcome.error else { return outcome.value }
    return .list([.string(error.message)])
  },
  FunctionSpec("mustFromJson", [.string], "the value a JSON text holds") { (arguments, context) throws(Fault) in
    let outcome = try outcome(of: arguments[0], as: .any, context)
    if let error = outcome.error { throw Fault(error.message) }
    return outcome.value
  },
]

private func written(_ value: Value, _ style: JSONWriter.Style, _ context: CallContext) throws(Fault) -> Value {
  let text = try JSONWriter.write(value, style)
  try context.charge(text.count / 64)
  return .string(text)
}

private func quietly(_ value: Value, _ style: JSONWriter.Style, _ context: CallContext) throws(Fault) -> Value {
  do throws(Fault) {
    return try written(value, style, context)
  } catch {
    if error.kind == .limit { throw error }
    return .string(.empty)
  }
}

private func outcome(
  of text: Value, as target: JSONReader.Target, _ context: CallContext
) throws(Fault) -> JSONReader.Outcome {
  guard case .string(let text) = text else { return JSONReader.read([], as: target) }
  try context.charge(text.count / 64)
  return JSONReader.read(text.bytes, as: target)
}
