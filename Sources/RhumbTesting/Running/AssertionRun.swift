import RhumbChart
import RhumbEngine

/// Holds the assertions of a test against what was rendered.
struct AssertionRun {
  let job: TestJob
  /// What the suite names as templates.
  let templates: [ByteString]
  let route: ByteString
  let outcome: JobRender.Outcome
  let context: CallContext
  var snapshots: SnapshotComparison

  /// A complaint with the template it is about.
  struct Failure {
    let template: ByteString?
    let complaint: Complaint
    /// The document it is about, where it is about one.
    var document: RenderedDocument?
    /// It says no more than that the render failed.
    var isAboutNothing = false
  }

  /// What became of one assertion.
  enum Verdict {
    case passed
    /// No template has a document that the test's selector takes, and it allows that.
    case skipped
    case failed([Failure])
  }

  mutating func verdict(on assertion: Assertion) -> Verdict {
    let (chosen, error) = documents(of: assertion)
    if let error { return .failed([Failure(template: nil, complaint: Complaint(error))]) }
    if chosen.isEmpty {
      if job.selector?.skipsEmptyTemplates == true { return .skipped }
      if assertion.expectsRender != outcome.succeeded { return .failed([nothingRendered(nil)]) }
      return verdict(complaints(of: assertion, nil, []))
    }
    var failures: [Failure] = []
    for (template, documents) in chosen {
      if outcome.documents.byFile[template] == nil, assertion.expectsRender {
        failures.append(missing(template))
      } else if assertion.expectsRender != outcome.succeeded {
        failures.append(unexpected(template))
      } else {
        failures += complaints(of: assertion, template, documents)
      }
    }
    return verdict(failures)
  }

  private func verdict(_ failures: [Failure]) -> Verdict { failures.isEmpty ? .passed : .failed(failures) }

  private mutating func complaints(
    of assertion: Assertion, _ template: ByteString?, _ selected: [RenderedDocument]
  ) -> [Failure] {
    var subject = AssertionSubject(
      documents: template.flatMap { outcome.documents.byFile[$0] }?.map(\.value) ?? [],
      selected: selected.map(\.value),
      isNegative: assertion.isNegative, renderError: outcome.error, context: context, snapshots: snapshots)
    let complaints = assertion.test.complaints(about: &subject)
    snapshots = subject.snapshots
    return complaints.map { complaint in
      let document = complaint.document.flatMap { selected.indices.contains($0) ? selected[$0] : nil }
      return Failure(template: template, complaint: complaint, document: document)
    }
  }

  private func missing(_ template: ByteString) -> Failure {
    guard outcome.succeeded else { return nothingRendered(template) }
    let words = "the template was not rendered: it is not there, or not among the suite's 'templates'"
    return Failure(template: template, complaint: Complaint(words))
  }

  private func nothingRendered(_ template: ByteString?) -> Failure {
    Failure(template: template, complaint: Complaint("nothing was rendered"), isAboutNothing: true)
  }

  /// The render failed and should not have, or the other way round.
  private func unexpected(_ template: ByteString) -> Failure {
    guard !outcome.succeeded else {
      return Failure(template: template, complaint: Complaint("the render was to fail, but did not"))
    }
    if case .map(let map)? = outcome.documents.byFile[template]?.first?.value, case .string(let words)? = map["raw"] {
      return Failure(template: template, complaint: Complaint("the render failed: \(words.description)"))
    }
    return nothingRendered(template)
  }

  // MARK: Documents

  /// The documents that an assertion is about, by template in the order of paths.
  private func documents(
    of assertion: Assertion
  ) -> (chosen: [(template: ByteString, documents: [RenderedDocument])], error: String?) {
    var all: [(template: ByteString, documents: [RenderedDocument])] = []
    for template in self.templates(of: assertion) {
      all.append((template, outcome.documents.byFile[template] ?? []))
    }
    if let selector = assertion.selector ?? job.selector { return select(selector, all) }
    guard let index = job.documentIndex ?? assertion.documentIndex, index != -1 else { return (all, nil) }
    var chosen: [(template: ByteString, documents: [RenderedDocument])] = []
    for (template, documents) in all {
      guard documents.indices.contains(index) else {
        return ([], "document index \(index) is out of range: \(template.description) has \(documents.count)")
      }
      chosen.append((template, [documents[index]]))
    }
    return (chosen, nil)
  }

  private func templates(of assertion: Assertion) -> [ByteString] {
    if outcome.isOneFile { return outcome.files }
    let names: [ByteString]
    if !assertion.template.isEmpty {
      names = [assertion.template]
    } else if !job.templates.isEmpty {
      names = job.templates
    } else if !job.template.isEmpty {
      names = [job.template]
    } else if templates.contains(where: { $0.bytes.contains(UInt8(ascii: "*")) }) {
      return Set(outcome.files).sorted()
    } else {
      names = templates
    }
    return Set(names.map { TemplatePath.joined(route, TemplateSelection.path($0)) }).sorted()
  }

  private func select(
    _ selector: DocumentSelector, _ all: [(template: ByteString, documents: [RenderedDocument])]
  ) -> (chosen: [(template: ByteString, documents: [RenderedDocument])], error: String?) {
    var chosen: [(template: ByteString, documents: [RenderedDocument])] = []
    var count = 0
    let wanted = "'\(selector.path.text.description)' is \(Comparison.shown(selector.value))"
    for (template, documents) in all {
      var matches: [RenderedDocument] = []
      for document in documents {
        do throws(PathError) {
          if try takes(selector, document.value) { matches.append(document) }
        } catch {
          return ([], error.message)
        }
      }
      count += matches.count
      if matches.isEmpty, !selector.skipsEmptyTemplates {
        return ([], "no document of \(template.description) is selected, where \(wanted)")
      }
      if count > 1, !selector.matchesMany { return ([], "several documents are selected, where \(wanted)") }
      if !matches.isEmpty { chosen.append((template, matches)) }
    }
    return (chosen, nil)
  }

  private func takes(_ selector: DocumentSelector, _ document: Value) throws(PathError) -> Bool {
    let found = try selector.path.find(in: document)
    if case .null = selector.value { return !found.isEmpty }
    return found.contains { Comparison.isEqual(selector.value, $0.value, context) }
  }
}
