import RhumbEngine
import RhumbSystem

/// Finds files of golden cases.
struct GoldenFinder {
  private static let name = "golden.yaml"

  let files: any FileSystem

  /// A file itself; `golden.yaml` in a folder, in its `golden` or `tests`, or in the folders right below it.
  func find(_ path: FilePath) -> [FilePath] {
    switch try? files.kind(of: path) {
    case .regular: return path.lastComponent.suffix(5).elementsEqual(".yaml".utf8) ? [path] : []
    case .directory: break
    default: return []
    }
    let near = [path, path.appending("golden"), path.appending("tests")].map { $0.appending(Self.name) }
    let found = near.filter { (try? files.kind(of: $0)) == .regular }
    if !found.isEmpty || (try? files.kind(of: path.appending("Chart.yaml"))) == .regular { return found }
    let entries = (try? files.list(path)) ?? []
    return entries.filter { $0.kind == .directory }.map { path.appending($0.name).appending(Self.name) }.filter {
      (try? files.kind(of: $0)) == .regular
    }
  }

  /// Folders of expected files beside the file that belong to no case.
  func orphans(of suite: GoldenSuite) -> [ByteString] {
    let names = Set(suite.cases.map(\.name))
    return ((try? files.list(suite.folder)) ?? []).filter { $0.kind == .directory }.map { ByteString($0.name) }.filter {
      let folder = suite.folder.appending($0.bytes)
      let marks = [GoldenFolder.list, GoldenFolder.error].map { folder.appending($0.bytes) }
      return !names.contains($0) && marks.contains { (try? files.kind(of: $0)) == .regular }
    }
  }
}
