import RhumbDiagnostics
import RhumbEngine
import RhumbSystem

/// How text on standard error is dressed.
enum Terminal {
  /// As `--color` says. On its own, colours are for terminals whose user didn't ask for none (https://no-color.org).
  static func style(_ flags: ParsedFlags) -> TextStyle {
    let word = flags.isGiven("colour") ? flags.text("colour") : flags.text("color")
    switch word {
    case "always": return .coloured
    case "never": return .plain
    default:
      let isDumb = EnvironmentVariables.value("TERM").map { $0.elementsEqual("dumb".utf8) } ?? false
      let isPlain = isDumb || EnvironmentVariables.text("NO_COLOR") != nil
      return !isPlain && StandardStreams.isErrorTerminal ? .coloured : .plain
    }
  }
}
