import RhumbChart
import RhumbDiagnostics
import RhumbEngine
import RhumbSystem

extension TestPlanner {
  // MARK: Golden cases

  /// - Parameter root: the folder that the user named; nil if it was the file.
  mutating func addGolden(_ path: FilePath, _ shown: String, below root: FilePath?) {
    var entry = TestPlan.ChartEntry(path: path, shown: shown, earlier: plan.sources)
    do throws(SuiteError) {
      let bytes: [UInt8]
      do throws(SystemError) { bytes = try files.read(path, limit: SuiteReader.sizeLimit) } catch {
        throw SuiteError(error.message, at: .none)
      }
      let file = plan.sources.add(name: shown, bytes: bytes)
      let name = FilePath(shown).lastComponent
      let folder = FilePath(Array(shown.utf8.dropLast(name.count + 1)))
      let suite = try GoldenReader.read(bytes, file: file, folder: folder.bytes.isEmpty ? FilePath(".") : folder)
      let span = SourceSpan(file: file, start: 0, end: 1)
      if let orphan = GoldenFinder(files: files).orphans(of: suite).first {
        throw SuiteError("the folder '\(orphan.description)' is an orphan: no case has its name", at: span)
      }
      entry = TestPlan.ChartEntry(
        path: Self.absolute(suite.chart), shown: suite.chart.text, earlier: plan.sources)
      entry.name = try load(entry)
      let empty = FilePath([])
      var suiteEntry = TestPlan.SuiteEntry(
        chart: plan.charts.count, name: "golden files", shown: shown, path: path, file: file, position: 0,
        isRendered: false, route: entry.name, jobCount: suite.cases.count, isSkipped: false, snapshotPath: empty,
        snapshots: SnapshotFile())
      suiteEntry.golden = suite
      suiteEntry.goldenRoot = root ?? suite.folder
      plan.suites.append(suiteEntry)
    } catch {
      entry.errors = [error.diagnostic]
    }
    plan.charts.append(entry)
  }

  private static func absolute(_ path: FilePath) -> FilePath {
    path.isAbsolute ? path.cleaned : (WorkingDirectory.path ?? FilePath("/")).appending(path.bytes).cleaned
  }

  /// Puts the chart's texts among those that are known; gives its name.
  private mutating func load(_ entry: TestPlan.ChartEntry) throws(SuiteError) -> ByteString {
    var options = loading
    options.shownPath = entry.shown
    var loader = ChartLoader(files: files, options: options, sources: plan.sources)
    do throws(ChartError) {
      let chart = try loader.load(entry.path)
      plan.sources = loader.sources
      return chart.name
    } catch {
      throw SuiteError(error.message.description, at: .none)
    }
  }

  // MARK: Suites from templates

  /// Renders a chart of suites, and reads what it rendered.
  mutating func addRendered(
    _ chart: Int, _ folder: FilePath, _ shown: String, route: ByteString
  ) throws(SuiteError) {
    let place = folder.appending(options.testChart.bytes)
    guard (try? files.kind(of: place)) == .directory else { return }
    var loading = loading
    let shownPlace = "\(shown)/\(options.testChart.description)"
    loading.shownPath = shownPlace
    var loader = ChartLoader(files: files, options: loading, sources: plan.sources)
    let rendered: [RenderedFile]
    let name: ByteString
    do throws(ChartError) {
      let suites = try loader.load(place)
      plan.sources = loader.sources
      name = suites.name
      rendered = try render(suites)
    } catch {
      throw SuiteError(error.message.description, at: .none)
    }
    for file in rendered.sorted(by: { $0.name < $1.name }) {
      let below = ByteString(file.name.bytes.dropFirst(name.count + 1))
      if DocumentParts.isBlank(file.text[...]) {
        throw SuiteError("\(shownPlace)/\(below.description) renders no suite", at: .none)
      }
      try addFile(
        place.appending(below.bytes), file.text, chart, "\(shownPlace)/\(below.description) (rendered)", route,
        isRendered: true)
    }
  }

  private func render(_ chart: Chart) throws(ChartError) -> [RenderedFile] {
    var origins = OriginTable()
    var remarks: [LogLine] = []
    let values = try Coalescing.values(of: chart, given: MapValue(), origins: &origins, remarks: &remarks)
    let scope = RenderScope.build(
      chart: chart, values: values,
      release: ReleaseOptions(name: "TEST-SUITE-RELEASE", namespace: "NAMESPACE"), capabilities: Capabilities())
    do throws(RenderError) {
      let ordered = Renderer.sorted(scope.renderables)
      var machine = Machine(
        templates: try Renderer.parse(ordered, functions: functions), functions: functions,
        context: CallContext(environment: .live()))
      return try Renderer.run(ordered, on: &machine)
    } catch {
      throw ChartError(error.helmText)
    }
  }
}
