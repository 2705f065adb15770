import RhumbEngine

/// Why the words of a command line can't be read, in pflag's words.
struct FlagError: Error {
  let message: ByteString

  init(_ message: String) { self.message = ByteString(message) }
  init(_ message: ByteString) { self.message = message }

  static func invalid(_ value: ByteString, for flag: FlagSpec, _ reason: String) -> FlagError {
    var words = Array("invalid argument ".utf8)
    GoQuote.quote(value.bytes, to: &words)
    words.append(contentsOf: " for \"\(flag.shownName)\" flag: \(reason)".utf8)
    return FlagError(ByteString(words))
  }
}
