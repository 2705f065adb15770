import RhumbEngine

/// `rhumb help COMMAND`
enum HelpCommand {
  @Sendable static func run(_ invocation: Invocation) throws(CommandFailure) {
    let found = CommandFinder.find(invocation.arguments, in: CommandTree.root)
    if let stray = found.stray {
      Output.note("Unknown help topic [`\(stray.description)`]".utf8)
    }
    try Output.write(HelpText.text(for: found.spec, path: found.path))
  }
}
