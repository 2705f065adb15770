import Glibc
import Synchronization

/// The last signal that came while it was put off; 0 for none. Outside of the type, since a C function can't reach in.
private let pending = Atomic<CInt>(0)

/// Puts off the signals that end a program until work is done that must not stop halfway: the one that came meanwhile
/// is raised again afterwards.
enum SignalHold {
  private static let held: [CInt] = [SIGHUP, SIGINT, SIGTERM]

  static func during<Result>(_ work: () throws(SystemError) -> Result) throws(SystemError) -> Result {
    // Touched before any handler runs: a first use inside one would not be safe.
    pending.store(0, ordering: .sequentiallyConsistent)
    // The handler only writes an atomic number; what was there before is put back below.
    let former = held.map { number in signal(number) { pending.store($0, ordering: .sequentiallyConsistent) } }
    defer {
      for (number, handler) in zip(held, former) { _ = signal(number, handler) }
      let number = pending.load(ordering: .sequentiallyConsistent)
      if number != 0 { kill(getpid(), number) }
    }
    return try work()
  }
}
