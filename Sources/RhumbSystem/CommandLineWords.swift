/// The words the process was started with, without its own name.
///
/// Swift's `CommandLine` finds them by way of `/proc/self/maps` and has none if that fails, which would turn every
/// command into another one.
package enum CommandLineWords {
  package static func all() throws(SystemError) -> [[UInt8]] {
    let place = FilePath("/proc/self/cmdline")
    let text = try DiskFileSystem().read(place, limit: 1 << 24)
    guard text.last == 0 else { throw SystemError("read", place, .badPath) }
    return text.dropLast().split(separator: 0, omittingEmptySubsequences: false).dropFirst().map { Array($0) }
  }
}
