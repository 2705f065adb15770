import RhumbEngine
import RhumbFormats
import Testing

@testable import RhumbChart

/// What can be told of subcharts before they are read.
@Suite struct SubchartForecastTests {
  private func isOff(
    _ path: String, _ dependencies: [ChartMetadata.Dependency], values: String, given: String = ""
  ) throws -> Bool {
    let parsed = try #require(ParsedValues(Array(values.utf8)))
    let forecast = SubchartForecast(dependencies, values: parsed, given: try TestChart.values(given))
    return forecast.isOff(Array(path.utf8))
  }

  @Test(
    arguments: [
      ("s.up", "s: {up: false}", "", true), ("s.up", "s:\n  up: no # off\n", "", true),
      ("s.up", "s: {up: true}", "", false),
      // The user's word counts for more.
      ("s.up", "s: {up: false}", "s: {up: true}", false), ("s.up", "s: {up: true}", "s: {up: false}", true),
      ("s.up", "a: 1", "s: {up: false}", true),
      // Nobody says so, or not with a boolean: the subchart's own values may.
      ("s.up", "a: 1", "", false), ("s.up", "s: {up: 'false'}", "", false), ("s.up", "s: off", "", false),
      ("s.up", "s: {up: false}", "s: {up: null}", false), ("", "s: {up: false}", "", false),
      // To YAML the key is `true`.
      ("s.on", "s: {on: false}", "", false),
      // What comes by an alias or a merge isn't looked for.
      ("s.up", "a: &a false\ns: {up: *a}", "", false), ("s.up", "a: &a {up: false}\ns: {<<: *a}", "", false),
      // The first that says something decides; of equal keys, the last.
      ("a.up,s.up", "s: {up: false}\na: {up: true}", "", false), ("a.up,s.up", "s: {up: false}", "", true),
      ("s.up", "s: {up: true}\ns: {up: false}", "", true),
    ] as [(String, String, String, Bool)])
  func conditions(_ condition: String, _ values: String, _ given: String, _ expected: Bool) throws {
    let dependencies = [TestChart.dependency("s", condition: ByteString(condition))]
    #expect(try isOff("charts/s/templates/a.yaml", dependencies, values: values, given: given) == expected)
  }

  @Test(arguments: [
    ("tags: {x: false}", true), ("tags: {x: false, z: true}", false), ("tags: {z: false}", true), ("a: 1", false),
    ("tags: {x: false}\ns: {up: true}", false),
  ]) func tags(_ values: String, _ expected: Bool) throws {
    let dependencies = [TestChart.dependency("s", condition: "s.up", tags: ["x", "z"])]
    #expect(try isOff("charts/s/templates/a.yaml", dependencies, values: values) == expected)
  }

  /// A chart may stand for several dependencies, and is needed for one that is on.
  @Test(arguments: [("a: {up: false}\nb: {up: false}", true), ("a: {up: false}", false)])
  func aliases(_ values: String, _ expected: Bool) throws {
    let dependencies = [
      TestChart.dependency("s", condition: "a.up", alias: "a"),
      TestChart.dependency("s", condition: "b.up", alias: "b"),
    ]
    #expect(try isOff("charts/s/templates/a.yaml", dependencies, values: values) == expected)
  }

  @Test(arguments: [
    ("charts/s/charts/t/templates/a.yaml", true), ("charts/s", false), ("charts/t/templates/a.yaml", false),
    ("templates/charts/s/a.yaml", false), ("chart", false),
  ]) func files(_ path: String, _ expected: Bool) throws {
    let dependencies = [TestChart.dependency("s", condition: "s.up")]
    #expect(try isOff(path, dependencies, values: "s: {up: false}") == expected)
  }

  @Test(arguments: [
    ("s-1.0.0.tgz", true), ("s-t-1.0.0.tgz", false), ("st-1.0.0.tgz", false), ("s.tgz", false), ("s-.tgz", false),
    ("s", false),
  ]) func archives(_ name: String, _ expected: Bool) throws {
    let parsed = try #require(ParsedValues(Array("s: {up: false}".utf8)))
    let dependencies = [TestChart.dependency("s", condition: "s.up")]
    let forecast = SubchartForecast(dependencies, values: parsed, given: MapValue())
    #expect(forecast.isOff(archive: Array(name.utf8)) == expected)
  }

  @Test(arguments: [
    ("apiVersion: v1\nname: q\n", true), ("name: q\n", true), ("apiVersion: v2\n", false), ("apiVersion: [\n", true),
  ]) func generation(_ text: String, _ isFirst: Bool) {
    #expect(metadata([text]).hasRequirements == isFirst)
  }

  @Test(arguments: [
    (["dependencies: [{name: s}]"], ["s"]), (["name: q", "dependencies: [{name: s}, {name: t}]"], ["s", "t"]),
    (["dependencies: [{name: s}]", "dependencies: [{name: t}]"], ["t"]), (["dependencies: [{name: s}]", "- x"], ["s"]),
    (["dependencies: [{name: s}]", "a: ["], ["s"]), (["name: q"], []),
  ]) func filesThatNameSubcharts(_ texts: [String], _ names: [String]) {
    #expect(metadata(texts).dependencies.map(\.name.description) == names)
  }

  private func metadata(_ texts: [String]) -> ChartMetadata {
    var metadata = ChartMetadata()
    for text in texts {
      let file = ChartFile(name: Array("Chart.yaml".utf8), bytes: Array(text.utf8))
      KnownMetadata(file, named: "Chart.yaml").fill(&metadata)
    }
    return metadata
  }

  /// Only what is one readable document is looked at.
  @Test(arguments: ["a: 1\n---\nb: 2\n", "a: [", "--- x\n"]) func leavesToTheReader(_ values: String) {
    #expect(ParsedValues(Array(values.utf8)) == nil)
  }
}
