import Glibc

/// Waits for files to be saved below directories (inotify(7)).
package struct FileWatch: ~Copyable {
  /// Editors save in several steps: so long nothing may happen before a change counts as done, in milliseconds.
  private static let settling: CInt = 80
  private static let bufferSize = 64 << 10
  private static let headSize = 16

  private let descriptor: CInt
  private let directories: [CInt: FilePath]

  /// - Parameter directories: each is watched by itself, not what lies in directories below it.
  package init(_ directories: [FilePath]) throws(SystemError) {
    let descriptor = inotify_init1(CInt(IN_CLOEXEC) | CInt(IN_NONBLOCK))
    guard descriptor >= 0 else { throw SystemError("watch", FilePath("."), .code(errno)) }
    var known: [CInt: FilePath] = [:]
    let events = UInt32(IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE)
    do throws(SystemError) {
      for directory in directories {
        // Safety: the path is NUL-terminated for the call.
        let watch = try unsafe directory.withCString("watch") { unsafe inotify_add_watch(descriptor, $0, events) }
        guard watch >= 0 else { throw SystemError("watch", directory, .code(errno)) }
        known[watch] = directory
      }
    } catch {
      close(descriptor)
      throw error
    }
    self.descriptor = descriptor
    self.directories = known
  }

  deinit { close(descriptor) }

  /// The paths that were saved, moved or removed, each once; waits until there are some and nothing more happens.
  package func wait() throws(SystemError) -> [FilePath] {
    var changed: [FilePath] = []
    var seen: Set<FilePath> = []
    var timeout: CInt = -1
    while try isReady(within: timeout) {
      for path in try read() where seen.insert(path).inserted { changed.append(path) }
      timeout = Self.settling
    }
    return changed
  }

  private func isReady(within timeout: CInt) throws(SystemError) -> Bool {
    while true {
      var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      // Safety: one entry, as the call is told.
      let count = unsafe poll(&waiting, 1, timeout)
      if count >= 0 { return count > 0 }
      if errno != EINTR { throw SystemError("watch", FilePath("."), .code(errno)) }
    }
  }

  /// The paths of the events at hand. An event is a descriptor, a mask, a cookie and a length, four bytes each, and a name
  /// of that length, padded with NULs.
  private func read() throws(SystemError) -> [FilePath] {
    var buffer = [UInt8](repeating: 0, count: Self.bufferSize)
    // Safety: at most the array's size is written.
    let count = unsafe buffer.withUnsafeMutableBytes { unsafe Glibc.read(descriptor, $0.baseAddress, $0.count) }
    if count < 0 {
      if errno == EAGAIN || errno == EINTR { return [] }
      throw SystemError("watch", FilePath("."), .code(errno))
    }
    func word(_ offset: Int) -> UInt32 {
      (0..<4).reduce(0) { $0 | UInt32(buffer[offset + $1]) << UInt32(8 * $1) }
    }
    var paths: [FilePath] = []
    var position = 0
    while position + Self.headSize <= count {
      let length = Int(word(position + 12))
      let start = position + Self.headSize
      guard start + length <= count else { break }
      let name = buffer[start..<(start + length)].prefix { $0 != 0 }
      if !name.isEmpty, let directory = directories[CInt(bitPattern: word(position))] {
        paths.append(directory.appending(name))
      }
      position = start + length
    }
    return paths
  }
}
