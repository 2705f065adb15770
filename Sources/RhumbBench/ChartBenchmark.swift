import Glibc
import RhumbChart
import RhumbCrypto
import RhumbDiagnostics
import RhumbEngine
import RhumbSystem

/// Renders one chart again and again in this process, from its files to its manifests.
struct ChartBenchmark {
  let chart: FilePath
  let values: [ByteString]
  let functions: FunctionTable

  /// As many renders as fit in `seconds` of CPU time, five at least.
  func measure(seconds: Double) throws -> StageTimes {
    var times = StageTimes()
    let end = now() &+ Int64(seconds * 1e9)
    var count = 0
    while count < 5 || now() < end {
      // What the first of a pair leaves in caches helps the second.
      let isTracedFirst = count % 2 == 1
      var traced = isTracedFirst ? try trace(into: &times) : []
      let plain = try render(into: &times)
      if !isTracedFirst { traced = try trace(into: &times) }
      if plain.map(\.text) != traced.map(\.text) { times.isSame = false }
      count += 1
    }
    return times
  }

  private func render(into times: inout StageTimes) throws -> [RenderedFile] {
    var clock = now()
    func lap(_ stage: Stage, _ times: inout StageTimes) {
      let time = now()
      times.add(time &- clock, to: stage)
      clock = time
    }
    let (loaded, given, origins) = try load()
    lap(.load, &times)

    let context = Self.context
    var action = TemplateAction(
      options: TemplateAction.Options(), functions: functions, context: context, origins: origins)
    let templates = Renderer.sorted(try action.prepare(loaded, values: given).renderables)
    lap(.merge, &times)

    let set = try Renderer.parse(templates, functions: functions)
    lap(.parse, &times)

    var machine = Machine(templates: set, functions: functions, context: context)
    let rendered = try Renderer.run(templates, on: &machine)
    lap(.run, &times)

    var remarks: [LogLine] = []
    let manifests = try ManifestSet(rendered, remarks: &remarks)
    let text = try ManifestStream.text(of: manifests, crds: [], options: ManifestStream.Options())
    lap(.write, &times)

    times.templateBytes = templates.reduce(0) { $0 + $1.source.count }
    times.steps = context.limits.steps - machine.stepsLeft
    times.outputBytes = text.count
    return rendered
  }

  /// Equal for all renders, so that passwords and dates come out alike.
  private static var context: CallContext {
    CallContext(environment: .fixed(seed: 1, at: 1_700_000_000_000_000_000))
  }

  private func load() throws -> (Chart, MapValue, OriginTable) {
    var sources = SourceMap()
    var origins = OriginTable()
    let files = DiskFileSystem()
    var layers = ValuesLayers()
    layers.files = values
    let given = try layers.merged(
      reader: ValuesReader(files, standardInput: { () throws(ChartError) in [] }), sources: &sources,
      origins: &origins)
    var loader = ChartLoader(files: files, sources: sources, origins: origins)
    let loaded = try loader.load(chart)
    return (loaded, given, loader.origins)
  }

  /// The same templates once more, with a record of where everything comes from.
  private func trace(into times: inout StageTimes) throws -> [RenderedFile] {
    let (loaded, given, origins) = try load()
    let context = Self.context
    var action = TemplateAction(
      options: TemplateAction.Options(), functions: functions, context: context, origins: origins)
    let scope = try action.prepare(loaded, values: given)
    let templates = Renderer.sorted(scope.renderables)
    let set = try Renderer.parse(templates, functions: functions)
    let start = now()
    let trace = Trace(forms: YAMLTraceForms())
    scope.number(in: trace)
    var machine = Machine(templates: set, functions: functions, context: context, trace: trace)
    let rendered = try Renderer.run(templates, on: &machine)
    times.add(now() &- start, to: .trace)
    return rendered
  }

  /// Nanoseconds that this thread has run: what else the machine does counts little.
  private func now() -> Int64 {
    var time = timespec()
    // Safety: `time` outlives the call, which fills it.
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }
}
