import RhumbDiagnostics
import RhumbEngine
import RhumbFormats
import RhumbSystem

/// A file as it lies in a chart's directory or archive, before anyone has looked at its role.
package struct ChartFile: Sendable {
  /// Relative to the chart's root.
  package var name: [UInt8]
  let content: FileContent
  /// For what is, or may be, a template, and for values of subcharts.
  var ticket: ParseAhead.Ticket?
  /// What was read before its turn of a `values.yaml`.
  var parsed: ParsedValues?
  /// For a packed subchart.
  var unpacking: UnpackAhead.Ticket?

  init(name: [UInt8], content: FileContent, ticket: ParseAhead.Ticket? = nil) {
    self.name = name
    self.content = content
    self.ticket = ticket
  }

  package init(name: [UInt8], bytes: [UInt8], ticket: ParseAhead.Ticket? = nil) {
    self.init(name: name, content: FileContent(bytes), ticket: ticket)
  }

  package var bytes: [UInt8] { content.bytes }

  /// The same file by another name.
  func renamed(_ name: [UInt8]) -> ChartFile {
    var file = self
    file.name = name
    return file
  }
}

/// Reads every file of a chart's directory, in Helm's order: each directory by the byte order of names, depth first.
struct DirectoryReader {
  let files: any FileSystem
  let budget: LoadBudget
  let options: ChartLoadOptions
  /// The chart's directory: absolute, as the user spelled it.
  let root: FilePath
  /// The same with all links resolved. Links may not lead out of it.
  let resolvedRoot: FilePath
  let rules: IgnoreRules
  /// Files that have been read already.
  private let known: [ChartFile]
  private let forecast: SubchartForecast?
  private let unpackAhead: UnpackAhead?
  private var found: [ChartFile] = []

  init(
    _ root: FilePath, files: any FileSystem, budget: LoadBudget, options: ChartLoadOptions, known: [ChartFile] = [],
    forecast: SubchartForecast? = nil, unpackAhead: UnpackAhead? = nil
  ) throws(ChartError) {
    self.known = known
    self.forecast = forecast
    self.files = files
    self.budget = budget
    self.options = options
    self.unpackAhead = unpackAhead
    self.root = root
    do {
      resolvedRoot = try files.resolve(root)
    } catch {
      throw ChartError(error.message)
    }
    rules = try DirectoryReader.readRules(root, files)
  }

  private static func readRules(_ root: FilePath, _ files: any FileSystem) throws(ChartError) -> IgnoreRules {
    let place = root.appending(".helmignore")
    guard (try? files.kind(of: place)) != nil else { return IgnoreRules() }
    do {
      return try IgnoreRules(reading: files.read(place, limit: 1 << 20))
    } catch let error as SystemError {
      throw ChartError(error.message)
    } catch let error as ChartError {
      throw error
    } catch {
      throw ChartError("cannot read \(place.text)")
    }
  }

  mutating func readAll() throws(ChartError) -> [ChartFile] {
    try walk(root, relative: [], ancestors: [resolvedRoot])
    return found
  }

  /// `ancestors` are the real places of the directories on the way here, which a link may not lead back to.
  private mutating func walk(
    _ directory: FilePath, relative: [UInt8], ancestors: [FilePath]
  ) throws(ChartError) {
    let entries: [DirectoryEntry]
    do {
      entries = try files.list(directory)
    } catch {
      throw ChartError(error.message)
    }
    for entry in entries {
      let path = directory.appending(entry.name)
      let name = relative.isEmpty ? entry.name : relative + [UInt8(ascii: "/")] + entry.name
      try budget.chargeEntry(name)
      var kind = entry.kind
      var place: FilePath?
      if kind == .link {
        try budget.chargeLink(path.text)
        let resolved = try resolveLink(path)
        place = resolved.place
        kind = resolved.kind
      }
      if rules.ignores(name, isDirectory: kind == .directory) { continue }
      if let place { try checkLink(path, leadsTo: place, ancestors) }
      switch kind {
      case .directory:
        let here = place ?? ancestors[ancestors.count - 1].appending(entry.name)
        try walk(path, relative: name, ancestors: ancestors + [here])
      case .regular:
        try read(path, name)
      case .special, .link:
        throw ChartError("cannot load irregular file \(path.text) as it has file mode type bits set")
      }
    }
  }

