import RhumbEngine
import RhumbSystem
import Testing

@testable import RhumbChart

/// A chart gives the same with its templates parsed ahead, and what they print read on that thread too, as without, and
/// says the same of its faults.
@Suite struct AheadTests {
  private static let functions = FunctionTable([logicFunctions, indexFunctions, printFunctions])
  /// Enough that a second core is worthwhile.
  private static let filler = "{{/* " + String(repeating: "x", count: 4_000) + " */}}"

  private static let long = "kind: Long\ntext: '" + String(repeating: "y", count: 100_000) + "'\n"

  private func system(_ files: [String: [UInt8]]) -> MemoryFileSystem {
    var system = MemoryFileSystem(["/w/q/Chart.yaml": "apiVersion: v2\nname: q\nversion: 0.1.0\n"])
    for number in 0..<40 {
      let text = Self.filler + "kind: K\nname: '{{ template \"shared\" \(number) }}'\n"
      system["/w/q/templates/\(number).yaml"] = .file(Array(text.utf8))
    }
    system["/w/q/templates/_h.tpl"] = .file(Array("{{ define \"shared\" }}n{{ . }}{{ end }}".utf8))
    for (path, bytes) in files { system["/w/q/\(path)"] = .file(bytes) }
    return system
  }

  /// A chart with a subchart `s` whose condition is `s.up`, and these values.
  private static func off(_ values: String) -> [String: String] {
    [
      "Chart.yaml":
        "apiVersion: v2\nname: q\nversion: 0.1.0\ndependencies:\n- {name: s, version: 1.0.0, condition: s.up}\n",
      "values.yaml": values, "charts/s/Chart.yaml": "apiVersion: v2\nname: s\nversion: 1.0.0\n",
      "charts/s/values.yaml": "up: true\n",
      "charts/s/templates/a.yaml": "kind: S\nname: '{{ template \"shared\" . }}'\n",
    ]
  }

  /// The same with the subchart in `requirements.yaml`.
  private static func offByRequirements(
    _ metadata: String, requirements: String = "dependencies:\n- {name: s, version: 1.0.0, condition: s.up}\n"
  ) -> [String: String] {
    off("s: {up: false}\n").merging(["Chart.yaml": metadata, "requirements.yaml": requirements]) { $1 }
  }

