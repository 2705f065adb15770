import Glibc

/// Where relative paths start.
package enum WorkingDirectory {
  /// Absolute; nil if it is gone. As Go, `PWD` is believed if it names the same directory, links and all.
  package static var path: FilePath? {
    if let spelled = EnvironmentVariables.value("PWD"), spelled.first == UInt8(ascii: "/"), isHere(FilePath(spelled)) {
      return FilePath(spelled)
    }
    // Safety: getcwd returns memory of its own, which is copied and freed here.
    guard let found = unsafe getcwd(nil, 0) else { return nil }
    defer { unsafe free(found) }
    return unsafe FilePath(Array(UnsafeRawBufferPointer(start: found, count: strlen(found))))
  }

  private static func isHere(_ path: FilePath) -> Bool {
    var here = stat()
    var there = stat()
    // Safety: the structures outlive the calls, which fill them.
    guard unsafe stat(".", &here) == 0, (try? unsafe path.withCString("stat") { unsafe stat($0, &there) }) == 0 else {
      return false
    }
    return here.st_dev == there.st_dev && here.st_ino == there.st_ino
  }
}
