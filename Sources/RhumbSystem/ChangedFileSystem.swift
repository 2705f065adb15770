/// Files as they are, but for one that reads as if it had been changed already.
package struct ChangedFileSystem: FileSystem {
  private let base: any FileSystem
  private let changed: FilePath
  private let bytes: [UInt8]

  /// `changed` counts as it is spelled.
  package init(_ base: any FileSystem, changed: FilePath, bytes: [UInt8]) {
    self.base = base
    self.changed = changed
    self.bytes = bytes
  }

  package func read(_ path: FilePath, limit: Int, allowingPipes: Bool) throws(SystemError) -> [UInt8] {
    guard path == changed else { return try base.read(path, limit: limit, allowingPipes: allowingPipes) }
    if bytes.count > limit { throw SystemError("read", path, .tooLarge(limit: limit)) }
    return bytes
  }

  package func size(ofReadable path: FilePath) throws(SystemError) -> Int {
    path == changed ? bytes.count : try base.size(ofReadable: path)
  }

  package func kind(of path: FilePath) throws(SystemError) -> FileKind { try base.kind(of: path) }
  package func list(_ directory: FilePath) throws(SystemError) -> [DirectoryEntry] { try base.list(directory) }
  package func resolve(_ path: FilePath) throws(SystemError) -> FilePath { try base.resolve(path) }
  package func target(of link: FilePath) throws(SystemError) -> FilePath { try base.target(of: link) }
}
