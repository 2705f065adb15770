import RhumbDiagnostics
import RhumbEngine

/// A command, as parsing, help and completion see it.
///
/// Its flags and subcommands are made when somebody asks for them: a run needs those of one command only, and all others
/// would take a twentieth of a small render's time.
struct CommandSpec: Sendable {
  let name: StaticString
  let aliases: [StaticString]
  /// The words after the name, for the usage line: `[NAME] [CHART]`.
  let operands: StaticString
  /// One line for lists of commands.
  let summary: StaticString
  let description: StaticString
  let operandCount: OperandCount
  let isHidden: Bool
  /// The exit status if the command can't do its work: bad usage, unreadable input.
  let failureStatus: Int32
  /// Nil for a command that is only the name of a group.
  let run: (@Sendable (Invocation) throws(CommandFailure) -> Void)?
  private let makeFlags: @Sendable () -> [FlagSpec]
  private let makeSubcommands: @Sendable () -> [CommandSpec]
  private let makeSingleDashFlags: @Sendable () -> [StaticString]

  enum OperandCount: Sendable {
    case none
    case exactly(Int)
    case atLeast(Int)
    case atMost(Int)
    case any
  }

  init(
    _ name: StaticString, aliases: [StaticString] = [], operands: StaticString = "", _ summary: StaticString,
    description: StaticString, flags: @autoclosure @escaping @Sendable () -> [FlagSpec] = [],
    count: OperandCount = .none, isHidden: Bool = false,
    subcommands: @autoclosure @escaping @Sendable () -> [CommandSpec] = [],
    singleDashFlags: @autoclosure @escaping @Sendable () -> [StaticString] = [], failureStatus: Int32 = 1,
    run: (@Sendable (Invocation) throws(CommandFailure) -> Void)? = nil
  ) {
    self.name = name
    self.aliases = aliases
    self.operands = operands
    self.summary = summary
    self.description = description
    makeFlags = flags
    operandCount = count
    self.isHidden = isHidden
    makeSubcommands = subcommands
    makeSingleDashFlags = singleDashFlags
    self.failureStatus = failureStatus
    self.run = run
  }

  /// Flags besides the global ones.
  var flags: [FlagSpec] { makeFlags() }
  var subcommands: [CommandSpec] { makeSubcommands() }
  /// Long flags that may also be written with one dash, as Go's `flag` package has them.
  var singleDashFlags: [StaticString] { makeSingleDashFlags() }

  func isNamed(_ word: ByteString) -> Bool {
    name.isSame(as: word) || aliases.contains { $0.isSame(as: word) }
  }
}

/// A command as it was found on the command line.
struct Invocation {
  let spec: CommandSpec
  /// `rhumb show values`
  let path: String
  let flags: ParsedFlags
  let arguments: [ByteString]
  /// What `--report` asks for; commands add what they find.
  let reports: Reports

  var usageLine: String {
    let operands = spec.operands.isEmpty ? "" : " \(spec.operands)"
    return "\(path)\(operands) [flags]"
  }

  /// Checks the number of words, in the words of Helm's `require` package.
  func checkOperands() throws(CommandFailure) {
    let count = arguments.count
    let complaint: String
    switch spec.operandCount {
    case .none where count > 0: complaint = "accepts no arguments"
    case .exactly(let wanted) where count != wanted: complaint = "requires \(wanted) \(plural(wanted))"
    case .atLeast(let least) where count < least && !flags.isGiven("batch"):
      complaint = "requires at least \(least) \(plural(least))"
    case .atMost(let most) where count > most: complaint = "accepts at most \(most) \(plural(most))"
    default: return
    }
    throw CommandFailure("\"\(path)\" \(complaint)\n\nUsage:  \(usageLine)")
  }

  private func plural(_ count: Int) -> String { count == 1 ? "argument" : "arguments" }
}

/// Why a command ends with another status than 0: what is said after `Error: `.
struct CommandFailure: Error {
  /// Nil: the command's `failureStatus`.
  var status: Int32?
  let message: ByteString
  /// What the message is about in detail: the first is drawn below it, the others follow with headlines of their own.
  var diagnostics: [Diagnostic] = []
  var sources = SourceMap()
  /// The message sums up what the diagnostics say one by one, so that the first has a headline too.
  var isSummary = false
  /// The message stands alone.
  var isTerse = false
  /// It has been told: nothing is left to print.
  var isTold = false

  init(_ message: ByteString) { self.message = message }
  init(_ message: String) { self.message = ByteString(message) }

  init(_ message: ByteString, _ diagnostics: [Diagnostic], in sources: SourceMap) {
    self.message = message
    self.diagnostics = diagnostics
    self.sources = sources
  }

  /// Ends with a status and says nothing more: the output has it all.
  static func quiet(status: Int32) -> CommandFailure {
    var failure = CommandFailure(ByteString.empty)
    failure.status = status
    failure.isTold = true
    return failure
  }

  /// What is printed. Only our own words are coloured: they are escaped already.
  /// Nobody reads more than this many bytes of one message.
  private static let drawnLimit = 48_000

  func text(_ style: TextStyle) -> [UInt8] {
    var text = Array("Error: ".utf8) + SafeText.escaped(message.bytes) + [0x0A]
    if isTerse { return text }
    for (index, diagnostic) in diagnostics.enumerated() {
      if index > 0, text.count > Self.drawnLimit {
        text.append(contentsOf: "\n… and \(diagnostics.count - index) more\n".utf8)
        break
      }
      let drawn =
        index == 0 && !isSummary
        ? TextRenderer.drawBody(diagnostic, in: sources, style: style)
        : (index == 0 ? "" : "\n") + TextRenderer.draw(diagnostic, in: sources, style: style)
      text.append(contentsOf: drawn.utf8)
    }
    return text
  }
}
