import Glibc

/// The process's own streams. Nothing is lost silently: a full disk, a closed pipe and a failing close are errors.
package enum StandardStreams {
  /// Makes writing to a closed pipe an error instead of a death, so that temporary files can be removed.
  package static func reportClosedPipes() {
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
  }

  package static func writeOutput(_ bytes: some Collection<UInt8>) throws(SystemError) {
    try Descriptor(raw: 1, path: FilePath("/dev/stdout")).writeAll(bytes)
  }

  /// Pieces one after another, as one text.
  package static func writeOutput(pieces: [ArraySlice<UInt8>]) throws(SystemError) {
    let output = Descriptor(raw: 1, path: FilePath("/dev/stdout"))
    for piece in pieces { try output.writeAll(piece) }
  }

  /// Closes the output: some file systems tell only then that the data could not be stored.
  package static func finishOutput() throws(SystemError) {
    guard close(1) == 0 else { throw SystemError("close", FilePath("/dev/stdout"), .code(errno)) }
  }

  /// Messages are best effort: there is nowhere left to report a failure to.
  package static func writeError(_ bytes: [UInt8]) {
    try? Descriptor(raw: 2, path: FilePath("/dev/stderr")).writeAll(bytes)
  }

  /// Whether messages are read by a person at a terminal.
  package static var isErrorTerminal: Bool { isatty(2) == 1 }

  /// All of the input, up to a limit.
  package static func readInput(limit: Int) throws(SystemError) -> [UInt8] {
    try Descriptor(raw: 0, path: FilePath("/dev/stdin")).readAll(sizeHint: 65_535, limit: limit)
  }

  /// Fills the first three descriptors if the caller closed them, so that no file of ours is opened as one of them and
  /// written over by a message.
  package static func holdPlaces() {
    for descriptor: CInt in 0...2 where fcntl(descriptor, F_GETFD) < 0 {
      // Opened for the other direction, so that using it fails as it would have.
      // Safety: the literal is NUL-terminated.
      _ = unsafe open("/dev/null", descriptor == 0 ? O_WRONLY : O_RDONLY)
    }
  }
}
