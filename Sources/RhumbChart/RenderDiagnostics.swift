package import RhumbDiagnostics
import RhumbEngine

extension RenderError {
  /// The message with its places: the line of the template, and the calls that led there.
  package var diagnostic: Diagnostic {
    switch self {
    case .parse(let error):
      var diagnostic = Diagnostic(
        .error, "template/syntax", error.message.description, labels: [Diagnostic.Label(error.span, "")])
      if let suggestion = error.suggestion { diagnostic.help.append("did you mean '\(suggestion)'?") }
      return diagnostic
    case .fault(let fault):
      return fault.diagnostic
    }
  }
}

extension Fault {
  fileprivate var diagnostic: Diagnostic {
    var diagnostic = Diagnostic(.error, code, message.description)
    for frame in frames {
      guard case .executing(let program, let node, let template) = frame, program.file != .none else { continue }
      let span = program.span(of: node)
      if diagnostic.labels.isEmpty {
        diagnostic.labels.append(Diagnostic.Label(span, ""))
      } else {
        diagnostic.trail.append(Diagnostic.Label(span, "called by '\(template.description)'"))
      }
    }
    if kind == .raised { diagnostic.notes.append("the chart itself refuses to render with these values") }
    return diagnostic
  }

  private var code: DiagnosticCode {
    switch kind {
    case .raised: return "template/refused"
    case .limit: return "template/limit"
    case .failed: break
    }
    if message.bytes.starts(with: "nil pointer evaluating".utf8) { return "template/nil-field" }
    if message.bytes.starts(with: "can't evaluate field".utf8) { return "template/no-field" }
    if message.bytes.starts(with: "wrong type for value".utf8) { return "template/wrong-type" }
    if message.bytes.starts(with: "wrong number of args".utf8) { return "template/arity" }
    if message.bytes.starts(with: "template: no template".utf8) { return "template/unknown-template" }
    return "template/failed"
  }
}
