import CLinux
import Glibc

/// How a process that computes one answer has its memory.
package enum ProcessMemory {
  /// Lets the heap grow in large steps and asks for large pages: a render of a large chart touches ten thousand small
  /// ones, and each costs an interruption. To be called first of all.
  package static func prepare() { rhumb_prepare_heap() }

  /// Never frees the object, and so nothing it holds. For a command that is about to end: the system takes back all
  /// memory at once, while freeing a large chart piece by piece takes a sixth of a render's time.
  package static func keep(_ object: AnyObject) {
    // Safety: the only effect is a count that never falls to zero.
    _ = unsafe Unmanaged.passRetained(object)
  }
}

extension ProcessMemory {
  /// Bytes of memory that this process holds now; 0 where the system doesn't tell.
  package static var resident: Int {
    // Size and residence, in pages.
    guard let text = try? DiskFileSystem().read(FilePath("/proc/self/statm"), limit: 4096, allowingPipes: false),
      let word = text.split(separator: UInt8(ascii: " ")).dropFirst().first
    else { return 0 }
    let pages = word.reduce(0) { $0 &* 10 &+ Int($1 &- 0x30) }
    return pages &* sysconf(Int32(_SC_PAGESIZE))
  }
}
