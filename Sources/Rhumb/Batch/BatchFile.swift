package import RhumbChart
import RhumbDiagnostics
import RhumbEngine
import RhumbFormats
package import RhumbSystem

/// Reads the releases of a batch:
///
///     defaults: {chart: ./web, namespace: shop, values: [base.yaml]}
///     releases:
///     - {name: one, values: [one.yaml]}
///     - {name: two, set: [replicas=2]}
///
/// Paths count from the batch file's folder. Lists of the defaults come before a release's own, so that these win.
package struct BatchFile {
  private static let keys: [ByteString] = [
    "name", "chart", "namespace", "values", "set", "setString", "setFile", "setJson", "setLiteral", "kubeVersion",
    "apiVersions", "isUpgrade", "folder",
  ]
  private static let releaseLimit = 100_000

  private let name: String
  private let bytes: [UInt8]
  private let folder: FilePath
  private var origins = OriginTable()
  private var problems: [ChartError] = []

  private init(name: String, bytes: [UInt8], folder: FilePath) {
    self.name = name
    self.bytes = bytes
    self.folder = folder
  }

  /// The releases in the order of the file; all that is wrong with it otherwise.
  ///
  /// - Parameters:
  ///   - folder: where relative paths begin, as messages show it.
  ///   - base: what holds unless the file says otherwise.
  package static func read(
    _ bytes: [UInt8], named name: String, folder: FilePath, base: BatchRelease
  ) throws(ChartError) -> [BatchRelease] {
    var file = BatchFile(name: name, bytes: bytes, folder: folder)
    let releases = try file.releases(base)
    if let problem = ChartError.first(of: file.problems) { throw problem }
    return releases
  }

  private mutating func releases(_ base: BatchRelease) throws(ChartError) -> [BatchRelease] {
    var documents: [MapValue] = []
    do throws(YAMLError) {
      documents = try ValuesDocuments.read(bytes, file: FileID(raw: 1), origins: &origins)
    } catch {
      throw ChartError(
        "\(name): \(error.message.description)", code: "batch/invalid", place: place(error.span))
    }
    guard let root = documents.first, documents.count == 1 else { throw error("a batch is one document", at: nil) }
    for entry in root.entries where entry.key != "defaults" && entry.key != "releases" {
      problems.append(unknown(entry, among: ["defaults", "releases"]))
    }
    var defaults = base
    if let value = root["defaults"] { fill(&defaults, from: value, root.origin(of: Key("defaults"))) }
    guard case .list(let list)? = root["releases"], list.items.count <= Self.releaseLimit else {
      throw error("'releases' must be a list of at most \(Self.releaseLimit)", at: nil)
    }
    var releases: [BatchRelease] = []
    var folders: Set<ByteString> = []
    for (index, item) in list.items.enumerated() {
      let origin = index < list.origins.count ? list.origins[index] : .unknown
      var release = defaults
      guard case .map = item else {
        problems.append(error("a release must be a map", at: origin))
        continue
      }
      fill(&release, from: item, origin)
      if release.folder.isEmpty { release.folder = release.name }
      if release.chart.bytes.isEmpty {
        problems.append(error("release '\(release.name.description)' has no chart", at: origin))
      }
      if !folders.insert(release.folder).inserted {
        problems.append(
          error(
            "two releases are called '\(release.folder.description)'", at: origin,
            help: "give one of them a 'folder' of its own"))
      }
      releases.append(release)
    }
    return releases
  }

  // MARK: - Fields

  private mutating func fill(_ release: inout BatchRelease, from value: Value, _ origin: OriginID) {
    guard case .map(let map) = value else { return problems.append(error("'defaults' must be a map", at: origin)) }
    for entry in map.entries {
      let (value, origin) = (entry.value, entry.origin)
      switch entry.key {
      case "name": text(value, origin).map { release.name = $0 }
      case "namespace": text(value, origin).map { release.namespace = $0 }
      case "folder": text(value, origin).map { release.folder = $0 }
      case "chart":
        guard let path = text(value, origin) else { continue }
        release.shownChart = ByteString(resolved(path).bytes)
        release.chart = resolved(path)
      case "values": release.values.files += list(value, origin).map { ByteString(resolved($0).bytes) }
      case "set": release.values.set += list(value, origin)
      case "setString": release.values.strings += list(value, origin)
      case "setFile": release.values.fileValues += list(value, origin)
      case "setJson": release.values.json += list(value, origin)
      case "setLiteral": release.values.literals += list(value, origin)
      case "apiVersions": release.apiVersions += list(value, origin)
      case "kubeVersion": text(value, origin).map { kubeVersion($0, origin, &release) }
      case "isUpgrade":
        if case .bool(let isUpgrade) = value {
          release.isUpgrade = isUpgrade
        } else {
          problems.append(error("'isUpgrade' must be true or false", at: origin))
        }
      default: problems.append(unknown(entry, among: Self.keys))
      }
    }
  }

  private mutating func kubeVersion(_ text: ByteString, _ origin: OriginID, _ release: inout BatchRelease) {
    do throws(ChartError) {
      _ = try KubeVersion.parse(text)
      release.kubeVersion = text
    } catch {
      problems.append(self.error(error.message.description, at: origin))
    }
  }

  private mutating func text(_ value: Value, _ origin: OriginID) -> ByteString? {
    switch value {
    case .string(let text) where !text.isEmpty: return text
    case .int, .int64, .float: return GoPrinter.text(value)
    default:
      problems.append(error("a text is needed here", at: origin))
      return nil
    }
  }

  private mutating func list(_ value: Value, _ origin: OriginID) -> [ByteString] {
    guard case .list(let list) = value else { return text(value, origin).map { [$0] } ?? [] }
    var texts: [ByteString] = []
    for (index, item) in list.items.enumerated() {
      if let text = text(item, index < list.origins.count ? list.origins[index] : origin) { texts.append(text) }
    }
    return texts
  }

  private func resolved(_ path: ByteString) -> FilePath {
    let path = FilePath(path.bytes)
    return path.isAbsolute || folder.bytes.isEmpty ? path : folder.appending(path.bytes)
  }

  // MARK: - Messages

  private func unknown(_ entry: MapValue.Entry, among keys: [ByteString]) -> ChartError {
    let meant = Spelling.closest(to: entry.key.description, among: keys.map(\.description))
    return error(
      "a batch has no key '\(entry.key.description)'", at: entry.origin, help: meant.map { "did you mean '\($0)'?" })
  }

  private func error(_ words: String, at origin: OriginID?, help: String? = nil) -> ChartError {
    ChartError(
      "\(name): \(words)", code: "batch/invalid", place: origin.flatMap { origins.place(of: $0) }.map(place),
      help: help.map { [$0] } ?? [])
  }

  private func place(_ span: SourceSpan) -> ChartError.Place {
    ChartError.Place(name: name, text: bytes, start: Int(span.start), end: Int(span.end))
  }
}
