package import RhumbDiagnostics
package import RhumbEngine
import RhumbFormats

/// Reads the suites of a file of helm-unittest. They are apart by `---`.
package struct SuiteReader {
  /// The largest suite file, in bytes.
  package static let sizeLimit = 16 << 20

  private let bytes: [UInt8]
  private let file: FileID
  private let isStrict: Bool
  /// Whether the text was rendered from a template, where a suite must have a name.
  private let isRendered: Bool

  private static let suiteKeys: [ByteString] = [
    "suite", "values", "set", "templates", "excludeTemplates", "includeCrds", "release", "chart", "capabilities",
    "kubernetesProvider", "postRenderer", "tests", "snapshotId", "skip",
  ]

  private static let jobKeys: [ByteString] = [
    "it", "values", "set", "template", "templates", "documentIndex", "documentIndices", "documentSelector", "release",
    "chart", "capabilities", "asserts", "skip", "kubernetesProvider", "postRenderer",
  ]

  package init(_ bytes: [UInt8], file: FileID, isStrict: Bool, isRendered: Bool = false) {
    self.bytes = bytes
    self.file = file
    self.isStrict = isStrict
    self.isRendered = isRendered
  }

  /// The suites of the file, in its order.
  package func suites(origins: inout OriginTable) throws(SuiteError) -> [TestSuite] {
    var suites: [TestSuite] = []
    for range in DocumentParts.ranges(of: bytes) where !DocumentParts.isBlank(bytes[range]) {
      guard var suite = try suite(range, &origins) else { continue }
      if isRendered {
        if suite.name.isEmpty { throw SuiteError("a rendered suite must have a name: 'suite: …'", at: suite.span) }
        if suite.snapshotID.isEmpty { suite.snapshotID = ByteString("\(suites.count)") }
      }
      suites.append(suite)
    }
    return suites
  }

  private func suite(_ range: Range<Int>, _ origins: inout OriginTable) throws(SuiteError) -> TestSuite? {
    let part = Array(bytes[range])
    let value = try read(part, at: range.lowerBound, &origins)
    let span = SourceSpan(file: file, start: range.lowerBound, end: range.lowerBound + 1)
    let text = SuiteText(bytes: part, file: file, base: range.lowerBound, origins: origins)
    switch value {
    case .null: return nil
    case .map(let map): return try suite(SuiteFields(map, at: span, in: text))
    default: throw SuiteError("a suite is a mapping", at: span)
    }
  }

  /// go-yaml refuses escapes it doesn't know, such as `"\("`; helm-unittest then doubles their backslashes.
  private func read(_ part: [UInt8], at base: Int, _ origins: inout OriginTable) throws(SuiteError) -> Value {
    do throws(YAMLError) {
      return try TypedYAMLReader.read(part, file: file, base: base, origins: &origins)
    } catch {
      guard error.message.description.contains("unknown escape character") else {
        throw SuiteError(error.message.description, at: error.span)
      }
    }
    do throws(YAMLError) {
      // Places would be off in the changed text.
      return try TypedYAMLReader.read(BackslashRepair.repaired(part))
    } catch {
      throw SuiteError(
        error.message.description, at: SourceSpan(file: file, start: base, end: base + 1))
    }
  }

  // MARK: Suites

  private func suite(_ fields: SuiteFields) throws(SuiteError) -> TestSuite {
    if isStrict { try fields.checkKeys(Self.suiteKeys, "a suite") }
    var suite = TestSuite(span: fields.span)
    suite.name = try fields.string("suite")
    suite.values = try fields.strings("values")
    suite.set = try set(fields)
    suite.templates = try fields.strings("templates")
    suite.excludedTemplates = try fields.strings("excludeTemplates")
    suite.includesCRDs = try fields.bool("includeCrds")
    suite.postRenderer = try postRenderer(fields)
    suite.snapshotID = try fields.string("snapshotId")
    suite.skipReason = try skipReason(fields)
    let release = try release(fields)
    let chart = try chart(fields)
    let capabilities = try suiteCapabilities(fields)
    let cluster = try FakeClusterReader.cluster(fields, isStrict: isStrict)
    for (value, span) in try fields.items("tests") {
      guard case .map(let map) = value else { throw SuiteError("a test is a mapping", at: span) }
      var job = try job(SuiteFields(map, at: span, in: fields.text))
      job.release = job.release.over(release)
      job.chart = job.chart.over(chart)
      job.capabilities = job.capabilities.over(capabilities)
      job.cluster = job.cluster.adding(cluster)
      if !suite.skipReason.isEmpty { job.skipReason = suite.skipReason }
      suite.jobs.append(job)
    }
    if suite.jobs.isEmpty { throw SuiteError("no tests found", at: fields.span) }
    if suite.skipReason.isEmpty, suite.jobs.allSatisfy({ !$0.skipReason.isEmpty }) {
      suite.skipReason = "all tests are skipped"
    }
    return suite
  }

  private func set(_ fields: SuiteFields) throws(SuiteError) -> [SetValue] {
    guard let values = try fields.fields("set") else { return [] }
    return values.map.entries.map { entry in
      SetValue(path: entry.key, value: entry.value, origin: entry.origin, span: fields.text.span(of: entry.origin))
    }
  }

  private func release(_ fields: SuiteFields) throws(SuiteError) -> ReleaseSettings {
    guard let release = try fields.fields("release") else { return ReleaseSettings() }
    if isStrict { try release.checkKeys(["name", "namespace", "revision", "upgrade"], "'release'") }
    return ReleaseSettings(
      name: try release.string("name"), namespace: try release.string("namespace"),
      revision: try release.int("revision") ?? 0, isUpgrade: try release.bool("upgrade"))
  }

  private func chart(_ fields: SuiteFields) throws(SuiteError) -> ChartSettings {
    guard let chart = try fields.fields("chart") else { return ChartSettings() }
    if isStrict { try chart.checkKeys(["version", "appVersion"], "'chart'") }
    return ChartSettings(version: try chart.string("version"), appVersion: try chart.string("appVersion"))
  }

  private func suiteCapabilities(_ fields: SuiteFields) throws(SuiteError) -> CapabilitySettings {
    guard let given = try fields.fields("capabilities") else { return CapabilitySettings() }
    if isStrict { try given.checkKeys(["majorVersion", "minorVersion", "apiVersions"], "'capabilities'") }
    return CapabilitySettings(
      majorVersion: try given.string("majorVersion"), minorVersion: try given.string("minorVersion"),
      apiVersions: try given.strings("apiVersions"))
  }

  private func skipReason(_ fields: SuiteFields) throws(SuiteError) -> ByteString {
    guard let skip = try fields.fields("skip") else { return .empty }
    if isStrict { try skip.checkKeys(["reason", "minimumVersion"], "'skip'") }
    return try skip.string("reason")
  }

  private func postRenderer(_ fields: SuiteFields) throws(SuiteError) -> PostRenderer? {
    guard let given = try fields.fields("postRenderer") else { return nil }
    if isStrict { try given.checkKeys(["cmd", "args"], "'postRenderer'") }
    let command = try given.string("cmd")
    return command.isEmpty ? nil : PostRenderer(command: command, arguments: try given.strings("args"))
  }

  // MARK: Tests

  private func job(_ fields: SuiteFields) throws(SuiteError) -> TestJob {
    if isStrict { try fields.checkKeys(Self.jobKeys, "a test") }
    var job = TestJob(span: fields.span)
    job.name = try fields.string("it")
    job.values = try fields.strings("values")
    job.set = try set(fields)
    job.template = try fields.string("template")
    job.templates = try fields.strings("templates")
    job.documentIndex = try fields.int("documentIndex")
    if let selector = try fields.fields("documentSelector") {
      job.selector = try AssertionReader.selector(selector, isLenient: true)
    }
    job.release = try release(fields)
    job.chart = try chart(fields)
    job.capabilities = try jobCapabilities(fields)
    job.cluster = try FakeClusterReader.cluster(fields, isStrict: isStrict)
    job.postRenderer = try postRenderer(fields)
    job.skipReason = try skipReason(fields)
    let asserts = try fields.items("asserts")
    if asserts.isEmpty { throw SuiteError("no asserts found", at: fields.span) }
    for (index, item) in asserts.enumerated() {
      switch item.value {
      case .null: continue
      case .map(let map):
        let fields = SuiteFields(map, at: item.span, in: fields.text)
        job.assertions.append(try AssertionReader.assertion(fields, index: index))
      default: throw SuiteError("an assertion is a mapping", at: item.span)
      }
    }
    return job
  }

  /// Of a test's settings only texts and whole numbers count, and `apiVersions: null` is told from none.
  private func jobCapabilities(_ fields: SuiteFields) throws(SuiteError) -> CapabilitySettings {
    guard let given = try fields.fields("capabilities") else { return CapabilitySettings() }
    func version(_ name: ByteString) -> ByteString {
      switch given.value(name) {
      case .string(let text): text
      case .int(let number): ByteString("\(number)")
      default: .empty
      }
    }
    var settings = CapabilitySettings(majorVersion: version("majorVersion"), minorVersion: version("minorVersion"))
    if let versions = given.map["apiVersions"] {
      if case .list(let list) = versions {
        settings.apiVersions = list.items.compactMap { if case .string(let text) = $0 { text } else { nil } }
      } else {
        settings.apiVersions = nil
      }
    }
    return settings
  }
}

/// Doubles the backslashes that stand alone or in odd numbers.
private enum BackslashRepair {
  static func repaired(_ text: [UInt8]) -> [UInt8] {
    let backslash = UInt8(ascii: "\\")
    var out: [UInt8] = []
    out.reserveCapacity(text.count + 16)
    var position = 0
    while position < text.count {
      guard text[position] == backslash else {
        out.append(text[position])
        position += 1
        continue
      }
      let run = text[position...].prefix { $0 == backslash }.count
      out.append(contentsOf: repeatElement(backslash, count: run + run % 2))
      position += run
    }
    return out
  }
}
