import RhumbDiagnostics
import RhumbEngine

/// Makes the message of a fault: where it happened, how the template came there, and the values it is about.
struct FaultDiagnostic {
  /// More calls of a recursion say nothing new.
  private static let trailLimit = 32

  /// What the templates of the render are called.
  let templates: [ByteString]
  let origins: OriginTable
  /// What the user gave, before it was laid over the chart's values: a null there takes a value away.
  let given: MapValue

  func diagnostic(of fault: Fault, in sources: inout SourceMap) -> Diagnostic {
    let form = FaultForm(fault)
    var diagnostic = Diagnostic(.error, form.code, form.headline)
    addPlaces(of: fault, to: &diagnostic, &sources)
    for subject in fault.subjects { add(subject, form, to: &diagnostic, charts: charts(of: fault)) }
    if let name = form.missingTemplate,
      let meant = Spelling.closest(to: name, among: templates.map(\.description))
    {
      diagnostic.help.append("did you mean '\(meant)'?")
    }
    if form.code == "template/recursion" {
      // Go's words go on for pages before they come to the point.
      diagnostic.notes.append(form.headline)
      diagnostic.help.append(
        "let one of these calls depend on something that changes from call to call, or take it out")
    }
    if fault.kind == .raised { diagnostic.notes.append("the chart itself refuses to render with these values") }
    return diagnostic
  }

  /// The innermost place first; a text that `tpl` runs is shown too, and the calls that led there.
  private func addPlaces(of fault: Fault, to diagnostic: inout Diagnostic, _ sources: inout SourceMap) {
    for frame in fault.frames {
      guard case .executing(let program, let node, let template) = frame else { continue }
      let known = program.span(of: node)
      if diagnostic.labels.isEmpty {
        var span = known
        if program.file == .none {
          let file = sources.add(name: "the text that tpl runs", bytes: program.source, kind: .rendered)
          span = SourceSpan(file: file, start: Int(known.start), end: Int(known.end))
        }
        diagnostic.labels.append(Diagnostic.Label(span, ""))
      } else if program.file != .none, diagnostic.trail.count < Self.trailLimit {
        diagnostic.trail.append(Diagnostic.Label(known, "called by '\(template.description)'"))
      }
    }
  }

  // MARK: - Values

  private func add(_ subject: FaultSubject, _ form: FaultForm, to diagnostic: inout Diagnostic, charts: [ByteString]) {
    let words = subject.words.description
    switch subject.state {
    case .absent:
      if let place = removal(of: subject.words, charts) {
        diagnostic.labels.append(Diagnostic.Label(place, "'\(words)' is taken away here"))
      } else {
        diagnostic.notes.append("'\(words)' is not set")
      }
      if let meant = subject.suggestion { diagnostic.help.append("did you mean '\(meant.description)'?") }
    case .null:
      let labels = origins.labels(of: subject.origin, "'\(words)' is set to null here")
      diagnostic.labels += labels
      if labels.isEmpty { diagnostic.notes.append("'\(words)' is null") }
    case .value(let type):
      diagnostic.labels += origins.labels(of: subject.origin, "'\(words)' is \(FaultForm.noun(type)), set here")
    }
    if form.wantsMap, subject.suggestion == nil, words.utf8.first == UInt8(ascii: ".") {
      diagnostic.help.append("give '\(words)' a map, or guard with '{{ with \(words) }}'")
    }
  }

  /// The subcharts that lead to the template that was run, whose values are a part of what the user gave.
  private func charts(of fault: Fault) -> [ByteString] {
    guard case .executing(let program, _, _)? = fault.frames.last else { return [] }
    let parts = program.name.bytes.split(separator: UInt8(ascii: "/")).map { ByteString($0) }
    return parts.indices.dropLast().filter { parts[$0] == "charts" }.map { parts[$0 + 1] }
  }

  /// Where the user set to null what a template calls `.Values.a.b`.
  private func removal(of words: ByteString, _ charts: [ByteString]) -> SourceSpan? {
    let names = words.bytes.split(separator: UInt8(ascii: ".")).map { ByteString($0) }
    guard let start = names.firstIndex(of: "Values") else { return nil }
    var value = Value.map(given)
    var origin = OriginID.unknown
    for name in charts + names[(start + 1)...] {
      guard case .map(let map) = value, let inner = map[name] else { return nil }
      origin = map.origin(of: Key(name))
      value = inner
    }
    guard case .null = value else { return nil }
    return origins.place(of: origin)
  }
}
