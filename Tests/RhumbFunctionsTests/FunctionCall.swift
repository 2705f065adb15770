import RhumbEngine
import RhumbFunctions
import RhumbSystem
import Testing

/// A function by its name, called as the machine calls it once it has checked the arguments.
func call(
  _ name: StaticString, _ arguments: [Value], in context: CallContext = CallContext(environment: .still)
) throws -> Value {
  let table = FunctionTable(StandardFunctions.tables)
  let index = try #require(table.index(of: Key(ByteString(stringLiteral: name))), "no function \(name)")
  return try table.specs[index].body(arguments.span, context)
}

/// What a call prints, or what its fault says.
func said(_ name: StaticString, _ arguments: [Value]) throws -> String {
  do {
    var text: [UInt8] = []
    try GoPrinter.append(try call(name, arguments), to: &text)
    return String(decoding: text, as: UTF8.self)
  } catch let fault as Fault {
    return "! " + fault.message.description
  }
}

extension Environment {
  /// No time passes and every random byte is 7.
  static let still = Environment(now: { 0 }, randomBytes: { [UInt8](repeating: 7, count: $0) })
}

extension Value {
  static func map(_ pairs: KeyValuePairs<StaticString, Value>) -> Value {
    .map(MapValue(pairs: pairs.map { (ByteString(stringLiteral: $0.key), $0.value) }))
  }
  static func floats(_ numbers: Double...) -> Value { .list(numbers.map { .float($0) }) }
  static func texts(_ texts: StaticString...) -> Value {
    .list(texts.map { Value.string(ByteString(stringLiteral: $0)) })
  }
}
