package import RhumbDiagnostics
package import RhumbEngine

/// A suite of helm-unittest: tests of the same templates of a chart.
package struct TestSuite {
  package var name: ByteString = ""
  /// Values files, by their paths from the suite's folder.
  var values: [ByteString] = []
  var set: [SetValue] = []
  var templates: [ByteString] = []
  var excludedTemplates: [ByteString] = []
  var includesCRDs = false
  var postRenderer: PostRenderer?
  /// Why the suite isn't run; empty if it is.
  package var skipReason: ByteString = ""
  /// What tells its snapshots from those of other suites in the same file.
  package var snapshotID: ByteString = ""
  package var jobs: [TestJob] = []
  let span: SourceSpan

  init(span: SourceSpan) { self.span = span }
}

/// A test of a suite: a render with values of its own, and what must hold of it.
package struct TestJob {
  package var name: ByteString = ""
  var values: [ByteString] = []
  var set: [SetValue] = []
  var template: ByteString = ""
  var templates: [ByteString] = []
  var documentIndex: Int?
  var selector: DocumentSelector?
  var release = ReleaseSettings()
  var chart = ChartSettings()
  var capabilities = CapabilitySettings()
  var cluster = FakeCluster()
  var postRenderer: PostRenderer?
  /// Why the test isn't run; empty if it is.
  package var skipReason: ByteString = ""
  var assertions: [Assertion] = []
  package let span: SourceSpan

  init(span: SourceSpan) { self.span = span }
}

/// A line of `set`: where a value goes.
struct SetValue {
  let path: ByteString
  let value: Value
  let origin: OriginID
  let span: SourceSpan
}

/// What `.Release` is. A test's settings go before its suite's.
struct ReleaseSettings {
  var name: ByteString = ""
  var namespace: ByteString = ""
  var revision = 0
  var isUpgrade = false

  func over(_ suite: ReleaseSettings) -> ReleaseSettings {
    var settings = self
    if name.isEmpty { settings.name = suite.name }
    if namespace.isEmpty { settings.namespace = suite.namespace }
    if revision == 0 { settings.revision = suite.revision }
    if !isUpgrade { settings.isUpgrade = suite.isUpgrade }
    return settings
  }
}

/// What `.Chart` says of versions.
struct ChartSettings {
  var version: ByteString = ""
  var appVersion: ByteString = ""

  func over(_ suite: ChartSettings) -> ChartSettings {
    var settings = self
    if version.isEmpty { settings.version = suite.version }
    if appVersion.isEmpty { settings.appVersion = suite.appVersion }
    return settings
  }
}

/// What `.Capabilities` is.
struct CapabilitySettings {
  var majorVersion: ByteString = ""
  var minorVersion: ByteString = ""
  /// Nil where a test says `apiVersions: null`, which keeps the suite's out.
  var apiVersions: [ByteString]? = []

  func over(_ suite: CapabilitySettings) -> CapabilitySettings {
    var settings = self
    if majorVersion.isEmpty { settings.majorVersion = suite.majorVersion }
    if minorVersion.isEmpty { settings.minorVersion = suite.minorVersion }
    if let own = apiVersions { settings.apiVersions = own + (suite.apiVersions ?? []) }
    return settings
  }
}

/// A program that a suite wants the manifests to go through.
struct PostRenderer {
  let command: ByteString
  let arguments: [ByteString]
}

/// Which documents an assertion is about.
struct DocumentSelector {
  let path: ManifestPath
  /// Nil (null) takes every document that has the path.
  let value: Value
  let matchesMany: Bool
  let skipsEmptyTemplates: Bool
}

/// Why a suite can't be read, and where.
package struct SuiteError: Error, Sendable {
  package let message: String
  package let span: SourceSpan

  package init(_ message: String, at span: SourceSpan) {
    self.message = message
    self.span = span
  }

  package var diagnostic: Diagnostic {
    Diagnostic(.error, "test/invalid-suite", message, labels: span.file == .none ? [] : [.init(span, "")])
  }
}
