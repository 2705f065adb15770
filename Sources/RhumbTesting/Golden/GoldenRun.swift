import RhumbChart
import RhumbDiagnostics
import RhumbDiff
import RhumbEngine
import RhumbFormats
import RhumbSystem

/// Renders one golden case and holds it against its files.
struct GoldenRun {
  private static let outputLimit = 256 << 20
  private static let locatedLimit = 20

  let suite: GoldenSuite
  let golden: GoldenSuite.Case
  /// Where the chart's copy comes from.
  let chart: Chart
  let sources: SourceMap
  let origins: OriginTable
  let files: any FileSystem
  let functions: FunctionTable
  let environment: Environment
  let options: UnitTestOptions
  let coverage: Coverage?
  let span: SourceSpan

  func run() -> CaseResult {
    var result = CaseResult(name: golden.name, status: .passed, span: span)
    let start = environment.now()
    defer { result.duration = environment.now() - start }
    do throws(SystemError) {
      let folder = try GoldenFolder(suite.folder.appending(golden.name.bytes), files)
      let answer = try self.answer()
      let failures = failures(folder, answer)
      if failures.isEmpty { return result }
      guard options.updatesGoldens else {
        result.status = .failed
        result.failures = located(failures)
        return result
      }
      let cover = MaskCover(golden.masks)
      result.update = GoldenUpdate(golden.name, from: folder, to: answer) { object in
        folder.files[object.file].map { isSame($0, object.bytes, object.kind, cover) } ?? false
      }
    } catch {
      result.status = .failed
      result.errors = [Diagnostic(.error, "test/golden", error.message)]
    }
    return result
  }

  // MARK: Rendering

  private func answer() throws(SystemError) -> GoldenAnswer {
    guard let program = options.reference else {
      var action = action()
      return render(&action)
    }
    let words = golden.arguments(chart: suite.chart, folder: suite.folder)
    let answer = try ChildProcess.run(
      FilePath(program.bytes), arguments: words.map(\.bytes), input: [], outputLimit: Self.outputLimit)
    if answer.status == 0 { return .objects(GoldenObject.objects(in: answer.output)) }
    return .refusal(Self.withoutLog(answer.errors))
  }

  /// Without the lines that Helm logs.
  private static func withoutLog(_ text: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    for line in text.split(separator: 0x0A, omittingEmptySubsequences: false)
    where !line.starts(with: "level=".utf8) && !line.starts(with: "time=".utf8) {
      out += line + [0x0A]
    }
    if out.last == 0x0A { out.removeLast() }
    return out
  }

  private func action() -> TemplateAction {
    var options = TemplateAction.Options()
    options.release = ReleaseOptions(
      name: golden.release, namespace: golden.namespace, isUpgrade: golden.isUpgrade)
    options.apiVersions = golden.apiVersions
    options.skipsSchemas = golden.skipsSchemas
    options.manifests.includesCRDs = golden.includesCRDs
    options.manifests.omitsHooks = golden.omitsHooks
    options.manifests.omitsTests = golden.omitsTests
    options.manifests.showOnly = golden.showOnly
    if !golden.kubeVersion.isEmpty { options.kubeVersion = try? KubeVersion.parse(golden.kubeVersion) }
    return TemplateAction(
      options: options, functions: functions, context: CallContext(environment: environment), origins: origins)
  }

  private func render(_ action: inout TemplateAction) -> GoldenAnswer {
    let copy = chart.copy()
    do throws(TemplateAction.Failure) {
      let manifests = try action.render(copy, values: try values())
      var options = ManifestStream.Options()
      options.includesCRDs = golden.includesCRDs
      options.omitsHooks = golden.omitsHooks
      options.omitsTests = golden.omitsTests
      options.showOnly = golden.showOnly
      do throws(ChartError) {
        let crds = golden.includesCRDs ? try copy.crds() : []
        return .objects(
          GoldenObject.objects(in: try ManifestStream.text(of: manifests, crds: crds, options: options)))
      } catch {
        throw .chart(error)
      }
    } catch {
      return .refusal(Array("Error: ".utf8) + error.helmText.bytes + [0x0A])
    }
  }

  private func values() throws(TemplateAction.Failure) -> MapValue {
    var layers = ValuesLayers()
    layers.files = golden.values.map { ByteString(suite.folder.appending($0.bytes).cleaned.bytes) }
    layers.set = golden.set
    layers.strings = golden.strings
    layers.json = golden.json
    layers.fileValues = golden.fileValues(in: suite.folder)
    layers.literals = golden.literals
    var sources = sources
    var origins = origins
    do throws(ChartError) {
      return try layers.merged(
        reader: ValuesReader(files) { () throws(ChartError) in [] }, sources: &sources, origins: &origins)
    } catch {
      throw .chart(error)
    }
  }

  // MARK: Comparing

  private func failure(_ message: String, object: String = "", _ difference: [String] = []) -> CaseFailure {
    CaseFailure(
      title: "case \(golden.name.description)", message: message, template: nil, document: nil, object: object,
      path: "", difference: difference, span: span)
  }

