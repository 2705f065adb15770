/// What a render may ask of the world: the time and randomness. Nothing in the engine reaches either in another way,
/// so a run with `Environment.fixed` repeats byte for byte.
package struct Environment: Sendable {
  /// Nanoseconds since 1970-01-01T00:00:00Z.
  package var now: @Sendable () -> Int64
  /// So many random bytes, fit for keys when live.
  package var randomBytes: @Sendable (Int) -> [UInt8]
  /// The name of the local time zone as `TZ` gives it; empty for the system's own.
  package var timeZone: String
  /// Whether the random bytes follow from a seed, so that every run draws the same.
  package internal(set) var isSeeded = false

  package init(
    now: @escaping @Sendable () -> Int64, randomBytes: @escaping @Sendable (Int) -> [UInt8], timeZone: String = ""
  ) {
    self.now = now
    self.randomBytes = randomBytes
    self.timeZone = timeZone
  }
}
