import CLinux
import Glibc
import RhumbLock

/// Runs work on a stack so large that a template's own limits end any recursion, not the machine.
/// The memory is only reserved; pages count once they are touched.
package enum DeepStack {
  package static let size = 1 << 29

  private final class Box: Sendable {
    let body: @Sendable () -> Void
    init(_ body: @escaping @Sendable () -> Void) { self.body = body }

    /// The box that `toOpaque` gave away.
    static func take(_ pointer: UnsafeMutableRawPointer) -> Box {
      // Safety: the callers pass what they made of a retained box, once.
      unsafe Unmanaged<Box>.fromOpaque(pointer).takeRetainedValue()
    }
  }

  /// Runs the whole of a process on such a stack, without a second thread: memory is had more cheaply by a process that
  /// has one. Once in a process, and not where others may be running.
  package static func runProcess(_ body: @escaping @Sendable () -> Void) {
    // Safety: the box is retained until the body takes it, which it does once, or nobody does.
    let box = unsafe Unmanaged.passRetained(Box(body))
    let status = unsafe rhumb_run_on_stack(
      size, { argument in if let argument = unsafe argument { unsafe Box.take(argument).body() } }, box.toOpaque())
    if status != 0 { unsafe box.takeRetainedValue().body() }
  }

  /// Runs `body` on such a thread and waits for it.
  package static func run(_ body: @escaping @Sendable () -> Void) { runAll(1) { _ in body() } }

  /// Runs `body` on so many such threads at once, each with its number, and waits for them all.
  package static func runAll(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) {
    var threads: [pthread_t] = []
    for number in 0..<count {
      if let thread = start({ body(number) }) { threads.append(thread) } else { body(number) }
    }
    for thread in threads { pthread_join(thread, nil) }
  }

  /// Work on a thread of its own, beside what its owner does.
  package final class Worker: Sendable {
    private let thread = Lock<pthread_t?>(nil)

    package init() {}

    /// Begins; where the system has no room for a thread, nothing is done.
    package func start(_ body: @escaping @Sendable () -> Void) {
      let started = DeepStack.start(body)
      thread.withLock { $0 = started }
    }

    /// Waits for the end of what was started.
    package func join() {
      let started = thread.withLock { thread in
        defer { thread = nil }
        return thread
      }
      if let started { pthread_join(started, nil) }
    }
  }

  /// Nil if the system has no room for a thread.
  private static func start(_ body: @escaping @Sendable () -> Void) -> pthread_t? {
    // Safety: the box is retained for the thread, which takes it over; attributes and thread live on this stack
    // until the call returns.
    var attributes = pthread_attr_t()
    unsafe pthread_attr_init(&attributes)
    unsafe pthread_attr_setstacksize(&attributes, size)
    var thread = pthread_t()
    let box = unsafe Unmanaged.passRetained(Box(body))
    let status = unsafe pthread_create(
      &thread, &attributes,
      { argument in
        rhumb_prepare_thread_heap()
        if let argument = unsafe argument { unsafe Box.take(argument).body() }
        return nil
      }, box.toOpaque())
    unsafe pthread_attr_destroy(&attributes)
    if status == 0 { return thread }
    unsafe box.release()
    return nil
  }
}
