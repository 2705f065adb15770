import Glibc

/// A directory that files are written below, each whole or not at all.
///
/// A file is written beside its final name and then renamed, so that no reader ever sees half of it; directories on the
/// way are made as needed and never followed through links, so that nothing is written outside.
package struct OutputDirectory {
  /// Where it is, as the user spelled it: links here are theirs and are followed.
  package let root: FilePath

  package init(root: FilePath) { self.root = root }

  /// Puts `bytes` at a path below the root.
  package func write(_ bytes: [UInt8], at relative: FilePath) throws(SystemError) {
    let place = root.appending(relative.bytes)
    let (directory, name) = try openParent(of: relative)
    defer { close(directory) }
    try replace(name, in: directory, place: place, with: bytes)
  }

  /// Takes a file away that lies below the root.
  package func remove(at relative: FilePath) throws(SystemError) {
    let place = root.appending(relative.bytes)
    let (directory, name) = try openParent(of: relative)
    defer { close(directory) }
    // Safety: the name is NUL-terminated for the call.
    let removed = try unsafe name.withCString("remove") { unsafe unlinkat(directory, $0, 0) }
    guard removed == 0 || errno == ENOENT else { throw SystemError("remove", place, .code(errno)) }
  }

  /// The directory of a path below the root, made as needed, and the last part of the path. The caller closes it.
  private func openParent(of relative: FilePath) throws(SystemError) -> (directory: CInt, name: FilePath) {
    var parts = relative.cleaned.bytes.split(separator: UInt8(ascii: "/")).map(Array.init)
    guard !relative.isAbsolute, let name = parts.popLast(), parts.first != [0x2E, 0x2E], name != [0x2E, 0x2E],
      name != [0x2E]
    else { throw SystemError("write", root.appending(relative.bytes), .badPath) }
    var directory = try openRoot()
    var reached = root
    do throws(SystemError) {
      for part in parts {
        reached = reached.appending(part)
        let next = try openOrMake(FilePath(part), in: directory, place: reached)
        close(directory)
        directory = next
      }
    } catch {
      close(directory)
      throw error
    }
    return (directory, FilePath(name))
  }

  private func openRoot() throws(SystemError) -> CInt {
    try makeRoot()
    // Safety: the path is NUL-terminated for the call.
    let descriptor = try unsafe root.withCString("open") { unsafe open($0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard descriptor >= 0 else { throw SystemError("open", root, .code(errno)) }
    return descriptor
  }

  /// As `mkdir -p`.
  private func makeRoot() throws(SystemError) {
    var reached = root.isAbsolute ? FilePath("/") : FilePath([])
    for part in root.bytes.split(separator: UInt8(ascii: "/")) {
      reached = reached.appending(part)
      // Safety: the path is NUL-terminated for the call.
      let made = try unsafe reached.withCString("mkdir") { unsafe mkdir($0, 0o755) }
      guard made == 0 || errno == EEXIST else { throw SystemError("mkdir", reached, .code(errno)) }
    }
  }

  private func openOrMake(_ name: FilePath, in directory: CInt, place: FilePath) throws(SystemError) -> CInt {
    let flags = O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC
    // Safety: the names are NUL-terminated for the calls.
    let made = try unsafe name.withCString("mkdir") { unsafe mkdirat(directory, $0, 0o755) }
    guard made == 0 || errno == EEXIST else { throw SystemError("mkdir", place, .code(errno)) }
    let descriptor = try unsafe name.withCString("open") { unsafe openat(directory, $0, flags) }
    guard descriptor < 0 else { return descriptor }
    let code = errno
    if isLink(name, in: directory) { throw SystemError("open", place, .linked) }
    throw SystemError("open", place, .code(code))
  }

  private func isLink(_ name: FilePath, in directory: CInt) -> Bool {
    var status = stat()
    // Safety: `status` outlives the call, which fills it; the name is NUL-terminated for it.
    let found = try? unsafe name.withCString("lstat") { unsafe fstatat(directory, $0, &status, AT_SYMLINK_NOFOLLOW) }
    return found == 0 && FileKind(mode: status.st_mode) == .link
  }

  private func replace(
    _ name: FilePath, in directory: CInt, place: FilePath, with bytes: [UInt8]
  ) throws(SystemError) {
    let mode = try existingMode(of: name, in: directory, place: place)
    let temporary = FilePath(".rhumb-\(getpid())-\(UInt32.random(in: 0 ... .max))")
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    // Safety: the names are NUL-terminated for the calls.
    let descriptor = try unsafe temporary.withCString("open") { unsafe openat(directory, $0, flags, 0o666) }
    guard descriptor >= 0 else { throw SystemError("open", place, .code(errno)) }
    do throws(SystemError) {
      if let mode { fchmod(descriptor, mode) }
      try fill(descriptor, place: place, with: bytes)
      let moved = try unsafe temporary.withCString("rename") { from in
        try? unsafe name.withCString("rename") { unsafe renameat(directory, from, directory, $0) }
      }
      guard moved == 0 else { throw SystemError("rename", place, .code(errno)) }
    } catch {
      _ = try? unsafe temporary.withCString("remove") { unsafe unlinkat(directory, $0, 0) }
      throw error
    }
  }

  private func fill(_ descriptor: CInt, place: FilePath, with bytes: [UInt8]) throws(SystemError) {
    do throws(SystemError) {
      try Descriptor(raw: descriptor, path: place).writeAll(bytes)
      guard fsync(descriptor) == 0 else { throw SystemError("sync", place, .code(errno)) }
    } catch {
      close(descriptor)
      throw error
    }
    guard close(descriptor) == 0 else { throw SystemError("close", place, .code(errno)) }
  }

  /// The permissions of the file to be replaced; nil if there is none. A link would be replaced, not followed, but whoever
  /// put it there meant something else: so it is refused.
  private func existingMode(of name: FilePath, in directory: CInt, place: FilePath) throws(SystemError) -> mode_t? {
    var status = stat()
    // Safety: `status` outlives the call, which fills it.
    let found = try unsafe name.withCString("lstat") { unsafe fstatat(directory, $0, &status, AT_SYMLINK_NOFOLLOW) }
    guard found == 0 else { return nil }
    switch FileKind(mode: status.st_mode) {
    case .regular: return status.st_mode & 0o777
    case .directory: throw SystemError("write", place, .code(EISDIR))
    case .link: throw SystemError("write", place, .linked)
    case .special: throw SystemError("write", place, .irregular)
    }
  }
}
