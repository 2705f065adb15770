internal import CLinux
import Glibc

/// A file's extended attributes, access control lists among them: what an edit has to carry over.
struct ExtendedAttributes {
  private static let sizeLimit = 1 << 16

  private var entries: [(name: [CChar], value: [UInt8])] = []

  /// None where the file system has none. Those of the kernel's security modules are made by the kernel.
  init(of descriptor: CInt) {
    var names = [CChar](repeating: 0, count: Self.sizeLimit)
    // Safety: at most the array's size is written, here and below.
    let length = unsafe rhumb_flistxattr(descriptor, &names, names.count)
    guard length > 0 else { return }
    for name in names[..<length].split(separator: 0) where !name.starts(with: Self.securityPrefix) {
      var value = [UInt8](repeating: 0, count: Self.sizeLimit)
      let name = Array(name) + [0]
      // Safety: the name ends with a NUL.
      let size = unsafe rhumb_fgetxattr(descriptor, name, &value, value.count)
      if size >= 0 { entries.append((name, Array(value[..<size]))) }
    }
  }

  private static let securityPrefix = "security.".utf8.map { CChar($0) }

  /// False, with `errno`, if one can't be set.
  func write(to descriptor: CInt) -> Bool {
    for entry in entries {
      // Safety: the name ends with a NUL, and the value's own size is given.
      guard unsafe rhumb_fsetxattr(descriptor, entry.name, entry.value, entry.value.count) == 0 else { return false }
    }
    return true
  }
}
