import RhumbDiagnostics
import RhumbEngine

/// What kind of fault it is, read from Go's words, and the same in plain ones.
struct FaultForm {
  private(set) var code: DiagnosticCode
  private(set) var headline: String
  /// The name of a template that there is none of.
  private(set) var missingTemplate: String?
  /// A map would have done.
  private(set) var wantsMap = false

  init(_ fault: Fault) {
    let words = fault.message
    let text = words.description
    (code, headline) = ("template/failed", text)
    switch fault.kind {
    case .raised: (code, headline) = ("template/refused", text)
    case .limit: (code, headline) = ("template/limit", text)
    case .failed:
      if let name = words.rest(after: "nil pointer evaluating interface {}.") {
        (code, headline, wantsMap) = ("template/nil-field", "null has no field '\(name.description)'", true)
      } else if let rest = words.rest(after: "can't evaluate field "), let parts = rest.parted(by: " in type ") {
        // What lies in a map or list is for Go of no type; the value itself says which.
        var owner = Self.noun(parts.1)
        if case .value(let type)? = fault.subjects.first?.state { owner = Self.noun(type) }
        (code, headline) = ("template/no-field", "\(owner) has no field '\(parts.0.description)'")
        wantsMap = true
      } else if let rest = words.rest(after: "wrong type for value; expected "), let parts = rest.parted(by: "; got ") {
        (code, headline) = ("template/wrong-type", "expected \(Self.noun(parts.0)), got \(Self.noun(parts.1))")
      } else if let rest = words.rest(after: "invalid value; expected ") {
        (code, headline) = ("template/wrong-type", "expected \(Self.noun(rest)), got nothing")
      } else if words.rest(after: "wrong number of args for ") != nil {
        (code, headline) = ("template/arity", text)
      } else if let name = Self.missingTemplate(words) {
        (code, headline) = ("template/unknown-template", "no template is called '\(name)'")
        missingTemplate = name
      } else if let name = words.rest(after: "rendering template has a nested reference name: ")?.parted(by: ": ")?.0 {
        (code, headline) = ("template/recursion", "'\(name.description)' includes itself without end")
      } else if case .calling(let function)? = fault.frames.first {
        (code, headline) = ("template/function", "\(function.description): \(text)")
      }
    }
  }

  /// `include` and `template` have words of their own.
  private static func missingTemplate(_ words: ByteString) -> String? {
    let quoted =
      words.rest(after: "template: no template ")?.parted(by: " associated with template ")?.0
      ?? words.rest(after: "template ")?.parted(by: " not defined")?.0
    guard let quoted, let name = GoQuote.unquote(quoted.bytes) else { return nil }
    return ByteString(name).description
  }

  /// A Go type as people say it.
  static func noun(_ type: ByteString) -> String {
    switch type {
    case "string": "a string"
    case "bool": "a boolean"
    case "int", "int64", "float64": "a number"
    case "map[string]interface {}", "common.Values", "map[string]any": "a map"
    case "[]interface {}", "[]any", "[]string": "a list"
    case "interface {}": "a value"
    default: "a value of type \(type.description)"
    }
  }
}

extension ByteString {
  /// What follows a beginning.
  fileprivate func rest(after beginning: StaticString) -> ByteString? {
    let start = Array("\(beginning)".utf8)
    return bytes.starts(with: start) ? ByteString(bytes.dropFirst(start.count)) : nil
  }

  /// What stands before and after the first of these words.
  fileprivate func parted(by words: StaticString) -> (ByteString, ByteString)? {
    let mark = Array("\(words)".utf8)
    guard let start = ByteScan.index(of: mark, in: bytes) else { return nil }
    return (ByteString(bytes[..<start]), ByteString(bytes[(start + mark.count)...]))
  }
}
