import RhumbChart
import RhumbCrypto
import RhumbDiagnostics
import RhumbFormats
import RhumbSystem

@testable import RhumbEngine

private let functions = BuiltInFunctions.table
/// Enough for what a short text can ask for, and over in a moment.
private let steps = 300_000

extension FuzzTarget {
  /// What was parsed can be printed, and then parses to what prints the same. It runs over some values, twice alike.
  static let template = FuzzTarget(name: "template") { bytes in
    guard let program = try? Parser.parse(name: "fuzz", source: bytes, functions: functions) else { return }
    for node in program.nodes.indices where node > 0 { _ = program.location(of: UInt32(node)) }
    checkPrinting(program)
    let first = run(program)
    expect(first == run(program), "two runs print the same")
  }

  private static func checkPrinting(_ program: Program) {
    guard let main = program.definitions.last, isPrintable(program) else { return }
    let text = NodePrinter.text(of: main.root, in: program)
    guard let again = try? Parser.parse(name: "fuzz", source: text.bytes, functions: functions),
      let root = again.definitions.last?.root
    else { fatalError("a printed template can be parsed: \(text.description)") }
    expect(NodePrinter.text(of: root, in: again) == text, "a printed template prints as itself")
  }

  /// As in Go, a brace before an action, and what stood beside a comment, print as something else; calls of templates
  /// lose what they call.
  private static func isPrintable(_ program: Program) -> Bool {
    let source = program.source
    if program.definitions.count > 1 { return false }
    for index in source.indices.dropLast() {
      let pair = (source[index], source[index + 1])
      if pair == (UInt8(ascii: "/"), UInt8(ascii: "*")) { return false }
    }
    return program.nodes.allSatisfy { node in
      node.operation != .text || node.b == 0 || source[Int(node.b) - 1] != UInt8(ascii: "{")
    }
  }

  private static func run(_ program: Program) -> ByteString {
    let list = Value.list(ListValue([.int(1), .string("two"), .null]))
    let inner = MapValue(.any, pairs: [("name", .string("rhumb")), ("on", .bool(true)), ("list", list)])
    let values = MapValue(
      .any, pairs: [("a", .int64(1)), ("b", .float(2.5)), ("s", .string("x: y")), ("m", .map(inner)), ("l", list)])
    let data = MapValue(.any, pairs: [("Values", .map(values)), ("Name", .string("fuzz"))])
    var environment = Environment.fixed(seed: 1, at: 0)
    environment.seedRandomness(1)
    let context = CallContext(environment: environment, fuel: steps)
    var machine = Machine(templates: TemplateSet(), functions: functions, context: context, stepLimit: steps)
    do {
      return ByteString(try machine.run(program, data: .map(data)))
    } catch {
      return error.helmText
    }
  }

  /// A whole chart in one text: metadata, values, a template, a partial, a schema and `--set` words, between lines of
  /// `---`. It renders twice alike, with a record of where everything comes from and without one.
  static let chart = FuzzTarget(name: "chart") { bytes in
    let first = render(bytes)
    expect(first == render(bytes), "two renders print the same")
    expect(first.words == render(bytes, recording: true).words, "a record changes nothing")
  }

  /// Manifests, or Helm's words for what is wrong; and those with excerpts, of which a record has more.
  private struct Rendered: Equatable {
    let words: ByteString
    var drawn: ByteString = .empty
  }

  private static func render(_ bytes: [UInt8], recording: Bool = false) -> Rendered {
    let parts = bytes.parts(6)
    var files = MemoryFileSystem()
    for (path, text) in zip(["Chart.yaml", "values.yaml", "templates/x.yaml", "templates/_x.tpl"], parts) {
      files["/c/" + path] = .file(text)
    }
    if !parts[4].isEmpty { files["/c/values.schema.json"] = .file(parts[4]) }
    do throws(ChartError) {
      var sources = SourceMap()
      var origins = OriginTable()
      var layers = ValuesLayers()
      layers.set = [ByteString(parts[5])]
      let values = try layers.merged(
        reader: ValuesReader(files, standardInput: { () throws(ChartError) in [] }), sources: &sources,
        origins: &origins)
      var loader = ChartLoader(files: files, sources: sources, origins: origins)
      let chart = try loader.load(FilePath("/c"))
      sources = loader.sources
      let context = CallContext(environment: .fixed(seed: 1, at: 0), fuel: steps)
      var action = TemplateAction(
        options: TemplateAction.Options(), functions: functions, context: context, origins: loader.origins)
      if recording { action.trace = Trace(forms: YAMLTraceForms()) }
      let result = Result { () throws(TemplateAction.Failure) in try action.render(chart, values: values) }
      return try rendered(result, of: &action, &sources)
    } catch {
      return Rendered(words: error.message)
    }
  }

  private static func rendered(
    _ result: Result<ManifestSet, TemplateAction.Failure>, of action: inout TemplateAction, _ sources: inout SourceMap
  ) throws(ChartError) -> Rendered {
    switch result {
    case .success(let manifests):
      return Rendered(
        words: ByteString(try ManifestStream.text(of: manifests, crds: [], options: ManifestStream.Options())))
    case .failure(let error):
      let drawn = action.diagnostics(of: error, in: &sources).map { TextRenderer.drawBody($0, in: sources) }
      return Rendered(words: error.helmText, drawn: ByteString(drawn.joined()))
    }
  }
}