  /// What the chart prints, or why it can't.
  private func outcome(_ files: [String: [UInt8]], ahead: Bool) throws -> String {
    var options = ChartLoadOptions()
    options.parseAhead = ahead ? ParseAhead(functions: Self.functions, processors: 2) : nil
    var loader = ChartLoader(files: system(files), options: options)
    let chart: Chart
    do throws(ChartError) { chart = try loader.load(FilePath("/w/q"), given: ahead ? MapValue() : nil) } catch {
      return error.message.description
    }
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
    // One that is off, and one of which that could not be told before it was needed.
    off("s: {up: false}\n"), off("x: &x {up: true}\ns: {up: false, <<: *x}\n"),
    off("s: {up: false}\n---\ns: {up: true}\n"),
    off("s: [\n"),
    // Charts of the first generation say so in a file of its own; in others it wins all the same.
    offByRequirements("apiVersion: v1\nname: q\nversion: 0.1.0\n"),
    offByRequirements("name: q\nversion: 0.1.0\n", requirements: "dependencies: [\n"),
    offByRequirements("apiVersion: v2\nname: q\nversion: 0.1.0\ndependencies: [{name: s, version: 1.0.0}]\n"),
    // So much is printed that it is read while templates run; some of it can't be.
    ["templates/a.yaml": long, "templates/b.yaml": long, "templates/c.yaml": "kind: Z\n---\n" + long],
    ["templates/a.yaml": long, "templates/b.yaml": "a: 1\n---\n  - b\n c: }\n", "templates/c.yaml": "{\n---\n" + long],
    ["templates/a.yaml": long, "templates/b.yaml": "{{ template \"nowhere\" }}", "templates/c.yaml": "{\n"],
  ]) func nothingPrintedDependsOnIt(_ files: [String: String]) throws {
    let bytes = files.mapValues { Array($0.utf8) }
    let expected = try outcome(bytes, ahead: false)
    for _ in 0..<3 { #expect(try outcome(bytes, ahead: true) == expected) }
  }

  /// An archive that a second core is worthwhile for.
  private static func subchart(_ name: String, _ template: String) -> [UInt8] {
    PackedChart.archive([
      ("\(name)/Chart.yaml", "apiVersion: v2\nname: \(name)\nversion: 1.0.0\n"),
      ("\(name)/values.yaml", "text: \(name)\n"),
      ("\(name)/README.md", String(repeating: "words ", count: 60_000)),
      ("\(name)/templates/a.yaml", template + filler),
    ])
  }

  @Test func archivesAreUnpackedAsWithoutIt() throws {
    let good = ["a", "b", "c", "d"].map {
      Self.subchart($0, "kind: S\nname: '{{ template \"shared\" .Values.text }}'\n")
    }
    let faulty = Self.subchart("e", "{{ if }}")
    var broken = good[3]
    broken[broken.count - 8] ^= 1
    let metadata = "apiVersion: v2\nname: q\nversion: 0.1.0\ndependencies:\n"
    let switches = "- {name: a, version: 1.0.0, condition: a.on}\n- {name: b, version: 1.0.0, condition: b.on}\n"
    for archives in [good, good + [faulty], good + [broken], [broken] + good, good + good] {
      var files: [String: [UInt8]] = [
        "Chart.yaml": Array((metadata + switches).utf8), "values.yaml": Array("{a: {on: false}, b: {on: true}}\n".utf8),
      ]
      for (number, archive) in archives.enumerated() {
        files["charts/\(number < 4 ? ["a", "b", "c", "d"][number] : "e")-\(number).tgz"] = archive
      }
      let expected = try outcome(files, ahead: false)
      for _ in 0..<5 { #expect(try outcome(files, ahead: true) == expected) }
    }
  }

  /// Whatever threads do, each piece comes to what it comes to, and what nobody wants may be left undone.
  @Test(arguments: [1, 1_000]) func piecesComeToTheSame(_ worthwhile: Int) {
    for round in 0..<50 {
      let queue = WorkAhead<Int, Int>(worthwhile: worthwhile) { { $0 % 7 == 0 ? nil : $0 * $0 } }
      for number in 0..<200 { #expect(queue.add(number, size: 1) == number) }
      let outcomes = queue.finish(round % 2 == 0 ? nil : Array(0..<100))
      // Too little to start a thread for: nothing is done.
      #expect(outcomes.count == (worthwhile == 1 ? 200 : 0))
      for (number, outcome) in outcomes.prefix(100).enumerated() {
        #expect(outcome == (number % 7 == 0 ? nil : number * number))
      }
    }
  }

  /// A piece that is asked for early is done already, or will not be begun: then its owner does it.
  @Test(arguments: [1, 1_000]) func urgentPiecesAreDoneOrLeft(_ worthwhile: Int) {
    for _ in 0..<50 {
      let queue = WorkAhead<Int, Int>(worthwhile: worthwhile) { { $0 * $0 } }
      let numbers = (0..<200).map { queue.add($0, size: 1, isUrgent: $0 % 3 == 0) }
      for number in numbers where number % 3 == 0 {
        let outcome = queue.takeOutcome(of: number)
        #expect(outcome == nil || outcome == number * number)
      }
      let outcomes = queue.finish()
      for number in numbers where number % 3 != 0 && !outcomes.isEmpty { #expect(outcomes[number] == number * number) }
    }
  }

  /// The values of subcharts are the same, whoever parses them, and so is what is wrong with them.
  @Test(arguments: [
    "a: 1\nb: {c: [d, e]}\n", "a: 1\n---\na: 2\n", "a: [\n", "- a\n", "", "# c\n", "a: &x {b: 1}\nc: *x\n",
  ]) func innerValues(_ values: String) throws {
    var files = ["templates/a.yaml": "kind: V\nvalues: {{ print .Values.s }}\n"]
    for name in ["s", "t", "u"] {
      files["charts/\(name)/Chart.yaml"] = "apiVersion: v2\nname: \(name)\nversion: 1.0.0\n"
      files["charts/\(name)/values.yaml"] =
        "l: |\n" + String(repeating: "  x\n", count: 20_000) + (name == "t" ? "" : "m: n\n")
    }
    files["charts/s/values.yaml"] = values
    let bytes = files.mapValues { Array($0.utf8) }
    let expected = try outcome(bytes, ahead: false)
    for _ in 0..<3 { #expect(try outcome(bytes, ahead: true) == expected) }
  }
}
