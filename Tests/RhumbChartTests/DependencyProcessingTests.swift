import RhumbChart
import RhumbEngine
import Testing

/// Which subcharts are on, and what is imported from them. What is expected is what Helm 4.3.1 does.
@Suite struct DependencyProcessingTests {
  private func process(_ chart: Chart, _ user: String = "") throws -> (names: [String], remarks: [String]) {
    var origins = OriginTable()
    var remarks: [LogLine] = []
    try DependencyProcessing.run(
      on: chart, values: try TestChart.values(user), origins: &origins, remarks: &remarks)
    return (chart.dependencies.map(\.name.description), remarks.map(\.text.description))
  }

  @Test(arguments: [
    ("", "", true), ("kid.enabled", "", true), ("kid.enabled", "kid: {enabled: false}", false),
    ("kid.enabled", "kid: {enabled: true}", true), ("nope.x,kid.enabled", "kid: {enabled: false}", false),
    ("kid.enabled,kid.other", "kid: {enabled: true, other: false}", true),
    ("global.use", "global: {use: false}", false), ("use", "use: false", false),
    ("kid.enabled", "tags: {front: false}", false), ("kid.enabled", "tags: {front: false}\nkid: {enabled: true}", true),
    ("", "tags: {front: false, back: true}", true),
  ])
  func conditionsAndTags(_ condition: String, _ user: String, _ isOn: Bool) throws {
    let dependency = TestChart.dependency("kid", condition: ByteString(condition), tags: ["front", "back"])
    let chart = try TestChart.make("app", dependencies: [dependency], [try TestChart.make("kid")])
    #expect(try process(chart, user).names == (isOn ? ["kid"] : []))
    #expect(chart.metadata.dependencies.count == (isOn ? 1 : 0))
  }

  @Test func whatIsNoBooleanIsRemarkedOn() throws {
    let dependency = TestChart.dependency("kid", condition: "kid.enabled", tags: ["front"])
    let chart = try TestChart.make("app", dependencies: [dependency], [try TestChart.make("kid")])
    let remarks = try process(chart, "kid: {enabled: 0}\ntags: {front: x}").remarks
    #expect(
      remarks == [
        #"level=WARN msg="returned non-bool value" tag=front chart=kid"#,
        #"level=WARN msg="returned non-bool value" path=kid.enabled chart=kid"#,
      ])
  }

  @Test func undeclaredChartsComeFirstThenTheDeclaredInTheirOrder() throws {
    let declared = [TestChart.dependency("b"), TestChart.dependency("a"), TestChart.dependency("a", alias: "a2")]
    let charts = try ["a", "b", "c"].map { try TestChart.make(ByteString($0)) }
    let chart = try TestChart.make("app", dependencies: declared, charts)
    #expect(try process(chart).names == ["c", "b", "a", "a2"])
    #expect(chart.dependencies.map(\.fullPath.description).last == "app/charts/a2")
  }

  @Test func conditionsOfSubchartsAreFoundBelowTheirName() throws {
    let grandchild = TestChart.dependency("gk", condition: "gk.enabled")
    let kid = try TestChart.make("kid", dependencies: [grandchild], [try TestChart.make("gk")])
    let chart = try TestChart.make("app", dependencies: [TestChart.dependency("kid")], [kid])
    _ = try process(chart, "kid: {gk: {enabled: false}}")
    #expect(chart.dependencies[0].dependencies.isEmpty)
  }

  @Test(arguments: [
    (["data"], #"{"ev":1,"nn":{"q":1}}"#), (["data", "more"], #"{"ev":1,"mm":2,"nn":{"q":1}}"#),
    ([], "{}"),
  ])
  func exportsAreImportedByName(_ names: [String], _ answer: String) throws {
    let kid = try TestChart.make("kid", values: "exports: {data: {ev: 1, nn: {q: 1}}, more: {ev: 2, mm: 2}}")
    let wishes = names.map { Value.string(ByteString($0)) }
    let chart = try TestChart.make("app", dependencies: [TestChart.dependency("kid", importing: wishes)], [kid])
    _ = try process(chart)
    chart.values["kid"] = nil
    #expect(try TestChart.json(.map(chart.values)) == answer)
  }

  @Test func whatIsImportedLiesBelowTheChartsOwnValues() throws {
    let kid = try TestChart.make("kid", values: "raw: {a: kid, b: kid}")
    let wish = MapValue(pairs: [("child", .string("raw")), ("parent", .string("to.here"))])
    let dependency = TestChart.dependency("kid", importing: [.map(wish), .string("nope")])
    let chart = try TestChart.make("app", values: "to: {here: {a: app}}", dependencies: [dependency], [kid])
    let remarks = try process(chart).remarks
    chart.values["kid"] = nil
    #expect(try TestChart.json(.map(chart.values)) == #"{"to":{"here":{"a":"app","b":"kid"}}}"#)
    #expect(remarks == [#"level=WARN msg="ImportValues missing table" error="\"exports\" is not a table""#])
    #expect(
      try TestChart.json(.list(chart.metadata.dependencies[0].importValues))
        == #"[{"child":"raw","parent":"to.here"},{"child":"exports.nope","parent":"."}]"#)
  }

  @Test func missingChartsAreNamed() throws {
    let declared = [TestChart.dependency("a"), TestChart.dependency("b"), TestChart.dependency("c")]
    let chart = try TestChart.make("app", dependencies: declared, [try TestChart.make("b")])
    do throws(ChartError) {
      try DependencyProcessing.check(chart)
      Issue.record("nothing was missed")
    } catch {
      #expect(
        error.message.description
          == "an error occurred while checking for chart dependencies. You may need to run 'helm dependency build' to "
          + "fetch missing dependencies: found in Chart.yaml, but missing in charts/ directory: a, c")
    }
  }

  @Test func aListOfDependenciesCountsEvenIfItIsEmpty() throws {
    for isListed in [false, true] {
      let grandchild = TestChart.dependency("gk", condition: "gk.enabled")
      let kid = try TestChart.make(
        "kid", values: "gk: {enabled: false}", dependencies: [grandchild], [try TestChart.make("gk")])
      let chart = try TestChart.make("app", [kid])
      chart.metadata.listsDependencies = isListed
      _ = try process(chart)
      #expect(chart.dependencies[0].dependencies.isEmpty == isListed)
    }
  }

  @Test func aliasesWithinAliasesHaveALimit() throws {
    var inner = try TestChart.make("c0")
    for level in 1...6 {
      let name = ByteString("c\(level - 1)")
      let aliases = (0..<10).map { TestChart.dependency(name, alias: ByteString("a\($0)")) }
      inner = try TestChart.make(ByteString("c\(level)"), dependencies: aliases, [inner])
    }
    #expect(throws: ChartError.self) { try process(inner) }
  }
}
