internal import CLinux
import Glibc

/// A file that is being edited: read once, then replaced whole or left as it was.
///
/// Its directory is locked meanwhile, so that two edits never overlap. Writers that take no lock are noticed: what the
/// file was is compared with what was read, before it is replaced and, where the kernel can exchange two files, after.
package struct EditableFile: ~Copyable {
  /// As the user named it, for messages. A link is followed; it stays a link.
  package let path: FilePath
  package let bytes: [UInt8]
  private let directory: CInt
  private let name: FilePath
  private let identity: Identity
  private let attributes: ExtendedAttributes

  /// What tells one state of a file from another.
  private struct Identity: Equatable {
    let device: UInt64
    let inode: UInt64
    let size: Int64
    let seconds: Int
    let nanoseconds: Int
    let mode: mode_t
    let owner: uid_t
    let group: gid_t

    init(_ status: stat) {
      device = UInt64(status.st_dev)
      inode = UInt64(status.st_ino)
      size = Int64(status.st_size)
      seconds = status.st_mtim.tv_sec
      nanoseconds = status.st_mtim.tv_nsec
      mode = status.st_mode
      owner = status.st_uid
      group = status.st_gid
    }
  }

  /// How long another edit in the same directory is waited for, in microseconds.
  private static let lockPatience = 10_000_000
  private static let lockPause: UInt32 = 5_000

  /// Locks and reads a file. Refused are files that are no regular ones, have more than one name, or are read-only.
  package static func open(_ path: FilePath, limit: Int) throws(SystemError) -> EditableFile {
    let resolved: FilePath
    do throws(SystemError) { resolved = try DiskFileSystem().resolve(path) } catch {
      throw SystemError("open", path, error.reason)
    }
    let name = FilePath(Array(resolved.lastComponent))
    let parent = FilePath(Array(resolved.bytes.dropLast(name.bytes.count)))
    // Safety: the path is NUL-terminated for the call.
    let directory = try unsafe parent.withCString("open") { text in
      untilUninterrupted { unsafe Glibc.open(text, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    }
    guard directory >= 0 else { throw SystemError("open", path, .code(errno)) }
    do throws(SystemError) {
      try lock(directory, for: path)
      let (bytes, identity, attributes) = try read(name, in: directory, path: path, limit: limit)
      try checkWritable(directory, path: path)
      return EditableFile(
        path: path, bytes: bytes, directory: directory, name: name, identity: identity, attributes: attributes)
    } catch {
      close(directory)
      throw error
    }
  }

  private init(
    path: FilePath, bytes: [UInt8], directory: CInt, name: FilePath, identity: Identity,
    attributes: ExtendedAttributes
  ) {
    self.path = path
    self.bytes = bytes
    self.directory = directory
    self.name = name
    self.identity = identity
    self.attributes = attributes
  }

  deinit { close(directory) }

  private static func lock(_ directory: CInt, for path: FilePath) throws(SystemError) {
    var waited = 0
    while flock(directory, LOCK_EX | LOCK_NB) != 0 {
      switch errno {
      case EINTR: continue
      case EWOULDBLOCK:
        if waited >= lockPatience { throw SystemError("lock", path, .locked) }
        usleep(lockPause)
        waited += Int(lockPause)
      // The file system has no locks; the comparison before the replacement must do.
      case EBADF, EINVAL, ENOLCK, EOPNOTSUPP: return
      case let code: throw SystemError("lock", path, .code(code))
      }
    }
  }

  private static func read(
    _ name: FilePath, in directory: CInt, path: FilePath, limit: Int
  ) throws(SystemError) -> ([UInt8], Identity, ExtendedAttributes) {
    // Without O_NONBLOCK, opening a FIFO would wait for a writer.
    let flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK | O_NOFOLLOW
    // Safety: the name is NUL-terminated for the call.
    let descriptor = try unsafe name.withCString("open") { text in
      untilUninterrupted { unsafe openat(directory, text, flags) }
    }
    guard descriptor >= 0 else { throw SystemError("open", path, .code(errno)) }
    defer { close(descriptor) }
    var status = stat()
    // Safety: `status` outlives the call, which fills it.
    guard unsafe fstat(descriptor, &status) == 0 else { throw SystemError("stat", path, .code(errno)) }
    switch FileKind(mode: status.st_mode) {
    case .regular: break
    case .directory: throw SystemError("edit", path, .code(EISDIR))
    case .link, .special: throw SystemError("edit", path, .irregular)
    }
    if status.st_nlink > 1 { throw SystemError("edit", path, .hardLinked) }
    // Root may write it all the same, but whoever took the bits away meant it.
    if status.st_mode & 0o222 == 0 { throw SystemError("edit", path, .readOnly) }
    let bytes = try Descriptor(raw: descriptor, path: path).readAll(sizeHint: Int(status.st_size), limit: limit)
    var after = stat()
    // Safety: as above.
    guard unsafe fstat(descriptor, &after) == 0 else { throw SystemError("stat", path, .code(errno)) }
    guard Identity(status) == Identity(after), bytes.count == Int(status.st_size) else {
      throw SystemError("read", path, .changed)
    }
    return (bytes, Identity(status), ExtendedAttributes(of: descriptor))
  }

  private static func checkWritable(_ directory: CInt, path: FilePath) throws(SystemError) {
    var status = stat()
    // Safety: `status` outlives the call, which fills it.
    guard unsafe fstat(directory, &status) == 0 else { throw SystemError("stat", path, .code(errno)) }
    if status.st_mode & 0o222 == 0 { throw SystemError("edit", path, .code(EACCES)) }
  }

  // MARK: Replacing

  /// Puts `new` in the file's place, with its mode and owner; nothing happens if the bytes are equal. A reader sees the
  /// old bytes or the new ones; on an error the file is what it was, unless the error came after the exchange, when
  /// only the directory's own entry may not be on the disk yet.
  package func replace(with new: [UInt8]) throws(SystemError) {
    if new == bytes { return }
    try SignalHold.during { () throws(SystemError) in
      let temporary = FilePath(".rhumb-\(getpid())-\(UInt32.random(in: 0 ... .max))")
      do throws(SystemError) {
        try write(new, to: temporary)
        try exchange(temporary)
      } catch {
        remove(temporary)
        throw error
      }
      guard sync(directory) == 0 else { throw SystemError("sync", path, .code(errno)) }
    }
  }

  private func write(_ new: [UInt8], to temporary: FilePath) throws(SystemError) {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    // Safety: the name is NUL-terminated for the call.
    let descriptor = try unsafe temporary.withCString("open") { text in
      untilUninterrupted { unsafe openat(directory, text, flags, 0o600) }
    }
    guard descriptor >= 0 else { throw SystemError("create", path, .code(errno)) }
    do throws(SystemError) {
      try Descriptor(raw: descriptor, path: path).writeAll(new)
      // The owner first: changing it clears bits of the mode.
      if identity.owner != geteuid() || identity.group != getegid() {
        guard fchown(descriptor, identity.owner, identity.group) == 0 else {
          throw SystemError("chown", path, .code(errno))
        }
      }
      guard attributes.write(to: descriptor) else { throw SystemError("setxattr", path, .code(errno)) }
      guard fchmod(descriptor, identity.mode & 0o7777) == 0 else { throw SystemError("chmod", path, .code(errno)) }
      guard sync(descriptor) == 0 else { throw SystemError("sync", path, .code(errno)) }
    } catch {
      close(descriptor)
      throw error
    }
    guard close(descriptor) == 0 else { throw SystemError("close", path, .code(errno)) }
  }

  /// Exchanges the two files and looks at what came out: if it isn't what was read, somebody wrote it in between, and it
  /// goes back.
  private func exchange(_ temporary: FilePath) throws(SystemError) {
    guard try current(name) == identity else { throw SystemError("edit", path, .changed) }
    if try rename(temporary, to: name, flags: Self.exchangeFlag) {
      guard try current(temporary) == identity else {
        _ = try rename(temporary, to: name, flags: Self.exchangeFlag)
        throw SystemError("edit", path, .changed)
      }
      remove(temporary)
    } else {
      guard try rename(temporary, to: name, flags: 0) else { throw SystemError("rename", path, .code(EINVAL)) }
    }
  }

  /// RENAME_EXCHANGE of `renameat2(2)`.
  private static let exchangeFlag: UInt32 = 1 << 1

  /// False if the file system doesn't know the flags.
  private func rename(_ from: FilePath, to target: FilePath, flags: UInt32) throws(SystemError) -> Bool {
    // Safety: the names are NUL-terminated for the call.
    let code = try unsafe from.withCString("rename") { from -> CInt in
      let moved = try? unsafe target.withCString("rename") { target in
        untilUninterrupted { unsafe rhumb_renameat2(directory, from, directory, target, flags) }
      }
      return moved == 0 ? 0 : errno
    }
    if code == 0 { return true }
    if flags != 0, code == EINVAL || code == ENOSYS { return false }
    throw SystemError("rename", path, .code(code))
  }

  private func current(_ name: FilePath) throws(SystemError) -> Identity {
    var status = stat()
    // Safety: `status` outlives the call, which fills it; the name is NUL-terminated for it.
    let found = try unsafe name.withCString("stat") { unsafe fstatat(directory, $0, &status, AT_SYMLINK_NOFOLLOW) }
    guard found == 0 else { throw SystemError("stat", path, .code(errno)) }
    return Identity(status)
  }

  /// Tried twice, since nobody else will clean up.
  private func remove(_ temporary: FilePath) {
    for _ in 0..<2 {
      // Safety: the name is NUL-terminated for the call.
      let removed = try? unsafe temporary.withCString("remove") { unsafe unlinkat(directory, $0, 0) }
      if removed == 0 || errno == ENOENT { return }
    }
  }

  private func sync(_ descriptor: CInt) -> CInt { untilUninterrupted { fsync(descriptor) } }
}

/// Repeats a call that a signal broke off.
private func untilUninterrupted(_ call: () -> CInt) -> CInt {
  while true {
    let result = call()
    if result >= 0 || errno != EINTR { return result }
  }
}
