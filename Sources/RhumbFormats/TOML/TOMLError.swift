package import RhumbEngine

/// Why a text is no TOML, in the words of BurntSushi/toml 1.6.
package struct TOMLError: Error, Sendable {
  /// What is wrong, without the place.
  let reason: ByteString
  package let line: Int
  /// The key that was being read; empty if there was none.
  var lastKey: ByteString = .empty

  init(_ reason: ByteString, line: Int) {
    self.reason = reason
    self.line = line
  }

  /// `toml: line 2 (last key "a"): Key 'a' has already been defined.`
  package var message: ByteString {
    var text: [UInt8] = []
    text.append("toml: line ")
    GoNumber.formatInt(Int64(line), to: &text)
    if !lastKey.isEmpty {
      text.append(" (last key ")
      GoQuote.quote(lastKey.bytes, to: &text)
      text.append(")")
    }
    text.append(": ")
    text += reason
    return ByteString(text)
  }
}
