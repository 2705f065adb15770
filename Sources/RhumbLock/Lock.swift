public import CLinux
public import Synchronization

/// A `Mutex` whose handing over the thread sanitizer sees.
///
/// A `Mutex` that has to wait does so inside its library, which isn't built for the sanitizer: what one thread changed
/// under the lock and another one found there would be reported as a race.
///
/// Public, since nothing else is specialised in other modules: a render would take a tenth longer to look up types.
public struct Lock<State: ~Copyable>: ~Copyable, Sendable {
  /// For `withLock` alone, which other modules take in.
  public let mutex: Mutex<State>

  /// A lock that nobody holds.
  @inlinable public init(_ state: consuming sending State) { mutex = Mutex(state) }

  /// Runs `body` on the state while no other thread does. `body` must not take this lock again.
  @inlinable public borrowing func withLock<Outcome: ~Copyable, Failure: Error>(
    _ body: (inout sending State) throws(Failure) -> sending Outcome
  ) throws(Failure) -> sending Outcome {
    try mutex.withLock { state throws(Failure) in
      unsafe withUnsafePointer(to: mutex) { unsafe rhumb_lock_taken($0) }
      defer { unsafe withUnsafePointer(to: mutex) { unsafe rhumb_lock_left($0) } }
      return try body(&state)
    }
  }
}
