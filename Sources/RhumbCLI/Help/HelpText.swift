/// What `--help` prints, laid out as cobra lays it out.
enum HelpText {
  static func text(for spec: CommandSpec, path: String) -> String {
    var text = "\n\(spec.description)\n\nUsage:\n"
    if spec.run != nil {
      let operands = spec.operands.isEmpty ? "" : " \(spec.operands)"
      text += "  \(path)\(operands) [flags]\n"
    } else {
      text += "  \(path) [command]\n"
    }
    if !spec.aliases.isEmpty {
      text += "\nAliases:\n  " + ([spec.name] + spec.aliases).map { "\($0)" }.joined(separator: ", ") + "\n"
    }
    let commands = spec.subcommands.filter { !$0.isHidden }
    if !commands.isEmpty {
      text += "\nAvailable Commands:\n"
      let width = max(commands.map(\.name.utf8CodeUnitCount).max() ?? 0, 11)
      for command in commands { text += "  \(padded("\(command.name)", to: width)) \(command.summary)\n" }
    }
    if !spec.flags.isEmpty { text += "\nFlags:\n" + table(spec.flags) }
    text += (spec.path(is: path) ? "\nFlags:\n" : "\nGlobal Flags:\n") + table(FlagTable.global)
    if !commands.isEmpty { text += "\nUse \"\(path) [command] --help\" for more information about a command.\n" }
    return text
  }

  /// The flags in two columns, by name.
  static func table(_ flags: [FlagSpec]) -> String {
    let shown = flags.filter { !$0.isHidden && $0.deprecation.isEmpty }
      .sorted { $0.name.bytes.lexicographicallyPrecedes($1.name.bytes) }
    let left = shown.map(leftColumn)
    let width = left.map(\.utf8.count).max() ?? 0
    var text = ""
    for (flag, left) in zip(shown, left) {
      text += "\(padded(left, to: width))   \(flag.summary)\(fallback(of: flag))\n"
    }
    return text
  }

  private static func leftColumn(_ flag: FlagSpec) -> String {
    var text = flag.shorthand == 0 ? "      --\(flag.name)" : "  \(flag.shownName)"
    let placeholder = flag.kind.placeholder
    if !placeholder.isEmpty { text += " \(placeholder)" }
    if !flag.bareValue.isEmpty { text += "[=\(flag.bareValue)]" }
    return text
  }

  private static func fallback(of flag: FlagSpec) -> String {
    if flag.fallback.isEmpty { return "" }
    switch flag.kind {
    case .string, .choice: return " (default \"\(flag.fallback)\")"
    default: return " (default \(flag.fallback))"
    }
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(width - text.utf8.count, 0))
  }
}

extension CommandSpec {
  /// Whether a path names the command itself alone, that is, the root.
  fileprivate func path(is path: String) -> Bool { path.utf8.elementsEqual(name.bytes) }
}
