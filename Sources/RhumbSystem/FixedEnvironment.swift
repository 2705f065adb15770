import RhumbLock

extension Environment {
  /// A world that stands still: the same seed gives the same random bytes, in the order in which they are asked for.
  /// They look random and are no secret.
  ///
  /// - Parameter now: nanoseconds since 1970-01-01T00:00:00Z.
  package static func fixed(seed: UInt64, at now: Int64) -> Environment {
    var environment = Environment(now: { now }, randomBytes: { _ in [] }, timeZone: "UTC")
    environment.seedRandomness(seed)
    return environment
  }

  /// From now on the same random bytes come in every run, and keys made with them are no secret.
  package mutating func seedRandomness(_ seed: UInt64) {
    let randomness = SeededRandomness(seed)
    randomBytes = { randomness.bytes($0) }
    isSeeded = true
  }

  /// The same world for work that runs beside other work. Where randomness follows from a seed, it gets its own, which
  /// follows from the next draw: so it does not depend on which thread draws first.
  package func forked() -> Environment {
    guard isSeeded else { return self }
    var environment = self
    environment.seedRandomness(randomBytes(8).reduce(0) { $0 << 8 | UInt64($1) })
    return environment
  }
}

/// The generator SplitMix64.
private final class SeededRandomness: Sendable {
  private let state: Lock<UInt64>

  init(_ seed: UInt64) { state = Lock(seed) }

  func bytes(_ count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(max(count, 0) + 8)
    while bytes.count < count {
      var word = next()
      for _ in 0..<8 {
        bytes.append(UInt8(truncatingIfNeeded: word))
        word >>= 8
      }
    }
    bytes.removeLast(bytes.count - max(count, 0))
    return bytes
  }

  private func next() -> UInt64 {
    state.withLock { state in
      state &+= 0x9E37_79B9_7F4A_7C15
      var word = state
      word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
      word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
      return word ^ (word >> 31)
    }
  }
}
