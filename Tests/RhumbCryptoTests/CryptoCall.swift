import RhumbCrypto
import RhumbEngine
import RhumbSystem
import Testing

/// A function by its name, called as the machine calls it once it has checked the arguments. By default every random
/// byte is 7 and it is always 1,700,000,000 seconds.
func call(
  _ name: StaticString, _ arguments: [Value],
  in environment: Environment = Environment(
    now: { 1_700_000_000_000_000_000 }, randomBytes: { [UInt8](repeating: 7, count: $0) })
) throws -> Value {
  try call(name, arguments, in: CallContext(environment: environment))
}

/// The same in a render that other calls belong to.
func call(_ name: StaticString, _ arguments: [Value], in context: CallContext) throws -> Value {
  let table = FunctionTable([cryptoFunctions])
  let index = try #require(table.index(of: Key(ByteString(stringLiteral: name))))
  return try table.specs[index].body(arguments.span, context)
}

/// The text a call gives, or "! " and what its fault says.
func said(_ name: StaticString, _ arguments: Value...) throws -> String {
  do {
    guard case .string(let text) = try call(name, arguments) else { return "(no text)" }
    return text.description
  } catch let fault as Fault {
    return "! " + fault.message.description
  }
}

extension Value {
  static func text(_ text: String) -> Value { .string(ByteString(text)) }
}
