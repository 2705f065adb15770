package import RhumbEngine

/// Why a text is no JSON, or not of the wanted shape, in the words of Go's encoding/json (1.27).
package struct JSONError: Error, Sendable {
  package enum Kind: Sendable {
    /// The text ends too early; `io.ErrUnexpectedEOF` for a Go decoder.
    case unexpectedEnd
    case syntax
    /// The text is sound, its value does not fit.
    case type
  }

  package let kind: Kind
  package let message: ByteString
  /// The byte in the text where reading stopped.
  package let offset: Int

  static func unexpectedEnd(at offset: Int) -> JSONError {
    JSONError(kind: .unexpectedEnd, message: "unexpected end of JSON input", offset: offset)
  }

  static func tooMany(limit: Int, at offset: Int) -> JSONError {
    let message = ByteString("the text holds more values than its limit of \(limit) (--max-nodes)")
    return JSONError(kind: .syntax, message: message, offset: offset)
  }

  static func tooDeep(at offset: Int) -> JSONError {
    JSONError(kind: .syntax, message: "exceeded max depth", offset: offset)
  }

  /// `invalid character 'x' …`: the rune at `offset` and what was expected there.
  static func invalidCharacter(_ source: [UInt8], at offset: Int, _ place: String) -> JSONError {
    var message: [UInt8] = []
    message.append("invalid character ")
    let rune = UTF8Text.decode(source, at: offset)
    if rune.isInvalid {
      message.append("'\\x")
      GoNumber.formatUint(UInt64(source[offset]), base: 16, to: &message)
      message.append(UInt8(ascii: "'"))
    } else {
      GoQuote.quoteRune(rune.value, to: &message)
    }
    message.append(UInt8(ascii: " "))
    message.append(contentsOf: place.utf8)
    return JSONError(kind: .syntax, message: ByteString(message), offset: offset)
  }

  /// ``invalid escape sequence `\x` in string``: the bytes from `offset` to `end`.
  static func invalidEscape(_ source: [UInt8], at offset: Int, end: Int) -> JSONError {
    let text = Array(source[offset..<min(end, source.count)])
    var message: [UInt8] = []
    message.append("invalid escape sequence ")
    let needsQuotes = UTF8Text.runes(text).contains {
      $0 == 0x60 || $0 == UTF8Text.replacement || RuneClass.isSpace($0) || !RuneClass.isPrint($0)
    }
    if needsQuotes {
      GoQuote.quote(text, to: &message)
    } else {
      message.append(UInt8(ascii: "`"))
      message.append(contentsOf: text)
      message.append(UInt8(ascii: "`"))
    }
    message.append(" in string")
    return JSONError(kind: .syntax, message: ByteString(message), offset: offset)
  }
}
