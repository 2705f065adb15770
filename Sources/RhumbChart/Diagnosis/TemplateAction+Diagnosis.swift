package import RhumbDiagnostics
import RhumbEngine

/// Everything that is wrong with a render that failed. Helm stops at the first fault; the rest is found by going on with
/// what doesn't need it.
extension TemplateAction {
  /// So many faults of one render are told.
  private static let limit = 100

  /// The failure's own message first; texts that are no files are added to `sources`. Lines of rendered text are shown
  /// unless they may hold a secret, or `revealing` asks for all.
  ///
  /// - Parameter tracing: renders once more with a trace, where a message is about rendered text.
  package mutating func diagnostics(
    of failure: Failure, in sources: inout SourceMap, revealing: Bool = false,
    tracing: () -> RenderProvenance? = { nil }
  ) -> [Diagnostic] {
    switch failure {
    case .chart(let error): return error.diagnostics(in: &sources, revealing: revealing)
    case .render(.parse(let first)): return diagnostics(ofSyntax: first)
    case .render(.fault(let first)):
      // What reached a limit is no reason to start again.
      let others = first.kind == .limit ? [] : remainingFaults()
      return diagnostics(of: [first] + others, in: &sources) + unreadable(in: &sources, revealing, tracing)
    case .manifests(let error, let files) where files.isEmpty:
      return error.diagnostics(in: &sources, revealing: revealing)
    case .manifests: return unreadable(in: &sources, revealing, tracing)
    }
  }

  // MARK: - Grammar

  /// All faults of all templates, those of the file that Helm names first.
  private func diagnostics(ofSyntax first: ParseError) -> [Diagnostic] {
    var own: [Diagnostic] = []
    var others: [Diagnostic] = []
    for template in ordered where own.count + others.count < Self.limit {
      let faults = SyntaxSurvey.faults(
        of: template.name, source: template.source, file: template.file, functions: functions)
      if template.name == first.template {
        own += faults.map(\.diagnostic)
      } else {
        others += faults.map(\.diagnostic)
      }
    }
    return own + others
  }

  // MARK: - Faults of running templates

  /// Runs the files behind the one that failed.
  private mutating func remainingFaults() -> [Fault] {
    let files = ordered.filter { !Renderer.isPartial($0.name) }
    var faults: [Fault] = []
    var next = rendered.count + 1
    while next < files.count, faults.count < Self.limit, stepsLeft > 0 {
      var more: [RenderedFile] = []
      var machine = Machine(
        templates: templates, functions: functions, context: context, stepLimit: stepsLeft)
      do throws(RenderError) {
        defer { stepsLeft = machine.stepsLeft }
        try Renderer.run(files[next...], on: &machine, into: &more)
        rendered += more
        break
      } catch {
        rendered += more
        if case .fault(let fault) = error { faults.append(fault) }
      }
      next += more.count + 1
    }
    return faults
  }

  /// One message for each cause: files that fail at the same place of a shared template are told together.
  private func diagnostics(of faults: [Fault], in sources: inout SourceMap) -> [Diagnostic] {
    let maker = FaultDiagnostic(templates: templates.entries.map(\.name.text), origins: origins, given: given)
    var groups: [(first: Fault, files: [ByteString])] = []
    for fault in faults {
      let name = fault.outermost
      if let index = groups.firstIndex(where: { $0.first.hasCause(of: fault) }) {
        groups[index].files.append(name)
      } else {
        groups.append((fault, [name]))
      }
    }
    return groups.map { group in
      var diagnostic = maker.diagnostic(of: group.first, in: &sources)
      let others = group.files.dropFirst().map(\.description)
      if !others.isEmpty {
        let shown = others.prefix(3).joined(separator: ", ") + (others.count > 3 ? " and \(others.count - 3) more" : "")
        diagnostic.notes.append("the same keeps \(shown) from being rendered")
      }
      return diagnostic
    }
  }

  // MARK: - Rendered text

  /// Every document of the files that were rendered that can't be read, with what printed it.
  private func unreadable(
    in sources: inout SourceMap, _ revealing: Bool, _ tracing: () -> RenderProvenance?
  ) -> [Diagnostic] {
    let documents = ManifestSet.unreadableDocuments(of: rendered).prefix(Self.limit)
    if documents.isEmpty { return [] }
    let labels = (provenance ?? tracing()).map { ProvenanceLabels($0) }
    var diagnostics: [Diagnostic] = []
    for document in documents {
      for var diagnostic in document.error.diagnostics(in: &sources, revealing: revealing) {
        if let labels, let place = document.error.place {
          labels.add(
            to: &diagnostic, at: document.range.lowerBound + place.start, of: document.file.name,
            in: document.file.text, isConfidential: diagnostic.labels.contains(where: \.isConfidential))
        }
        diagnostics.append(diagnostic)
      }
    }
    return diagnostics
  }
}

extension Fault {
  /// The file that was being rendered.
  fileprivate var outermost: ByteString {
    guard case .executing(let program, _, _)? = frames.last else { return "?" }
    return program.name
  }

  /// The same words at the same node.
  fileprivate func hasCause(of other: Fault) -> Bool {
    guard message == other.message, case .executing(let program, let node, _)? = innermost,
      case .executing(let otherProgram, let otherNode, _)? = other.innermost
    else { return false }
    return program === otherProgram && node == otherNode
  }

  private var innermost: FaultFrame? {
    frames.first { if case .executing = $0 { true } else { false } }
  }
}
