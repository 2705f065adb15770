import RhumbChart
import RhumbEngine
import RhumbSystem
import Testing

/// A chart gives the same with its templates parsed ahead as without, and says the same of its faults.
@Suite struct ParseAheadTests {
  private static let functions = FunctionTable([logicFunctions, indexFunctions, printFunctions])
  /// Enough that a second core is worthwhile.
  private static let filler = "{{/* " + String(repeating: "x", count: 4_000) + " */}}"

  private func system(_ files: [String: String]) -> MemoryFileSystem {
    var system = MemoryFileSystem(["/w/q/Chart.yaml": "apiVersion: v2\nname: q\nversion: 0.1.0\n"])
    for number in 0..<40 {
      let text = Self.filler + "kind: K\nname: '{{ template \"shared\" \(number) }}'\n"
      system["/w/q/templates/\(number).yaml"] = .file(Array(text.utf8))
    }
    system["/w/q/templates/_h.tpl"] = .file(Array("{{ define \"shared\" }}n{{ . }}{{ end }}".utf8))
    for (path, text) in files { system["/w/q/\(path)"] = .file(Array(text.utf8)) }
    return system
  }

  /// What the chart prints, or why it can't.
  private func outcome(_ files: [String: String], ahead: Bool) throws -> String {
    var options = ChartLoadOptions()
    options.parseAhead = ahead ? ParseAhead(functions: Self.functions, processors: 2) : nil
    var loader = ChartLoader(files: system(files), options: options)
    let chart = try loader.load(FilePath("/w/q"))
    var action = TemplateAction(
      options: TemplateAction.Options(), functions: Self.functions,
      context: CallContext(environment: .fixed(seed: 1, at: 0)), origins: loader.origins)
    action.parseAhead = options.parseAhead
    let manifests: ManifestSet
    do throws(TemplateAction.Failure) { manifests = try action.render(chart, values: MapValue()) } catch {
      return error.helmText.description
    }
    return String(decoding: try ManifestStream.text(of: manifests, crds: [], options: .init()), as: UTF8.self)
  }

  @Test(arguments: [
    [:],
    // A fault is told with the file's own name, the first in Helm's order.
    ["templates/a.yaml": "{{ if }}", "templates/b.yaml": "{{ end }}"],
    ["templates/a.yaml": "{{ template \"nowhere\" }}"],
    // A text that defines a template of its own name.
    ["templates/a.yaml": "{{ define \"q/templates/a.yaml\" }}b: 1{{ end }}a: 1"],
    ["templates/a.yaml": "{{ define \"q/templates/a.yaml\" }}b: 1{{ end }} "],
    ["templates/a.yaml": "{{ define \"\" }}b: 1{{ end }}a: {{ template \"\" }}"],
    // Subcharts, in directories.
    [
      "charts/s/Chart.yaml": "apiVersion: v2\nname: s\nversion: 1.0.0\n",
      "charts/s/templates/a.yaml": "kind: S\nname: '{{ template \"shared\" . }}'\n",
    ],
  ]) func nothingPrintedDependsOnIt(_ files: [String: String]) throws {
    let expected = try outcome(files, ahead: false)
    for _ in 0..<3 { #expect(try outcome(files, ahead: true) == expected) }
  }
}
