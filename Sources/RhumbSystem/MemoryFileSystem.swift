import Glibc

/// Files in memory, for tests and for unpacked archives: directories exist because files lie in them.
package struct MemoryFileSystem: FileSystem {
  package enum Node: Sendable {
    case file([UInt8])
    case link(String)
    case special
  }

  private var nodes: [FilePath: Node] = [:]

  /// Paths are absolute.
  package init(_ files: [String: String] = [:]) {
    for (path, text) in files { self[path] = .file(Array(text.utf8)) }
  }

  /// Puts a file at an absolute path.
  package mutating func add(_ path: FilePath, _ bytes: [UInt8]) { nodes[path] = .file(bytes) }

  package subscript(path: String) -> Node? {
    get { nodes[FilePath(path)] }
    set { nodes[FilePath(path)] = newValue }
  }

  package func kind(of path: FilePath) throws(SystemError) -> FileKind {
    try unfollowedKind(of: resolve(path))
  }

  private func unfollowedKind(of path: FilePath) throws(SystemError) -> FileKind {
    switch nodes[path] {
    case .file: return .regular
    case .link: return .link
    case .special: return .special
    case nil:
      if nodes.keys.contains(where: { $0 != path && $0.isInside(path) }) { return .directory }
      throw SystemError("lstat", path, .code(ENOENT))
    }
  }

  package func read(_ path: FilePath, limit: Int, allowingPipes: Bool) throws(SystemError) -> [UInt8] {
    let place: FilePath
    do { place = try resolve(path) } catch { throw SystemError("open", path, error.reason) }
    switch try unfollowedKind(of: place) {
    case .directory: throw SystemError("read", path, .code(EISDIR))
    case .special, .link: throw SystemError("read", path, .irregular)
    case .regular: break
    }
    guard case .file(let bytes)? = nodes[place] else { throw SystemError("open", path, .code(ENOENT)) }
    if bytes.count > limit { throw SystemError("read", path, .tooLarge(limit: limit)) }
    return bytes
  }

  package func size(ofReadable path: FilePath) throws(SystemError) -> Int {
    try read(path, limit: .max, allowingPipes: false).count
  }

  package func list(_ directory: FilePath) throws(SystemError) -> [DirectoryEntry] {
    let place = try resolve(directory)
    var names: Set<[UInt8]> = []
    for path in nodes.keys where path != place && path.isInside(place) {
      let rest = path.bytes.dropFirst(place.bytes.count + (place.bytes.count == 1 ? 0 : 1))
      names.insert(Array(rest.prefix { $0 != UInt8(ascii: "/") }))
    }
    var entries: [DirectoryEntry] = []
    for name in names {
      entries.append(DirectoryEntry(name: name, kind: try unfollowedKind(of: place.appending(name))))
    }
    return entries.sorted { $0.name.lexicographicallyPrecedes($1.name) }
  }

  package func resolve(_ path: FilePath) throws(SystemError) -> FilePath {
    var pending = path.bytes.split(separator: UInt8(ascii: "/")).map(Array.init)
    pending.reverse()
    var place = FilePath("/")
    var followed = 0
    while let part = pending.popLast() {
      let next = place.appending(part).cleaned
      guard case .link(let target)? = nodes[next] else {
        place = next
        continue
      }
      followed += 1
      if followed > 40 { throw SystemError("lstat", path, .code(ELOOP)) }
      if target.utf8.first == UInt8(ascii: "/") { place = FilePath("/") }
      pending.append(contentsOf: target.utf8.split(separator: UInt8(ascii: "/")).map { Array($0) }.reversed())
    }
    _ = try unfollowedKind(of: place)
    return place
  }

  package func target(of link: FilePath) throws(SystemError) -> FilePath {
    guard case .link(let target)? = nodes[link] else { throw SystemError("readlink", link, .code(EINVAL)) }
    return FilePath(target)
  }
}
