import RhumbEngine
import RhumbRegex

/// `failedTemplate`: the render failed, with this message, or with one that matches.
struct FailedTemplateTest: AssertionTest {
  let message: ByteString
  let pattern: ByteString

  func complaints(about subject: inout AssertionSubject) -> [Complaint] {
    if !message.isEmpty, !pattern.isEmpty {
      return [Complaint("'errorMessage' and 'errorPattern' can't be given together")]
    }
    if let error = subject.renderError { return complaint(about: error, subject.isNegative).map { [$0] } ?? [] }
    if subject.selected.isEmpty { return subject.isNegative ? [] : [Complaint("no template failed")] }
    return subject.selected.enumerated().compactMap { index, document in
      guard case .map(let map) = document, case .string(let text)? = map["raw"] else {
        // A document that was rendered holds no error.
        return message.isEmpty || subject.isNegative ? nil : Complaint("no template failed", document: index)
      }
      return complaint(about: text, subject.isNegative)
    }
  }

  private func complaint(about text: ByteString, _ isNegative: Bool) -> Complaint? {
    if !pattern.isEmpty { return patternComplaint(about: text, isNegative) }
    if message.isEmpty || (text == message) != isNegative { return nil }
    if isNegative { return Complaint("the render must not fail with this message", actual: .string(text)) }
    return Complaint("the render fails with another message", expected: .string(message), actual: .string(text))
  }

  /// A pattern that doesn't match may still be meant as it is written: messages are full of brackets and dots.
  private func patternComplaint(about text: ByteString, _ isNegative: Bool) -> Complaint? {
    var holds = isLiteral(in: text)
    if let expression = try? RegularExpression(pattern), let matches = try? expression.matches(text) {
      if matches != isNegative { return nil }
      holds = isNegative ? holds || !hasMetaCharacters : holds
    }
    if holds != isNegative { return nil }
    let words = isNegative ? "must not fail with a message that matches" : "fails with a message that does not match"
    return Complaint("the render \(words) '\(pattern.description)'", actual: .string(text))
  }

  private func isLiteral(in text: ByteString) -> Bool {
    let (needle, hay) = (pattern.bytes, text.bytes)
    if needle.count > hay.count { return false }
    return (0...(hay.count - needle.count)).contains { hay[$0..<($0 + needle.count)].elementsEqual(needle) }
  }

  private var hasMetaCharacters: Bool { pattern.bytes.contains { "\\.+*?()|[]{}^$".utf8.contains($0) } }
}
