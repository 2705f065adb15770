import RhumbEngine
import RhumbRegex

/// `pattern`: a regular expression in Go's syntax that matches anywhere in the text.
struct PatternKeyword: SchemaKeyword {
  private let text: ByteString
  private let expression: RegularExpression

  init?(_ source: KeywordSource) throws(SchemaFault) {
    guard source.has(.validation), let text = source.string("pattern") else { return nil }
    self.text = text
    expression = try source.pattern(text, "pattern")
  }

  func check(_ evaluation: inout Evaluation) throws(SchemaFault) {
    guard case .string(let value) = evaluation.value, !(try Self.matches(expression, value)) else { return }
    evaluation.complain(SchemaWords.quoted(value) + " does not match pattern " + SchemaWords.quoted(text))
  }

  static func matches(_ expression: RegularExpression, _ text: ByteString) throws(SchemaFault) -> Bool {
    do throws(PatternError) {
      return try expression.matches(text)
    } catch {
      throw SchemaFault(error.message)
    }
  }
}
