import Glibc

/// What a long work remembers of itself from one run of the program to the next. One process has it at a time; each
/// state replaces the last one whole.
package struct StateFile: ~Copyable {
  package let path: FilePath
  private let lock: CInt
  private static let sizeLimit = 1 << 20

  /// Takes the state for this process, by a lock on a file beside it. Refused if another process has it.
  package init(_ path: FilePath) throws(SystemError) {
    self.path = path
    while true {
      let descriptor = try Self.open(Self.lockPath(path))
      guard descriptor >= 0 else { throw SystemError("open", Self.lockPath(path), .code(errno)) }
      guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
        let code = errno
        close(descriptor)
        throw SystemError("lock", path, code == EWOULDBLOCK ? .locked : .code(code))
      }
      // Whoever had it before may have taken the lock's file away since it was opened here.
      if try Self.isCurrent(descriptor, Self.lockPath(path)) {
        lock = descriptor
        return
      }
      close(descriptor)
    }
  }

  deinit {
    // Safety: the name is NUL-terminated for the call.
    _ = try? unsafe Self.lockPath(path).withCString("remove") { unsafe unlink($0) }
    close(lock)
  }

  private static func lockPath(_ path: FilePath) -> FilePath { FilePath(path.bytes + Array(".lock".utf8)) }

  private static func open(_ path: FilePath) throws(SystemError) -> CInt {
    // Safety: the name is NUL-terminated for the call.
    try unsafe path.withCString("open") { text in
      unsafe Glibc.open(text, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    }
  }

  private static func isCurrent(_ descriptor: CInt, _ path: FilePath) throws(SystemError) -> Bool {
    var held = stat()
    var named = stat()
    // Safety: both outlive the calls, which fill them; the name is NUL-terminated for its call.
    let isHeld = unsafe fstat(descriptor, &held) == 0
    let isNamed = try unsafe path.withCString("stat") { unsafe stat($0, &named) == 0 }
    return isHeld && isNamed && held.st_ino == named.st_ino && held.st_dev == named.st_dev
  }

  /// Nil if nothing is remembered.
  package func read() throws(SystemError) -> [UInt8]? {
    do throws(SystemError) {
      return try DiskFileSystem().read(path, limit: Self.sizeLimit)
    } catch {
      if error.isNotFound { return nil }
      throw error
    }
  }

  package func write(_ bytes: [UInt8]) throws(SystemError) {
    let name = FilePath(Array(path.lastComponent))
    let parent = FilePath(Array(path.bytes.dropLast(name.bytes.count)))
    let directory = OutputDirectory(root: parent.bytes.isEmpty ? FilePath(".") : parent)
    try SignalHold.during { () throws(SystemError) in try directory.write(bytes, at: name) }
  }

  package func remove() throws(SystemError) {
    // Safety: the name is NUL-terminated for the call.
    let removed = try unsafe path.withCString("remove") { unsafe unlink($0) }
    guard removed == 0 || errno == ENOENT else { throw SystemError("remove", path, .code(errno)) }
  }
}
