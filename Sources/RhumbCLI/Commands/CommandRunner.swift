import RhumbDiagnostics
import RhumbEngine
import RhumbSystem

/// One run of the program: words in, exit status out.
enum CommandRunner {
  static func run(_ words: [ByteString]) -> Int32 {
    do throws(CommandFailure) {
      if words.first == "__complete" {
        try Completion.answer(Array(words.dropFirst()))
      } else {
        try dispatch(words)
      }
      do throws(SystemError) { try StandardStreams.finishOutput() } catch { throw CommandFailure(error.message) }
      return 0
    } catch {
      if !error.isTold { StandardStreams.writeError(error.text(.plain)) }
      return error.status ?? 1
    }
  }

  private static func dispatch(_ words: [ByteString]) throws(CommandFailure) {
    let found = CommandFinder.find(words, in: CommandTree.root)
    if found.spec.run == nil, let stray = found.stray, found.path.utf8.elementsEqual("rhumb".utf8) {
      throw unknownCommand(stray)
    }
    do throws(CommandFailure) {
      try run(found)
    } catch {
      var failure = error
      failure.status = error.status ?? found.spec.failureStatus
      throw failure
    }
  }

  private static func run(_ found: CommandFinder.Found) throws(CommandFailure) {
    var flags = ParsedFlags(found.spec.flags + FlagTable.global)
    do throws(FlagError) {
      defer { for remark in flags.remarks { Output.note(remark.utf8) } }
      let names = found.spec.singleDashFlags
      try flags.parse(names.isEmpty ? found.words : found.words.map { doubleDashed($0, names) })
    } catch {
      throw CommandFailure(error.message)
    }
    guard let run = found.spec.run, !flags.isOn("help") else {
      try Output.write(HelpText.text(for: found.spec, path: found.path))
      return
    }
    Limits.adjust(to: try Limits(flags))
    let reports = try Reports(flags, command: found.path)
    let invocation = Invocation(
      spec: found.spec, path: found.path, flags: flags, arguments: flags.arguments, reports: reports)
    do throws(CommandFailure) {
      try invocation.checkOperands()
      try run(invocation)
    } catch {
      throw try reports.tell(error, of: invocation)
    }
    try reports.tellSuccess(of: invocation)
  }

  /// `-summary` as `--summary`, for flags that may be written so.
  private static func doubleDashed(_ word: ByteString, _ names: [StaticString]) -> ByteString {
    guard word.bytes.first == UInt8(ascii: "-"), word.count > 2 else { return word }
    let name = word.bytes.dropFirst().prefix { $0 != UInt8(ascii: "=") }
    return names.contains { $0.bytes.elementsEqual(name) } ? "-" + word : word
  }

  private static func unknownCommand(_ word: ByteString) -> CommandFailure {
    var quoted: [UInt8] = []
    GoQuote.quote(word.bytes, to: &quoted)
    var message = "unknown command \(String(decoding: quoted, as: UTF8.self)) for \"rhumb\""
    let suggestions = CommandFinder.suggestions(for: word, in: CommandTree.root)
    if !suggestions.isEmpty {
      message += "\n\nDid you mean this?\n" + suggestions.map { "\t\($0)\n" }.joined()
    }
    return CommandFailure(message + "\nRun 'rhumb --help' for usage.")
  }
}

/// Text of charts in messages: terminals and CI logs take commands from what they print.
enum SafeText {
  /// Control characters other than newline and tab are written as escapes, and the whole is kept to a bearable length
  /// by leaving out its middle: a chain of places says what went wrong at its end. With excerpts and help below, which
  /// say it again, a message stays below 64 KiB.
  static func escaped(_ text: [UInt8], limit: Int = 32_000) -> [UInt8] {
    if text.count <= limit { return escaped(text[...]) }
    let tail = limit / 8
    let left = text.count - limit
    return escaped(text[..<(limit - tail)]) + Array(" … (\(left) bytes left out) … ".utf8) + escaped(text.suffix(tail))
  }

  /// Control characters other than newline and tab as escapes.
  static func withoutControls(_ text: [UInt8]) -> [UInt8] { escaped(text[...]) }

  private static func escaped(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var out: [UInt8] = []
    out.reserveCapacity(text.count)
    var isAtStart = false
    for index in text.indices {
      let byte = text[index]
      if isControl(byte, after: index > text.startIndex ? text[index - 1] : 0)
        || isCommand(byte, text[index...].dropFirst(), isAtStart: isAtStart)
      {
        escape(byte, to: &out)
      } else {
        out.append(byte)
      }
      isAtStart = byte == 0x0A || isAtStart && (byte == 0x20 || byte == 0x09)
    }
    return out
  }

  /// Control characters of ASCII, and the second byte of those from U+0080 to U+009F.
  private static func isControl(_ byte: UInt8, after last: UInt8) -> Bool {
    if byte < 0x20 { return byte != 0x0A && byte != 0x09 }
    return byte == 0x7F || last == 0xC2 && (0x80...0x9F).contains(byte)
  }

  /// What CI systems take for a command in a log: GitHub a line that begins with two colons, Azure `##vso[` and `##[`.
  private static func isCommand(_ byte: UInt8, _ rest: ArraySlice<UInt8>, isAtStart: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: ":"): isAtStart && rest.first == byte
    case UInt8(ascii: "#"): rest.starts(with: "#vso[".utf8) || rest.starts(with: "#[".utf8)
    default: false
    }
  }

  private static func escape(_ byte: UInt8, to out: inout [UInt8]) {
    // The first byte of a character of two goes with its second.
    if byte & 0xC0 == 0x80, let first = out.popLast() { escape(first, to: &out) }
    out.append(contentsOf: "\\x".utf8)
    out.append(hexDigit(byte >> 4))
    out.append(hexDigit(byte & 0xF))
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
