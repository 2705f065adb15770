import RhumbEngine
import RhumbSystem

/// `rhumb env`: the variables flags take their defaults from, as they stand now.
enum EnvCommand {
  @Sendable static func run(_ invocation: Invocation) throws(CommandFailure) {
    let rows = FlagTable.global.filter { !$0.variable.isEmpty }.map { flag -> (name: String, value: ByteString) in
      let value = invocation.flags.text(flag.name)
      if value.isEmpty, flag.name.bytes == Array("namespace".utf8) { return ("\(flag.variable)", "default") }
      if case .bool = flag.kind, value.isEmpty { return ("\(flag.variable)", "false") }
      return ("\(flag.variable)", value)
    }.sorted { $0.name < $1.name }
    if let wanted = invocation.arguments.first {
      let value = rows.first { $0.name.utf8.elementsEqual(wanted.bytes) }?.value ?? ""
      try Output.write(value.bytes + [0x0A])
      return
    }
    for row in rows { try Output.write(Array("\(row.name)=\"".utf8) + row.value.bytes + Array("\"\n".utf8)) }
  }
}
