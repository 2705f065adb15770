import RhumbEngine
import RhumbRegex

/// `format`: what a string is meant to be. Unknown formats are ignored.
struct FormatKeyword: SchemaKeyword {
  private let name: ByteString
  private let format: SchemaFormat

  init?(_ source: KeywordSource) {
    guard source.assertsFormats, let name = source.string("format"), let format = SchemaFormat.named(name) else {
      return nil
    }
    self.name = name
    self.format = format
  }

  func check(_ evaluation: inout Evaluation) {
    guard case .string(let text) = evaluation.value, let reason = format.objection(text) else { return }
    evaluation.complain(SchemaWords.quoted(text) + " is not valid " + name + ": " + reason)
  }
}
