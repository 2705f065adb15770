import Glibc

/// The files of this machine.
package struct DiskFileSystem: FileSystem {
  package init() {}

  package func kind(of path: FilePath) throws(SystemError) -> FileKind {
    var status = stat()
    // Safety: `status` outlives the call, which fills it.
    let result = try unsafe path.withCString("stat") { unsafe stat($0, &status) }
    guard result == 0 else { throw SystemError("stat", path, .code(errno)) }
    return FileKind(mode: status.st_mode)
  }

  package func read(_ path: FilePath, limit: Int, allowingPipes: Bool) throws(SystemError) -> [UInt8] {
    // Without O_NONBLOCK, opening a FIFO would wait for a writer, perhaps for ever.
    let flags = O_RDONLY | O_CLOEXEC | O_NOCTTY | (allowingPipes ? 0 : O_NONBLOCK)
    // Safety: the path is NUL-terminated for the call.
    let descriptor = try unsafe path.withCString("open") { unsafe open($0, flags) }
    guard descriptor >= 0 else { throw SystemError("open", path, .code(errno)) }
    defer { close(descriptor) }
    var status = stat()
    // Safety: `status` outlives the call, which fills it.
    guard unsafe fstat(descriptor, &status) == 0 else { throw SystemError("stat", path, .code(errno)) }
    switch FileKind(mode: status.st_mode) {
    case .directory: throw SystemError("read", path, .code(EISDIR))
    case .special where !allowingPipes: throw SystemError("read", path, .irregular)
    default: break
    }
    return try Descriptor(raw: descriptor, path: path).readAll(sizeHint: Int(status.st_size), limit: limit)
  }

  private static let readableByAll = S_IRUSR | S_IRGRP | S_IROTH

  package func size(ofReadable path: FilePath) throws(SystemError) -> Int {
    var status = stat()
    // Safety: the path is NUL-terminated for the calls, and `status` outlives the first, which fills it.
    let result = try unsafe path.withCString("open") { text in
      let found = unsafe stat(text, &status)
      if found != 0 || status.st_mode & Self.readableByAll == Self.readableByAll { return found }
      return unsafe faccessat(AT_FDCWD, text, R_OK, AT_EACCESS)
    }
    guard result == 0 else { throw SystemError("open", path, .code(errno)) }
    switch FileKind(mode: status.st_mode) {
    case .regular: return Int(status.st_size)
    case .directory: throw SystemError("read", path, .code(EISDIR))
    case .special, .link: throw SystemError("read", path, .irregular)
    }
  }

  package func list(_ directory: FilePath) throws(SystemError) -> [DirectoryEntry] {
    // Safety: the path is NUL-terminated for the call; the stream is closed below and used nowhere else.
    guard let stream = try unsafe directory.withCString("open", { unsafe opendir($0) }) else {
      throw SystemError("open", directory, .code(errno))
    }
    defer { unsafe closedir(stream) }
    var entries: [DirectoryEntry] = []
    while true {
      errno = 0
      // Safety: the entry is valid until the next call on the stream; its name is copied before.
      guard let entry = unsafe readdir(stream) else { break }
      let name = unsafe entry.nameBytes
      if name == [UInt8(ascii: ".")] || name == [UInt8(ascii: "."), UInt8(ascii: ".")] { continue }
      let listed = unsafe FileKind(entryType: entry.pointee.d_type)
      let kind = if let listed { listed } else { try unfollowedKind(of: directory.appending(name)) }
      entries.append(DirectoryEntry(name: name, kind: kind))
    }
    if errno != 0 { throw SystemError("readdirent", directory, .code(errno)) }
    entries.sort { $0.name.lexicographicallyPrecedes($1.name) }
    return entries
  }

  /// For file systems that don't tell the kind in the listing.
  private func unfollowedKind(of path: FilePath) throws(SystemError) -> FileKind {
    var status = stat()
    // Safety: `status` outlives the call, which fills it.
    let result = try unsafe path.withCString("lstat") { unsafe lstat($0, &status) }
    guard result == 0 else { throw SystemError("lstat", path, .code(errno)) }
    return FileKind(mode: status.st_mode)
  }

  package func resolve(_ path: FilePath) throws(SystemError) -> FilePath {
    // Safety: realpath returns memory of its own, which is copied and freed here.
    let resolved = try unsafe path.withCString("lstat") { text -> [UInt8]? in
      guard let found = unsafe realpath(text, nil) else { return nil }
      defer { unsafe free(found) }
      return unsafe Array(UnsafeRawBufferPointer(start: found, count: strlen(found)))
    }
    guard let resolved else { throw SystemError("lstat", path, .code(errno)) }
    return FilePath(resolved)
  }

  package func target(of link: FilePath) throws(SystemError) -> FilePath {
    var buffer = [UInt8](repeating: 0, count: 4096)
    // Safety: at most the buffer's size is written, and `buffer` outlives the call.
    let count = try unsafe link.withCString("readlink") { text in
      unsafe buffer.withUnsafeMutableBytes { room in
        unsafe readlink(text, room.baseAddress!.assumingMemoryBound(to: CChar.self), room.count)
      }
    }
    guard count >= 0 else { throw SystemError("readlink", link, .code(errno)) }
    return FilePath(Array(buffer[..<count]))
  }
}

extension FilePath {
  /// Calls `body` with the path as C text. A NUL inside would cut it, so it is refused.
  func withCString<Result>(
    _ operation: StaticString, _ body: (UnsafePointer<CChar>) -> Result
  ) throws(SystemError) -> Result {
    guard !bytes.isEmpty else { throw SystemError(operation, self, .code(ENOENT)) }
    guard !bytes.contains(0) else { throw SystemError(operation, self, .badPath) }
    // Safety: UInt8 and CChar have the same layout, and the array ends with the NUL that C text needs.
    return unsafe (bytes + [0]).withUnsafeBytes { buffer in
      unsafe body(buffer.baseAddress!.assumingMemoryBound(to: CChar.self))
    }
  }
}

extension FileKind {
  init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .regular
    case S_IFDIR: self = .directory
    case S_IFLNK: self = .link
    default: self = .special
    }
  }

  /// From readdir's `d_type`; nil if the file system doesn't say.
  init?(entryType: UInt8) {
    switch Int(entryType) {
    case Int(DT_REG): self = .regular
    case Int(DT_DIR): self = .directory
    case Int(DT_LNK): self = .link
    case Int(DT_UNKNOWN): return nil
    default: self = .special
    }
  }
}

extension UnsafeMutablePointer<dirent> {
  /// The entry's name, without the NUL.
  fileprivate var nameBytes: [UInt8] {
    // Safety: d_name is NUL-terminated inside the entry, whose own length readdir vouches for.
    unsafe withUnsafeBytes(of: &pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
  }
}
