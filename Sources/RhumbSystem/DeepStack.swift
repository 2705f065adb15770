import Glibc

/// Runs work on a thread with a stack so large that a template's own limits end any recursion, not the machine.
/// The memory is only reserved; pages count once they are touched.
package enum DeepStack {
  package static let size = 1 << 29

  /// Runs `body` on such a thread and waits for it.
  package static func run(_ body: @escaping @Sendable () -> Void) {
    final class Box: Sendable {
      let body: @Sendable () -> Void
      init(_ body: @escaping @Sendable () -> Void) { self.body = body }
    }
    // Safety: the box is retained for the thread, which takes it over; attributes and thread live on this stack
    // until the join.
    var attributes = pthread_attr_t()
    unsafe pthread_attr_init(&attributes)
    unsafe pthread_attr_setstacksize(&attributes, size)
    var thread = pthread_t()
    let box = unsafe Unmanaged.passRetained(Box(body))
    let status = unsafe pthread_create(
      &thread, &attributes,
      { argument in
        if let argument = unsafe argument { unsafe Unmanaged<Box>.fromOpaque(argument).takeRetainedValue().body() }
        return nil
      }, box.toOpaque())
    unsafe pthread_attr_destroy(&attributes)
    if status == 0 {
      pthread_join(thread, nil)
    } else {
      unsafe box.takeRetainedValue().body()
    }
  }
}
