package import RhumbDiagnostics
package import RhumbEngine
package import RhumbKubernetes
package import RhumbSystem

/// The objects of one run of a validation: files, directories, streams and rendered charts, read into one source map.
package struct ManifestInput {
  /// A text of manifests and what it holds.
  package struct Source {
    /// As the user named it, or the template's path.
    package let name: String
    package let reader: ObjectReader
    /// A hook may replace an object of the same name.
    package let isHook: Bool
    package let file: FileID
    package let text: [UInt8]
    /// Nil for what no template wrote.
    package let origin: Origin?
  }

  /// Where in a rendered chart a text stands.
  package struct Origin {
    /// Among `charts`.
    package let chart: Int
    /// The template.
    package let path: ByteString
    /// Where in what the template printed the text begins.
    package let start: Int
  }

  /// A chart that was rendered.
  package struct RenderedChart {
    package let path: FilePath
    package let input: ChartInput
  }

  /// Why something can't be read at all.
  package struct Failure: Error {
    package let message: ByteString
    package let diagnostics: [Diagnostic]
    /// What the diagnostics point into.
    package let sources: SourceMap
  }

  private static let fileLimit = 256 << 20
  private static let directoryDepth = 64

  package private(set) var sources: [Source] = []
  package internal(set) var charts: [RenderedChart] = []
  package var texts = SourceMap()
  package var origins = OriginTable()
  private let files: any FileSystem
  /// File names that are left out.
  private let ignored: (String) -> Bool

  package init(_ files: any FileSystem, ignoring ignored: @escaping (String) -> Bool = { _ in false }) {
    self.files = files
    self.ignored = ignored
  }

  /// Reads a text of manifests.
  package mutating func add(
    _ bytes: [UInt8], named name: String, kind: SourceFile.Kind = .file, isHook: Bool = false, origin: Origin? = nil
  ) {
    let file = texts.add(name: name, bytes: bytes, kind: kind)
    var reader = ObjectReader()
    reader.read(bytes, file: file, origins: &origins)
    sources.append(
      Source(name: name, reader: reader, isHook: isHook, file: file, text: bytes, origin: origin))
  }

  /// Reads a file, or all files of manifests in a directory and below.
  package mutating func add(_ path: FilePath) throws(Failure) {
    do throws(SystemError) {
      if try files.kind(of: path) == .directory {
        try addDirectory(path, depth: 0)
      } else {
        add(try files.read(path, limit: Self.fileLimit, allowingPipes: true), named: path.text)
      }
    } catch {
      throw Failure(message: ByteString(error.message), diagnostics: [], sources: texts)
    }
  }

  private mutating func addDirectory(_ path: FilePath, depth: Int) throws(SystemError) {
    guard depth < Self.directoryDepth else { return }
    for entry in try files.list(path) {
      let child = path.appending(entry.name)
      let kind = entry.kind == .link ? try files.kind(of: child) : entry.kind
      switch kind {
      case .directory where entry.kind != .link: try addDirectory(child, depth: depth + 1)
      case .regular where Self.isManifest(entry.name) && !ignored(child.text):
        add(try files.read(child, limit: Self.fileLimit), named: child.text)
      default: break
      }
    }
  }

  private static func isManifest(_ name: [UInt8]) -> Bool {
    [".yaml", ".yml", ".json"].contains { name.suffix($0.utf8.count).elementsEqual($0.utf8) }
  }

  /// What a path is: a chart's directory or archive, rather than manifests.
  package func isChart(_ path: FilePath) -> Bool {
    guard let kind = try? files.kind(of: path) else { return false }
    if kind == .directory { return (try? files.kind(of: path.appending("Chart.yaml"))) == .regular }
    return path.bytes.suffix(4).elementsEqual(".tgz".utf8) || path.bytes.suffix(7).elementsEqual(".tar.gz".utf8)
  }
}