  private mutating func read(_ path: FilePath, _ name: [UInt8]) throws(ChartError) {
    if let file = known.first(where: { $0.name == name }) {
      try budget.charge(bytes: file.bytes.count)
      return found.append(file)
    }
    var use = FileUse(of: name)
    if use == .template, forecast?.isOff(name) == true { use = .onRequest }
    let isDeferred = use == .onRequest || use == .template && options.parseAhead?.isRunning == true
    let size: Int
    let content: FileContent
    do throws(SystemError) {
      if isDeferred {
        size = try files.size(ofReadable: path)
        content = promise(of: path, name)
      } else {
        let bytes = try files.read(path, limit: budget.bytes)
        size = bytes.count
        content = FileContent(bytes.withoutMark)
      }
    } catch {
      throw unreadable(name, error)
    }
    if size > budget.bytes { throw unreadable(name, SystemError("read", path, .tooLarge(limit: budget.bytes))) }
    try budget.charge(bytes: size)
    var file = ChartFile(name: name, content: content)
    switch use {
    case .template: file.ticket = options.parseAhead?.add(content, size: size)
    case .innerValues: file.ticket = options.parseAhead?.add(values: content)
    case .archive: file.unpacking = unpackAhead?.add(content.bytes)
    case .loading, .onRequest: break
    }
    found.append(file)
  }

  /// To be read when somebody asks. What is wrong with it then was not so when the chart was loaded.
  private func promise(of path: FilePath, _ name: [UInt8]) -> FileContent {
    FileContent { [files, limit = options.limits.bytes] in
      do throws(SystemError) {
        return .success(try files.read(path, limit: limit).withoutMark)
      } catch {
        return .failure(FileContent.ReadFailure(Self.unreadable(name, error.message)))
      }
    }
  }

  private func unreadable(_ name: [UInt8], _ error: SystemError) -> ChartError {
    if case .tooLarge = error.reason { return budget.tooLarge.wrapped(Self.unreadable(name, "")) }
    return ChartError(Self.unreadable(name, error.message))
  }

  private static func unreadable(_ name: [UInt8], _ reason: String) -> String {
    "error reading \(String(decoding: name, as: UTF8.self)): \(reason)"
  }

  private func resolveLink(_ path: FilePath) throws(ChartError) -> (place: FilePath, kind: FileKind) {
    do throws(SystemError) {
      let place = try files.resolve(path)
      return (place, try files.kind(of: place))
    } catch {
      var missing = path
      if let target = try? files.target(of: path) {
        missing =
          target.isAbsolute
          ? target : FilePath(Array(path.bytes.dropLast(path.lastComponent.count))).appending(target.bytes)
      }
      throw ChartError(
        "error evaluating symlink \(path.text): lstat \(missing.cleaned.text): \(error.reasonText)")
    }
  }

  private func checkLink(_ path: FilePath, leadsTo place: FilePath, _ ancestors: [FilePath]) throws(ChartError) {
    if !options.allowsOutsideLinks && !place.isInside(resolvedRoot) {
      throw ChartError(
        "symbolic link \(path.text) leads out of the chart, to \(place.text); --allow-outside-links permits it")
    }
    if ancestors.contains(place) {
      throw ChartError("error evaluating symlink \(path.text): it loops, \(place.text) is a directory above it")
    }
    // Nobody reads more than that.
    if budget.links > 100 { return }
    options.log(
      LogLine(
        .info, "found symbolic link in path. Contents of linked file included and used",
        [("path", ByteString(path.bytes)), ("resolved", ByteString(place.bytes))]))
  }
}
