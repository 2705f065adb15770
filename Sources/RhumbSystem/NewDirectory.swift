internal import CLinux
import Glibc

/// A directory that comes to be whole or not at all.
///
/// Files are written below a folder with a temporary name beside the final one; `commit` renames it, and refuses a name
/// that is taken. Without a commit nothing is left.
package final class NewDirectory {
  /// As the user named it.
  package let path: FilePath
  /// Where it is until the commit.
  package let temporary: FilePath
  private var isCommitted = false

  /// The directory that the new one will be in has to be there.
  package init(_ path: FilePath) throws(SystemError) {
    let clean = path.cleaned
    let name = Array(clean.lastComponent)
    let parent = FilePath(Array(clean.bytes.dropLast(name.count)))
    self.path = path
    temporary = parent.appending(".rhumb-\(getpid())-\(UInt32.random(in: 0 ... .max))")
    // Safety: the paths are NUL-terminated for the calls.
    let taken = try unsafe clean.withCString("mkdir") { unsafe faccessat(AT_FDCWD, $0, F_OK, AT_SYMLINK_NOFOLLOW) }
    guard taken != 0 else { throw SystemError("mkdir", path, .code(EEXIST)) }
    let made = try unsafe temporary.withCString("mkdir") { unsafe mkdir($0, 0o755) }
    guard made == 0 else { throw SystemError("mkdir", path, .code(errno)) }
  }

  deinit { if !isCommitted { NewDirectory.remove(temporary, depth: 0) } }

  package func write(_ bytes: [UInt8], at relative: FilePath) throws(SystemError) {
    try OutputDirectory(root: temporary).write(bytes, at: relative)
  }

  /// Gives the directory its name.
  package func commit() throws(SystemError) {
    let target = path.cleaned
    // Safety: the paths are NUL-terminated for the call.
    let code = try unsafe temporary.withCString("rename") { from -> CInt in
      let moved = try? unsafe target.withCString("rename") { to in
        unsafe NewDirectory.moveWithoutReplacing(from, to)
      }
      return moved == 0 ? 0 : errno
    }
    guard code == 0 else { throw SystemError("rename", path, .code(code)) }
    isCommitted = true
  }

  /// RENAME_NOREPLACE of `renameat2(2)`; file systems that don't know it rename only over what is empty.
  private static func moveWithoutReplacing(_ from: UnsafePointer<CChar>, _ to: UnsafePointer<CChar>) -> CInt {
    // Safety: the caller's texts are NUL-terminated.
    let moved = unsafe rhumb_renameat2(AT_FDCWD, from, AT_FDCWD, to, 1)
    if moved == 0 || (errno != EINVAL && errno != ENOSYS) { return moved }
    return unsafe rename(from, to)
  }

  /// Everything below a directory of ours, and itself. What can't be removed stays: there is nobody to tell.
  private static func remove(_ path: FilePath, depth: Int) {
    if depth < 64, let entries = try? DiskFileSystem().list(path) {
      for entry in entries {
        let inner = path.appending(entry.name)
        if entry.kind == .directory {
          remove(inner, depth: depth + 1)
        } else {
          // Safety: the path is NUL-terminated for the call.
          _ = try? unsafe inner.withCString("remove") { unsafe unlink($0) }
        }
      }
    }
    // Safety: the path is NUL-terminated for the call.
    _ = try? unsafe path.withCString("remove") { unsafe rmdir($0) }
  }
}
