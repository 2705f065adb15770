package import RhumbChart
import RhumbDiagnostics
package import RhumbEngine
package import RhumbSystem

/// Makes a plan of charts.
package struct TestPlanner {
  let files: any FileSystem
  let options: UnitTestOptions
  let loading: ChartLoadOptions
  let functions: FunctionTable
  var plan = TestPlan()

  package init(
    files: any FileSystem, options: UnitTestOptions, loading: ChartLoadOptions, functions: FunctionTable
  ) {
    self.files = files
    self.options = options
    self.loading = loading
    self.functions = functions
  }

  /// - Parameter operands: absolute paths of charts and of golden files, each with what the user called it.
  package mutating func plan(_ operands: [(path: FilePath, shown: String)]) -> TestPlan {
    for operand in operands {
      let goldens = GoldenFinder(files: files).find(operand.path)
      let isChart = (try? files.kind(of: operand.path.appending("Chart.yaml"))) == .regular
      if isChart || goldens.isEmpty { add(operand.path, operand.shown) }
      for golden in goldens {
        let isNamed = golden == operand.path
        addGolden(
          golden, shownName(golden, operand.path, operand.shown), below: isNamed ? nil : FilePath(operand.shown))
      }
    }
    return plan
  }

  private mutating func add(_ path: FilePath, _ shown: String) {
    var entry = TestPlan.ChartEntry(path: path, shown: shown, earlier: plan.sources)
    let index = plan.charts.count
    var options = loading
    options.shownPath = shown
    var loader = ChartLoader(files: files, options: options, sources: plan.sources)
    do throws(ChartError) {
      let chart = try loader.load(path)
      plan.sources = loader.sources
      entry.name = chart.name
      plan.charts.append(entry)
      do throws(SuiteError) {
        try addSuites(of: chart, index, path, shown, route: chart.name)
      } catch {
        plan.charts[index].errors = [error.diagnostic]
      }
    } catch {
      entry.errors = error.diagnostics(in: &plan.sources)
      plan.charts.append(entry)
    }
  }

  /// The suites of a chart, and of the charts inside it that are on with its own values.
  private mutating func addSuites(
    of chart: Chart, _ index: Int, _ folder: FilePath, _ shown: String, route: ByteString
  ) throws(SuiteError) {
    let found: [FilePath]
    do throws(SystemError) {
      found = try SuiteFinder(files: files, root: folder).find(options.suitePatterns)
    } catch {
      throw SuiteError(error.message, at: .none)
    }
    for path in found {
      let bytes: [UInt8]
      do throws(SystemError) { bytes = try files.read(path, limit: SuiteReader.sizeLimit) } catch {
        throw SuiteError(error.message, at: .none)
      }
      try addFile(path, bytes, index, shownName(path, folder, shown), route)
    }
    if !options.testChart.isEmpty { try addRendered(index, folder, shown, route: route) }
    guard options.includesSubcharts else { return }
    for subchart in chart.dependencies where isOn(subchart, in: chart) {
      let name = subchart.name
      let inner = folder.appending("charts").appending(name.bytes)
      guard (try? files.kind(of: inner)) == .directory else { continue }
      try addSuites(
        of: subchart, index, inner, "\(shown)/charts/\(name.description)",
        route: route + ByteString("/charts/") + name)
    }
  }

  func shownName(_ path: FilePath, _ folder: FilePath, _ shown: String) -> String {
    guard path.isInside(folder) else { return path.text }
    return shown + String(decoding: path.bytes.dropFirst(folder.bytes.count), as: UTF8.self)
  }

  /// A subchart is off if a condition or all its tags say so.
  private func isOn(_ subchart: Chart, in chart: Chart) -> Bool {
    let dependency = chart.metadata.dependencies.first {
      ($0.alias.isEmpty ? $0.name : $0.alias) == subchart.name
    }
    guard let dependency else { return true }
    if !dependency.condition.isEmpty {
      if case .bool(let isOn)? = value(at: dependency.condition, in: chart.values) { return isOn }
      return true
    }
    guard !dependency.tags.isEmpty, case .map(let tags)? = chart.values["tags"] else { return true }
    return dependency.tags.contains { if case .bool(true)? = tags[$0] { true } else { false } }
  }

  private func value(at path: ByteString, in values: MapValue) -> Value? {
    var value = Value.map(values)
    for part in path.bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false) {
      guard case .map(let map) = value, let inner = map[ByteString(part)] else { return nil }
      value = inner
    }
    return value
  }

  // MARK: Suite files

  mutating func addFile(
    _ path: FilePath, _ bytes: [UInt8], _ chart: Int, _ shown: String, _ route: ByteString, isRendered: Bool = false
  ) throws(SuiteError) {
    let file = plan.sources.add(name: shown, bytes: bytes, kind: isRendered ? .rendered : .file)
    var origins = OriginTable()
    let reader = SuiteReader(bytes, file: file, isStrict: options.isStrict, isRendered: isRendered)
    for (position, suite) in try reader.suites(origins: &origins).enumerated() {
      try readValues(of: suite, path)
      let snapshots = Self.snapshotPath(path, suite.snapshotID)
      var entry = TestPlan.SuiteEntry(
        chart: chart, name: suite.name, shown: shown, path: path, file: file, position: position,
        isRendered: isRendered, route: route, jobCount: suite.jobs.count, isSkipped: !suite.skipReason.isEmpty,
        snapshotPath: snapshots, snapshots: try readSnapshots(snapshots))
      entry.valuesFiles = Set((suite.values + suite.jobs.flatMap(\.values)).map { ValuesPath.resolve($0, suite: path) })
      if !suite.templates.isEmpty { entry.templates = suite.templates }
      entry.excludedTemplates = suite.excludedTemplates
      plan.suites.append(entry)
    }
  }

  /// `__snapshot__/NAME.snap` beside the suite.
  private static func snapshotPath(_ suite: FilePath, _ identity: ByteString) -> FilePath {
    var name = Array(suite.lastComponent)
    let folder = FilePath(Array(suite.bytes.dropLast(name.count)))
    if !identity.isEmpty { name += [UInt8(ascii: "_")] + identity.bytes }
    return folder.appending("__snapshot__").appending(name + Array(".snap".utf8))
  }

  private func readSnapshots(_ path: FilePath) throws(SuiteError) -> SnapshotFile {
    guard (try? files.kind(of: path)) == .regular else { return SnapshotFile() }
    let bytes: [UInt8]
    do throws(SystemError) { bytes = try files.read(path, limit: 64 << 20) } catch {
      throw SuiteError(error.message, at: .none)
    }
    return try SnapshotFile(bytes)
  }

  /// What can't be read is told when a test needs it.
  private mutating func readValues(of suite: TestSuite, _ path: FilePath) throws(SuiteError) {
    for name in suite.values + suite.jobs.flatMap(\.values) + options.valuesFiles {
      let place = ValuesPath.resolve(name, suite: path)
      guard plan.valuesFiles[place] == nil, isAllowed(place, name, suite: path) else { continue }
      guard let bytes = try? files.read(place, limit: ValuesReader.sizeLimit) else { continue }
      let file = plan.sources.add(name: place.text, bytes: bytes)
      plan.valuesFiles[place] = TestPlan.ValuesFile(file: file, bytes: bytes)
    }
  }

  /// Suites read what lies in the chart or below their own folder; anything else the user has to name.
  private func isAllowed(_ place: FilePath, _ name: ByteString, suite: FilePath) -> Bool {
    if options.valuesFiles.contains(name) { return true }
    guard let real = try? files.resolve(place) else { return false }
    let folder = FilePath(Array(suite.bytes.dropLast(suite.lastComponent.count)))
    return (plan.charts.map(\.path) + [folder]).contains { root in
      (try? files.resolve(root)).map { real.isInside($0) } ?? false
    }
  }
}
