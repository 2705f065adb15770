import RhumbEngine

/// `rhumb completion SHELL`
enum CompletionCommand {
  static func run(_ shell: Shell, _ invocation: Invocation) throws(CommandFailure) {
    var script = "\(shell.script)"
    if invocation.flags.isOn("no-descriptions"), case .fish = shell {
      script = script.replacing("2>/dev/null", with: "2>/dev/null | string split -f1 \\t")
    }
    try Output.write(script)
  }
}

/// What the scripts ask: what could stand in place of the last word.
enum Completion {
  /// Prints a candidate a line; nothing where a file name belongs.
  static func answer(_ words: [ByteString]) throws(CommandFailure) {
    let current = words.last ?? ""
    let found = CommandFinder.find(Array(words.dropLast()), in: CommandTree.root)
    let flags = (found.spec.flags + FlagTable.global).filter { !$0.isHidden && $0.deprecation.isEmpty }
    var lines: [String] = []
    if let previous = found.words.last, FlagSpec.takesNextWord(previous, flags) {
      lines = choices(of: previous, flags)
    } else if current.bytes.first == UInt8(ascii: "-") {
      lines = flags.map { "--\($0.name)\t\($0.summary)" }
    } else {
      lines = found.spec.subcommands.filter { !$0.isHidden }.map { "\($0.name)\t\($0.summary)" }
    }
    let wanted = lines.filter { $0.utf8.starts(with: current.bytes) }
    if !wanted.isEmpty { try Output.write(wanted.joined(separator: "\n") + "\n") }
  }

  private static func choices(of word: ByteString, _ flags: [FlagSpec]) -> [String] {
    let name = word.bytes.dropFirst(2)
    guard let flag = flags.first(where: { name.elementsEqual($0.name.bytes) }), case .choice(let choices, _) = flag.kind
    else { return [] }
    return choices.map { "\($0)" }
  }
}