  private func failures(_ folder: GoldenFolder, _ answer: GoldenAnswer) -> [CaseFailure] {
    if !folder.exists { return [failure("there are no golden files yet: write them with --update")] }
    switch answer {
    case .refusal(let words):
      guard let wanted = folder.refusal else {
        return [failure("the chart refuses to render: \(ByteString(words).description)")]
      }
      // Where the fault lies may follow.
      if words.starts(with: wanted) { return orphans(of: folder, kept: []) }
      return [
        failure(
          "the chart refuses with other words than \(GoldenFolder.error.description) has",
          Self.lines(of: wanted, words))
      ]
    case .objects(let objects):
      guard let listed = folder.listed else {
        let words = folder.refusal == nil ? "there is no \(GoldenFolder.list.description)" : "the chart should refuse"
        return [failure("\(words), but it renders \(objects.count) objects")]
      }
      return self.failures(folder, listed, objects)
    }
  }

  private func failures(
    _ folder: GoldenFolder, _ listed: [ByteString], _ objects: [GoldenObject]
  ) -> [CaseFailure] {
    let cover = MaskCover(golden.masks)
    let names = objects.map(\.file)
    var failures: [CaseFailure] = []
    for object in objects {
      guard let wanted = folder.files[object.file] else {
        let isListed = listed.contains(object.file)
        let words = isListed ? "its golden file is missing" : "the object is new: it has no golden file"
        failures.append(failure(words, object: object.title))
        continue
      }
      if let difference = difference(wanted, object, cover) {
        failures.append(failure("the object is not what its golden file says", object: object.title, difference))
      }
    }
    for name in listed where !names.contains(name) {
      failures.append(failure("\(name.description) is not rendered any more"))
    }
    if failures.isEmpty, listed != names { failures.append(failure("the objects are printed in another order")) }
    return failures + orphans(of: folder, kept: Set(names + listed))
  }

  private func orphans(of folder: GoldenFolder, kept: Set<ByteString>) -> [CaseFailure] {
    folder.files.keys.sorted().filter { !kept.contains($0) }.map {
      failure("\($0.description) is an orphan: no object has that file")
    }
  }

  private func isSame(_ wanted: [UInt8], _ found: [UInt8], _ kind: ByteString, _ cover: MaskCover) -> Bool {
    let (wanted, found) = (cover.covered(wanted, kind: kind), cover.covered(found, kind: kind))
    if wanted == found { return true }
    return golden.comparison == .data && changes(wanted, found)?.isEmpty == true
  }

  /// Nil if nothing differs.
  private func difference(_ wanted: [UInt8], _ object: GoldenObject, _ cover: MaskCover) -> [String]? {
    let (wanted, found) = (
      cover.covered(wanted, kind: object.kind), cover.covered(object.bytes, kind: object.kind)
    )
    if wanted == found { return nil }
    let changes = changes(wanted, found)
    if let changes, !changes.isEmpty { return ChangeText.lines(changes) }
    if changes != nil, golden.comparison == .data { return nil }
    return Self.lines(of: wanted, found)
  }

  private func changes(_ wanted: [UInt8], _ found: [UInt8]) -> [Change]? {
    guard let old = try? TypedYAMLReader.read(wanted), let new = try? TypedYAMLReader.read(found) else { return nil }
    let context = CallContext(environment: environment)
    return StructuralDiff.changes(from: old, to: new) { Comparison.isEqual($0, $1, context) }
  }

  /// The first line that differs, for texts that say the same otherwise.
  private static func lines(of wanted: [UInt8], _ found: [UInt8]) -> [String] {
    let old = wanted.split(separator: 0x0A, omittingEmptySubsequences: false)
    let new = found.split(separator: 0x0A, omittingEmptySubsequences: false)
    let first = zip(old, new).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(old.count, new.count)
    func shown(_ lines: [ArraySlice<UInt8>]) -> String {
      first < lines.count ? String(decoding: lines[first], as: UTF8.self) : "(end)"
    }
    return ["line \(first + 1)", "- " + shown(old), "+ " + shown(new)]
  }

  // MARK: Origins

  /// The failures with the lines of templates and values behind the first field that differs.
  private func located(_ failures: [CaseFailure]) -> [CaseFailure] {
    guard options.reference == nil, failures.contains(where: { !$0.difference.isEmpty }) else { return failures }
    var action = action()
    action.trace = Trace(forms: YAMLTraceForms())
    guard let manifests = try? action.render(chart.copy(), values: (try? values()) ?? MapValue()),
      let provenance = action.provenance
    else { return failures }
    let objects = RenderedObject.all(manifests)
    return failures.enumerated().map { index, failure in
      guard index < Self.locatedLimit, let line = failure.difference.first,
        let object = objects.first(where: { $0.title.description.utf8.elementsEqual(failure.object.utf8) })
      else { return failure }
      var failure = failure
      let path = ByteString(String(line.dropFirst(2).prefix { $0 != ":" }))
      if let path = NodePath(path), let field = object.fields[path] {
        failure.origins = FailureOrigins.labels(
          provenance.explanation(of: field.valueRange, in: object.path), sources)
      }
      return failure
    }
  }
}
