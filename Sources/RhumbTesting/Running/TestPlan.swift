import RhumbChart
package import RhumbDiagnostics
package import RhumbEngine
package import RhumbSystem

/// What is to be run: charts with their suites, found and read once.
package struct TestPlan: Sendable {
  package struct ChartEntry: Sendable {
    package let path: FilePath
    /// As the user named it.
    package let shown: String
    package var name: ByteString = ""
    /// Why the chart or one of its suites can't be read; it counts as failed then.
    package var errors: [Diagnostic] = []
    /// The texts that were known before this chart's: so its files get the same numbers whoever loads it.
    let earlier: SourceMap
  }

  package struct SuiteEntry: Sendable {
    package let chart: Int
    package let name: ByteString
    /// The suite's file, and where it lies.
    package let shown: String
    let path: FilePath
    let file: FileID
    /// The place of the suite among those of its file.
    let position: Int
    let isRendered: Bool
    /// The tested chart's path within the rendered one: `parent/charts/child`.
    let route: ByteString
    package let jobCount: Int
    package let isSkipped: Bool
    package let snapshotPath: FilePath
    let snapshots: SnapshotFile
    /// The values files that its tests name.
    var valuesFiles: Set<FilePath> = []
    /// What it renders.
    var templates: [ByteString] = ["**"]
    var excludedTemplates: [ByteString] = []
    /// For golden cases: what their file says.
    package var golden: GoldenSuite?
    /// The folder that the user named: what an update writes stays below it.
    var goldenRoot = FilePath(".")
  }

  package var charts: [ChartEntry] = []
  package var suites: [SuiteEntry] = []
  package var sources = SourceMap()
  /// Values files by their paths.
  var valuesFiles: [FilePath: ValuesFile] = [:]

  struct ValuesFile: Sendable {
    let file: FileID
    let bytes: [UInt8]
  }

  init() {}
}

/// Where the values files lie that a suite names.
enum ValuesPath {
  static func resolve(_ name: ByteString, suite: FilePath) -> FilePath {
    let path = FilePath(name.bytes)
    if path.isAbsolute { return path.cleaned }
    return FilePath(Array(suite.bytes.dropLast(suite.lastComponent.count))).appending(path.bytes).cleaned
  }
}
