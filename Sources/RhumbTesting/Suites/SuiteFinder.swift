import RhumbChart
import RhumbEngine
import RhumbSystem

/// Finds files by patterns: `*` and `?` within a name, `**` for folders at any depth.
struct SuiteFinder {
  private static let countLimit = 20_000
  private static let depthLimit = 32

  let files: any FileSystem
  /// The chart's folder. Links that lead out of it are not followed.
  let root: FilePath

  /// The files that match, in the order of patterns and then of names; each once for each pattern.
  func find(_ patterns: [ByteString]) throws(SystemError) -> [FilePath] {
    var found: [FilePath] = []
    for (index, pattern) in patterns.enumerated() where index == 0 || patterns[index - 1] != pattern {
      let path = FilePath(pattern.bytes)
      if path.isAbsolute {
        found.append(path)
        continue
      }
      let parts = path.cleaned.bytes.split(separator: UInt8(ascii: "/")).map(Array.init)
      var matches: [FilePath] = []
      try walk(root, parts[...], depth: 0, &matches)
      found += matches.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    }
    return found
  }

  private func walk(
    _ directory: FilePath, _ parts: ArraySlice<[UInt8]>, depth: Int, _ found: inout [FilePath]
  ) throws(SystemError) {
    guard let part = parts.first, depth < Self.depthLimit, found.count < Self.countLimit else { return }
    let rest = parts.dropFirst()
    if part.elementsEqual("..".utf8) || part.elementsEqual(".".utf8) {
      return try walk(directory.appending(part), rest, depth: depth + 1, &found)
    }
    let isDeep = part.elementsEqual("**".utf8)
    if isDeep { try walk(directory, rest.isEmpty ? [[UInt8(ascii: "*")]] : rest, depth: depth + 1, &found) }
    let pattern = PathPattern(part)
    for entry in (try? files.list(directory)) ?? [] {
      guard isDeep || pattern.matches(entry.name), let kind = kind(of: entry, in: directory) else { continue }
      let place = directory.appending(entry.name)
      if kind == .directory {
        try walk(place, isDeep ? parts : rest, depth: depth + 1, &found)
      } else if kind == .regular, rest.isEmpty, !isDeep {
        found.append(place)
      }
    }
  }

  /// What an entry is; nil for a link that leads out of the chart, or nowhere.
  private func kind(of entry: DirectoryEntry, in directory: FilePath) -> FileKind? {
    guard entry.kind == .link else { return entry.kind }
    let place = directory.appending(entry.name)
    guard let target = try? files.resolve(place), let inside = try? files.resolve(root), target.isInside(inside) else {
      return nil
    }
    return try? files.kind(of: place)
  }
}
