package import RhumbChart
import RhumbDiagnostics
package import RhumbEngine
package import RhumbSystem

/// `helm lint` of Helm 4.3.1: its checks in its order, with its severities and words.
///
/// `required` and `fail` don't end a render here; what they would have said goes to the log.
package struct ChartLinter {
  package struct Options {
    package var namespace: ByteString = "default"
    /// What `.Capabilities.KubeVersion` is, and what deprecated versions are judged by.
    package var kubeVersion: KubeVersion?
    package var skipsSchemas = false
    package var loading = ChartLoadOptions()

    package init() {}
  }

  /// What the checks of one chart share.
  struct Subject {
    let files: any FileSystem
    /// Absolute.
    let directory: FilePath
    /// As messages name it; for an archive, which Helm unpacks to somewhere else each time, the archive.
    let shown: ByteString
    let options: Options

    func path(_ name: String) -> FilePath { directory.appending(name) }
    func exists(_ name: String) -> Bool { (try? files.kind(of: path(name))) != nil }
    func isDirectory(_ name: String) -> Bool { (try? files.kind(of: path(name))) == .directory }

    /// A chart to spend: rendering changes it.
    func load(into sources: inout SourceMap, _ origins: inout OriginTable) throws(ChartError) -> Chart {
      var loading = options.loading
      loading.judgesLater = true
      var loader = ChartLoader(files: files, options: loading, sources: sources, origins: origins)
      let chart = try loader.load(directory)
      (sources, origins) = (loader.sources, loader.origins)
      return chart
    }

    func read(_ name: String) throws(SystemError) -> [UInt8] {
      try files.read(path(name), limit: options.loading.limits.bytes)
    }
  }

  private let files: any FileSystem
  private let options: Options
  private let functions: FunctionTable
  private let environment: Environment

  package init(
    _ options: Options, files: any FileSystem, functions: FunctionTable, environment: Environment
  ) {
    self.options = options
    self.files = files
    self.functions = functions
    self.environment = environment
  }

  /// Checks the chart at an absolute path.
  ///
  /// - Parameters:
  ///   - word: the path as the user wrote it.
  ///   - values: what the user gave for this chart; they are changed on the way.
  package func check(_ path: FilePath, word: ByteString, values: MapValue) -> LintReport {
    var report = LintReport()
    guard let subject = subject(path, word, &report) else { return report }
    ChartFileChecks.run(subject, &report)
    ValuesFileCheck.run(subject, values, &report)
    TemplateChecks(functions: functions, environment: environment).run(subject, values, &report)
    DependencyChecks.run(subject, &report)
    DefinitionFileChecks.run(subject, &report)
    return report
  }

  /// Every chart inside a chart's `charts/`: the operands that `--with-subcharts` adds.
  package static func subcharts(of word: ByteString, _ files: any FileSystem, base: FilePath) -> [ByteString] {
    let charts = FilePath(word.bytes).appending("charts").cleaned
    var found: [ByteString] = []
    walk(charts, files, base, depth: 0, &found)
    return found
  }

  private static func walk(
    _ directory: FilePath, _ files: any FileSystem, _ base: FilePath, depth: Int, _ found: inout [ByteString]
  ) {
    let place = directory.isAbsolute ? directory : base.appending(directory.bytes).cleaned
    guard depth < 64, let entries = try? files.list(place) else { return }
    for entry in entries {
      let path = directory.appending(entry.name)
      if entry.name.elementsEqual("Chart.yaml".utf8) {
        found.append(ByteString(directory.bytes))
      } else if isArchive(path.bytes) {
        found.append(ByteString(path.bytes))
      }
      if entry.kind == .directory { walk(path, files, base, depth: depth + 1, &found) }
    }
  }

  static func isArchive(_ path: [UInt8]) -> Bool {
    path.suffix(4).elementsEqual(".tgz".utf8) || path.suffix(7).elementsEqual(".tar.gz".utf8)
  }

  // MARK: - Where the chart is

  private func subject(_ path: FilePath, _ word: ByteString, _ report: inout LintReport) -> Subject? {
    if Self.isArchive(word.bytes) { return unpacked(path, word, &report) }
    let subject = Subject(files: files, directory: path, shown: ByteString(path.bytes), options: options)
    do throws(SystemError) {
      _ = try files.kind(of: subject.path("Chart.yaml"))
      return subject
    } catch {
      let shown = FilePath(word.bytes).appending("Chart.yaml").cleaned
      report.obstacle = ByteString("unable to check Chart.yaml file in chart: stat \(shown.text): \(error.reasonText)")
      return nil
    }
  }

  /// An archive as the directory that Helm unpacks it to.
  private func unpacked(_ path: FilePath, _ word: ByteString, _ report: inout LintReport) -> Subject? {
    let bytes: [UInt8]
    do throws(SystemError) {
      bytes = try files.read(path, limit: options.loading.limits.bytes)
    } catch {
      report.obstacle = ByteString("unable to open tarball: open \(word.description): \(error.reasonText)")
      return nil
    }
    do throws(ChartError) {
      var memory = MemoryFileSystem()
      let root = FilePath("/").appending(try Self.unpack(bytes, limits: options.loading.limits, into: &memory).bytes)
      guard (try? memory.kind(of: root.appending("Chart.yaml"))) != nil else {
        throw ChartError("chart name not specified")
      }
      return Subject(files: memory, directory: root, shown: ByteString(path.bytes), options: options)
    } catch {
      report.obstacle = error.wrapped("unable to extract tarball: ").message
      return nil
    }
  }

  /// Puts the files below a directory that is called as the chart; gives its name.
  private static func unpack(
    _ archive: [UInt8], limits: LoadLimits, into memory: inout MemoryFileSystem
  ) throws(ChartError) -> ByteString {
    let entries = try ChartLoader.unpack(archive, limits: limits)
    var name = ByteString.empty
    for entry in entries where entry.name.elementsEqual("Chart.yaml".utf8) {
      do throws(ChartError) { name = try ChartMetadata.read(entry.bytes).name } catch {
        throw error.wrapped("cannot load Chart.yaml: ")
      }
    }
    if name.isEmpty { throw ChartError("chart name not specified") }
    if name == "." || name == ".." { throw ChartError("chart name " + name.goQuoted + " is not allowed") }
    if name.bytes.contains(UInt8(ascii: "/")) {
      throw ChartError("chart name " + name.goQuoted + " must not contain path separators")
    }
    let root = FilePath("/").appending(name.bytes)
    for entry in entries { memory.add(root.appending(entry.name), entry.bytes) }
    return name
  }
}
