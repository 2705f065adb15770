import Glibc

/// A program that is fed bytes and answers bytes, such as a post-renderer.
package enum ChildProcess {
  package struct Result: Sendable {
    /// Its exit status; 128 and the signal's number if a signal ended it.
    package let status: Int
    package let output: [UInt8]
    package let errors: [UInt8]
  }

  /// Runs a program to its end. `executable` holds a `/`, or is looked up in `PATH`.
  ///
  /// Input is written while output is read, so that neither side can block the other for ever.
  package static func run(
    _ executable: FilePath, arguments: [[UInt8]], input: [UInt8], outputLimit: Int
  ) throws(SystemError) -> Result {
    // A child that closes its input early must not end this program.
    StandardStreams.reportClosedPipes()
    let inputPipe = try Pipe(executable)
    let outputPipe = try Pipe(executable)
    let errorPipe = try Pipe(executable)
    let child = try spawn(
      executable, arguments, [(inputPipe.reading, 0), (outputPipe.writing, 1), (errorPipe.writing, 2)])
    close(inputPipe.reading)
    close(outputPipe.writing)
    close(errorPipe.writing)
    var conversation = Conversation(
      input: input, writing: inputPipe.writing, output: outputPipe.reading, errors: errorPipe.reading,
      limit: outputLimit)
    let overflowed = conversation.hold()
    if overflowed { kill(child, SIGKILL) }
    var status: CInt = 0
    // Safety: `status` outlives the call, which fills it.
    while unsafe waitpid(child, &status, 0) < 0, errno == EINTR {}
    if overflowed { throw SystemError("read", executable, .tooLarge(limit: outputLimit)) }
    let signal = Int(status & 0x7F)
    return Result(
      status: signal == 0 ? Int((status >> 8) & 0xFF) : 128 + signal,
      output: conversation.answer, errors: conversation.complaint)
  }

  private static func spawn(
    _ executable: FilePath, _ arguments: [[UInt8]], _ streams: [(from: CInt, to: CInt)]
  ) throws(SystemError) -> pid_t {
    var actions = unsafe posix_spawn_file_actions_t()
    // Safety: initialised here and destroyed at the end; only passed to the C library.
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    for stream in streams { unsafe posix_spawn_file_actions_adddup2(&actions, stream.from, stream.to) }
    // Signals that are ignored or blocked here would stay so in the child.
    var attributes = posix_spawnattr_t()
    var defaults = sigset_t()
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    unsafe sigfillset(&defaults)
    unsafe posix_spawnattr_setsigdefault(&attributes, &defaults)
    var blocked = sigset_t()
    unsafe sigemptyset(&blocked)
    unsafe posix_spawnattr_setsigmask(&attributes, &blocked)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))

    // Safety: every word is a copy of its own that is freed below; the list ends with nil, as execve needs.
    var words: [UnsafeMutablePointer<CChar>?] = unsafe []
    for word in [executable.bytes] + arguments {
      unsafe words.append(
        unsafe (word + [0]).withUnsafeBytes { unsafe strdup($0.baseAddress!.assumingMemoryBound(to: CChar.self)) })
    }
    unsafe words.append(nil)
    defer { unsafe words.forEach { unsafe free($0) } }
    var child: pid_t = 0
    let failure = try unsafe executable.withCString("exec") { path in
      unsafe posix_spawnp(&child, path, &actions, &attributes, words, environ)
    }
    guard failure == 0 else { throw SystemError("exec", executable, .code(failure)) }
    return child
  }
}

/// A one-way channel. Both ends close when the process runs another program.
private struct Pipe {
  let reading: CInt
  let writing: CInt

  init(_ user: FilePath) throws(SystemError) {
    var ends: [CInt] = [0, 0]
    // Safety: room for the two descriptors that the call writes.
    guard unsafe pipe(&ends) == 0 else { throw SystemError("pipe", user, .code(errno)) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    reading = ends[0]
    writing = ends[1]
  }
}

/// Feeding a child and listening to both its streams at once.
private struct Conversation {
  let input: [UInt8]
  var writing: CInt
  var output: CInt
  var errors: CInt
  let limit: Int
  var sent = 0
  var answer: [UInt8] = []
  var complaint: [UInt8] = []

  /// Until the child has closed both its streams. Returns whether it said too much.
  mutating func hold() -> Bool {
    defer { for descriptor in [writing, output, errors] where descriptor >= 0 { close(descriptor) } }
    _ = fcntl(writing, F_SETFL, O_NONBLOCK)
    while output >= 0 || errors >= 0 {
      var waiting = [
        pollfd(fd: writing, events: Int16(POLLOUT), revents: 0), pollfd(fd: output, events: Int16(POLLIN), revents: 0),
        pollfd(fd: errors, events: Int16(POLLIN), revents: 0),
      ]
      // Safety: the array holds as many entries as the call is told.
      guard unsafe poll(&waiting, 3, -1) >= 0 || errno == EINTR else { return false }
      if waiting[0].revents != 0 { feed() }
      if waiting[1].revents != 0, !Conversation.listen(&output, &answer, limit) { return true }
      if waiting[2].revents != 0, !Conversation.listen(&errors, &complaint, limit) { return true }
    }
    return false
  }

  private mutating func feed() {
    var written = 0
    if sent < input.count {
      // Safety: the range is inside the array.
      written = unsafe input.withUnsafeBytes { unsafe write(writing, $0.baseAddress! + sent, $0.count - sent) }
      if written > 0 { sent += written }
    }
    // A child that stops reading early is not an error by itself: its exit status tells.
    guard sent < input.count, written >= 0 || errno == EAGAIN || errno == EINTR else {
      close(writing)
      writing = -1
      return
    }
  }

  /// False when the limit is passed.
  private static func listen(_ descriptor: inout CInt, _ heard: inout [UInt8], _ limit: Int) -> Bool {
    var piece = [UInt8](repeating: 0, count: 65_536)
    // Safety: at most the array's size is written.
    let count = unsafe piece.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR { return true }
    if count <= 0 {
      close(descriptor)
      descriptor = -1
      return true
    }
    heard.append(contentsOf: piece[..<count])
    return heard.count <= limit
  }
}
