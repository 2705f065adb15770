package import RhumbDiagnostics
package import RhumbEngine
import RhumbFormats
package import RhumbSystem

/// How charts are loaded.
package struct ChartLoadOptions: Sendable {
  package var limits = LoadLimits()
  /// Links that lead out of the chart's directory are followed instead of refused, as Helm does.
  package var allowsOutsideLinks = false
  /// Takes what Helm would log, as it comes up.
  package var log: @Sendable (LogLine) -> Void = { _ in }

  /// Parses templates while the chart is read.
  package var parseAhead: ParseAhead?

  /// The chart's path as the user typed it: messages about its files begin with it.
  package var shownPath = ""

  /// Takes any `apiVersion` and lets a missing Chart.yaml be a fault of the chart, as `helm lint` does.
  package var judgesLater = false

  package init() {}
}

/// Loads a chart, with all its subcharts, from a directory or an archive, as Helm does and in Helm's words.
package struct ChartLoader {
  private let files: any FileSystem
  private let options: ChartLoadOptions
  private let budget: LoadBudget
  /// Where there is a second core.
  private let unpackAhead: UnpackAhead?
  private var forecast: SubchartForecast?
  /// Within an archive of a subchart that will be off.
  private var isOff = false
  /// The texts of all files loaded, for messages.
  package private(set) var sources: SourceMap
  /// Where the values and metadata were written.
  package private(set) var origins: OriginTable

  package init(
    files: any FileSystem, options: ChartLoadOptions = ChartLoadOptions(), sources: SourceMap = SourceMap(),
    origins: OriginTable = OriginTable()
  ) {
    self.files = files
    self.options = options
    self.sources = sources
    self.origins = origins
    budget = LoadBudget(options.limits)
    unpackAhead = options.parseAhead == nil ? nil : UnpackAhead(room: options.limits.bytes)
  }

  /// Loads what lies at an absolute path.
  ///
  /// - Parameter given: the user's values, if they are known: templates of subcharts that are off are not parsed ahead.
  package mutating func load(_ path: FilePath, given: MapValue? = nil) throws(ChartError) -> Chart {
    let kind: FileKind
    do {
      kind = try files.kind(of: path)
    } catch {
      throw ChartError(error.message)
    }
    defer { unpackAhead?.finish() }
    return kind == .directory ? try loadDirectory(path, given) : try loadArchive(path)
  }

  // MARK: - Directories and archives

  private mutating func loadDirectory(_ path: FilePath, _ given: MapValue?) throws(ChartError) -> Chart {
    if options.judgesLater {
      var reader = try reader(of: path)
      return try assemble(try reader.readAll(), place: shownPlace, depth: 0)
    }
    let place = path.appending("Chart.yaml")
    let bytes: [UInt8]
    do {
      bytes = try files.read(place, limit: budget.bytes)
    } catch {
      throw ChartError("unable to detect chart at \(place.text): \(error.message)")
    }
    let file = ChartFile(name: Array("Chart.yaml".utf8), bytes: bytes.withoutMark)
    var documents = [KnownMetadata(file, named: shownPlace + "Chart.yaml")]
    let refusal = refusal(of: documents[0])
    var values: ChartFile?
    if let given, options.parseAhead != nil {
      var metadata = ChartMetadata()
      documents[0].fill(&metadata)
      if metadata.hasRequirements, let file = readAhead("requirements.yaml", in: path) {
        let requirements = KnownMetadata(file, named: shownPlace + "requirements.yaml")
        requirements.fill(&metadata)
        documents.append(requirements)
      }
      values = makeForecast(path, metadata.dependencies, given)
    }
    var reader = try reader(of: path, known: documents.map(\.file) + (values.map { [$0] } ?? []))
    do throws(ChartError) {
      let chart = try assemble(try reader.readAll(), place: shownPlace, depth: 0, known: documents)
      if let refusal { throw refusal }
      return chart
    } catch {
      throw Self.joined(refusal, error)
    }
  }

  /// Reads `values.yaml` before its turn where it and the user's values say which subcharts are off.
  private mutating func makeForecast(
    _ path: FilePath, _ dependencies: [ChartMetadata.Dependency], _ given: MapValue
  ) -> ChartFile? {
    guard dependencies.contains(where: { !$0.condition.isEmpty || !$0.tags.isEmpty }),
      var file = readAhead("values.yaml", in: path)
    else { return nil }
    file.parsed = ParsedValues(file.bytes)
    if let parsed = file.parsed { forecast = SubchartForecast(dependencies, values: parsed, given: given) }
    return file
  }

  /// A file of the chart, read before its turn. Not if it is a link, which nobody has looked at yet.
  private func readAhead(_ name: String, in path: FilePath) -> ChartFile? {
    let place = path.appending(name)
    guard (try? files.target(of: place)) == nil, let bytes = try? files.read(place, limit: budget.bytes) else {
      return nil
    }
    return ChartFile(name: Array(name.utf8), bytes: bytes.withoutMark)
  }

  private func reader(of path: FilePath, known: [ChartFile] = []) throws(ChartError) -> DirectoryReader {
    try DirectoryReader(
      path, files: files, budget: budget, options: options, known: known, forecast: forecast, unpackAhead: unpackAhead)
  }

  /// What Helm says first, with what is wrong beside it.
  private static func joined(_ refusal: ChartError?, _ error: ChartError) -> ChartError {
    guard var first = refusal else { return error }
    // Reading all files comes upon the same fault again.
    first.others = first.message == error.message ? error.others : [error]
    return first
  }

  private mutating func loadArchive(_ path: FilePath) throws(ChartError) -> Chart {
    let data: [UInt8]
    do {
      data = try files.read(path, limit: options.limits.bytes)
    } catch {
      throw ChartError(error.message)
    }
    guard data.starts(with: [0x1F, 0x8B, 0x08]) else { throw notAnArchive(path) }
    let found: [ChartFile]
    do throws(ArchiveReader.Failure) {
      found = try ArchiveReader(budget: budget, parseAhead: options.parseAhead).readAll(data)
    } catch {
      if case .notGzip(let error) = error {
        let details = error.message.description
        throw ChartError("file '\(path.text)' does not appear to be a valid chart file (details: \(details))")
      }
      throw ChartError("unable to load chart archive")
    }
    guard let file = found.first(where: { $0.name.elementsEqual("Chart.yaml".utf8) }) else {
      throw ChartError("unable to detect chart version, no Chart.yaml found")
    }
    let metadata = KnownMetadata(file, named: shownPlace + "Chart.yaml")
    let refusal = refusal(of: metadata)
    do throws(ChartError) {
      let chart = try assemble(found, place: shownPlace, depth: 0, known: [metadata])
      if let refusal { throw refusal }
      return chart
    } catch {
      throw Self.joined(refusal, error)
    }
  }

  private func notAnArchive(_ path: FilePath) -> ChartError {
    let name = path.bytes
    if name.reversed().starts(with: ".yaml".utf8.reversed()) || name.reversed().starts(with: ".yml".utf8.reversed()) {
      return ChartError("file '\(path.text)' seems to be a YAML file, but expected a gzipped archive")
    }
    return ChartError("file '\(path.text)' does not appear to be a gzipped archive; got 'application/octet-stream'")
  }

  private var shownPlace: String { options.shownPath.isEmpty ? "" : options.shownPath + "/" }

  private func refusal(of metadata: KnownMetadata) -> ChartError? {
    do throws(ChartError) { try checkGeneration(metadata) } catch { return error }
    return nil
  }

  /// Only the first two generations of charts can be rendered; older charts don't say theirs.
  private func checkGeneration(_ metadata: KnownMetadata) throws(ChartError) {
    var base = ChartMetadata()
    var decoder = MetadataDecoder(onlyVersion: true)
    do throws(ChartError) {
      try decoder.decode(try metadata.document(), into: &base)
    } catch {
      throw error.wrapped("cannot load Chart.yaml: ")
    }
    switch base.apiVersion {
    case "", "v1", "v2": return
    case "v3": throw ChartError("invalid chart apiVersion")
    default: throw ChartError("unsupported chart version")
    }
  }

  /// The files of a packaged chart, as an unpacked directory would hold them.
  package static func unpack(
    _ archive: [UInt8], limits: LoadLimits = LoadLimits()
  ) throws(ChartError) -> [(name: [UInt8], bytes: [UInt8])] {
    do throws(ArchiveReader.Failure) {
      return try ArchiveReader(budget: LoadBudget(limits)).readAll(archive).map { ($0.name, $0.bytes) }
    } catch {
      throw error.error
    }
  }

  // MARK: - Files to a chart

  /// Gives each file its role. `place` leads to this chart from the outermost one.
  private mutating func assemble(
    _ files: [ChartFile], place: String, depth: Int, known: [KnownMetadata] = []
  ) throws(ChartError) -> Chart {
    if depth > options.limits.nesting {
      throw ChartError("charts are nested deeper than the limit of \(options.limits.nesting)", code: "chart/limit")
    }
    var assembly = ChartAssembly(place: place, options: options, known: known)
    var failures: [ChartError] = []
    do throws(ChartError) { try assembly.readMetadata(files) } catch { failures.append(error) }
    for file in files {
      do throws(ChartError) { try assembly.take(file, &sources, &origins) } catch { failures.append(error) }
    }
    if let failure = ChartError.first(of: failures) { throw failure }
    let chart = try assembly.finish()
    var dependencies: [Chart] = []
    for (name, files) in assembly.subcharts {
      // Go goes through them in any order; what can be seen of it Helm sorts later.
      if name.first == UInt8(ascii: "_") || name.first == UInt8(ascii: ".") { continue }
      let shown = String(decoding: name, as: UTF8.self)
      do {
        dependencies.append(try loadSubchart(name, files, place: "\(place)charts/\(shown)/", depth: depth, chart))
      } catch {
        failures.append(error.wrapped("error unpacking subchart \(shown) in \(chart.name.description): "))
      }
    }
    if let failure = ChartError.first(of: failures) { throw failure }
    chart.setDependencies(dependencies)
    return chart
  }

  private mutating func loadSubchart(
    _ name: [UInt8], _ files: [ChartFile], place: String, depth: Int, _ parent: Chart
  ) throws(ChartError) -> Chart {
    if name.reversed().starts(with: ".tgz".utf8.reversed()) {
      guard let archive = files.first, archive.name == name else {
        throw ChartError("expected \(String(decoding: name, as: UTF8.self)), got a directory")
      }
      if depth == 0 { isOff = forecast?.isOff(archive: name) ?? false }
      defer { if depth == 0 { isOff = false } }
      let unpacked: [ChartFile]
      do throws(ArchiveReader.Failure) {
        unpacked = try ArchiveReader(budget: budget, parseAhead: options.parseAhead, isOff: isOff)
          .readAll(archive.bytes, unpacked: archive.unpacking.flatMap { unpackAhead?.take($0) })
      } catch {
        throw error.error
      }
      return try assemble(unpacked, place: place, depth: depth + 1)
    }
    // Files that lie in charts/ itself and are no archive make an empty chart, which has no Chart.yaml.
    let inside = files.compactMap { file -> ChartFile? in
      guard file.name.count > name.count + 1 else { return nil }
      return file.renamed(Array(file.name[(name.count + 1)...]))
    }
    return try assemble(inside, place: place, depth: depth + 1)
  }
}
