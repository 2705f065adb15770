import RhumbDiagnostics
import RhumbFormats
import RhumbSystem

/// The files of manifests among paths: files as they are named, and those of directories by their endings.
struct ManifestPaths {
  static let sizeLimit = 256 << 20
  private static let depthLimit = 64

  private let files: any FileSystem

  init(_ files: any FileSystem) { self.files = files }

  func all(in paths: [FilePath]) throws(SystemError) -> [FilePath] {
    var found: [FilePath] = []
    for path in paths {
      if try files.kind(of: path) == .directory { try add(path, depth: 0, to: &found) } else { found.append(path) }
    }
    return found
  }

  private func add(_ directory: FilePath, depth: Int, to found: inout [FilePath]) throws(SystemError) {
    guard depth < Self.depthLimit else { return }
    for entry in try files.list(directory) {
      let path = directory.appending(entry.name)
      switch entry.kind {
      case .directory: try add(path, depth: depth + 1, to: &found)
      case .regular where Self.isManifest(entry.name): found.append(path)
      default: break
      }
    }
  }

  private static func isManifest(_ name: [UInt8]) -> Bool {
    [".yaml", ".yml", ".json"].contains { name.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }
}

/// Finds the documents and paths of weights in manifests.
struct ManifestPlaces {
  private let texts: SourceMap
  private var finders: [Document: ScalarFinder] = [:]

  private struct Document: Hashable {
    let file: FileID
    let number: Int
  }

  init(_ texts: SourceMap) { self.texts = texts }

  mutating func source(of destination: WeightedDestination) -> WeightSource {
    let span = destination.span
    guard destination.weight != nil, let file = texts[span.file],
      let number = ScalarFinder.document(at: Int(span.start), of: file.bytes)
    else { return .absent }
    let document = Document(file: span.file, number: number)
    if finders[document] == nil {
      finders[document] = try? ScalarFinder(file.bytes, file: span.file, document: number)
    }
    guard let path = finders[document]?.path(at: Int(span.start)) else { return .template(nil) }
    return .manifest(document: number, path)
  }
}
