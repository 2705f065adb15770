/// What there is at a path.
package enum FileKind: Sendable {
  case regular, directory, link
  /// A device, FIFO or socket: never opened.
  case special
}

package struct DirectoryEntry: Sendable {
  package let name: [UInt8]
  package let kind: FileKind

  package init(name: [UInt8], kind: FileKind) {
    self.name = name
    self.kind = kind
  }
}

/// Reading files: the disk, or a twin in memory for tests.
package protocol FileSystem: Sendable {
  /// What there is, links followed.
  func kind(of path: FilePath) throws(SystemError) -> FileKind

  /// The bytes of a regular file, at most `limit`. With `allowingPipes`, a FIFO or device that the user named may be read
  /// too, such as `<(command)` of a shell.
  func read(_ path: FilePath, limit: Int, allowingPipes: Bool) throws(SystemError) -> [UInt8]

  /// The size of a regular file that `read` would take now, without reading it.
  func size(ofReadable path: FilePath) throws(SystemError) -> Int

  /// What lies in a directory, by the byte order of names. Links are not followed.
  func list(_ directory: FilePath) throws(SystemError) -> [DirectoryEntry]

  /// The absolute path with every link resolved.
  func resolve(_ path: FilePath) throws(SystemError) -> FilePath

  /// Where a link points, as it is written.
  func target(of link: FilePath) throws(SystemError) -> FilePath
}

extension FileSystem {
  package func read(_ path: FilePath, limit: Int) throws(SystemError) -> [UInt8] {
    try read(path, limit: limit, allowingPipes: false)
  }
}
