import Glibc

/// A counter that threads wait on (`sem_overview(7)`).
@safe package final class Semaphore: @unchecked Sendable {
  // Safety: allocated and initialised once, freed when nobody holds the object any more; the calls are thread-safe.
  private let semaphore: UnsafeMutablePointer<sem_t>

  package init() {
    unsafe semaphore = .allocate(capacity: 1)
    unsafe semaphore.initialize(to: sem_t())
    unsafe sem_init(semaphore, 0, 0)
  }

  deinit {
    unsafe sem_destroy(semaphore)
    unsafe semaphore.deallocate()
  }

  /// Lets one thread go on: one that waits, or the next that would.
  package func signal() { unsafe sem_post(semaphore) }

  package func wait() { while unsafe sem_wait(semaphore) != 0 && errno == EINTR {} }
}
