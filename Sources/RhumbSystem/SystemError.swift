import Glibc

/// What the operating system answered to a call, worded as Go words it: `open values.yaml: no such file or directory`.
package struct SystemError: Error, Sendable {
  package let operation: StaticString
  package let path: FilePath
  package let reason: Reason

  package enum Reason: Sendable, Equatable {
    case code(CInt)
    /// It is a device, FIFO or socket.
    case irregular
    /// It holds more bytes than its reader allows.
    case tooLarge(limit: Int)
    /// The path holds a NUL or is empty.
    case badPath
    /// It is a symbolic link, where none is followed.
    case linked
    /// It has further names, which an edit would cut off.
    case hardLinked
    /// Nobody may write it.
    case readOnly
    /// Somebody else wrote it meanwhile.
    case changed
    /// Somebody else edits it and doesn't finish.
    case locked
  }

  package init(_ operation: StaticString, _ path: FilePath, _ reason: Reason) {
    self.operation = operation
    self.path = path
    self.reason = reason
  }

  package var isNotFound: Bool { reason == .code(ENOENT) || reason == .code(ENOTDIR) }

  /// Something with that name is there.
  package var isTaken: Bool { reason == .code(EEXIST) || reason == .code(ENOTEMPTY) }

  package var message: String { "\(operation) \(path.text): \(reasonText)" }

  package var reasonText: String {
    switch reason {
    case .code(let code): SystemError.text(of: code)
    case .irregular: "not a regular file"
    case .tooLarge(let limit): "larger than the limit of \(limit) bytes"
    case .badPath: "invalid argument"
    case .linked: "it is a symbolic link, which is not followed"
    case .hardLinked: "it has several names (hard links), and an edit would leave the others behind"
    case .readOnly: "it is read-only"
    case .changed: "it was changed by somebody else meanwhile; nothing was written"
    case .locked: "another edit in this directory is under way"
    }
  }

  /// The C library's words with a small first letter, which are Go's words.
  package static func text(of code: CInt) -> String {
    // Safety: strerror returns a NUL-terminated string that lives until the next call; it is copied at once.
    guard let words = unsafe strerror(code) else { return "errno \(code)" }
    let text = unsafe String(cString: words)
    return text.prefix(1).lowercased() + text.dropFirst()
  }
}
