import Glibc

/// Waiting, for what has to take its time.
package enum Pause {
  /// A signal that ends the program ends the wait too; any other doesn't shorten it.
  package static func take(nanoseconds: Int64) {
    guard nanoseconds > 0 else { return }
    var wanted = timespec(tv_sec: Int(nanoseconds / 1_000_000_000), tv_nsec: Int(nanoseconds % 1_000_000_000))
    var left = timespec()
    // Safety: both outlive the call, which fills the second.
    while unsafe nanosleep(&wanted, &left) != 0, errno == EINTR { wanted = left }
  }
}
