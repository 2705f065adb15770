import RhumbChart
import RhumbDiagnostics
import RhumbEngine
import RhumbFormats
import RhumbSystem

/// Runs tests of a plan, one after the other. Charts, suites and templates are read once for all of them.
struct TestWorker {
  private let plan: TestPlan
  private let options: UnitTestOptions
  private let files: any FileSystem
  private let loading: ChartLoadOptions
  private let functions: FunctionTable
  private let environment: Environment
  private let coverage: Coverage?
  /// Where all values that were read so far were written.
  private var origins = OriginTable()
  private var charts: [Int: Result<ChartUnderTest, ChartError>] = [:]
  private var suite: LoadedSuite?
  private var valuesFiles: [FilePath: Result<MapValue, SuiteValues.Failure>] = [:]

  private struct LoadedSuite {
    let index: Int
    let suite: TestSuite
    var selection: TemplateSelection
  }

  init(
    plan: TestPlan, options: UnitTestOptions, files: any FileSystem, loading: ChartLoadOptions,
    functions: FunctionTable, environment: Environment, coverage: Coverage?
  ) {
    self.plan = plan
    self.options = options
    self.files = files
    self.loading = loading
    self.functions = functions
    self.environment = environment
    self.coverage = coverage
  }

  /// The programs that were parsed on the way.
  var programs: [Program] {
    charts.values.flatMap { (try? $0.get().parsed) ?? [] }
  }

  mutating func run(_ suiteIndex: Int, job jobIndex: Int) -> CaseResult {
    let entry = plan.suites[suiteIndex]
    do throws(ChartError) {
      let chart = try chart(entry.chart).get()
      if let golden = entry.golden {
        return GoldenRun(
          suite: golden, golden: golden.cases[jobIndex], chart: chart.chart, sources: plan.sources, origins: origins,
          files: files, functions: functions, environment: environment, options: options, coverage: coverage,
          span: SourceSpan(file: entry.file, start: 0, end: 1)
        ).run()
      }
      var loaded = try load(suiteIndex)
      suite = nil
      defer { suite = loaded }
      let job = loaded.suite.jobs[jobIndex]
      var maps: [MapValue] = []
      for name in loaded.suite.values + options.valuesFiles + job.values {
        do throws(ChartError) {
          maps.append(try values(ValuesPath.resolve(name, suite: entry.path), name))
        } catch {
          return Self.failure(of: job, error)
        }
      }
      let run = JobRun(
        suite: loaded.suite, job: job, route: entry.route, subject: chart, options: options,
        snapshots: entry.snapshots, origins: origins, sources: plan.sources, environment: environment,
        files: maps)
      return run.run(&loaded.selection, coverage: coverage)
    } catch {
      var result = CaseResult(name: entry.name, status: .failed, span: .none)
      var sources = plan.sources
      result.errors = error.diagnostics(in: &sources)
      return result
    }
  }

  /// Told where the test begins.
  private static func failure(of job: TestJob, _ error: ChartError) -> CaseResult {
    var result = CaseResult(name: job.name, status: .failed, span: job.span)
    result.errors = [
      Diagnostic(.error, error.code, error.message.description, labels: [Diagnostic.Label(job.span, "")])
    ]
    return result
  }

  private mutating func chart(_ index: Int) -> Result<ChartUnderTest, ChartError> {
    if let known = charts[index] { return known }
    let entry = plan.charts[index]
    var options = loading
    options.shownPath = entry.shown
    options.log = { _ in }
    var loader = ChartLoader(files: files, options: options, sources: entry.earlier, origins: origins)
    let result: Result<ChartUnderTest, ChartError>
    do throws(ChartError) {
      let chart = try loader.load(entry.path)
      origins = loader.origins
      result = .success(ChartUnderTest(chart, functions: functions))
    } catch {
      result = .failure(error)
    }
    charts[index] = result
    return result
  }

  private mutating func load(_ index: Int) throws(ChartError) -> LoadedSuite {
    if let suite, suite.index == index { return suite }
    let entry = plan.suites[index]
    guard let source = plan.sources[entry.file] else { throw ChartError("the suite is not known any more") }
    let reader = SuiteReader(
      source.bytes, file: entry.file, isStrict: options.isStrict, isRendered: entry.isRendered)
    do throws(SuiteError) {
      let suite = try reader.suites(origins: &origins)[entry.position]
      let templates = suite.templates.isEmpty ? ["**"] : suite.templates
      return LoadedSuite(
        index: index, suite: suite,
        selection: TemplateSelection(templates, excluding: suite.excludedTemplates, route: entry.route))
    } catch {
      throw ChartError(ByteString(error.message), code: "test/invalid-suite", findings: [error.diagnostic])
    }
  }

  /// A copy of a values file's map, for one test.
  private mutating func values(_ path: FilePath, _ name: ByteString) throws(ChartError) -> MapValue {
    let read: Result<MapValue, SuiteValues.Failure>
    if let known = valuesFiles[path] {
      read = known
    } else {
      read = Result { () throws(SuiteValues.Failure) in try readValues(path) }
      valuesFiles[path] = read
    }
    do throws(SuiteValues.Failure) {
      let map = try read.get()
      guard case .map(let copy)? = try? SuiteValues.plain(.map(map)) else { return MapValue() }
      return copy
    } catch {
      throw ChartError("values file '\(name.description)': \(error.message)", code: "test/invalid-values")
    }
  }

  private mutating func readValues(_ path: FilePath) throws(SuiteValues.Failure) -> MapValue {
    guard let known = plan.valuesFiles[path] else {
      throw SuiteValues.Failure(message: "it can't be read, or lies outside of the chart (then name it with --values)")
    }
    let value: Value
    do throws(YAMLError) { value = try TypedYAMLReader.read(known.bytes, file: known.file, origins: &origins) } catch {
      throw SuiteValues.Failure(message: error.message.description)
    }
    switch value {
    case .null: return MapValue()
    case .map: break
    default: throw SuiteValues.Failure(message: "it must be a mapping")
    }
    do throws(SetPath.Failure) {
      if case .map(let plain) = try SuiteValues.plain(value) { return plain }
      return MapValue()
    } catch {
      throw SuiteValues.Failure(message: error.message)
    }
  }
}
