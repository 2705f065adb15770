package import RhumbDiagnostics
package import RhumbEngine

extension ParseError {
  /// The message with its place, under the code of its kind.
  package var diagnostic: Diagnostic {
    var (code, headline): (DiagnosticCode, String) = ("template/syntax", message.description)
    if let name = quoted(after: "function ", before: " not defined") {
      (code, headline) = ("template/unknown-function", "unknown function '\(name)'")
    } else if let name = quoted(after: "undefined variable ", before: "") {
      (code, headline) = ("template/unknown-variable", "unknown variable '\(name)'")
    }
    var diagnostic = Diagnostic(.error, code, headline, labels: [Diagnostic.Label(span, "")])
    if let opening { diagnostic.labels.append(Diagnostic.Label(opening, "begins here and has no end")) }
    if let suggestion { diagnostic.help.append("did you mean '\(suggestion)'?") }
    return diagnostic
  }

  private func quoted(after beginning: StaticString, before end: StaticString) -> String? {
    let (start, stop) = (Array("\(beginning)".utf8), Array("\(end)".utf8))
    guard message.bytes.starts(with: start), message.bytes.suffix(stop.count).elementsEqual(stop) else { return nil }
    let name = GoQuote.unquote(Array(message.bytes.dropFirst(start.count).dropLast(stop.count)))
    return name.map { ByteString($0).description }
  }
}
