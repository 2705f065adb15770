import RhumbEngine
import RhumbTesting
import Testing

/// Which lines and ways of templates the tests of a chart took.
@Suite struct CoverageReportTests {
  private func report(_ tests: String) throws -> CoverageReport {
    var options = UnitTestOptions()
    options.measuresCoverage = true
    return try #require(TestRun(tests, options: options).outcome.coverage)
  }

  @Test("lines and branches count over all tests, templates without a test too")
  func counts() throws {
    let report = try report(
      """
      templates: [map.yaml]
      tests:
        - it: one
          asserts: [{exists: {path: kind}}]
        - it: two
          set: {more: [a]}
          asserts: [{exists: {path: kind}}]
      """)
    let map = try #require(report.files.first { $0.name == "c/templates/map.yaml" })
    #expect(map.lines.values.allSatisfy { $0 > 0 })
    #expect(map.branches.map { [$0.taken, $0.passedOver] } == [[1, 1]])
    let guarded = try #require(report.files.first { $0.name == "c/templates/guard.yaml" })
    #expect(guarded.lines.values.allSatisfy { $0 == 0 })
    #expect(report.percent < 100)
  }

  @Test("forms for other programs")
  func forms() throws {
    let run = TestRun(
      "templates: [guard.yaml]\ntests: [{it: t, asserts: [{hasDocuments: {count: 0}}]}]",
      options: {
        var options = UnitTestOptions()
        options.measuresCoverage = true
        return options
      }())
    let report = try #require(run.outcome.coverage)
    let lcov = CoverageForm.lcov.write(report, in: run.plan.sources)
    #expect(lcov.contains("SF:c/templates/guard.yaml\nBRDA:1,0,0,0\nBRDA:1,0,1,1\nBRF:2\nBRH:1\nDA:1,1\n"))
    #expect(CoverageForm.html.write(report, in: run.plan.sources).contains("guard.yaml"))
    #expect(CoverageForm.text.write(report, in: run.plan.sources).contains("1 of 2 (50.0 %)"))
  }
}
