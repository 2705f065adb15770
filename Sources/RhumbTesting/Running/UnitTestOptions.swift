package import RhumbEngine

/// How unit tests are run.
package struct UnitTestOptions: Sendable {
  package var isStrict = false
  package var updatesSnapshots = false
  /// Whether golden files that differ are written anew.
  package var updatesGoldens = false
  /// A program that is asked for the manifests of golden cases in rhumb's place, such as `helm`.
  package var reference: ByteString?
  package var measuresCoverage = false
  package var stopsAtFailure = false
  package var skipsSchemas = false
  /// Whether the suites of subcharts run too.
  package var includesSubcharts = true
  /// Patterns of suite files, from the chart's folder.
  package var suitePatterns: [ByteString] = ["tests/*_test.yaml"]
  /// A folder, from the chart's, that holds a chart whose templates render suites; empty for none.
  package var testChart: ByteString = ""
  /// Values files for every test, before its own.
  package var valuesFiles: [ByteString] = []
  /// How many tests run at the same time.
  package var workers = 2

  package init() {}
}
