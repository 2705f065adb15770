import RhumbEngine
import RhumbRegex

/// A regular expression as it is given, with what is wrong with it.
struct PatternParameter {
  let text: ByteString
  private let compiled: Result<RegularExpression, PatternError>

  init(_ text: ByteString) {
    self.text = text
    do throws(PatternError) { compiled = .success(try RegularExpression(text)) } catch { compiled = .failure(error) }
  }

  func matches(_ text: ByteString) throws(PatternError) -> Bool { try compiled.get().matches(text) }

  /// Nil if it can be matched; a pattern must be given.
  var complaint: Complaint? {
    if text.isEmpty { return Complaint("'pattern' must be given") }
    if case .failure(let error) = compiled { return Complaint(error.message.description) }
    return nil
  }
}

/// `matchRegex`: the text at a path matches.
struct RegexTest: AssertionTest {
  let path: PathParameter
  let pattern: PatternParameter
  let decodesBase64: Bool

  func complaints(about subject: inout AssertionSubject) -> [Complaint] {
    if let complaint = pattern.complaint { return [complaint] }
    return subject.eachValue(at: path) { subject, found in
      guard case .string(var text) = found.value else {
        return Complaint("is \(Comparison.shown(found.value)), expected a text", actual: found.value)
      }
      if decodesBase64 {
        guard let decoded = Comparison.base64(text) else {
          return Complaint("the value is no base64: \(Comparison.shown(found.value))")
        }
        text = decoded
      }
      return pattern.complaint(about: text, subject.isNegative)
    }
  }
}

/// `matchRegexRaw`: the text of a file that is no YAML matches.
struct RegexRawTest: AssertionTest {
  let pattern: PatternParameter

  func complaints(about subject: inout AssertionSubject) -> [Complaint] {
    if let complaint = pattern.complaint { return [complaint] }
    let isNegative = subject.isNegative
    return subject.eachDocument { pattern.complaint(about: Comparison.raw($0), isNegative) }
  }
}

/// `equalRaw`: the text of a file that is no YAML is the given one.
struct EqualRawTest: AssertionTest {
  let text: ByteString

  func complaints(about subject: inout AssertionSubject) -> [Complaint] {
    let isNegative = subject.isNegative
    return subject.eachDocument { document in
      let actual = Comparison.raw(document)
      if (actual == text) != isNegative { return nil }
      if isNegative { return Complaint("the text must not be this one", actual: .string(actual)) }
      return Complaint("the text differs", expected: .string(text), actual: .string(actual))
    }
  }
}

extension PatternParameter {
  fileprivate func complaint(about text: ByteString, _ isNegative: Bool) -> Complaint? {
    do throws(PatternError) {
      if try matches(text) != isNegative { return nil }
      let words = isNegative ? "must not match" : "does not match"
      return Complaint("\(Comparison.shown(.string(text))) \(words) '\(self.text.description)'", actual: .string(text))
    } catch {
      return Complaint(error.message.description)
    }
  }
}
