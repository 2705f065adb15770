package import RhumbEngine

/// Why a pattern is not a regular expression, in Go's words (`error parsing regexp: missing closing ]: ``[``).
package struct PatternError: Error {
  package let message: ByteString
  /// Whether the pattern is sound but asks for more than the limits allow.
  package let isLimit: Bool

  init(_ reason: Reason, _ part: some Sequence<UInt8>) {
    var text = Array("error parsing regexp: ".utf8)
    text.append(contentsOf: reason.rawValue.utf8)
    text.append(": `")
    text.append(contentsOf: part)
    text.append("`")
    message = ByteString(text)
    isLimit = false
  }

  init(limit: String) {
    message = ByteString(limit)
    isLimit = true
  }

  /// The same as a fault of a template's run.
  package var fault: Fault { Fault(message, kind: isLimit ? .limit : .failed) }

  enum Reason: String {
    case invalidCharacterRange = "invalid character class range"
    case invalidEscape = "invalid escape sequence"
    case invalidNamedCapture = "invalid named capture"
    case invalidPerlOperator = "invalid or unsupported Perl syntax"
    case invalidRepeatOperator = "invalid nested repetition operator"
    case invalidRepeatSize = "invalid repeat count"
    case invalidUTF8 = "invalid UTF-8"
    case missingBracket = "missing closing ]"
    case missingParenthesis = "missing closing )"
    case missingRepeatArgument = "missing argument to repetition operator"
    case trailingBackslash = "trailing backslash at end of expression"
    case unexpectedParenthesis = "unexpected )"
    case nestingDepth = "expression nests too deeply"
    case tooLarge = "expression too large"
  }
}
